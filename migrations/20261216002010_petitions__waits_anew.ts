import type { Knex } from 'knex';

/**
 * Whom a petition waits for is asked when something of it changes; a post that ends by its date changes nothing. Asked anew once a day: what
 * waits for a post whose holders of that day are all named in it goes on to the next.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The first of these roles that somebody holds in the unit whom the petition does not name: today, or on the day that is being asked; null for none.
create or replace function role_not_named(p_unit int, p_petition bigint, p_roles text[]) returns text language sql stable security definer set search_path = pg_catalog, public as $f$
  select w.role from unnest(p_roles) with ordinality as w(role, place)
   where exists (select 1 from assignments a join accounts c on c.id = a.account_id
                  where a.unit_id = p_unit and a.role = w.role and c.disabled_at is null
                    and a.during @> coalesce(nullif(current_setting('app.waits_on', true), '')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date)
                    and not exists (select 1 from named_accounts n where n.unit_id = p_unit and n.petition_id = p_petition and n.account_id = a.account_id))
   order by w.place limit 1
$f$;

create function wait_anew(on_day date) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare moved int;
begin
  perform set_config('app.waits_on', on_day::text, true);
  update petitions p set next_role = p.next_role
    from (select distinct n.unit_id, n.petition_id from named_accounts n where n.petition_id is not null) f
   where p.unit_id = f.unit_id and p.id = f.petition_id and p.holder_id is null and p.next_role is not null and p.closed_on is null
     and p.next_act in ('assign','endorse','approve','issue','transfer') and role_not_named(p.unit_id, p.id, array[p.next_role]) is null
     and role_not_named(p.unit_id, p.id, array['unit_head','reception_board_head','leader','chief_inspector','clerk','processor']) is not null;
  get diagnostics moved = row_count;
  perform set_config('app.waits_on', '', true);
  return moved;
end $f$;
select gate_function('wait_anew(date)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
