// The clocks of a batch run on at the successor.
import type { UnitTx } from '../../../database/tx.ts';
import type { Batch } from './batch.ts';
import { prefixed } from './copying.ts';

/** The same clocks with the same events, and one more that says who ran them before: no due date moves. */
export async function takeClocks(tx: UnitTx, { toUnitId, fromUnitId, petitionIds, on, at, fromName, act }: Batch): Promise<void> {
  const all = [toUnitId, fromUnitId, petitionIds];
  const kept =
    'rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, is_paused, paused_on, stopped_on, is_main, taken_back, computed_at';
  await tx.run(
    `insert into clocks (unit_id, petition_id, proceeding_id, origin_clock_id, ${kept})
     select $1, case when x.petition_id is not null then q.id end, case when x.proceeding_id is not null then g.id end, x.id, ${prefixed('x', kept)}
       from clocks x left join proceedings h on h.unit_id = x.unit_id and h.id = x.proceeding_id
       join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = coalesce(x.petition_id, h.petition_id)
       left join proceedings g on g.unit_id = $1 and g.petition_id = q.id
      where x.unit_id = $2 and coalesce(x.petition_id, h.petition_id) = any ($3::bigint[]) and (x.petition_id is not null or g.id is not null) order by x.id`,
    all,
  );
  const mine = `clocks c join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[])
     left join proceedings g on g.unit_id = $1 and g.petition_id = q.id`;
  await tx.run(
    `insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at, recorded_by)
     select $1, c.id, c.petition_id, e.kind, e.on_date, e.data, e.recorded_at, e.recorded_by
       from ${mine} join clock_events e on e.unit_id = $2 and e.clock_id = c.origin_clock_id
      where c.unit_id = $1 and (c.petition_id = q.id or c.proceeding_id = g.id) order by e.id`,
    all,
  );
  await tx.run(
    `insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at)
     select $1, c.id, c.petition_id, 'takenOver', greatest(c.started_on, $4::date), jsonb_build_object('from', $5::text, 'paper', $6::text), $7
       from ${mine} where c.unit_id = $1 and c.origin_clock_id is not null and (c.petition_id = q.id or c.proceeding_id = g.id) and c.stopped_on is null`,
    [...all, on, fromName, act, at],
  );
  await tx.run(
    `update petitions q set main_clock_id = c.id from petitions o, clocks c
      where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and o.unit_id = $2 and o.id = q.origin_petition_id
        and c.unit_id = $1 and c.origin_clock_id = o.main_clock_id and c.petition_id = q.id`,
    all,
  );
  await tx.run(
    `update proceedings g set main_clock_id = c.id from petitions q, proceedings h, clocks c
      where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and g.unit_id = $1 and g.petition_id = q.id
        and h.unit_id = $2 and h.petition_id = q.origin_petition_id and c.unit_id = $1 and c.origin_clock_id = h.main_clock_id and c.proceeding_id = g.id`,
    all,
  );
}
