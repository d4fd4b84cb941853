// Rows as every reader gives them: texts in order, blanks '' and nothing else known. Pure.
import { FileRefused, limits, refusals } from './limits.ts';

export interface RawRow {
  /** As Excel counts: the first line of the first sheet is 1; each further sheet counts on from `sheetStride`. */
  no: number;
  cells: readonly string[];
}

/** What was met on the way and is told to the officer. */
export interface ReadingNotes {
  formulas: number;
  emptyRows: number;
  /** Names of the sheets with something in them, in their order; none for a text file. */
  sheets: string[];
}

/** Notes before the first row. */
export const nothingNoted = (): ReadingNotes => ({ formulas: 0, emptyRows: 0, sheets: [] });

/** More than a sheet of Excel has rows. */
export const sheetStride = 1_100_000;
/** Which sheet a row number is of, from 0. */
export const sheetOf = (no: number) => Math.floor(no / sheetStride);

/** Where a row stands, for the officer: "57", or "57, trang “2014”" in a file of several sheets. */
export function rowPlace(no: number, sheets: readonly string[]): string {
  const row = (no % sheetStride).toLocaleString('vi-VN');
  return sheets.length > 1 ? `${row}, trang “${sheets[sheetOf(no)] ?? ''}”` : row;
}

/** Is there anything but blanks in a row? */
export const hasText = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');

/** Counts the rows and columns of a file as they pass. @throws FileRefused beyond the limits */
export function rowCounter(notes: ReadingNotes): (row: RawRow) => boolean {
  let full = 0;
  return (row) => {
    if (row.no % sheetStride > limits.scannedRows) throw new FileRefused(refusals.scannedRows);
    if (!hasText(row.cells)) {
      notes.emptyRows += 1;
      return false;
    }
    full += 1;
    if (full > limits.rows) throw new FileRefused(refusals.rows);
    if (row.cells.length > limits.columns) throw new FileRefused(refusals.columns);
    return true;
  };
}
