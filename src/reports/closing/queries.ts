// Reading closed reports: one, those of a period, and how the records differ today from what was reported.
import type { HouseTx, Param, UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import type { Place } from '../tables/index.ts';
import type { FactName } from '../tables/table.ts';
import type { ClosedReport } from './closing.ts';
import { type Members, memberRows, refKind } from './members.ts';

const columns = `r.unit_id, u.name as unit_name, r.id, r.period_kind, r.year, r.from_on, r.to_on, r.version, r.figures, r.notes, r.problems, r.override_reason, r.hash, r.closed_at, r.closed_by,
  r.signer_name, r.signer_title, r.sent_at, s.name as sent_by_name, a.kind as answer, a.reason as answer_reason, a.answered_at, a.answered_name, a.answered_title`;
const joins = `from reports r join units u on u.id = r.unit_id left join accounts s on s.id = r.sent_by
  left join report_answers a on a.from_unit_id = r.unit_id and a.report_id = r.id`;

/** A closed report within reach. @throws NotFound */
export function loadReport(tx: UnitTx, id: number): Promise<ClosedReport> {
  return tx.one<ClosedReport>(`select ${columns} ${joins} where r.id = $1`, [id]);
}

/** The versions of a unit's report of a period, newest first. */
export function reportVersions(tx: UnitTx, unitId: number, period: Pick<Period, 'from' | 'to'>): Promise<ClosedReport[]> {
  return tx.rows<ClosedReport>(
    `select ${columns} ${joins} where r.unit_id = $1 and r.from_on = $2 and r.to_on = $3 order by r.version desc limit 50`,
    [unitId, period.from, period.to],
  );
}

/** The newest version of every unit within reach for a period. */
export function newestReports(tx: UnitTx, period: Pick<Period, 'from' | 'to'>): Promise<ClosedReport[]> {
  return tx.rows<ClosedReport>(
    `select * from (select distinct on (r.unit_id) ${columns} ${joins} where r.from_on = $1 and r.to_on = $2 order by r.unit_id, r.version desc) x`,
    [period.from, period.to],
  );
}

/** The rows behind every figure of one unit, as this officer reads them. One statement a source. */
export async function membersOf(
  tx: UnitTx,
  unitId: number,
  places: readonly Place[],
  period: Pick<Period, 'from' | 'to'>,
): Promise<Members[]> {
  const found: Members[] = [];
  for (const { sql } of memberRows(places))
    found.push(
      ...(await tx.rows<Members>(
        `select m.place, json_agg(m.id order by m.id) as ids, json_agg(m.ref order by m.id) as refs, json_agg(m.add order by m.id) as adds from (${sql}) m group by m.place`,
        [period.from, period.to, [unitId]],
      )),
    );
  return found;
}

/** How much of each figure is made of rows this officer must not know of: what he is shown is less by it. */
export async function hiddenShares(tx: UnitTx, report: { unitId: number; id: number }): Promise<Map<string, number>> {
  const rows = await tx.rows<{ place: string; share: number }>(
    `select m.place, sum(x.add) as share from report_members m cross join lateral unnest(m.refs, m.adds) x(ref, add)
      where m.unit_id = $1 and m.report_id = $2
        and x.ref = any (case when m.place like '01-tcd:%' then (select hidden_visits())::bigint[] else (select hidden_petitions())::bigint[] end)
        and m.place not in ('01-tcd:10', '01-tcd:16')
      group by m.place`,
    [report.unitId, report.id],
  );
  return new Map(rows.map(({ place, share }) => [place, share]));
}

/** One row that is counted otherwise today than it was when the report was closed. */
export interface DifferenceRow {
  place: string;
  kind: 'petition' | 'visit' | 'day';
  ref: number;
  was: number;
  now: number;
  year: number | null;
  number: number | null;
  onDate: string | null;
}

export const mostDifferences = 500;

/** Every row that joined, left or changed what it adds. One statement a source; what is hidden from this officer is in none. */
export async function differences(tx: UnitTx, report: ClosedReport, places: readonly Place[]): Promise<DifferenceRow[]> {
  const found: DifferenceRow[] = [];
  for (const { source, places: keys, sql } of memberRows(places)) {
    const params: Param[] = [report.fromOn, report.toOn, [report.unitId], report.id, keys];
    found.push(...(await tx.rows<DifferenceRow>(differenceSql(source, sql), params)));
  }
  return found;
}

function differenceSql(source: FactName, sql: string): string {
  const kind = refKind(source);
  const detail = {
    petition: {
      join: 'join petitions p on p.unit_id = $3[1] and p.id = d.ref',
      columns: 'p.year, p.number, p.received_on as on_date',
    },
    visit: { join: 'join visits p on p.unit_id = $3[1] and p.id = d.ref', columns: 'p.year, p.number, p.received_on as on_date' },
    day: {
      join: 'join reception_days p on p.unit_id = $3[1] and p.id = d.ref',
      columns: 'null::int as year, null::int as number, p.on_date',
    },
  }[kind];
  return `with present as (${sql}),
    reported as (select m.place, x.id, x.ref, x.add from report_members m cross join lateral unnest(m.ids, m.refs, m.adds) x(id, ref, add)
      where m.unit_id = ($3::int[])[1] and m.report_id = $4 and m.place = any ($5::text[])),
    d as (select place, coalesce(n.ref, r.ref) as ref, coalesce(r.add, 0) as was, coalesce(n.add, 0) as now
      from reported r full join present n using (place, id) where r.add is distinct from n.add)
    select d.place, '${kind}' as kind, d.ref, d.was, d.now, ${detail.columns} from d ${detail.join} order by d.place, p.id limit ${mostDifferences}`.replaceAll(
    '$3[1]',
    '($3::int[])[1]',
  );
}

/** Units that should report: within reach, standing on the last day, able to work here; the reader's own is not among them. */
export function unitsToReport(
  house: HouseTx,
  reach: { all: boolean; units: readonly number[] },
  ownUnitId: number,
  period: Pick<Period, 'to'>,
): Promise<{ id: number; name: string }[]> {
  return house.rows(
    `select u.id, u.name from units u join unit_profiles f on f.unit_id = u.id
      where u.during @> $1::date and u.level <> 'province' and u.id <> $2 and ($3::int[] is null or u.id = any ($3::int[]))
      order by array_position(array['department','commune'], u.level), u.sort_key, u.id`,
    [period.to, ownUnitId, reach.all ? null : [...reach.units]],
  );
}
