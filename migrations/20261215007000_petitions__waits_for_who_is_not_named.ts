import type { Knex } from 'knex';

/**
 * A petition waits for nobody it is not there for. Where everybody who holds the post it waits for is named in it, it falls to the next post as
 * if that one were not there: given out by the next who gives out, looked at by whoever approves, sent by a head who may number. Kept by the
 * database, as names come from many sides: registering, correcting, sealing, a new post, an act over units; and are taken back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The first of these roles that somebody holds in the unit today whom the petition does not name; null for none.
create function role_not_named(p_unit int, p_petition bigint, p_roles text[]) returns text language sql stable security definer set search_path = pg_catalog, public as $f$
  select w.role from unnest(p_roles) with ordinality as w(role, place)
   where exists (select 1 from assignments a join accounts c on c.id = a.account_id
                  where a.unit_id = p_unit and a.role = w.role and a.during @> (now() at time zone 'Asia/Ho_Chi_Minh')::date and c.disabled_at is null
                    and not exists (select 1 from named_accounts n where n.unit_id = p_unit and n.petition_id = p_petition and n.account_id = a.account_id))
   order by w.place limit 1
$f$;

create function wait_for_who_is_not_named() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
declare assigners text[] := array['unit_head','reception_board_head','leader','chief_inspector']; approvers text[] := array['leader','reception_board_head','chief_inspector'];
  senders text[] := array['clerk','reception_board_head','unit_head','processor'];
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
    new.next_role := coalesce(role_not_named(new.unit_id, new.id, new.next_role || senders), new.next_role);
  end if;
  return new;
end $f$;
create trigger petitions_wait_for_who_is_not_named before update of next_role, next_act, holder_id on petitions for each row
  when (new.holder_id is null and new.next_role is not null and new.closed_on is null)
  execute function wait_for_who_is_not_named();

create function pass_on_from_named() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  update petitions p set next_role = p.next_role
    from (select distinct unit_id, petition_id from fresh where petition_id is not null) f
   where p.unit_id = f.unit_id and p.id = f.petition_id and p.holder_id is null and p.next_role is not null and p.closed_on is null
     and p.next_act in ('assign','endorse','approve','issue','transfer');
  return null;
end $f$;
create trigger named_accounts_pass_on after insert on named_accounts referencing new table as fresh for each statement execute function pass_on_from_named();

-- A naming taken back: it is given out by whoever would have given it out without.
create function give_back_to_named() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  update petitions p set next_role = coalesce(role_not_named(p.unit_id, p.id, array['unit_head','reception_board_head','leader','chief_inspector']), p.next_role)
    from (select distinct unit_id, petition_id from gone where petition_id is not null) f
   where p.unit_id = f.unit_id and p.id = f.petition_id and p.holder_id is null and p.next_role is not null and p.closed_on is null and p.next_act = 'assign';
  return null;
end $f$;
create trigger named_accounts_give_back after delete on named_accounts referencing old table as gone for each statement execute function give_back_to_named();

do $g$ declare app text; gate text; fn regprocedure; begin
  select app_role, gate_role into app, gate from installation;
  foreach fn in array array['role_not_named(int,bigint,text[])','wait_for_who_is_not_named()','pass_on_from_named()','give_back_to_named()']::regprocedure[] loop
    execute format('revoke all on function %s from public', fn);
    execute format('alter function %s owner to %I', fn, gate);
  end loop;
end $g$;

-- What waited for nobody until today.
update petitions p set next_role = p.next_role
 where p.holder_id is null and p.next_role is not null and p.closed_on is null and p.next_act in ('assign','endorse','approve','issue','transfer')
   and exists (select 1 from named_accounts n where n.unit_id = p.unit_id and n.petition_id = p.id);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
