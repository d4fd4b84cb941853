import type { Knex } from 'knex';

/**
 * What is to leave of a petition that names every clerk of the unit waits for a head who may number, as where the unit has no clerk: as before
 * (20261215007000), with issuing and transferring.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create or replace function wait_for_who_is_not_named() returns trigger language plpgsql security definer set search_path = public as $f$
declare assigners text[] := array['unit_head','reception_board_head','leader','chief_inspector']; approvers text[] := array['leader','reception_board_head','chief_inspector'];
begin
  if not exists (select 1 from named_accounts n where n.unit_id = new.unit_id and n.petition_id = new.id) then return new; end if;
  if new.next_act = 'assign' then
    new.next_role := coalesce(role_not_named(new.unit_id, new.id, new.next_role || assigners), new.next_role);
  elsif new.next_act = 'endorse' and role_not_named(new.unit_id, new.id, array[new.next_role]) is null then
    new.next_act := 'approve';
    new.next_role := coalesce(role_not_named(new.unit_id, new.id, approvers), approvers[1]);
  elsif new.next_act = 'approve' then
    new.next_role := coalesce(role_not_named(new.unit_id, new.id, new.next_role || approvers), new.next_role);
  elsif new.next_act in ('issue','transfer') then
    new.next_role := coalesce(role_not_named(new.unit_id, new.id, new.next_role || array['clerk','reception_board_head','unit_head','processor']), new.next_role);
  end if;
  return new;
end $f$;

create or replace function pass_on_from_named() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  update petitions p set next_role = p.next_role
    from (select distinct unit_id, petition_id from fresh where petition_id is not null) f
   where p.unit_id = f.unit_id and p.id = f.petition_id and p.holder_id is null and p.next_role is not null and p.closed_on is null
     and p.next_act in ('assign','endorse','approve','issue','transfer');
  return null;
end $f$;

update petitions p set next_role = p.next_role
 where p.holder_id is null and p.next_role is not null and p.closed_on is null and p.next_act in ('issue','transfer')
   and exists (select 1 from named_accounts n where n.unit_id = p.unit_id and n.petition_id = p.id);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
