// The rows kept behind a figure of a closed report → their page.

import { factWords } from '../facts.ts';
import { type CellPage, listedFact, noRecords, pageSize } from '../list-screen.ts';
import { columnName, figureWords } from '../numbers.ts';
import { periodWithDays } from '../periods.ts';
import type { FactRow, RowPlace } from '../queries.ts';
import { reportHref } from '../screens.ts';
import type { FactName, PlacedColumn, Table } from '../tables/table.ts';
import { type ClosedReport, reportedName, whoseWords } from './closing.ts';
import { periodOfReport } from './screens.ts';

/** Where one table of a closed report stands; the lists behind its figures are under it. */
export const closedTableHref = (reportId: number, code: string) => `/reports/closed/${reportId}/tables/${code}`;

export function closedCellScreen(parts: {
  report: ClosedReport;
  table: Table;
  column: PlacedColumn;
  source: FactName;
  rows: readonly FactRow[];
  counted: { rows: number; total: number };
  at: { at: RowPlace | null; back: boolean };
}): CellPage {
  const { report, table, column, counted, at } = parts;
  const period = periodOfReport(report);
  const hasMore = parts.rows.length > pageSize;
  const shown = at.back ? parts.rows.slice(hasMore ? 1 : 0) : parts.rows.slice(0, pageSize);
  const [first, last] = [shown[0], shown.at(-1)];
  const backHref = closedTableHref(report.id, table.code);
  const link = (after: string) => `${backHref}/cells/${column.no}?after=${encodeURIComponent(after)}`;
  const words = factWords[parts.source];
  const heading = `Cột ${column.no}: ${columnName(table, column.no)}`;
  return {
    title: `${heading}, đã chốt`,
    crumbs: [
      { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
      { href: `/reports/closed/${report.id}`, label: `${reportedName(report)}, bản ${report.version}` },
      { href: backHref, label: table.form },
      { href: '', label: `Cột ${column.no}` },
    ],
    figure: figureWords(counted.total, column.digits),
    unitWords: whoseWords(report),
    meansLine: column.means,
    openingLine: `Hồ sơ được tính khi chốt, bản ${report.version}; trạng thái hiện ra là của hôm nay.`,
    openings: [],
    empty: noRecords,
    periodLine: periodWithDays(period),
    found: shown.map((row) => listedFact(row, column.digits)),
    showsValue: column.sum !== null,
    valueHead: 'Số cộng vào',
    summary:
      column.sum === null
        ? `${shown.length} ${words} trên trang này, tất cả ${figureWords(counted.rows, 0)} ${words}`
        : `${figureWords(counted.rows, 0)} ${words}, cộng lại ${figureWords(counted.total, column.digits)}`,
    prevHref: first && at.at && (at.back ? hasMore : true) ? link(`~${first.onDate}.${first.id}`) : '',
    nextHref: last && (at.back || hasMore) ? link(`${last.onDate}.${last.id}`) : '',
    xlsxHref: '',
    backHref,
  };
}
