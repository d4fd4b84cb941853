import type { Knex } from 'knex';

/**
 * What an office still owes goes along with a re-organisation, whatever became of its record: a clock that runs, a paper that has not left. Asked in
 * one way by the plan, the dry run, the closing of a unit and of an account.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index papers_not_left on papers (unit_id, petition_id) where symbol <> '' and state in ('draft','submitted','approved','numbered','signed');

/*
 * Papers put forward or to be sent, of what has ended too; those that have gone on elsewhere are owed there. Of a proceeding that has ended only the
 * notice of what was revoked is owed, and nothing of what a proposal proposes that nobody agreed to. A form that takes no number has left with its approval.
 */
create function papers_owed(unit int) returns table (id bigint, petition_id bigint, visit_id bigint) language sql stable security definer set search_path = public as $$
  select w.id, w.petition_id, w.visit_id from papers w
    left join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
    left join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id
   where w.unit_id = unit and w.symbol <> '' and w.state in ('draft','submitted','approved','numbered','signed') and (g.closed_on is null or w.kind = 'WITHDRAWAL_NOTICE')
     and (w.state <> 'draft' or w.kind = 'WITHDRAWAL_NOTICE'
       or w.kind in ('NOTICE_TO_SENDER','XLD03_2021') and w.proceeding_id is null and p.status in ('transferred','transferred_replied'))
     and coalesce((select r.state from proposals r where r.unit_id = w.unit_id and r.petition_id = w.petition_id and r.paper_id = w.id order by r.id desc limit 1), 'approved') = 'approved'
     and not exists (select 1 from papers n where n.origin_paper_id = w.id and n.origin_unit_id = w.unit_id)
$$;

/* Petitions whose processing has ended and of which the office still owes something. */
create function petitions_owing(unit int) returns setof bigint language sql stable security definer set search_path = public as $$
  select p.id from petitions p where p.unit_id = unit and p.closed_on is not null and p.status not in ('void','handed_over') and p.id in (
    select o.id from petitions o where o.unit_id = unit and o.next_act in ('inspect','tell')
    union all select g.petition_id from proceedings g where g.unit_id = unit and g.closed_on is null
    union all select coalesce(k.petition_id, g.petition_id) from clocks k left join proceedings g on g.unit_id = k.unit_id and g.id = k.proceeding_id
       where k.unit_id = unit and k.stopped_on is null
    union all select w.petition_id from papers_owed(unit) w where w.petition_id is not null)
$$;
revoke all on function papers_owed(int) from public;
select gate_function('petitions_owing(int)');

-- As before (20261209003300), and visits of which a paper has not left.
create or replace function visits_owing(unit int) returns setof bigint language sql stable security definer set search_path = public as $$
  select v.id from visits v
   where v.unit_id = unit and v.status not in ('void','handed_over')
     and (v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null
       or exists (select 1 from clocks k where k.unit_id = v.unit_id and k.visit_id = v.id and k.stopped_on is null)
       or exists (select 1 from conclusion_tasks t join papers p on p.unit_id = t.unit_id and p.id = t.paper_id and p.state <> 'revoked'
            where t.unit_id = v.unit_id and t.visit_id = v.id and t.done_on is null)
       or v.id in (select w.visit_id from papers w where w.unit_id = unit and w.visit_id is not null and w.petition_id is null and w.proceeding_id is null and w.symbol <> ''
            and w.state in ('draft','submitted','approved','numbered','signed')))
$$;

-- As before; what is owed of ended records as the plan takes it.
create or replace function papers_unfinished(unit int) returns table (id bigint, petition_id bigint) language sql stable security definer set search_path = public as $$
  select w.id, w.petition_id from papers w
   where w.unit_id = unit and w.state in ('draft','submitted','approved','numbered','signed')
     and (w.id in (select o.id from papers_owed(unit) o)
       or exists (select 1 from petitions p where p.unit_id = w.unit_id and p.id = w.petition_id and still_open(p.status, p.closed_on, p.next_act)
            and p.status <> 'handed_over') and (w.state <> 'approved' or w.symbol <> '')
       or exists (select 1 from proceedings g where g.unit_id = w.unit_id and g.petition_id = w.petition_id and g.closed_on is null) and (w.state <> 'approved' or w.symbol <> '')
       or exists (select 1 from visits_owing(unit) v(id) where v.id = w.visit_id) and (w.state <> 'approved' or w.symbol <> ''))
$$;

