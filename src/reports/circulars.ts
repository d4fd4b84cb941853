// Which circular a report is made by: the one in force on the last day of its period (legal.md §9.1). Dated data. Pure.
import { addDays, formatDate } from '../deadlines/dates.ts';
import { keptFrom, type Period, type PeriodKind } from './periods.ts';
import { tables } from './tables/index.ts';
import { type Table, type TableCode, tableCodes } from './tables/table.ts';

/** The report in words a circular asks for. */
export interface Outline {
  /** "Mẫu số 02" */
  form: string;
  /** The periods it is asked for; the others are reported by the tables alone. */
  kinds: readonly PeriodKind[];
  /** Where the circular says so. */
  tablesOnly: string;
}

export interface Circular {
  name: string;
  /** For periods that end on this day or later. */
  from: string;
  codes: readonly TableCode[];
  /** Days after the last day of a period by which a unit reports to the province, and the province upward; null: not known. */
  due: { unit: number; province: number } | null;
  /** Null: not known. */
  outline: Outline | null;
}

const codesWith = (prefix: string) => tableCodes.filter((code) => code.startsWith(prefix));

/** Oldest first. */
export const circulars: readonly Circular[] = [
  { name: 'Thông tư 02/2021/TT-TTCP', from: keptFrom, codes: codesWith('tt21-'), due: null, outline: null },
  { name: 'Thông tư 01/2024/TT-TTCP', from: '2024-03-05', codes: codesWith('tt24-'), due: null, outline: null },
  {
    name: 'Thông tư 06/2025/TT-TTCP',
    from: '2025-09-30',
    codes: codesWith('0'),
    due: { unit: 3, province: 6 },
    outline: { form: 'Mẫu số 02', kinds: ['Q1', 'H1', 'M9', 'Y', 'AD_HOC'], tablesOnly: 'khoản 2 Điều 4' },
  },
];

/** Undefined for a period that ended before the first of them. */
export const findCircular = (period: Pick<Period, 'to'>): Circular | undefined =>
  circulars.findLast(({ from }) => from <= period.to);

/** @throws Error for a period no circular is kept for */
export function circularOf(period: Pick<Period, 'to'>): Circular {
  const found = findCircular(period);
  if (!found) throw new Error(`No circular for a period that ends on ${period.to}`);
  return found;
}

/** The table of another circular about the same thing; its first one when it has none. */
export function sameTable(table: Table, circular: Circular): Table {
  const own = circular.codes.map((code) => tables[code]);
  const found = own.find(({ about }) => about === table.about) ?? own[0];
  if (!found) throw new Error(`${circular.name} has no tables`);
  return found;
}

/** By when the unit reports to the province, and the province to the Thanh tra Chính phủ. */
export function dueDays(period: Period): { unit: string; province: string } | undefined {
  const due = findCircular(period)?.due;
  if (period.kind === 'AD_HOC' || !due) return undefined;
  return { unit: addDays(period.to, due.unit), province: addDays(period.to, due.province) };
}

/** "Thông tư 01/2024/TT-TTCP, kỳ kết thúc từ ngày 05/03/2024 đến ngày 29/09/2025" */
export function forceWords(circular: Circular): string {
  const next = circulars[circulars.indexOf(circular) + 1];
  const until = next ? ` đến ngày ${formatDate(addDays(next.from, -1))}` : '';
  return `${circular.name}, kỳ kết thúc từ ngày ${formatDate(circular.from)}${until}`;
}
