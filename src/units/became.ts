// What became of an office since the day that is told of: it is named as it was called then, with who goes on in its place. Pure.

/** By what an office handed over: the kinds of a re-organisation's routes. */
export type HandedBy = 'merge' | 'split' | 'abolish' | 'function';

/**
 * succeeded: it bears another name, or is part of what it was merged into. divided: it is several offices now, none of which is it, and
 * another has its records. abolished: so has another without that. received: so has another the records of what succeeded it. relieved: the
 * office goes on, and what it did there is another's.
 */
export const becomings = ['succeeded', 'divided', 'abolished', 'received', 'relieved'] as const;
export type Became = (typeof becomings)[number];

const first: Record<HandedBy, Became> = { merge: 'succeeded', split: 'divided', abolish: 'abolished', function: 'relieved' };
const next: Record<HandedBy, Became> = { merge: 'succeeded', split: 'received', abolish: 'received', function: 'relieved' };

/** @param kinds of the acts by which its matters went on, one after another; none for another name, or an act that is not told of here */
export function becameBy([own, ...later]: readonly HandedBy[]): Became {
  const became = first[own ?? 'merge'];
  return later.reduce<Became>((so, kind) => (so === 'succeeded' ? next[kind] : so), became);
}

/** "nay là UBND phường Ngọc Hà". @param succeeded the words for a successor: of units, whose places are theirs now, "nay thuộc" */
export function nowWords(became: Became, now: string, succeeded: 'nay là' | 'nay thuộc' = 'nay là'): string {
  if (became === 'divided') return `nay đã chia, hồ sơ do ${now} tiếp nhận`;
  if (became === 'abolished') return `đã giải thể, hồ sơ do ${now} tiếp nhận`;
  if (became === 'received') return `hồ sơ nay do ${now} tiếp nhận`;
  if (became === 'relieved') return `nhiệm vụ nay do ${now} thực hiện`;
  return `${succeeded} ${now}`;
}

/** "UBND phường Ba Đình (nay là UBND phường Ngọc Hà)"; the bare name where it is the same office. */
export const namedThen = (then: string, became: Became, now: string): string =>
  then === now ? then : `${then} (${nowWords(became, now)})`;
