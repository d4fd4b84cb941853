import type { Knex } from 'knex';

/**
 * A decision or conclusion that was revoked while its step stays is as little issued as one without a number: until the one in its place has
 * its number, no table counts it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Is the paper of the last step of these kinds that stands without its number, or revoked? A revoked paper does not go along to a successor,
-- its step does: what stood of it where it came from says so there.
create or replace function is_unnumbered(unit int, proceeding bigint, kinds text[]) returns boolean language sql stable security definer set search_path = public as $f$
  select coalesce((select case when w.id is not null then w.number is null or w.state = 'revoked' and s.kind <> 'termination'
        else s.kind <> 'termination' and exists (select 1 from petitions q join proceedings o on o.unit_id = q.origin_unit_id and o.petition_id = q.origin_petition_id
          where q.unit_id = s.unit_id and q.id = s.petition_id and o.decision_unnumbered and o.decided_on = s.on_date) end
    from proceeding_steps s left join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
    where s.unit_id = unit and s.proceeding_id = proceeding and s.kind = any (kinds) and s.taken_back_at is null order by s.id desc limit 1), false)
$f$;
select gate_function('is_unnumbered(int, bigint, text[])');

drop trigger result_numbered on papers;
create trigger result_numbered after update of number, state on papers for each row
  when (new.proceeding_id is not null and (new.number is distinct from old.number or (new.state = 'revoked') <> (old.state = 'revoked'))) execute function note_numbered();

create or replace function note_where_accepted() returns trigger language plpgsql security definer set search_path = public as $f$
declare ended date := coalesce(case when not new.decision_unnumbered then new.decided_on end, case when not new.termination_unnumbered then new.terminated_on end);
begin
  with recursive back(unit_id, petition_id) as (
    select p.origin_unit_id, p.origin_petition_id from petitions p where p.unit_id = new.unit_id and p.id = new.petition_id and p.origin_unit_id is not null
    union
    select p.origin_unit_id, p.origin_petition_id from back b join petitions p on p.unit_id = b.unit_id and p.id = b.petition_id where p.origin_unit_id is not null)
  -- A decision that went along is one paper: numbered or revoked by the successor, it is so for the periods before it went as well.
  update proceedings g set later_ended_on = ended,
      decision_unnumbered = case when g.decided_on = new.decided_on then new.decision_unnumbered else g.decision_unnumbered end,
      termination_unnumbered = g.termination_unnumbered and (g.terminated_on is distinct from new.terminated_on or new.termination_unnumbered),
      later_withdrawn_on = case when new.termination_ground = 'full_withdrawal' and not new.termination_unnumbered then new.terminated_on end
    from back b where g.unit_id = b.unit_id and g.petition_id = b.petition_id and g.state = 'handed_over';
  return null;
end $f$;
select gate_function('note_where_accepted()');

-- What was revoked before this was kept; where it went on, and where it came from.
create temp table revoked_results on commit drop as
  select s.unit_id, s.proceeding_id as id, s.petition_id, s.on_date
    from proceeding_steps s join papers w on w.unit_id = s.unit_id and w.id = s.paper_id and w.state = 'revoked'
   where s.kind in ('decision','conclusion') and s.taken_back_at is null
     and not exists (select 1 from proceeding_steps l where l.unit_id = s.unit_id and l.proceeding_id = s.proceeding_id and l.kind in ('decision','conclusion')
       and l.taken_back_at is null and l.id > s.id);
with recursive onward(unit_id, petition_id, on_date) as (
  select r.unit_id, r.petition_id, r.on_date from revoked_results r
  union
  select p.unit_id, p.id, o.on_date from onward o join petitions p on p.origin_unit_id = o.unit_id and p.origin_petition_id = o.petition_id
    join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and g.decided_on = o.on_date
   where not exists (select 1 from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind in ('decision','conclusion')
     and s.taken_back_at is null and s.paper_id is not null)),
backward(unit_id, petition_id, on_date) as (
  select r.unit_id, r.petition_id, r.on_date from revoked_results r
  union
  select p.origin_unit_id, p.origin_petition_id, b.on_date from backward b join petitions p on p.unit_id = b.unit_id and p.id = b.petition_id
   where p.origin_unit_id is not null)
update proceedings g set decision_unnumbered = true
  from (select * from onward union select * from backward) x
 where g.unit_id = x.unit_id and g.petition_id = x.petition_id and g.decided_on = x.on_date and not g.decision_unnumbered;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
