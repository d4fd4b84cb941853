import type { Knex } from 'knex';

/**
 * What the statutory tables count of a decision, a conclusion or a termination is issued: signed and numbered. Whether the paper of the
 * step that stands still waits for its number is kept beside the proceeding, and so is the day a higher decision or a court's judgment
 * annulled or changed it. A step recorded without a paper of this program (imported history) was issued elsewhere.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table proceedings add column decision_unnumbered boolean not null default false,
  add column termination_unnumbered boolean not null default false,
  add column overturned_on date,
  -- Handed over in a re-organisation: when it was decided or terminated where it went on, and when terminated after a full withdrawal.
  add column later_ended_on date, add column later_withdrawn_on date;

-- Is the paper of the last step of these kinds that stands without its number?
create function is_unnumbered(unit int, proceeding bigint, kinds text[]) returns boolean language sql stable security definer set search_path = public as $f$
  select coalesce((select w.id is not null and w.number is null from proceeding_steps s left join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
    where s.unit_id = unit and s.proceeding_id = proceeding and s.kind = any (kinds) and s.taken_back_at is null order by s.id desc limit 1), false)
$f$;
select gate_function('is_unnumbered(int, bigint, text[])');

-- The clerk who numbers a conclusion reads no step of a denunciation: the gate looks for him.
create function note_result() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  if new.kind in ('decision','conclusion') then
    update proceedings set decision_unnumbered = is_unnumbered(unit_id, id, array['decision','conclusion']) where unit_id = new.unit_id and id = new.proceeding_id;
  elsif new.kind = 'termination' then
    update proceedings g set termination_unnumbered = is_unnumbered(g.unit_id, g.id, array['termination']),
      terminated_on = (select max(s.on_date) from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'termination' and s.taken_back_at is null)
     where g.unit_id = new.unit_id and g.id = new.proceeding_id;
  else
    update proceedings g set overturned_on = (select max(s.on_date) from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id
        and s.kind = 'appeal-result' and s.details ->> 'kept' = 'changed' and s.taken_back_at is null)
     where g.unit_id = new.unit_id and g.id = new.proceeding_id;
  end if;
  return null;
end $f$;
create function note_numbered() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  update proceedings set decision_unnumbered = is_unnumbered(unit_id, id, array['decision','conclusion']),
    termination_unnumbered = is_unnumbered(unit_id, id, array['termination']) where unit_id = new.unit_id and id = new.proceeding_id;
  return null;
end $f$;
select gate_function('note_result()');
select gate_function('note_numbered()');
select gate_may('proceedings', 'select, update');
select gate_may('proceeding_steps', 'select');
select gate_may('papers', 'select');

drop trigger terminated_on on proceeding_steps;
drop trigger terminated_on_taken_back on proceeding_steps;
drop function note_terminated_on();
drop function forget_terminated_on();
create trigger result_noted after insert or update of taken_back_at on proceeding_steps for each row
  when (new.kind in ('decision','conclusion','termination','appeal-result')) execute function note_result();
create trigger result_numbered after update of number on papers for each row
  when (new.proceeding_id is not null and new.number is distinct from old.number) execute function note_numbered();

-- The unit that accepted it counts the acceptance, and so what came of it, whoever holds the file by then.
create function note_where_accepted() returns trigger language plpgsql security definer set search_path = public as $f$
declare ended date := coalesce(case when not new.decision_unnumbered then new.decided_on end, case when not new.termination_unnumbered then new.terminated_on end);
begin
  with recursive back(unit_id, petition_id) as (
    select p.origin_unit_id, p.origin_petition_id from petitions p where p.unit_id = new.unit_id and p.id = new.petition_id and p.origin_unit_id is not null
    union
    select p.origin_unit_id, p.origin_petition_id from back b join petitions p on p.unit_id = b.unit_id and p.id = b.petition_id where p.origin_unit_id is not null)
  -- A draft that went along is one paper: its number in the successor's book issues it for the periods before it went as well.
  update proceedings g set later_ended_on = ended,
      decision_unnumbered = g.decision_unnumbered and (g.decided_on is distinct from new.decided_on or new.decision_unnumbered),
      termination_unnumbered = g.termination_unnumbered and (g.terminated_on is distinct from new.terminated_on or new.termination_unnumbered),
      later_withdrawn_on = case when new.termination_ground = 'full_withdrawal' and not new.termination_unnumbered then new.terminated_on end
    from back b where g.unit_id = b.unit_id and g.petition_id = b.petition_id and g.state = 'handed_over';
  return null;
end $f$;
select gate_function('note_where_accepted()');
select gate_may('petitions', 'select');
create trigger ended_where_accepted after update on proceedings for each row
  when (new.state <> 'handed_over' and (new.decided_on, new.decision_unnumbered, new.terminated_on, new.termination_unnumbered, new.termination_ground)
    is distinct from (old.decided_on, old.decision_unnumbered, old.terminated_on, old.termination_unnumbered, old.termination_ground))
  execute function note_where_accepted();

update proceedings g set decision_unnumbered = x.waits
  from (select distinct on (s.unit_id, s.proceeding_id) s.unit_id, s.proceeding_id, w.id is not null and w.number is null as waits
          from proceeding_steps s left join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
         where s.kind in ('decision','conclusion') and s.taken_back_at is null order by s.unit_id, s.proceeding_id, s.id desc) x
 where g.unit_id = x.unit_id and g.id = x.proceeding_id and x.waits;
update proceedings g set termination_unnumbered = x.waits
  from (select distinct on (s.unit_id, s.proceeding_id) s.unit_id, s.proceeding_id, w.id is not null and w.number is null as waits
          from proceeding_steps s left join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
         where s.kind = 'termination' and s.taken_back_at is null order by s.unit_id, s.proceeding_id, s.id desc) x
 where g.unit_id = x.unit_id and g.id = x.proceeding_id and x.waits;
-- What was annulled, at whichever unit it is kept: it went to a successor with its steps.
update proceedings g set overturned_on = x.on_date
  from (select unit_id, proceeding_id, max(on_date) as on_date from proceeding_steps
         where kind = 'appeal-result' and details ->> 'kept' = 'changed' and taken_back_at is null group by 1, 2) x
 where g.unit_id = x.unit_id and g.id = x.proceeding_id;
-- A termination that was taken back before its file went to a successor ended nothing there either.
update proceedings g set terminated_on = null
 where g.terminated_on is not null and exists (select 1 from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'termination')
   and not exists (select 1 from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'termination' and s.taken_back_at is null);

-- What ended at a successor before this was kept.
with recursive way(unit_id, petition_id, holder_id, held_id) as (
  select p.origin_unit_id, p.origin_petition_id, p.unit_id, p.id from petitions p where p.origin_unit_id is not null
  union
  select p.origin_unit_id, p.origin_petition_id, w.holder_id, w.held_id from way w join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
   where p.origin_unit_id is not null)
update proceedings g set later_ended_on = coalesce(case when not h.decision_unnumbered then h.decided_on end, case when not h.termination_unnumbered then h.terminated_on end),
    later_withdrawn_on = case when h.termination_ground = 'full_withdrawal' and not h.termination_unnumbered then h.terminated_on end
  from way w join proceedings h on h.unit_id = w.holder_id and h.petition_id = w.held_id and h.state <> 'handed_over'
 where g.unit_id = w.unit_id and g.petition_id = w.petition_id and g.state = 'handed_over' and (h.decided_on is not null or h.terminated_on is not null);

create index proceedings_unnumbered on proceedings (unit_id) where decision_unnumbered or termination_unnumbered;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
