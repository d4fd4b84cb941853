// Reading closed reports: one, those of a period, and how the records differ today from what was reported.
import { calledAt } from '../../accounts/names.ts';
import type { HouseTx, Param, UnitTx } from '../../database/tx.ts';
import { dayOf, nameOn } from '../../units/names.ts';
import type { Period } from '../periods.ts';
import type { Place } from '../tables/index.ts';
import type { FactName } from '../tables/table.ts';
import type { ClosedReport } from './closing.ts';
import { type Members, memberRows, refKind, untoldAs } from './members.ts';

/** Whose figures a report holds: its own unit's, or those of a unit that has ended, closed by the one that took it over. */
const whose = 'coalesce(r.of_unit_id, r.unit_id)';
const columns = `${whose} as unit_id, ${nameOn('u', dayOf('r.closed_at'))} as unit_name, r.unit_id as keeper_id, ${nameOn('k', dayOf('r.closed_at'))} as keeper_name,
  case when r.of_unit_id is not null then upper(u.during) - 1 end as ended_on, r.id, r.period_kind, r.year, r.from_on, r.to_on, r.version, r.figures, r.notes, r.opening, r.unnumbered, r.resolved, r.problems, r.override_reason, r.hash, r.check_key, r.closed_at, r.closed_by,
  r.signer_name, r.signer_title, r.sent_at, r.sent_by, ${calledAt('s', 'r.sent_at')} as sent_by_name, a.kind as answer, a.reason as answer_reason, a.answered_at, a.answered_name, a.answered_title,
  e.answered_name as accepted_name, e.answered_at as accepted_at`;
const joins = `from reports r join units u on u.id = ${whose} join units k on k.id = r.unit_id left join accounts s on s.id = r.sent_by
  left join report_answers a on a.from_unit_id = r.unit_id and a.report_id = r.id and a.stands
  left join lateral (select b.answered_name, b.answered_at from report_answers b where a.kind = 'returned' and b.from_unit_id = r.unit_id
     and b.report_id = r.id and b.kind = 'accepted' and (b.answered_at, b.id) < (a.answered_at, a.id) order by b.id desc limit 1) e on true`;

/** A closed report within reach. @throws NotFound */
export function loadReport(tx: UnitTx, id: number): Promise<ClosedReport> {
  return tx.one<ClosedReport>(`select ${columns} ${joins} where r.id = $1`, [id]);
}

/** The versions of a unit's report of a period, newest first. */
export function reportVersions(tx: UnitTx, unitId: number, period: Pick<Period, 'from' | 'to'>): Promise<ClosedReport[]> {
  return tx.rows<ClosedReport>(
    `select ${columns} ${joins} where ${whose} = $1 and r.from_on = $2 and r.to_on = $3 order by r.version desc, r.closed_at desc limit 50`,
    [unitId, period.from, period.to],
  );
}

/** Closed reports of many units at once, in the order their units are listed in: those within reach. */
export function reportsWith(tx: UnitTx, ids: readonly number[]): Promise<ClosedReport[]> {
  return tx.rows<ClosedReport>(
    `select ${columns} ${joins} where r.id = any ($1::bigint[]) order by array_position(array['province','department','district','commune'], u.level), u.sort_key, u.id`,
    [[...ids]],
  );
}

