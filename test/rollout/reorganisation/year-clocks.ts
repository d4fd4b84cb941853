// Time over the switch: the due day of everything open, and stored clocks beside what the engine makes of their events.
import { replayClock } from '../../../src/deadlines/clock.ts';
import { eventsOf } from '../../../src/deadlines/records.ts';
import { actForUnit } from '../../../src/system-act.ts';
import type { TestApp } from '../../support/app.ts';

export interface Due {
  /** The row's own id, or that of the row it goes on from. */
  id: number;
  due: string | null;
  isPaused: boolean;
}

/** Everything open, with the day its own clock ends on. */
export async function duesOf(app: TestApp, without: readonly number[] = []): Promise<Due[]> {
  const rows = await app.database.owner<{ id: string; due: string | null; paused: boolean }>(
    `select coalesce(p.origin_petition_id, p.id) as id, coalesce(g.due_on, p.due_on)::text as due, coalesce(g.is_paused, p.is_paused) as paused from petitions p
       left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null
      where (p.closed_on is null and p.status <> 'void' or g.id is not null) and not p.id = any ($1::bigint[]) order by 1`,
    [[...without]],
  );
  return rows.map(({ id, due, paused }) => ({ id: Number(id), due, isPaused: paused }));
}

/** Visits that still owe something, by the id they first had, with the day it is due. */
export const visitDues = (app: TestApp): Promise<{ id: string; due: string }[]> =>
  app.database.owner<{ id: string; due: string }>(
    `select coalesce(v.origin_visit_id, v.id) as id, v.due_on::text as due from visits v
      where v.replied_on is null and v.due_on is not null and v.status not in ('void', 'handed_over') order by 1`,
  );

/** Clocks whose stored days are not what the engine makes of their events, of one unit in `every`; and how many units were looked at. */
export async function replayed(app: TestApp, every: number): Promise<{ units: number; wrong: unknown[] }> {
  const units = await app.database.owner<{ unit_id: number }>('select distinct unit_id from clocks order by 1');
  const looked = units.filter((_, index) => index % every === 0);
  const wrong: unknown[] = [];
  for (const { unit_id } of looked)
    await actForUnit(app.services, unit_id, async ({ tx, rules }) => {
      const clocks = await tx.rows<{ id: number; dueOn: string | null; stoppedOn: string | null }>(
        'select id, due_on, stopped_on from clocks where unit_id = $1',
        [unit_id],
      );
      const ids = clocks.map((clock) => clock.id);
      const events = await eventsOf(tx, unit_id, ids);
      for (const { id, dueOn, stoppedOn } of clocks) {
        const { clock: state, refused } = replayClock(events.get(id) ?? [], rules.book, rules.calendar);
        if (refused.length > 0 || state?.dueOn !== dueOn || state?.stoppedOn !== stoppedOn)
          wrong.push({ unit_id, id, refused, stored: [dueOn, stoppedOn], replayed: [state?.dueOn, state?.stoppedOn] });
      }
    });
  return { units: looked.length, wrong };
}
