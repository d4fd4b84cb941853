// What the identities say of the units of a consolidated report once their signed opening figures are added: where they do not hold, and
// where they cannot be tried. In words, unit by unit: what disagrees in one may cancel out in the sum. Pure.
import { checks, checkWords, placeKey } from '../checks.ts';
import { type ClosedReport, reportedName } from '../closing/closing.ts';
import { someUnits } from '../disagreements.ts';
import { figureWords } from '../numbers.ts';
import { checkWithOpening, type OpeningChecks, type OpeningSheets, untriedWords } from '../opening.ts';
import { type Place, tables } from '../tables/index.ts';
import type { ByUnit } from './gather.ts';

type Part = Pick<ClosedReport, 'unitId' | 'unitName' | 'endedOn' | 'opening'>;
interface Tried {
  unit: string;
  sheets: OpeningSheets;
  told: OpeningChecks;
}

/** The opening figures the parts were closed with, by unit. */
export const openingsOf = (parts: readonly Part[]): Map<number, OpeningSheets> =>
  new Map(parts.flatMap(({ unitId, opening }): [number, OpeningSheets][] => (opening ? [[unitId, opening]] : [])));

const triedIn = (parts: readonly Part[], shown: ByUnit): Tried[] =>
  parts.flatMap((part): Tried[] => {
    const sheets = part.opening;
    if (!sheets || Object.keys(sheets).length === 0) return [];
    const figure = (place: Place) => shown.get(part.unitId)?.get(placeKey(place)) ?? 0;
    return [{ unit: reportedName(part), sheets, told: checkWithOpening(checks, figure, sheets) }];
  });

/** The identities of the circular that do not hold with them, each with its units: closing wants a reason. */
export function brokenWithOpening(parts: readonly Part[], shown: ByUnit): string[] {
  const tried = triedIn(parts, shown);
  return checks.flatMap((check) => {
    const units = tried.flatMap(({ unit, told }) =>
      told.broken
        .filter((one) => one.check === check && check.isStated)
        .map(({ left, right }) => `${unit} (${figureWords(left, 3)} và ${figureWords(right, 3)})`),
    );
    const form = tables[check.left[0]].form;
    return units.length === 0
      ? []
      : [`${form}, cộng cả số đầu kỳ: ${checkWords(check, check.left[0])}. Chưa khớp ở ${someUnits(units)}.`];
  });
}

/** Which units have opening figures in one of two tables and not in the other. */
export function untriedWithOpening(parts: readonly Part[], shown: ByUnit): string[] {
  const units = new Map<string, string[]>();
  for (const { unit, sheets, told } of triedIn(parts, shown))
    for (const words of untriedWords(told.untried, sheets)) units.set(words, [...(units.get(words) ?? []), unit]);
  return [...units].map(([words, names]) => `${words} Đơn vị: ${someUnits(names)}.`);
}
