import type { Knex } from 'knex';

/** Where a petition goes is a way of the plan as it stands: what was chosen for a way taken out since is chosen no more. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Every open petition of a giving unit and where it goes: chosen, by rule, by its field, the only way there is, or the confirmed default.
-- What was chosen, or a rule, counts while its way is in the plan. Without a destination to_unit_id is null. Runs as whoever asks, behind the wall.
create or replace function handover_plan(act int, from_unit int) returns table (petition_id bigint, to_unit_id int, why text)
language sql stable set search_path = public as $$
  with routes as (select * from reorganisation_routes r where r.reorganisation_id = act and r.from_unit_id = from_unit and r.takes_petitions),
    whole as (select exists (select 1 from routes where fields is null) as is_whole),
    only_way as (select min(to_unit_id) as to_unit_id from routes where fields is null having count(*) = 1),
    standard as (select r.to_unit_id from routes r join reorganisation_givers g on g.reorganisation_id = act and g.from_unit_id = from_unit
      where r.is_default and (g.default_confirmed_at is not null or exists (select 1 from reorganisations a where a.id = act and a.state = 'done')))
  select p.id, coalesce(c.to_unit_id, f.to_unit_id, m.to_unit_id, o.to_unit_id, s.to_unit_id),
         case when c.to_unit_id is not null then 'chosen' when f.to_unit_id is not null then 'field' when m.to_unit_id is not null then 'rule'
           when o.to_unit_id is not null then 'only' when s.to_unit_id is not null then 'default' else 'open' end
    from petitions p cross join whole w
    left join lateral (select h.to_unit_id from handover_choices h join routes r on r.to_unit_id = h.to_unit_id and r.fields is null
      where h.unit_id = p.unit_id and h.reorganisation_id = act and h.petition_id = p.id) c on true
    left join lateral (select r.to_unit_id from routes r where split_part(p.field, '.', 1) = any (r.fields) order by r.to_unit_id limit 1) f on true
    left join lateral (select u.to_unit_id from handover_rules u join routes r on r.to_unit_id = u.to_unit_id and r.fields is null where u.unit_id = p.unit_id and u.reorganisation_id = act
      and exists (select 1 from parties a where a.unit_id = p.unit_id and a.petition_id = p.id and not a.sealed
        and a.role in ('complainant','petitioner','representative') and strpos(' ' || regexp_replace(fold(a.address || ' ' || a.ward_text), '[^a-z0-9]+', ' ', 'g') || ' ',
          ' ' || trim(regexp_replace(fold(u.words), '[^a-z0-9]+', ' ', 'g')) || ' ') > 0)
      order by u.id limit 1) m on true
    left join only_way o on true
    left join standard s on true
   where p.unit_id = from_unit and (w.is_whole or f.to_unit_id is not null)
     and (p.closed_on is null and p.status <> 'void'
       -- Closed, and still inspected by the office itself or to be told to the citizen.
       or p.next_act in ('inspect','tell')
       or p.status = 'accepted' and exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null)
       -- What is still owed to whoever forwarded a denunciation outlives everything else of it (khoản 2 Điều 26 LTC).
       or exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null))
$$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
