// The rows kept behind one figure of a closed report, as this officer may know them: what is untold to him stands as he reads it today.
import type { Param, UnitTx } from '../../database/tx.ts';
import { detailsOf, type FactRow, type RowPlace } from '../queries.ts';
import type { Place } from '../tables/index.ts';
import type { FactName } from '../tables/table.ts';
import type { ClosedReport } from './closing.ts';
import { keptRows } from './kept-rows.ts';
import { memberRows, refKind } from './members.ts';
import type { Untold } from './untold-in.ts';

/** The rows behind a column and what it is made of. */
function rowsBehind(
  report: ClosedReport,
  source: FactName,
  place: Place,
  untold: Untold,
): { sql: string; params: Param[] } | null {
  const [members] = memberRows([place]);
  if (!members) return null;
  const hidden = [...(untold.refs.get(source) ?? [])];
  return {
    sql: `select id, ref, add from (${keptRows}) kept where not ref = any ($6::bigint[])
       union all select id, ref, add from (${members.sql}) present where ref = any ($6::bigint[])`,
    params: [report.fromOn, report.toOn, [report.unitId], report.id, members.places, hidden, report.keeperId],
  };
}

const nothing = { rows: [], counted: { rows: 0, total: 0 } };

/** Some of them, newest first, after a place of the list or (`back`) before it; how many there are, and what they add up to. */
export async function closedRows(
  tx: UnitTx,
  report: ClosedReport,
  source: FactName,
  place: Place,
  untold: Untold,
  page: { at: RowPlace | null; back: boolean; most: number },
): Promise<{ rows: FactRow[]; counted: { rows: number; total: number } }> {
  const behind = rowsBehind(report, source, place, untold);
  if (!behind) return nothing;
  const { params } = behind;
  const counted = await tx.one<{ rows: number; total: number }>(
    `select count(*)::int as rows, coalesce(sum(add), 0)::float8 as total from (${behind.sql}) x`,
    params,
  );
  const kind = refKind(source);
  const { columns, joins } = detailsOf(source);
  const day = kind === 'day' ? 'd.on_date' : kind === 'visit' ? 'v.received_on' : 'p.received_on';
  const bind = (value: Param) => `$${params.push(value)}`;
  const bound = page.at
    ? ` where (${day}, x.id) ${page.back ? '>' : '<'} (${bind(page.at.onDate)}::date, ${bind(page.at.id)}::bigint)`
    : '';
  const direction = page.back ? 'asc' : 'desc';
  const rows = await tx.rows<FactRow>(
    `select x.unit_id, u.name as unit_name, x.id, ${day} as on_date, x.value, ${columns}
       from (select ($3::int[])[1] as unit_id, r.id, r.ref as of_id, r.add as value from (${behind.sql}) r) x
       join units u on u.id = x.unit_id ${joins}${bound} order by ${day} ${direction}, x.id ${direction} limit ${page.most}`,
    params,
  );
  return { rows: page.back ? rows.reverse() : rows, counted };
}
