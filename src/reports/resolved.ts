// Matters to be resolved in a period and those of them that were: the rate Mẫu số 02 tells, by the days the tables count by.
import type { UnitTx } from '../database/tx.ts';
import { isEndedInOldBookSql } from '../petitions/petition.ts';
import { decidedOn, terminatedOn } from './endings.ts';
import type { Period } from './periods.ts';

/** Matters that were to be resolved in the period, those carried into it among them, and those that were. */
export interface Resolved {
  due: number;
  done: number;
}
export interface ResolvedCounts {
  complaints: Resolved;
  denunciations: Resolved;
}
/** The same as those matters, each by its oldest petition among those counted. */
export type ResolvedRefs = Readonly<
  Record<keyof ResolvedCounts, { readonly due: readonly number[]; readonly done: readonly number[] }>
>;

export const nothingResolved: ResolvedRefs = { complaints: { due: [], done: [] }, denunciations: { due: [], done: [] } };

type Days = Pick<Period, 'from' | 'to'>;
const paramsOf = ({ from, to }: Days, units: readonly number[] | null) => [from, to, units === null ? null : [...units]];

/**
 * SQL: petitions `p` an old book says were accepted, and no more: no proceeding tells how they ended. They are to be resolved in the period they
 * were accepted in; whether they still were in a later one nobody knows.
 */
const acceptedInOldBook = `p.status = 'accepted' and p.outcome is null and p.petition_type in ('KN','TC') and not p.came_processed
      and not exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id) and ($3::int[] is null or p.unit_id = any ($3::int[]))`;
const familyOf = `case when p.petition_type = 'KN' then 'complaints' else 'denunciations' end`;

/**
 * What each petition gives: accepted by the last day and not finished before the first, and when it was finished: decided, concluded, terminated
 * by a paper that was issued, or as an old book says. One carried over in a re-organisation counts in the unit that holds it on the last day.
 */
const resolutions = `select x.* from (
    select g.unit_id, g.petition_id, g.thread_id, case when g.procedure like 'complaint%' then 'complaints' else 'denunciations' end as family,
      least(${decidedOn('g')}, ${terminatedOn('g')}) as done_on
    from proceedings g left join handovers h on h.unit_id = g.unit_id and h.petition_id = g.petition_id
   where g.accepted_on <= $2::date and g.procedure <> 'recommendation' and ($3::int[] is null or g.unit_id = any ($3::int[]))
     and not (g.state = 'handed_over' and g.closed_on <= $2::date)
     and (h.handed_at is null or (h.handed_at at time zone 'Asia/Ho_Chi_Minh')::date <= $2::date)
    union all
    select p.unit_id, p.id, p.thread_id, ${familyOf}, coalesce(p.resolved_on, p.closed_on)
      from petitions p where ${isEndedInOldBookSql('p')} and p.closed_on <= $2::date and p.petition_type in ('KN','TC') and ($3::int[] is null or p.unit_id = any ($3::int[]))
    union all
    select p.unit_id, p.id, p.thread_id, ${familyOf}, null from petitions p where p.closed_on between $1::date and $2::date and ${acceptedInOldBook}) x
  where x.done_on is null or x.done_on >= $1::date`;

/**
 * The matters those petitions are about, one a unit, matter and type as the tables count them (03/GQKN and 04/GQTC column 2; legal.md §9.8):
 * several petitions of one matter are one, finished once none of them is left.
 */
export const matters = `select f.unit_id, f.family, min(f.petition_id) as petition_id, max(coalesce(f.done_on, 'infinity')) as done_on,
    array_agg(f.petition_id) as petitions
  from (${resolutions}) f group by f.unit_id, f.family, f.thread_id`;

