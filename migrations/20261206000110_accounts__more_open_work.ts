import type { Knex } from 'knex';

/**
 * What else hangs on somebody who leaves: citizens he received and nobody has answered, tasks of a conclusion he follows, verifications he is
 * of the team for, papers he is to sign, days he is to receive on. Each goes to a named colleague before his account closes.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Who answers the citizen in the place of whoever recorded the visit; null: who recorded it.
alter table visits add column answerer_id int references accounts;
create index conclusion_tasks_open_of on conclusion_tasks (unit_id, holder_id) where done_on is null;
create index papers_to_sign on papers (unit_id, signer_id) where state in ('draft','submitted');

drop function open_work(int);
-- As before (20261129000710), and the rest that has his name on it. Of one thing two things may be open: each is counted.
create function open_work(account int, today date) returns table (unit_id int, items int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select held.unit_id, count(*)::int from (
    select p.unit_id, p.id as petition_id, null::bigint as visit_id from petitions p
     where (p.holder_id = account or p.assigned_to = account) and still_open(p.status, p.closed_on, p.next_act) and not p.past_head
    union all
    select p.unit_id, p.id, null from clocks k join petitions p on p.unit_id = k.unit_id and p.id = k.petition_id
     where k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null and p.assigned_to = account and p.status <> 'void'
       and not still_open(p.status, p.closed_on, p.next_act) and not p.past_head
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
select gate_function('open_work(int, date)'), gate_may('visits'), gate_may('conclusion_tasks'), gate_may('proceeding_members'), gate_may('papers'), gate_may('reception_days'), gate_may('clocks'),
  gate_may('named_accounts');
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant select on accounts, assignments to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
