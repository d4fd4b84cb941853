// The rows behind a figure as an Excel file: all of them, with the words the wall hands out.

import { formatDate } from '../deadlines/dates.ts';
import { classHeader, classSheet } from '../documents/papers/class-mark.ts';
import { rowsXlsx, type SheetRow } from '../documents/rows-xlsx.ts';
import { type ListedFact, listedFact } from './list-screen.ts';
import { columnName } from './numbers.ts';
import { type Period, periodWithDays } from './periods.ts';
import type { FactRow } from './queries.ts';
import type { PlacedColumn, Table } from './tables/table.ts';

/** Rows of one file; a larger list goes by unit or by a shorter period. */
export const mostListed = 20_000;

export interface ListFile {
  heading: readonly string[];
  found: readonly ListedFact[];
  showsValue: boolean;
  isTraining: boolean;
}

/** What the file of a column's list says: whose figure and of when, what is added beside it, and every row behind it. */
export function columnList(
  table: Table,
  column: PlacedColumn,
  rows: readonly FactRow[],
  said: { period: Period; today: string; opening: string },
): Omit<ListFile, 'isTraining'> {
  return {
    heading: [
      `${table.form}, cột ${column.no}: ${columnName(table, column.no)}`,
      `${periodWithDays(said.period)}, lập ngày ${formatDate(said.today)}`,
      ...(said.opening ? [said.opening] : []),
    ],
    found: rows.map((row) => listedFact(row, column.digits)),
    showsValue: column.sum !== null,
  };
}

/** The bytes of an .xlsx file. */
export function listWorkbook(parts: ListFile): Promise<Buffer> {
  return rowsXlsx(
    {
      name: classSheet('Danh sách', parts.isTraining),
      widths: [18, 22, 30, 60, 34, 22, 30, ...(parts.showsValue ? [14] : [])],
      options: {
        ...classHeader(parts.isTraining),
        pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    },
    listLines(parts),
  );
}

/** Row by row what stands in the file. */
export function* listLines({ heading, found, showsValue }: Omit<ListFile, 'isTraining'>): Iterable<SheetRow> {
  for (const line of heading) yield { cells: [line], isBold: true };
  yield { cells: [] };
  yield {
    cells: [
      'Số',
      'Loại',
      'Người gửi, người đến',
      'Nội dung',
      'Lĩnh vực, đơn vị',
      'Trạng thái',
      'Ngày',
      ...(showsValue ? ['Số cộng vào'] : []),
    ],
    isBold: true,
  };
  for (const one of found)
    yield {
      cells: [
        one.number,
        one.kindLine,
        one.sender,
        one.subject,
        one.place,
        one.tag?.words ?? '',
        [one.dateLine, one.endLine].filter(Boolean).join(', '),
        ...(showsValue ? [one.value] : []),
      ],
      wraps: true,
    };
}
