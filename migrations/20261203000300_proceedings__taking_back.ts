import type { Knex } from 'knex';

/**
 * A step whose papers have not left can be taken back. With each step is kept what it changed, so that the file goes back to what it was
 * before; the step itself stays in the timeline with who took it back, when and why. A clock it started stands in no list any more.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- What stood before the step and what was typed for it; null for a step recorded before this was kept, or taken in from another office.
alter table proceeding_steps add column undo jsonb, add column taken_back_at timestamptz, add column taken_back_by int references accounts,
  add column taken_back_reason text not null default '',
  add constraint proceeding_steps_taken_back check ((taken_back_at is null) = (taken_back_by is null));
alter table clocks add column taken_back boolean not null default false;

-- A termination that was taken back ended nothing.
create function forget_terminated_on() returns trigger language plpgsql set search_path = public as $f$
begin
  update proceedings g set terminated_on = (select max(s.on_date) from proceeding_steps s
      where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'termination' and s.taken_back_at is null)
   where g.unit_id = new.unit_id and g.id = new.proceeding_id;
  return null;
end $f$;
create trigger terminated_on_taken_back after update of taken_back_at on proceeding_steps for each row
  when (new.kind = 'termination' and new.taken_back_at is not null) execute function forget_terminated_on();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
