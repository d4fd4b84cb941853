// The rows kept behind a figure of a closed report, or of several → their page.

import { type CellPage, factPage, noRecords } from '../list-screen.ts';
import { columnName } from '../numbers.ts';
import type { Period } from '../periods.ts';
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
  const { table, column, source, rows, counted, at, period, tableHref: backHref } = parts;
  return factPage({
    title: `Cột ${column.no}: ${columnName(table, column.no)}, ${parts.suffix}`,
    crumbs: [parts.whose, { href: backHref, label: table.form }],
    heading: `Cột ${column.no}`,
    period,
    digits: column.digits,
    sum: column.sum,
    source,
    rows,
    counted,
    at,
    link: (after) => `${backHref}/cells/${column.no}?after=${encodeURIComponent(after)}`,
    unitWords: parts.unitWords,
    meansLine: column.means,
    openingLine: parts.keptLine,
    openings: [],
    empty: noRecords,
    xlsxHref: '',
    backHref,
  });
}
