// Signed opening figures beside the count of a table: an addend of its own, dated, never in a figure that has records behind it. Pure.
import { formatDate, formatDateTime } from '../deadlines/dates.ts';
import { placeKey } from './checks.ts';
import type { Period } from './periods.ts';
import { tables } from './tables/index.ts';
import { columnsIn, type TableCode } from './tables/table.ts';

/** Of one table: up to which day, who signed it and when, column → figure. */
export interface OpeningSheet {
  asOf: string;
  /** An instant, as JSON keeps it. */
  signedAt: string;
  signedBy: string;
  figures: Readonly<Record<string, number>>;
}
/** By table. */
export type OpeningSheets = Readonly<Partial<Record<TableCode, OpeningSheet>>>;

/** Those whose day falls within a period: only in that one they are added. */
export const openingWithin = (sheets: OpeningSheets, period: Pick<Period, 'from' | 'to'>): OpeningSheets =>
  Object.fromEntries(Object.entries(sheets).filter(([, { asOf }]) => period.from <= asOf && asOf <= period.to));

/** "đến hết ngày 01/10/2026, Hoàng Gia Thắng ký 02/10/2026 08:00" */
export const openingWords = ({ asOf, signedAt, signedBy }: OpeningSheet): string =>
  `đến hết ngày ${formatDate(asOf)}, ${signedBy} ký ${formatDateTime(new Date(signedAt))}`;

/** In the order of the columns; 0 where none is stated. */
export const openingFigures = (code: TableCode, sheet: OpeningSheet | undefined): number[] =>
  columnsIn(tables[code].parts).map(({ no }) => sheet?.figures[String(no)] ?? 0);

/** By place, those that are not 0. */
export const openingByPlace = (sheets: OpeningSheets | null): Map<string, number> =>
  new Map(
    (Object.entries(sheets ?? {}) as [TableCode, OpeningSheet][]).flatMap(([code, { figures }]) =>
      Object.entries(figures)
        .filter(([, figure]) => figure !== 0)
        .map(([no, figure]): [string, number] => [placeKey([code, Number(no)]), figure]),
    ),
  );
