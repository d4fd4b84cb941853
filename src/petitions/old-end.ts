// How a petition of an old book ended, in the book's own words: what the book does not say is said to be missing. Pure.
import { formatDate } from '../deadlines/dates.ts';
import type { OldAcceptance } from './registration.ts';

/** As the event of its taking in has it; `endedOn` undefined where an older event did not keep it. */
export interface OldEnd {
  word: string;
  endedOn: unknown;
}

/** "Đã giải quyết, ngày 20/06/2025". */
export function oldEndWords({ word, endedOn }: OldEnd): string {
  if (typeof endedOn === 'string') return `${word}, ngày ${formatDate(endedOn)}`;
  return endedOn === null ? `${word}, không ghi ngày` : word;
}

/** That the old book says it was accepted, and goes on; undefined where it does not say so. */
export function oldAcceptanceIn(
  events: readonly { kind: string; data: Readonly<Record<string, unknown>> }[],
): OldEnd | undefined {
  const accepted = events.find((event) => event.kind === 'petition.registered')?.data.accepted as OldAcceptance | undefined;
  return accepted && { word: accepted.number ? `Đã thụ lý, văn bản số ${accepted.number}` : 'Đã thụ lý', endedOn: accepted.on };
}

/** How the old book says it ended; undefined of a petition that came another way. */
export function oldEndIn(events: readonly { kind: string; data: Readonly<Record<string, unknown>> }[]): OldEnd | undefined {
  const taken = events.find((event) => event.kind === 'petition.taken_in');
  return taken && { word: typeof taken.data.word === 'string' ? taken.data.word : '', endedOn: taken.data.endedOn };
}
