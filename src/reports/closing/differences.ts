// How the records differ today from what was reported: every row that is counted otherwise than it was when its report was closed.
import type { UnitTx } from '../../database/tx.ts';
import type { Place } from '../tables/index.ts';
import type { FactName } from '../tables/table.ts';
import { type OfReport, recordsNamed, reportParams, rowsKept } from './kept-rows.ts';
import { memberRows, refKind } from './members.ts';

export interface DifferenceRow {
  unitId: number;
  place: string;
  kind: 'petition' | 'visit' | 'day';
  ref: number;
  was: number;
  now: number;
  year: number | null;
  number: number | null;
  onDate: string | null;
}

/** Of a unit and a source; the rest is not listed. */
export const mostDifferences = 500;

/** Records that are in none, by source. */
type Hidden = ReadonlyMap<FactName, readonly number[]>;

/**
 * Every record that joined, left or changed what it adds: of one report a unit, all of one period. One statement a source.
 * @param hidden by unit, what is untold to this officer
 */
export async function differencesOf(
  tx: UnitTx,
  reports: readonly OfReport[],
  places: readonly Place[],
  hidden: ReadonlyMap<number, Hidden>,
): Promise<DifferenceRow[]> {
  const found: DifferenceRow[] = [];
  for (const { source, places: keys, sql } of memberRows(places)) {
    const named = reports.map(({ unitId }) => ({ unitId, refs: hidden.get(unitId)?.get(source) ?? [] }));
    found.push(...(await tx.rows<DifferenceRow>(differenceSql(source, sql), reportParams(reports, keys, named))));
  }
  return found;
}

const details = {
  petition: { table: 'petitions', columns: 'p.year, p.number, p.received_on as on_date' },
  visit: { table: 'visits', columns: 'p.year, p.number, p.received_on as on_date' },
  day: { table: 'reception_days', columns: 'null::int as year, null::int as number, p.on_date' },
};

function differenceSql(source: FactName, sql: string): string {
  const kind = refKind(source);
  const { table, columns } = details[kind];
  return `with present as (${sql}),
    reported as (${rowsKept}),
    d as (select x.unit_id, x.place, x.ref, sum(x.was) as was, sum(x.now) as now
      from (select unit_id, place, ref, add as was, 0 as now from reported union all select unit_id, place, ref, 0, add from present) x
     where (x.unit_id, x.ref) not in (${recordsNamed}) group by x.unit_id, x.place, x.ref having abs(sum(x.was) - sum(x.now)) > 0.0005)
    select y.unit_id, y.place, '${kind}' as kind, y.ref, y.was, y.now, y.year, y.number, y.on_date
      from (select d.*, ${columns}, p.id as of_id, row_number() over (partition by d.unit_id order by d.place, p.id) as place_in_list
              from d join ${table} p on p.unit_id = d.unit_id and p.id = d.ref) y
     where y.place_in_list <= ${mostDifferences} order by y.unit_id, y.place, y.of_id`;
}
