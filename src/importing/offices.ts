// Which office a text of an old book means: its words made plain, then chosen by the day and by what it stood under. Pure.
import { fold } from '../search/fold.ts';
import type { NamedUnit } from '../units/queries.ts';

/** Finds the office a text means on a day; undefined when none or several. */
export type UnitFinder = (text: string, on: string) => number | undefined;

const short: readonly [RegExp, string][] = [
  [/^(?:ubnd|uy ban nhan dan|uy ban|ub)\s+/, ''],
  [/^p\.?\s+|^p\./, 'phuong '],
  [/^x\.\s*/, 'xa '],
  [/^tt\.?\s+|^tt\./, 'thi tran '],
  [/^tx\.?\s+|^tx\./, 'thi xa '],
  [/^q\.?\s+|^q\./, 'quan '],
  [/^h\.\s*/, 'huyen '],
  [/^(?:tp|t\.p)\.?\s+|^tp\./, 'thanh pho '],
];

function plain(part: string): string {
  let text = fold(part).replace(/\s*\((?:cu|truoc[^)]*)\)$/, '');
  for (const [pattern, word] of short) text = text.replace(pattern, word);
  return text.replace(/\s+/g, ' ').trim();
}

export interface OfficeWords {
  name: string;
  /** What it stood under, when the book says it. */
  under: string;
}

/** "UBND P. Trúc Bạch, Q. Ba Đình" → phuong truc bach under quan ba dinh. */
export function officeWords(text: string): OfficeWords {
  const [name = '', under = ''] = text.split(/\s*[,;]\s*|\s+-\s+/).map(plain);
  return { name, under };
}

/** The one unit meant on a day: standing then, or the only one of that name there ever was. */
export function chooseUnit(words: OfficeWords, candidates: readonly NamedUnit[], on: string): number | undefined {
  const named = words.under
    ? candidates.filter((unit) => unit.parents.some((parent) => parent === words.under || parent.endsWith(` ${words.under}`)))
    : candidates;
  const among = named.length > 0 ? named : candidates;
  const standing = among.filter((unit) => unit.firstOn <= on && (unit.endedOn === null || on < unit.endedOn));
  const left = standing.length > 0 ? standing : among;
  const ids = [...new Set(left.map((unit) => unit.id))];
  return ids.length === 1 ? ids[0] : undefined;
}
