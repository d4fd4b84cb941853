// Identities between columns that do not hold, as notes beside the table: in the count, and in the sum with the opening figures.
import { type Check, checkWords, type Verdict } from './checks.ts';
import { reportHref } from './choices.ts';
import { figureWords } from './numbers.ts';
import type { Sheet } from './sheet.ts';

/** What does not agree, with what to look at; `href` may be ''. */
export interface Note {
  text: string;
  href: string;
  linkLabel: string;
  level: 'amber' | 'red';
}
/** The identities that do not hold, in the count and in the sum with the opening figures, and those that could not be tried on that. */
export function disagreements(sheet: Sheet): Note[] {
  const { table } = sheet;
  // What disagrees in one unit may cancel out in the total.
  const inUnits = (check: Check) => sheet.lines.filter((line) => line.broken.includes(check)).map(({ name }) => name);
  return [
    ...sheet.verdicts
      .filter(({ holds, check }) => !holds || inUnits(check).length > 0)
      .map((verdict) =>
        checkNote(
          sheet,
          verdict.check,
          `${checkWords(verdict.check, table.code)}. ${toldOf(sheet, inUnits(verdict.check), verdict)}`,
          'Xem hồ sơ làm lệch',
        ),
      ),
    ...openingDisagreements(sheet),
  ];
}

const checkNote = ({ period, scope }: Sheet, check: Check, text: string, linkLabel: string): Note => ({
  text,
  href: reportHref(`/reports/checks/${check.id}`, period, scope),
  linkLabel,
  level: check.isStated ? 'red' : 'amber',
});

const sides = ({ left, right }: Pick<Verdict, 'left' | 'right'>) => `${figureWords(left, 3)} và ${figureWords(right, 3)}`;
const toldOf = (sheet: Sheet, units: readonly string[], verdict: Verdict) =>
  sheet.lines.length > 1 && units.length > 0 ? `Chưa khớp ở ${someUnits(units)}.` : `Đang là ${sides(verdict)}.`;

/** Of the sum with the opening figures alone. */
export function openingDisagreements(sheet: Sheet): Note[] {
  const { table, openingChecks } = sheet;
  const withOpening = new Map(openingChecks.broken.map((verdict) => [verdict.check, verdict]));
  const openingUnits = (check: Check) =>
    openingChecks.broken.filter((one) => one.check === check).map((one) => `${one.unitName} (${sides(one)})`);
  return [
    ...[...withOpening.values()].map((verdict) =>
      checkNote(
        sheet,
        verdict.check,
        `Cộng cả số đầu kỳ: ${checkWords(verdict.check, table.code)}. ${toldOf(sheet, openingUnits(verdict.check), verdict)}`,
        'Xem số đầu kỳ làm lệch',
      ),
    ),
    ...[...openingChecks.untried, ...openingAsideWords(sheet)].map(
      (text): Note => ({ text, href: '', linkLabel: '', level: 'amber' }),
    ),
  ];
}

/** Opening figures that share days with the period and are not added, or are in doubt: each told while they are few. */
function openingAsideWords({ openingAside }: Sheet): string[] {
  const units = [...new Set(openingAside.map(({ unitName }) => unitName))];
  if (units.length > mostNamed)
    return [
      `Có số đầu kỳ đã ký mà kỳ này chỉ gồm một phần các ngày, hoặc không ghi ngày đầu; mở biểu từng đơn vị để xem: ${someUnits(units)}.`,
    ];
  return openingAside.map(({ unitName, words }) => `${unitName}: ${words}.`);
}

/** By name while they are few. */
const mostNamed = 5;
/** By name while they are few, then some names and how many more. */
export function someUnits(units: readonly string[]): string {
  const more = units.length - mostNamed;
  const named = units.slice(0, mostNamed).join(', ');
  return more > 0 ? `${figureWords(units.length, 0)} đơn vị: ${named} và ${figureWords(more, 0)} đơn vị khác` : named;
}
