// The cells of a filled sheet under the headings of ours, and what is wrong with one of them.
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { textOfCell } from '../../documents/papers/cell.ts';
import { fold } from '../../search/fold.ts';
import { cleanText } from '../../web/forms.ts';
import { type Column, columns } from './columns.ts';
import { columnName, columnOf, type SheetRow } from './sheet.ts';

export type Field = Column['field'];

export interface CellError {
  /** 'C5' */
  cell: string;
  row: number;
  heading: string;
  /** As it stands in the sheet, shortened. */
  typed: string;
  words: string;
  /** Whose account its act says this of. */
  accountId?: number;
}

/** Where each of our columns stands, '0' is column A. */
export type Places = ReadonlyMap<Field, number>;

/** In which column each of our headings stands, the first of it where it stands twice; other columns are none of ours. */
export function placesOf(head: SheetRow): Places {
  const places = new Map<Field, number>();
  for (const cell of head.cells) {
    const column = columns.find((one) => fold(one.heading) === fold(cell.text.replace('*', '')));
    if (column && !places.has(column.field)) places.set(column.field, cell.column);
  }
  return places;
}

/** The cells of one row by field; '' and undefined where it has none. */
export interface RowCells {
  number: number;
  text: (field: Field) => string;
  /** A day as somebody would type it: Excel keeps one as the number of days since 30/12/1899; typed text stays as it is. */
  date: (field: Field) => string;
  isFormula: (field: Field) => boolean;
}

/** One row by field: words cleaned, a date as it is written or as Excel keeps it. */
export function cellsOf(row: SheetRow, places: Places): RowCells {
  const at = (field: Field) => row.cells.find((cell) => cell.column === places.get(field));
  return {
    number: row.number,
    text: (field) => cleanText(textOfCell(at(field)?.text ?? '')),
    date: (field) => dateText(at(field)),
    isFormula: (field) => at(field)?.isFormula === true,
  };
}

function dateText(cell: { text: string; isNumber: boolean } | undefined): string {
  if (!cell) return '';
  const days = Number(cell.text);
  if (!cell.isNumber || !Number.isFinite(days) || days < 20_000 || days > 80_000) return cleanText(cell.text);
  return formatDate(addDays('1899-12-30', Math.floor(days)));
}

/** What is wrong in a cell; where the sheet lacks the column, at the name. */
export function errorIn(cells: RowCells, places: Places, field: Field, words: string): CellError {
  const at = columns.find((one) => one.field === field && places.has(field)) ?? columns.find((one) => one.field === 'name');
  return {
    cell: `${columnName(places.get(at?.field ?? 'name') ?? 0)}${cells.number}`,
    row: cells.number,
    heading: at?.heading ?? '',
    typed: cells.text(at?.field ?? 'name').slice(0, 40),
    words,
  };
}

/** As one reads the sheet: row by row, from left to right. */
export const inOrder = (errors: readonly CellError[]): CellError[] =>
  [...errors].sort((one, other) => one.row - other.row || columnOf(one.cell) - columnOf(other.cell));
