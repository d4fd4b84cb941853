// Which office the words of an old book mean: chosen by the day and by what it stood under. Pure.
import type { OfficeWords } from '../units/office-words.ts';
import type { NamedUnit } from '../units/queries.ts';

/** Finds the office a text means on a day; undefined when none or several. */
export type UnitFinder = (text: string, on: string) => number | undefined;

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
