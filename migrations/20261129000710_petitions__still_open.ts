import type { Knex } from 'knex';

/**
 * A petition is open until it has been processed, and after that while a duty outlives it: the office's own inspection, telling the
 * citizen what another body found. Said once, for the queue, the handover, the reminders and the counts of who closes an account or a unit.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function outlives(next_act text) returns boolean language sql immutable parallel safe as $$
  select next_act is not null and next_act in ('inspect','tell')
$$;
create function still_open(status text, closed_on date, next_act text) returns boolean language sql immutable parallel safe as $$
  select status <> 'void' and (closed_on is null or next_act is not null and next_act in ('inspect','tell'))
$$;
create index petitions_outliving_of on petitions (unit_id, assigned_to) where next_act in ('inspect','tell');

-- The word owed to whoever forwarded a denunciation has no step of its own: its clock alone tells.
create index clocks_forwarder on clocks (unit_id, petition_id) where rule_code = 'TC_PRESS_REPLY' and stopped_on is null;

create or replace function open_work(account int) returns table (unit_id int, items int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select held.unit_id, count(*)::int from (
    select p.unit_id, p.id as petition_id from petitions p
     where (p.holder_id = account or p.assigned_to = account) and still_open(p.status, p.closed_on, p.next_act) and not p.past_head
    union all
    select p.unit_id, p.id from clocks k join petitions p on p.unit_id = k.unit_id and p.id = k.petition_id
     where k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null and p.assigned_to = account and p.status <> 'void'
       and not still_open(p.status, p.closed_on, p.next_act) and not p.past_head
    union all
    select g.unit_id, g.petition_id from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id
     where g.holder_id = account and g.closed_on is null and not p.past_head) held
   where not exists (select 1 from named_accounts n where n.unit_id = held.unit_id and n.petition_id = held.petition_id)
   group by held.unit_id
$f$;

create or replace function unit_open_work(wanted int[]) returns table (unit_id int, petitions int, proceedings int, papers int, incoming int, visits int)
language sql stable security definer set search_path = public as $$
  select u.id,
    (select count(*) from petitions p where p.unit_id = u.id and (still_open(p.status, p.closed_on, p.next_act)
       or exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null)))::int,
    (select count(*) from proceedings g where g.unit_id = u.id and g.closed_on is null)::int,
    (select count(*) from papers w where w.unit_id = u.id and w.state in ('submitted','approved','numbered','signed'))::int,
    (select count(*) from transfers t where t.to_unit_id = u.id
       and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))::int,
    (select count(*) from visits v where v.unit_id = u.id and v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null)::int
  from unnest(wanted) u(id)
$$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
