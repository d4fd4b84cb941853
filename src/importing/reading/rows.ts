// Rows as every reader gives them: texts in order, blanks '' and nothing else known. Pure.
import { FileRefused, limits, refusals } from './limits.ts';

export interface RawRow {
  /** As Excel counts: the first line of the sheet is 1. */
  no: number;
  cells: readonly string[];
}

/** What was met on the way and is told to the officer. */
export interface ReadingNotes {
  formulas: number;
  emptyRows: number;
}

export const hasText = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');

/** Counts rows and columns as they pass. @throws FileRefused beyond the limits */
export function rowCounter(notes: ReadingNotes): (row: RawRow) => boolean {
  let full = 0;
  return (row) => {
    if (row.no > limits.scannedRows) throw new FileRefused(refusals.scannedRows);
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
