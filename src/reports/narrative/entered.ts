// What of the report in words was entered by hand: nothing is printed of what nobody entered, and the note of the draft says what is missing.
import type { UnitTx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { placeKey } from '../checks.ts';
import { someUnits } from '../disagreements.ts';
import { countedEntries } from '../entries/counted.ts';
import { typedColumns } from '../entries/entry.ts';
import { type AskedUnit, notEntered, typedWords } from '../entries/missing.ts';
import { figureWords } from '../numbers.ts';
import { type Period, periodName, quartersIn } from '../periods.ts';
import { tables } from '../tables/index.ts';
import { presentCodes, type TableCode } from '../tables/table.ts';
import type { Figures } from './figures.ts';

export interface EnteredFigures {
  figures: Figures;
  /** What nobody entered, and which units did not; '' where all did. */
  missing: string;
}

/**
 * The figures of a period without those nobody entered.
 * @param units those the figures are of
 * @param notLive those of them that enter nothing here yet: named apart from those that have not entered
 */
export async function enteredOnly(
  tx: UnitTx,
  figures: Figures,
  period: Period,
  units: readonly AskedUnit[],
  notLive: ReadonlySet<number> = new Set(),
): Promise<EnteredFigures> {
  const silent = await notEntered(tx, presentCodes, period, units);
  const blank = [...silent].filter(([, { length }]) => length === units.length).map(([code]) => code);
  const shut = new Set(blank.flatMap((code) => typedColumns(tables[code]).map(({ no }) => placeKey([code, no]))));
  const words: string[] = [];
  for (const [code, some] of silent) {
    const hint = blank.includes(code) ? await quarterHint(tx, code, period, units) : '';
    const names = (of: readonly AskedUnit[]) => someUnits(of.map(({ name }) => name));
    const [onPaper, owing] = [some.filter(({ id }) => notLive.has(id)), some.filter(({ id }) => !notLive.has(id))];
    if (units.length === 1) words.push(`${typedWords(code)} chưa nhập số liệu kỳ này${hint}`);
    else {
      if (owing.length > 0) words.push(`${typedWords(code)}, chưa nhập: ${names(owing)}${hint}`);
      if (onPaper.length > 0)
        words.push(
          `${typedWords(code)} không có số của đơn vị chưa vận hành phần mềm đến ngày ${formatDate(period.to)}, không tính là chưa nhập: ${names(onPaper)}`,
        );
    }
  }
  return { figures: new Map([...figures].filter(([key]) => !shut.has(key))), missing: words.join('; ') };
}

/** Those that hold what was carried over: quarters do not add up to the longer period. */
const carried: Readonly<Partial<Record<TableCode, readonly number[]>>> = { '06-qlkntc': [6, 7, 13] };

/** What was entered for the quarters of a longer period, added up: for whoever enters it, and no figure of the report. */
async function quarterHint(tx: UnitTx, code: TableCode, period: Period, units: readonly AskedUnit[]): Promise<string> {
  const sums = new Map<number, number>();
  const named: string[] = [];
  for (const quarter of quartersIn(period)) {
    const entries = await countedEntries(tx, code, quarter, { units: units.map(({ id }) => id) });
    if (entries.length === 0) continue;
    named.push(periodName(quarter));
    for (const { figures } of entries)
      for (const { no } of typedColumns(tables[code])) sums.set(no, (sums.get(no) ?? 0) + (figures[String(no)] ?? 0));
  }
  if (named.length === 0) return '';
  const skipped = carried[code] ?? [];
  const words = typedColumns(tables[code])
    .filter(({ no }) => !skipped.includes(no) && (sums.get(no) ?? 0) !== 0)
    .map(({ no, digits }) => `cột ${no}: ${figureWords(sums.get(no) ?? 0, digits)}`);
  const without = skipped.length > 0 ? `; cột ${skipped.join(', ')} gồm phần kỳ trước chuyển sang, không cộng được` : '';
  return ` (gợi ý, cộng số đã nhập của ${named.join(', ')}: ${words.join(', ') || 'các cột là 0'}${without})`;
}