/** @param units null: every unit within reach */
export async function resolvedIn(tx: UnitTx, period: Days, units: readonly number[] | null): Promise<ResolvedCounts> {
  const rows = await tx.rows<{ family: string } & Resolved>(
    `select f.family, count(*)::int as due, count(*) filter (where f.done_on <= $2::date)::int as done from (${matters}) f group by f.family`,
    paramsOf(period, units),
  );
  const of = (family: keyof ResolvedCounts): Resolved => {
    const found = rows.find((row) => row.family === family);
    return { due: found?.due ?? 0, done: found?.done ?? 0 };
  };
  return { complaints: of('complaints'), denunciations: of('denunciations') };
}

/** Matters an old book says were accepted before a period, and no more: whether they were still to be resolved in it nobody knows. */
export async function endsUntold(tx: UnitTx, period: Days, units: readonly number[] | null): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `select count(distinct (p.unit_id, p.thread_id, p.petition_type))::int as count from petitions p where p.closed_on < $1::date and $2::date is not null and ${acceptedInOldBook}`,
    paramsOf(period, units),
  );
  return count;
}

/**
 * Which matters those are, by unit: only units that have any.
 * @param onlyPastHead of the matters all of whose petitions go past a unit's head, as this officer reads them; every other one is in the unit's own count
 */
export async function resolvedRefs(
  tx: UnitTx,
  period: Days,
  units: readonly number[],
  onlyPastHead = false,
): Promise<Map<number, ResolvedRefs>> {
  const only = onlyPastHead
    ? 'where (select bool_and(p.past_head) from petitions p where p.unit_id = f.unit_id and p.id = any (f.petitions))'
    : '';
  const rows = await tx.rows<{ unitId: number; family: keyof ResolvedCounts; due: number[]; done: number[] }>(
    `select f.unit_id, f.family, json_agg(f.petition_id order by f.petition_id) as due,
       coalesce(json_agg(f.petition_id order by f.petition_id) filter (where f.done_on <= $2::date), '[]') as done
       from (${matters}) f ${only} group by f.unit_id, f.family`,
    paramsOf(period, units),
  );
  const found = new Map<number, ResolvedRefs>();
  for (const { unitId, family, due, done } of rows)
    found.set(unitId, { ...nothingResolved, ...found.get(unitId), [family]: { due, done } });
  return found;
}

/** Of petitions, those among the petitions of a matter counted today: the oldest of them, by which it is counted, and how many there are. */
export function countedWith(
  tx: UnitTx,
  period: Days,
  unitId: number,
  refs: readonly number[],
): Promise<{ ref: number; oldest: number; petitions: number; year: number; number: number }[]> {
  return tx.rows(
    `select x.ref, f.petition_id as oldest, cardinality(f.petitions) as petitions, p.year, p.number from (${matters}) f
       cross join lateral unnest(f.petitions) x(ref) join petitions p on p.unit_id = f.unit_id and p.id = f.petition_id
      where x.ref = any ($4::bigint[])`,
    [...paramsOf(period, [unitId]), [...refs]],
  );
}

/** How many some of them are, without those this officer may not know of. */
export function countResolved(all: readonly { refs: ResolvedRefs; hidden: readonly number[] }[]): ResolvedCounts {
  const of = (family: keyof ResolvedCounts): Resolved => {
    const count = (which: keyof Resolved) =>
      all.reduce((sum, { refs, hidden }) => sum + refs[family][which].filter((ref) => !hidden.includes(ref)).length, 0);
    return { due: count('due'), done: count('done') };
  };
  return { complaints: of('complaints'), denunciations: of('denunciations') };
}

/** What some matters have that others have not. */
export function resolvedBeyond(all: ResolvedRefs, known: ResolvedRefs): ResolvedRefs {
  const of = (family: keyof ResolvedCounts) => ({
    due: all[family].due.filter((ref) => !known[family].due.includes(ref)),
    done: all[family].done.filter((ref) => !known[family].done.includes(ref)),
  });
  return { complaints: of('complaints'), denunciations: of('denunciations') };
}
