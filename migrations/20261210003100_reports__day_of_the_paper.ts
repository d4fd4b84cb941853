import type { Knex } from 'knex';

/**
 * The statutory tables count a decision, a conclusion or a termination by the day its numbered paper bears, which is what the citizen holds;
 * by the day of its step where there is no paper of this program, or it bears that day. A termination that was revoked while its step
 * stays is as little issued as a decision.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table proceedings
  -- The day the numbered paper bears, where it is another one than that of the step.
  add column decision_dated_on date, add column termination_dated_on date,
  add column decision_issued_on date generated always as
    (case when not decision_unnumbered and decided_on is not null then coalesce(decision_dated_on, decided_on) end) stored,
  add column termination_issued_on date generated always as
    (case when not termination_unnumbered and terminated_on is not null then coalesce(termination_dated_on, terminated_on) end) stored;
create index proceedings_decision_issued_all on proceedings (decision_issued_on, unit_id) where decision_issued_on is not null;
create index proceedings_termination_issued_all on proceedings (termination_issued_on, unit_id) where termination_issued_on is not null;
drop index proceedings_decided_all;
drop index proceedings_terminated_all;

-- Is the paper of the last step of these kinds that stands without its number, or revoked? A revoked paper does not go along to a successor,
-- its step does: what stood of it where it came from says so there.
create or replace function is_unnumbered(unit int, proceeding bigint, kinds text[]) returns boolean language sql stable security definer set search_path = public as $f$
  select coalesce((select case when w.id is not null then w.number is null or w.state = 'revoked'
        else exists (select 1 from petitions q join proceedings o on o.unit_id = q.origin_unit_id and o.petition_id = q.origin_petition_id
          where q.unit_id = s.unit_id and q.id = s.petition_id and case when s.kind = 'termination' then o.termination_unnumbered and o.terminated_on = s.on_date
            else o.decision_unnumbered and o.decided_on = s.on_date end) end
    from proceeding_steps s left join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
    where s.unit_id = unit and s.proceeding_id = proceeding and s.kind = any (kinds) and s.taken_back_at is null order by s.id desc limit 1), false)
$f$;
-- The day of that paper, where it has its number and bears another day than the step.
create function dated_otherwise(unit int, proceeding bigint, kinds text[]) returns date language sql stable security definer set search_path = public as $f$
  select case when w.number is not null and w.state <> 'revoked' and w.issued_on <> s.on_date then w.issued_on end
    from proceeding_steps s left join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
   where s.unit_id = unit and s.proceeding_id = proceeding and s.kind = any (kinds) and s.taken_back_at is null order by s.id desc limit 1
$f$;
select gate_function('is_unnumbered(int, bigint, text[])');
select gate_function('dated_otherwise(int, bigint, text[])');

create or replace function note_result() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  if new.kind in ('decision','conclusion') then
    update proceedings set decision_unnumbered = is_unnumbered(unit_id, id, array['decision','conclusion']),
      decision_dated_on = dated_otherwise(unit_id, id, array['decision','conclusion']) where unit_id = new.unit_id and id = new.proceeding_id;
  elsif new.kind = 'termination' then
    update proceedings g set termination_unnumbered = is_unnumbered(g.unit_id, g.id, array['termination']),
      termination_dated_on = dated_otherwise(g.unit_id, g.id, array['termination']),
      terminated_on = (select max(s.on_date) from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'termination' and s.taken_back_at is null)
     where g.unit_id = new.unit_id and g.id = new.proceeding_id;
  else
    update proceedings g set overturned_on = (select max(s.on_date) from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id
        and s.kind = 'appeal-result' and s.details ->> 'kept' = 'changed' and s.taken_back_at is null)
     where g.unit_id = new.unit_id and g.id = new.proceeding_id;
  end if;
  return null;
end $f$;
create or replace function note_numbered() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  update proceedings set decision_unnumbered = is_unnumbered(unit_id, id, array['decision','conclusion']),
    decision_dated_on = dated_otherwise(unit_id, id, array['decision','conclusion']),
    termination_unnumbered = is_unnumbered(unit_id, id, array['termination']),
    termination_dated_on = dated_otherwise(unit_id, id, array['termination']) where unit_id = new.unit_id and id = new.proceeding_id;
  return null;
end $f$;
select gate_function('note_result()');
select gate_function('note_numbered()');

drop trigger result_numbered on papers;
create trigger result_numbered after update of number, state, issued_on on papers for each row
  when (new.proceeding_id is not null and (new.number is distinct from old.number or (new.state = 'revoked') <> (old.state = 'revoked')
    or new.number is not null and new.issued_on is distinct from old.issued_on)) execute function note_numbered();

create or replace function note_where_accepted() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  with recursive back(unit_id, petition_id) as (
    select p.origin_unit_id, p.origin_petition_id from petitions p where p.unit_id = new.unit_id and p.id = new.petition_id and p.origin_unit_id is not null
    union
    select p.origin_unit_id, p.origin_petition_id from back b join petitions p on p.unit_id = b.unit_id and p.id = b.petition_id where p.origin_unit_id is not null)
  -- A result that went along is one paper: numbered or revoked by the successor, it is so, with its day, for the periods before it went as well.
  update proceedings g set later_ended_on = coalesce(new.decision_issued_on, new.termination_issued_on),
      decision_unnumbered = case when g.decided_on = new.decided_on then new.decision_unnumbered else g.decision_unnumbered end,
      decision_dated_on = case when g.decided_on = new.decided_on then new.decision_dated_on else g.decision_dated_on end,
      termination_unnumbered = case when g.terminated_on = new.terminated_on then new.termination_unnumbered else g.termination_unnumbered end,
      termination_dated_on = case when g.terminated_on = new.terminated_on then new.termination_dated_on else g.termination_dated_on end,
      later_withdrawn_on = case when new.termination_ground = 'full_withdrawal' then new.termination_issued_on end
    from back b where g.unit_id = b.unit_id and g.petition_id = b.petition_id and g.state = 'handed_over';
  return null;
end $f$;
select gate_function('note_where_accepted()');
drop trigger ended_where_accepted on proceedings;
create trigger ended_where_accepted after update on proceedings for each row
  when (new.state <> 'handed_over' and (new.decided_on, new.decision_unnumbered, new.decision_dated_on, new.terminated_on, new.termination_unnumbered, new.termination_dated_on, new.termination_ground)
    is distinct from (old.decided_on, old.decision_unnumbered, old.decision_dated_on, old.terminated_on, old.termination_unnumbered, old.termination_dated_on, old.termination_ground))
  execute function note_where_accepted();

-- What was numbered with another day, or terminated by an order revoked since, before this was kept; where it went on, and where it came from.
create temp table earlier_results on commit drop as
  select s.unit_id, s.proceeding_id as id, s.petition_id, s.on_date, s.kind = 'termination' as ends, w.state = 'revoked' as is_revoked,
         case when w.number is not null and w.state <> 'revoked' and w.issued_on <> s.on_date then w.issued_on end as dated_on
    from proceeding_steps s join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
   where s.kind in ('decision','conclusion','termination') and s.taken_back_at is null
     and (w.number is not null and w.state <> 'revoked' and w.issued_on <> s.on_date or w.state = 'revoked' and s.kind = 'termination')
     and not exists (select 1 from proceeding_steps l where l.unit_id = s.unit_id and l.proceeding_id = s.proceeding_id and l.taken_back_at is null and l.id > s.id
       and case when s.kind = 'termination' then l.kind = 'termination' else l.kind in ('decision','conclusion') end);
with recursive onward(unit_id, petition_id, on_date, ends, is_revoked, dated_on) as (
  select r.unit_id, r.petition_id, r.on_date, r.ends, r.is_revoked, r.dated_on from earlier_results r
  union
  select p.unit_id, p.id, o.on_date, o.ends, o.is_revoked, o.dated_on
    from onward o join petitions p on p.origin_unit_id = o.unit_id and p.origin_petition_id = o.petition_id
    join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and case when o.ends then g.terminated_on else g.decided_on end = o.on_date
   where o.is_revoked and not exists (select 1 from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'termination'
     and s.taken_back_at is null and s.paper_id is not null)),
backward(unit_id, petition_id, on_date, ends, is_revoked, dated_on) as (
  select r.unit_id, r.petition_id, r.on_date, r.ends, r.is_revoked, r.dated_on from earlier_results r
  union
  select p.origin_unit_id, p.origin_petition_id, b.on_date, b.ends, b.is_revoked, b.dated_on
    from backward b join petitions p on p.unit_id = b.unit_id and p.id = b.petition_id where p.origin_unit_id is not null),
known as (select * from onward union select * from backward),
result as (select unit_id, petition_id, on_date, max(dated_on) as dated_on from known where not ends group by 1, 2, 3),
ending as (select unit_id, petition_id, on_date, max(dated_on) as dated_on, bool_or(is_revoked) as is_revoked from known where ends group by 1, 2, 3)
update proceedings g set decision_dated_on = coalesce(x.decision_dated_on, g.decision_dated_on),
    termination_dated_on = coalesce(x.termination_dated_on, g.termination_dated_on), termination_unnumbered = g.termination_unnumbered or x.is_revoked
  from (select o.unit_id, o.id, r.dated_on as decision_dated_on, e.dated_on as termination_dated_on, coalesce(e.is_revoked, false) as is_revoked
          from proceedings o left join result r on r.unit_id = o.unit_id and r.petition_id = o.petition_id and r.on_date = o.decided_on
          left join ending e on e.unit_id = o.unit_id and e.petition_id = o.petition_id and e.on_date = o.terminated_on
         where r.unit_id is not null or e.unit_id is not null) x
 where g.unit_id = x.unit_id and g.id = x.id;
-- What ended at a successor, by the day its paper bears.
with recursive way(unit_id, petition_id, holder_id, held_id) as (
  select p.origin_unit_id, p.origin_petition_id, p.unit_id, p.id from petitions p where p.origin_unit_id is not null
  union
  select p.origin_unit_id, p.origin_petition_id, w.holder_id, w.held_id from way w join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
   where p.origin_unit_id is not null)
update proceedings g set later_ended_on = coalesce(h.decision_issued_on, h.termination_issued_on),
    later_withdrawn_on = case when h.termination_ground = 'full_withdrawal' then h.termination_issued_on end
  from way w join proceedings h on h.unit_id = w.holder_id and h.petition_id = w.held_id and h.state <> 'handed_over'
 where g.unit_id = w.unit_id and g.petition_id = w.petition_id and g.state = 'handed_over'
   and (h.termination_unnumbered or h.decision_dated_on is not null or h.termination_dated_on is not null);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
