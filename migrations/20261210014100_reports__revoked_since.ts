import type { Knex } from 'knex';

/**
 * When the numbered paper of a result was last revoked stands beside its proceeding, whether the step stayed or went with it: what was
 * closed before differs by it, and whoever reads the number is told why.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table proceedings add column result_revoked_at timestamptz,
  -- Of the unit itself; where the file went on from, the paper is another unit's.
  add column result_revoked_paper_id bigint;
create index proceedings_result_revoked on proceedings (unit_id, result_revoked_at) where result_revoked_at is not null;

create function note_result_revoked() returns trigger language plpgsql security definer set search_path = public as $f$
declare revoked_at timestamptz := coalesce(new.returned_at, now());
begin
  if not exists (select 1 from proceeding_steps s where s.unit_id = new.unit_id and s.proceeding_id = new.proceeding_id and s.paper_id = new.id
      and s.kind in ('decision','conclusion','termination')) then return null; end if;
  update proceedings set result_revoked_at = revoked_at, result_revoked_paper_id = new.id where unit_id = new.unit_id and id = new.proceeding_id;
  with recursive back(unit_id, petition_id) as (
    select p.origin_unit_id, p.origin_petition_id from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id
     where g.unit_id = new.unit_id and g.id = new.proceeding_id and p.origin_unit_id is not null
    union
    select p.origin_unit_id, p.origin_petition_id from back b join petitions p on p.unit_id = b.unit_id and p.id = b.petition_id where p.origin_unit_id is not null)
  update proceedings g set result_revoked_at = revoked_at, result_revoked_paper_id = null
    from back b where g.unit_id = b.unit_id and g.petition_id = b.petition_id and g.state = 'handed_over';
  return null;
end $f$;
select gate_function('note_result_revoked()');
create trigger result_revoked after update of state on papers for each row
  when (new.proceeding_id is not null and new.number is not null and new.state = 'revoked' and old.state <> 'revoked') execute function note_result_revoked();

-- What was revoked before this was kept, and where it came from.
create temp table revoked_before on commit drop as
  select distinct on (w.unit_id, w.proceeding_id) w.unit_id, w.proceeding_id as id, w.id as paper_id, g.petition_id,
      coalesce((select max(e.at) from events e where e.unit_id = w.unit_id and e.petition_id = g.petition_id and e.paper_id = w.id and e.kind = 'paper.revoked'), w.returned_at) as revoked_at
    from papers w join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id
   where w.state = 'revoked' and w.number is not null and exists (select 1 from proceeding_steps s where s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id
     and s.paper_id = w.id and s.kind in ('decision','conclusion','termination'))
   order by w.unit_id, w.proceeding_id, 5 desc nulls last;
update proceedings g set result_revoked_at = r.revoked_at, result_revoked_paper_id = r.paper_id
  from revoked_before r where g.unit_id = r.unit_id and g.id = r.id and r.revoked_at is not null;
with recursive back(unit_id, petition_id, revoked_at) as (
  select p.origin_unit_id, p.origin_petition_id, r.revoked_at from revoked_before r join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id
   where p.origin_unit_id is not null and r.revoked_at is not null
  union
  select p.origin_unit_id, p.origin_petition_id, b.revoked_at from back b join petitions p on p.unit_id = b.unit_id and p.id = b.petition_id where p.origin_unit_id is not null)
update proceedings g set result_revoked_at = b.revoked_at
  from back b where g.unit_id = b.unit_id and g.petition_id = b.petition_id and g.state = 'handed_over' and g.result_revoked_at is null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
