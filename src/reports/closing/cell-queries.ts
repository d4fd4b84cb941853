// The rows kept behind one figure of closed reports, as this officer may know them: what is untold to him stands as he reads it today.
import type { Param, UnitTx } from '../../database/tx.ts';
import { nameOn } from '../../units/names.ts';
import { detailsOf, type FactRow, type RowPlace, withUnitNames } from '../queries.ts';
import type { Place } from '../tables/index.ts';
import type { FactName } from '../tables/table.ts';
import type { ClosedReport } from './closing.ts';
import { keptRows } from './kept-rows.ts';
import { memberRows, refKind } from './members.ts';
import type { Untold } from './untold-in.ts';

/** Rows (unit_id, id, ref, add) behind a figure, as SQL; parameter 2 is the last day of the period, 3 the units. */
export interface Behind {
  sql: string;
  params: Param[];
}
type Page = { at: RowPlace | null; back: boolean; most: number };

/** The rows behind a column of one report. */
function rowsBehind(report: ClosedReport, source: FactName, place: Place, untold: Untold): Behind | null {
  const [members] = memberRows([place]);
  if (!members) return null;
  const hidden = [...(untold.refs.get(source) ?? [])];
  return {
    sql: `select ($3::int[])[1] as unit_id, id, ref, add from (${keptRows}) kept where not ref = any ($6::bigint[])
       union all select unit_id, id, ref, add from (${members.sql}) present where ref = any ($6::bigint[])`,
    params: [report.fromOn, report.toOn, [report.unitId], report.id, members.places, hidden, report.keeperId],
  };
}

export interface KeptList {
  rows: FactRow[];
  counted: { rows: number; total: number };
}
const nothing: KeptList = { rows: [], counted: { rows: 0, total: 0 } };

/** Some of them, newest first, after a place of the list or (`back`) before it; how many there are, and what they add up to. */
export async function closedRows(
  tx: UnitTx,
  report: ClosedReport,
  source: FactName,
  place: Place,
  untold: Untold,
  page: Page,
): Promise<KeptList> {
  const behind = rowsBehind(report, source, place, untold);
  return behind ? listBehind(tx, behind, source, page) : nothing;
}

/** The same of any rows behind a figure. */
export async function listBehind(tx: UnitTx, behind: Behind, source: FactName, page: Page): Promise<KeptList> {
  const params = [...behind.params];
  const counted = await tx.one<{ rows: number; total: number }>(
    `select count(*)::int as rows, coalesce(sum(add), 0)::float8 as total from (${behind.sql}) x`,
    behind.params,
  );
  const kind = refKind(source);
  const { columns, joins } = detailsOf(source);
  const day = kind === 'day' ? 'd.on_date' : kind === 'visit' ? 'v.received_on' : 'p.received_on';
  const bind = (value: Param) => `$${params.push(value)}`;
  const bound = page.at
    ? ` where (${day}, x.id) ${page.back ? '>' : '<'} (${bind(page.at.onDate)}::date, ${bind(page.at.id)}::bigint)`
    : '';
  const direction = page.back ? 'asc' : 'desc';
  const found = await tx.rows<FactRow & { nowName: string }>(
    `select x.unit_id, ${nameOn('u', '$2::date')} as unit_name, u.name as now_name, x.id, ${day} as on_date, x.value, ${columns}
       from (select r.unit_id, r.id, r.ref as of_id, r.add as value from (${behind.sql}) r) x
       join units u on u.id = x.unit_id ${joins}${bound} order by ${day} ${direction}, x.id ${direction} limit ${page.most}`,
    params,
  );
  const rows = withUnitNames(found);
  return { rows: page.back ? rows.reverse() : rows, counted };
}
