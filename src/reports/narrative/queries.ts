// Reading what a report in words needs besides the tables: matters resolved, and what units told themselves.
import { calledAt } from '../../accounts/names.ts';
import type { UnitTx } from '../../database/tx.ts';
import { decidedOn, terminatedOn } from '../endings.ts';
import type { Period } from '../periods.ts';
import type { Contents } from './contents.ts';
import type { Told } from './told.ts';

type Days = Pick<Period, 'from' | 'to'>;

/**
 * Matters accepted by the last day and not finished before the first, and those of them finished by the last: decided, concluded,
 * terminated, with what the tables count as issued.
 * One carried over in a re-organisation counts in the unit that holds it on the last day.
 * @param units null: every unit within reach
 */
export async function resolvedIn(tx: UnitTx, period: Days, units: readonly number[] | null): Promise<Contents['resolved']> {
  const rows = await tx.rows<{ isComplaint: boolean; due: number; done: number }>(
    `select x.is_complaint, count(*)::int as due, count(*) filter (where x.done_on <= $2::date)::int as done from (
       select g.procedure like 'complaint%' as is_complaint, least(${decidedOn('g')}, ${terminatedOn('g')}) as done_on
         from proceedings g left join handovers h on h.unit_id = g.unit_id and h.petition_id = g.petition_id
        where g.accepted_on <= $2::date and g.procedure <> 'recommendation' and ($3::int[] is null or g.unit_id = any ($3::int[]))
          and not (g.state = 'handed_over' and g.closed_on <= $2::date)
          and (h.handed_at is null or (h.handed_at at time zone 'Asia/Ho_Chi_Minh')::date <= $2::date)) x
      where x.done_on is null or x.done_on >= $1::date group by 1`,
    [period.from, period.to, units === null ? null : [...units]],
  );
  const of = (isComplaint: boolean) => rows.find((row) => row.isComplaint === isComplaint) ?? { due: 0, done: 0 };
  return { complaints: of(true), denunciations: of(false) };
}

/** What stands of each unit that told something of a period. */
export async function toldOf(tx: UnitTx, period: Days, units: readonly number[] | null): Promise<Map<number, Told>> {
  const rows = await tx.rows<{ unitId: number; figures: Told }>(
    `select unit_id, figures from narrative_figures
      where from_on = $1 and to_on = $2 and replaced_at is null and ($3::int[] is null or unit_id = any ($3::int[])) order by unit_id`,
    [period.from, period.to, units === null ? null : [...units]],
  );
  return new Map(rows.map(({ unitId, figures }) => [unitId, figures]));
}

export interface ToldRow {
  id: number;
  figures: Told;
  enteredAt: Date;
  enteredByName: string;
  replacedAt: Date | null;
}

/** What the own unit told of a period, newest first, what was replaced too. */
export function toldHistory(tx: UnitTx, unitId: number, period: Days): Promise<ToldRow[]> {
  return tx.rows<ToldRow>(
    `select t.id, t.figures, t.entered_at, ${calledAt('a', 't.entered_at')} as entered_by_name, t.replaced_at
       from narrative_figures t join accounts a on a.id = t.entered_by
      where t.unit_id = $1 and t.from_on = $2 and t.to_on = $3 order by t.id desc limit 20`,
    [unitId, period.from, period.to],
  );
}
