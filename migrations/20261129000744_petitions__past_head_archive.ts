import type { Knex } from 'knex';

/**
 * A denunciation against the head of a unit that was merged is past the head of the unit that reads its archive, too: there it is for the
 * officer who registered it and for nobody else, as before the merger.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The caller's own unit and every unit whose archive it took over.
create function home_units() returns int[] language sql stable security definer set search_path = public as $$
  with recursive home(unit_id) as (
    select nullif(current_setting('app.unit', true), '')::int
    union
    select s.unit_id from unit_successors s join home h on s.successor_id = h.unit_id where s.part = 'whole' or s.keeps_archive)
  select array_agg(unit_id) from home where unit_id is not null
$$;

-- As before (20261128000450), over those units.
create or replace function hidden_petitions() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select petition_id as id from named_accounts where petition_id is not null and account_id = nullif(current_setting('app.account', true), '')::int
    union
    select id from petitions where past_head and unit_id = any ((select home_units())::int[])
      and registered_by is distinct from nullif(current_setting('app.account', true), '')::int
      and id is distinct from nullif(current_setting('app.handing', true), '')::bigint
      and nullif(current_setting('app.account', true), '') is distinct from '0'   -- 0: the system itself, for clocks and reminders
    union
    select petition_id from named_accounts where petition_id is not null and account_id = nullif(current_setting('app.seen_by', true), '')::int
    union
    select id from petitions where (sealed or past_head) and nullif(current_setting('app.seen_by', true), '') is not null
      and unit_id = any (nullif(current_setting('app.units', true), '')::int[])) hidden
$$;

create or replace function hidden_visits() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select id from visits where petition_id = any (hidden_petitions())
    union
    select visit_id from named_accounts where visit_id is not null
      and account_id in (nullif(current_setting('app.account', true), '')::int, nullif(current_setting('app.seen_by', true), '')::int)
    union
    select id from visits where past_head and unit_id = any ((select home_units())::int[])
      and registered_by is distinct from nullif(current_setting('app.account', true), '')::int
      and nullif(current_setting('app.account', true), '') is distinct from '0'
    union
    select id from visits where (sealed or past_head) and nullif(current_setting('app.seen_by', true), '') is not null
      and unit_id = any (nullif(current_setting('app.units', true), '')::int[])) hidden
$$;

-- As before (20261129000000): of a petition past the head nobody of the unit, nor of one that took it over.
create or replace function lift_name(p_petition bigint, p_account int, p_reason text, p_at timestamptz) returns int language plpgsql security definer set search_path = public as $f$
declare me int := nullif(current_setting('app.account', true), '')::int; mine int := nullif(current_setting('app.unit', true), '')::int; whose petitions;
  reads text := current_setting('app.sealed', true);
begin
  select * into whose from petitions where id = p_petition for update;
  if whose.id is null or me is null or me = 0 or p_account = me or p_petition = any (hidden_petitions()) or trim(p_reason) = '' then return null; end if;
  if current_setting('app.all', true) is distinct from '1' and not (whose.unit_id = any (nullif(current_setting('app.units', true), '')::int[])) then return null; end if;
  if whose.sealed and not coalesce(reads = 'reach' or reads = 'own' and whose.unit_id = mine, false) then return null; end if;
  if whose.past_head and whose.unit_id = any (home_units()) then return null; end if;
  delete from named_accounts where unit_id = whose.unit_id and petition_id = p_petition and account_id = p_account;
  if not found then return null; end if;
  insert into lifted_names (unit_id, petition_id, account_id, reason, lifted_by, lifted_at) values (whose.unit_id, p_petition, p_account, p_reason, me, p_at)
    on conflict (unit_id, petition_id, account_id) do nothing;
  return whose.unit_id;
end $f$;
select gate_may('unit_successors');
select gate_function('home_units()');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
