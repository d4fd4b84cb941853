// How a figure of a table is written: Vietnamese grouping, a comma before what stands after it, 0 as 0. Pure.
import { type Column, columnsIn, type Table } from './tables/table.ts';

const written = (digits: number) => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: digits });
/** Made once: a table of a city has thousands of figures. */
const formats: Readonly<Record<Column['digits'], Intl.NumberFormat>> = { 0: written(0), 2: written(2), 3: written(3) };

/** 1.284 · 12,5 · 0 */
export const figureWords = (value: number, digits: Column['digits']): string => formats[digits].format(value);

/** The format a spreadsheet shows the same figure with. */
export const figureFormat = (digits: Column['digits']): string => (digits === 0 ? '#,##0' : `#,##0.${'#'.repeat(digits)}`);

/** What a column of figures is called in the table, heads included: "Khiếu nại, Tổng số đơn". */
export function columnName(table: Table, no: number): string {
  const column = columnsIn(table.parts).find((one) => one.no === no);
  if (!column) return '';
  const inner = column.under.slice(-2);
  return [...inner, column.label].join(', ');
}
