// Whether expected figures can tell the columns of a table apart: one that is 0 in every row may be counted or not, two that are equal in
// every row may stand in each other's place. Pure.
import { columnsIn, type Table } from '../../src/reports/tables/table.ts';

/** Two columns that must be equal whatever happened, and why. */
export interface Alike {
  columns: readonly [number, number];
  because: string;
}

/** What the rows leave untested, in words; empty where they test every column. */
export function untested(table: Table, rows: readonly (readonly number[])[], alike: readonly Alike[] = []): string[] {
  const columns = columnsIn(table.parts).map(({ no }) => no);
  const at = (row: readonly number[], no: number) => row[columns.indexOf(no)];
  const found = rows.filter((row) => row.length !== columns.length).map((row) => `${row.length} of ${columns.length} columns`);
  for (const [index, no] of columns.entries()) {
    if (rows.every((row) => (at(row, no) ?? 0) === 0)) found.push(`column ${no} is 0`);
    for (const other of columns.slice(index + 1)) {
      const areAlike = rows.every((row) => at(row, no) === at(row, other));
      const isLawful = alike.some(({ columns: [one, two], because }) => one === no && two === other && because !== '');
      if (areAlike && !isLawful) found.push(`columns ${no} and ${other} are alike`);
      if (!areAlike && isLawful) found.push(`columns ${no} and ${other} are not alike`);
    }
  }
  return found;
}
