// Reading closed reports: one, those of a unit, those of a period; who owes one, and for whom.
import { calledAt } from '../../accounts/names.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { dayOf, nameOn } from '../../units/names.ts';
import type { Period } from '../periods.ts';
import type { Place } from '../tables/index.ts';
import type { ClosedReport } from './closing.ts';
import { type Members, memberRows } from './members.ts';

/** Whose figures a report holds: its own unit's, or those of a unit that has ended, closed by the one that took it over. */
const whose = 'coalesce(r.of_unit_id, r.unit_id)';
const columns = `${whose} as unit_id, ${nameOn('u', dayOf('r.closed_at'))} as unit_name, r.unit_id as keeper_id, ${nameOn('k', dayOf('r.closed_at'))} as keeper_name,
  case when r.of_unit_id is not null then upper(u.during) - 1 end as ended_on, r.id, r.period_kind, r.year, r.from_on, r.to_on, r.version, r.figures, r.notes, r.opening, r.unnumbered, r.resolved, r.definitions, r.counted_before, r.problems, r.override_reason, r.hash, r.check_key, r.closed_at, r.closed_by,
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

/** What the superior gave back of the reports some units closed, and was not closed anew since, by whichever of them; newest first. */
export function returnedReports(tx: UnitTx, unitIds: readonly number[]): Promise<ClosedReport[]> {
  return tx.rows<ClosedReport>(
    `select ${columns} ${joins} where r.unit_id = any ($1::int[]) and a.kind = 'returned'
        and not exists (select 1 from reports n where n.unit_id = any ($1::int[]) and coalesce(n.of_unit_id, n.unit_id) = ${whose}
          and n.from_on = r.from_on and n.to_on = r.to_on and n.version > r.version)
      order by a.answered_at desc limit 20`,
    [[...unitIds]],
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
 * which owe one when they hold records of the period. Each by the name of that day, with the one it bears today.
 */
export function unitsToReport(
  house: HouseTx,
  reach: { all: boolean; units: readonly number[] },
  ownUnitId: number,
  period: Pick<Period, 'to'>,
): Promise<{ id: number; name: string; nowName: string; stood: boolean }[]> {
  return house.rows(
    `select u.id, ${nameOn('u', '$1::date')} as name, u.name as now_name, u.during @> $1::date as stood from units u join unit_profiles f on f.unit_id = u.id
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

/** Who reports for a unit today: itself while it stands, then the one it went over to or gave its archive; null where there is none. */
export async function reporterOf(house: HouseTx, unitId: number, today: string): Promise<number | null> {
  const found = await house.maybe<{ id: number }>(
    `${onward} select u.id from onward o join units u on u.id = o.unit_id ${standing}`,
    [unitId, today],
  );
  return found?.id ?? null;
}

/** SQL: a unit ($1) and those that report in its place by a day ($2), through every change between; and the one of them that stands. */
export const onward = `with recursive onward(unit_id) as (
       select $1::int
       union
       select s.successor_id from unit_successors s join onward o on o.unit_id = s.unit_id
        where (s.part = 'whole' or s.keeps_archive) and s.effective_on <= $2::date)`;
export const standing = 'where u.during @> $2::date order by u.id <> $1, u.sort_key, u.id limit 1';
