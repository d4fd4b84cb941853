// The rows kept behind a figure of a closed report, or of several → their page.

import { reportHref } from '../choices.ts';
import { factWords } from '../facts.ts';
import { type CellPage, listedFact, noRecords, pageSize } from '../list-screen.ts';
import { columnName, figureWords } from '../numbers.ts';
import { type Period, periodWithDays } from '../periods.ts';
import type { FactRow, RowPlace } from '../queries.ts';
import type { FactName, PlacedColumn, Table } from '../tables/table.ts';
import { type ClosedReport, partWords, reportedName } from './closing.ts';
import { periodOfReport } from './screens.ts';

/** Where one table of a closed report stands; the lists behind its figures are under it. */
export const closedTableHref = (reportId: number, code: string) => `/reports/closed/${reportId}/tables/${code}`;

/** Of one closed report. */
export function closedCellScreen(parts: KeptCell & { report: ClosedReport }): CellPage {
  const { report, table, column } = parts;
  return keptCellScreen({
    ...parts,
    period: periodOfReport(report),
    whose: { href: `/reports/closed/${report.id}`, label: `${reportedName(report)}, bản ${report.version}` },
    tableHref: closedTableHref(report.id, table.code),
    unitWords: report.endedOn === null ? report.unitName : `Phần của ${partWords(report)}`,
    suffix: 'đã chốt',
    keptLine: `Hồ sơ được tính khi chốt, bản ${report.version}; trạng thái hiện ra là của hôm nay.`,
    column,
  });
}

interface KeptCell {
  table: Table;
  column: PlacedColumn;
  source: FactName;
  rows: readonly FactRow[];
  counted: { rows: number; total: number };
  at: { at: RowPlace | null; back: boolean };
}

/** Of whatever was closed. */
export function keptCellScreen(
  parts: KeptCell & {
    period: Period;
    /** What it is a figure of, and where its table stands. */
    whose: { href: string; label: string };
    tableHref: string;
    unitWords: string;
    suffix: string;
    keptLine: string;
  },
): CellPage {
  const { table, column, counted, at, period, tableHref: backHref } = parts;
  const hasMore = parts.rows.length > pageSize;
  const shown = at.back ? parts.rows.slice(hasMore ? 1 : 0) : parts.rows.slice(0, pageSize);
  const [first, last] = [shown[0], shown.at(-1)];
  const link = (after: string) => `${backHref}/cells/${column.no}?after=${encodeURIComponent(after)}`;
  const words = factWords[parts.source];
  const heading = `Cột ${column.no}: ${columnName(table, column.no)}`;
  return {
    title: `${heading}, ${parts.suffix}`,
    crumbs: [
      { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
      parts.whose,
      { href: backHref, label: table.form },
      { href: '', label: `Cột ${column.no}` },
    ],
    figure: figureWords(counted.total, column.digits),
    unitWords: parts.unitWords,
    meansLine: column.means,
    openingLine: parts.keptLine,
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
