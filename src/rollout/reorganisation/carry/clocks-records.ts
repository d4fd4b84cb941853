// The clocks of a batch run on at the successor, and whoever is named in it stays shut out.
import type { UnitTx } from '../../../database/tx.ts';
import type { Batch } from './batch.ts';
import { prefixed } from './copying.ts';

/** The same clocks with the same events, and one more that says who ran them before: no due date moves. */
export async function takeClocks(tx: UnitTx, { toUnitId, fromUnitId, petitionIds, on, at, fromName, act }: Batch): Promise<void> {
  const all = [toUnitId, fromUnitId, petitionIds];
  const kept =
    'rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, is_paused, paused_on, stopped_on, is_main, computed_at';
  await tx.run(
    `insert into clocks (unit_id, petition_id, proceeding_id, origin_clock_id, ${kept})
     select $1, case when x.petition_id is not null then q.id end, case when x.proceeding_id is not null then g.id end, x.id, ${prefixed('x', kept)}
       from clocks x left join proceedings h on h.unit_id = x.unit_id and h.id = x.proceeding_id
       join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = coalesce(x.petition_id, h.petition_id)
       left join proceedings g on g.unit_id = $1 and g.petition_id = q.id
      where x.unit_id = $2 and coalesce(x.petition_id, h.petition_id) = any ($3::bigint[]) order by x.id`,
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

/**
 * Who was named stays named, and officers of the successor whose names stand on the other side join them (decisions 6). A
 * denunciation of the successor's head goes past him: to whoever registered it, or the first who registers there and is not named.
 */
export async function nameOfficers(tx: UnitTx, all: (number | string | readonly number[])[]): Promise<void> {
  await tx.run(
    `insert into named_accounts (unit_id, petition_id, account_id, named_as)
     select $1, q.id, n.account_id, n.named_as from named_accounts n join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = n.petition_id
      where n.unit_id = $2 and n.petition_id = any ($3::bigint[])
     union
     select $1, q.id, c.id, case q.petition_type when 'KN' then 'respondent' when 'TC' then 'denounced' else 'related_party' end
       from petitions q join parties x on x.unit_id = q.unit_id and x.petition_id = q.id and x.role in ('respondent','denounced','related_party')
       join accounts c on c.name_ascii = fold(x.name) join assignments a on a.account_id = c.id and a.unit_id = $1 and a.during @> $4::date
      where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and not (q.petition_type = 'KN' and a.role = 'leader')
     on conflict do nothing`,
    all,
  );
  await tx.run(
    `with past as (
       select q.id, coalesce((select q.registered_by where exists (select 1 from assignments s where s.account_id = q.registered_by and s.unit_id = $1 and s.during @> $4::date)),
         (select s.account_id from assignments s join accounts c on c.id = s.account_id where s.unit_id = $1 and s.during @> $4::date and c.disabled_at is null
             and s.role in ('clerk','reception_officer') and not exists (select 1 from named_accounts m where m.unit_id = $1 and m.petition_id = q.id and m.account_id = s.account_id)
           order by s.role, s.id limit 1), q.registered_by) as keeper
         from petitions q where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and q.sealed and q.closed_on is null
          and exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = $1 and a.during @> $4::date
            where n.unit_id = $1 and n.petition_id = q.id and a.role in ('leader','chief_inspector','reception_board_head')))
     update petitions q set past_head = true, registered_by = p.keeper, assigned_to = p.keeper, holder_id = p.keeper, next_role = null, next_act = 'transfer', status = 'assigned'
       from past p where q.unit_id = $1 and q.id = p.id`,
    all,
  );
}