-- As before; of what has ended everything that is owed.
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
        and a.role in ('complainant','petitioner','representative') and address_has(a.address, a.ward_text, u.words))
      order by u.id limit 1) m on true
    left join only_way o on true
    left join standard s on true
   where p.unit_id = from_unit and (w.is_whole or f.to_unit_id is not null)
     and (p.closed_on is null and p.status <> 'void' or p.id in (select petitions_owing(from_unit)))
$$;

-- As before; an accepted petition is counted with its proceeding.
create or replace function unit_open_work(wanted int[]) returns table (unit_id int, petitions int, proceedings int, papers int, incoming int, visits int)
language sql stable security definer set search_path = public as $$
  select u.id,
    (select count(*) from petitions p where p.unit_id = u.id and (p.closed_on is null and p.status <> 'void' or p.id in (select petitions_owing(u.id)))
       and not exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null))::int,
    (select count(*) from proceedings g where g.unit_id = u.id and g.closed_on is null)::int,
    (select count(*) from papers_unfinished(u.id))::int,
    (select count(*) from transfers t where t.to_unit_id = u.id
       and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))::int,
    (select count(*) from visits_owing(u.id))::int
  from unnest(wanted) u(id)
$$;
-- As before (20261206000110), and whoever denounced that is still to be told where his denunciation went.
create or replace function open_work(account int, today date) returns table (unit_id int, items int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select held.unit_id, count(*)::int from (
    select p.unit_id, p.id as petition_id, null::bigint as visit_id from petitions p
     where (p.holder_id = account or p.assigned_to = account) and still_open(p.status, p.closed_on, p.next_act) and not p.past_head
    union all
    select p.unit_id, p.id, null from (select k.unit_id, k.petition_id from clocks k where k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null
        union select k.unit_id, k.petition_id from clocks k where k.rule_code = 'TC_TRANSFER' and k.stopped_on is null) k
      join petitions p on p.unit_id = k.unit_id and p.id = k.petition_id
     where p.assigned_to = account and p.status <> 'void' and not still_open(p.status, p.closed_on, p.next_act) and not p.past_head
    union all
    select g.unit_id, g.petition_id, null from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id
     where g.holder_id = account and g.closed_on is null and not p.past_head
    union all
    select v.unit_id, v.petition_id, v.id from visits v
     where coalesce(v.answerer_id, v.registered_by) = account and v.status <> 'void' and not v.past_head
       and (v.status in ('recorded','outcome_set') and v.replied_on is null and (v.due_on is not null
              or exists (select 1 from clocks r where r.unit_id = v.unit_id and r.visit_id = v.id and r.stopped_on is null and r.rule_code <> 'TCD_CONCLUSION'))
         or exists (select 1 from clocks k where k.unit_id = v.unit_id and k.visit_id = v.id and k.rule_code = 'TCD_CONCLUSION' and k.stopped_on is null))
    union all
    select t.unit_id, t.petition_id, t.visit_id from conclusion_tasks t join visits v on v.unit_id = t.unit_id and v.id = t.visit_id
     where t.holder_id = account and t.done_on is null and v.status not in ('void','handed_over') and not v.past_head
       and exists (select 1 from papers w where w.unit_id = t.unit_id and w.id = t.paper_id and w.state in ('numbered','signed','sent','acknowledged'))
    union all
    select m.unit_id, m.petition_id, null from proceeding_members m join proceedings g on g.unit_id = m.unit_id and g.id = m.proceeding_id
      join petitions p on p.unit_id = m.unit_id and p.id = m.petition_id
     where m.account_id = account and m.ended_on is null and m.has_conflict is not true and not p.past_head and g.closed_on is null
       and (g.state = 'verifying' or g.state = 'suspended' and g.state_before_suspension = 'verifying')
    union all
    select w.unit_id, coalesce(w.petition_id, v.petition_id), w.visit_id from papers w left join visits v on v.unit_id = w.unit_id and v.id = w.visit_id
      left join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id left join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id
     where w.signer_id = account and w.state in ('draft','submitted') and w.symbol <> '' and g.closed_on is null and p.status is distinct from 'void'
       and coalesce(v.status, '') not in ('void','handed_over') and not coalesce(p.past_head, v.past_head, false)
    union all
    select d.unit_id, null, null from reception_days d join accounts c on c.id = account
     where d.state in ('draft','posted') and d.on_date >= today and (d.host_account_id = account or d.host_account_id is null and fold(d.host_name) = fold(c.name)
       and exists (select 1 from assignments a where a.account_id = account and a.unit_id = d.unit_id))) held
   where not exists (select 1 from named_accounts n where n.unit_id = held.unit_id and (n.petition_id = held.petition_id or n.visit_id = held.visit_id))
   group by held.unit_id
$f$;

do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('alter function papers_owed(int) owner to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