/** The newest version of every unit within reach for a period. */
export function newestReports(tx: UnitTx, period: Pick<Period, 'from' | 'to'>): Promise<ClosedReport[]> {
  return tx.rows<ClosedReport>(
    `select * from (select distinct on (${whose}) ${columns} ${joins} where r.from_on = $1 and r.to_on = $2 order by ${whose}, r.version desc, r.closed_at desc) x`,
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

/**
 * What of a unit's closed reports is another thing for this officer than for the signer: the rows concerned, by source, and how much
 * of each closed figure they change. He is shown those rows on both sides as he reads them today, and none of them as a difference:
 * a hidden petition is in neither, a matter or a day it belongs to is what he knows of it.
 */
export interface Untold {
  refs: ReadonlyMap<FactName, readonly number[]>;
  /** By place: what the closed figure is less by for him. */
  shares: ReadonlyMap<string, number>;
}

export async function untoldIn(tx: UnitTx, report: ClosedReport, places: readonly Place[]): Promise<Untold> {
  const found = await tx.rows<{ source: string; ref: number }>('select source, ref from untold_in_reports($1)', [report.unitId]);
  const refs = new Map<FactName, number[]>();
  for (const [name, told] of Object.entries(untoldAs) as [FactName, string][]) {
    const own = found.filter(({ source }) => source === told).map(({ ref }) => ref);
    if (own.length > 0) refs.set(name, own);
  }
  const shares = new Map<string, number>();
  for (const { source, places: keys, sql } of memberRows(places)) {
    const untold = refs.get(source);
    if (!untold) continue;
    const rows = await tx.rows<{ place: string; share: number }>(
      `with present as (${sql}), reported as (${reportedRows})
       select x.place, sum(x.share) as share from (
         select place, ref, add as share from reported union all select place, ref, -add from present) x
        where x.ref = any ($6::bigint[]) group by x.place`,
      [report.fromOn, report.toOn, [report.unitId], report.id, keys, untold, report.keeperId],
    );
    for (const { place, share } of rows) shares.set(place, share);
  }
  return { refs, shares };
}

/** The rows kept behind some figures of a closed report; parameters 4, 5 and 7 are its id, the places, and the unit that keeps it. */
const reportedRows = `select m.place, x.ref, x.add from report_members m cross join lateral unnest(m.refs, m.adds) x(ref, add)
  where m.unit_id = $7::int and m.report_id = $4 and m.place = any ($5::text[])`;

/** The same rows with the id of each; parameters as above. */
export const keptRows = `select m.place, x.id, x.ref, x.add from report_members m cross join lateral unnest(m.ids, m.refs, m.adds) x(id, ref, add)
  where m.unit_id = $7::int and m.report_id = $4 and m.place = any ($5::text[])`;

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

/** Every record that joined, left or changed what it adds. One statement a source; what is untold to this officer is in none. */
export async function differences(
  tx: UnitTx,
  report: ClosedReport,
  places: readonly Place[],
  untold: Untold,
): Promise<DifferenceRow[]> {
  const found: DifferenceRow[] = [];
  for (const { source, places: keys, sql } of memberRows(places)) {
    const hidden = [...(untold.refs.get(source) ?? [])];
    const params: Param[] = [report.fromOn, report.toOn, [report.unitId], report.id, keys, hidden, report.keeperId];
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
    reported as (${reportedRows}),
    d as (select x.place, x.ref, sum(x.was) as was, sum(x.now) as now
      from (select place, ref, add as was, 0 as now from reported union all select place, ref, 0, add from present) x
     where not x.ref = any ($6::bigint[]) group by x.place, x.ref having abs(sum(x.was) - sum(x.now)) > 0.0005)
    select d.place, '${kind}' as kind, d.ref, d.was, d.now, ${detail.columns} from d ${detail.join} order by d.place, p.id limit ${mostDifferences}`.replaceAll(
    '$3[1]',
    '($3::int[])[1]',
  );
}

/** What the superior gave back of the reports a unit closed, and was not closed anew since; newest first. */
export function returnedReports(tx: UnitTx, unitId: number): Promise<ClosedReport[]> {
  return tx.rows<ClosedReport>(
    `select ${columns} ${joins} where r.unit_id = $1 and a.kind = 'returned'
        and not exists (select 1 from reports n where n.unit_id = r.unit_id and n.of_unit_id is not distinct from r.of_unit_id
          and n.from_on = r.from_on and n.to_on = r.to_on and n.version > r.version)
      order by a.answered_at desc limit 20`,
    [unitId],
  );
}

/** Units within reach whose newest report of a period is closed and not sent: that it is, and nothing of it. */
export async function closedUnsent(tx: UnitTx, period: Pick<Period, 'from' | 'to'>): Promise<ReadonlySet<number>> {
  const { units } = await tx.one<{ units: number[] }>('select closed_unsent($1::date, $2::date) as units', [
    period.from,
    period.to,
  ]);
  return new Set(units);
}

/**
 * Units within reach that work here, the reader's own not among them: those that should report, standing on the last day, and the others,
 * which owe one when they hold records of the period.
 */
export function unitsToReport(
  house: HouseTx,
  reach: { all: boolean; units: readonly number[] },
  ownUnitId: number,
  period: Pick<Period, 'to'>,
): Promise<{ id: number; name: string; stood: boolean }[]> {
  return house.rows(
    `select u.id, u.name, u.during @> $1::date as stood from units u join unit_profiles f on f.unit_id = u.id
      where u.id <> $2 and ($3::int[] is null or u.id = any ($3::int[]))
      order by array_position(array['province','department','district','commune'], u.level), u.sort_key, u.id`,
    [period.to, ownUnitId, reach.all ? null : [...reach.units]],
  );
}

/** A unit that has ended, in whose place another one closes and signs. */
export interface EndedUnit {
  id: number;
  name: string;
  endedOn: string;
}

/**
 * The units that have ended in whose place a unit reports today: those it took over whole, or whose archive the act of their division gave
 * it, through every change between.
 */
export function unitsTakenOver(house: HouseTx, unitId: number, today: string): Promise<EndedUnit[]> {
  return house.rows<EndedUnit>(
    `with recursive taken(unit_id) as (
       select $1::int
       union
       select s.unit_id from unit_successors s join taken t on t.unit_id = s.successor_id
        where (s.part = 'whole' or s.keeps_archive) and s.effective_on <= $2::date)
     select u.id, u.name, upper(u.during) - 1 as ended_on from taken t join units u on u.id = t.unit_id join unit_profiles f on f.unit_id = u.id
      where u.id <> $1 and upper(u.during) <= $2::date order by u.sort_key, u.id`,
    [unitId, today],
  );
}
