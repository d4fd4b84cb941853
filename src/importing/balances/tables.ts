// The statutory tables opening figures are stated for: their columns, sums and limits are those of the reports. Pure.
import { tables } from '../../reports/tables/index.ts';
import { columnsIn, type PlacedColumn, type Table } from '../../reports/tables/table.ts';

export const tableCodes = ['01-tcd', '02-xld', '03-gqkn', '04-gqtc', '05-kqth', '06-qlkntc'] as const;
export type TableCode = (typeof tableCodes)[number];

interface Column extends Pick<PlacedColumn, 'digits'> {
  no: number;
  label: string;
  /** Under which heading of the table it stands. */
  under: string;
}
interface Sheet extends Pick<Table, 'sums' | 'most'> {
  title: string;
  columns: readonly Column[];
}

/** Columns without a head of their own stand first, together. */
function sheetOf({ form, title, parts, sums, most }: Table): Sheet {
  const columns = columnsIn(parts).map(({ no, label, digits, under: [first, ...inner] }) => ({
    no,
    digits,
    label: [...inner, label].join(': '),
    under: first ?? 'Tổng số',
  }));
  return { title: `${form} ${title}`, columns, sums, most };
}

export const sheets: Readonly<Record<TableCode, Sheet>> = {
  '01-tcd': sheetOf(tables['01-tcd']),
  '02-xld': sheetOf(tables['02-xld']),
  '03-gqkn': sheetOf(tables['03-gqkn']),
  '04-gqtc': sheetOf(tables['04-gqtc']),
  '05-kqth': sheetOf(tables['05-kqth']),
  '06-qlkntc': sheetOf(tables['06-qlkntc']),
};
