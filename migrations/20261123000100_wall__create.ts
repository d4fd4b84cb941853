import type { Knex } from 'knex';

/**
 * The tenant wall's own tools. Role names differ by installation, so they are read from `installation`,
 * which `npm run migrate` fills before the first migration.
 *
 * Settings a request carries (set_config, local to its transaction; see src/database/in-unit.ts):
 *   app.unit    the officer's unit               app.account  the officer's account
 *   app.all     '1' = reads the whole city       app.units    '{1,2}' units read by reach, own included
 *   app.sealed  none | own | reach: whose denunciation contents may be read
 *   app.assigned '1' = a verifier: contents of the petitions he is assigned to and of no others
 *   app.reveal, app.reveal_visit  the one petition or visit whose sealed identity this transaction may read
 * An absent or empty setting never allows anything.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists ltree;
create extension if not exists pgcrypto;
create extension if not exists btree_gin;
create extension if not exists btree_gist;

create schema search;

-- One way to fold Vietnamese text for search: NFC, marks stripped, đ to d, lower case, blanks collapsed. Marks go first: in the
-- C locale of the embedded server lower() knows ASCII only and would leave 'Ọ' and 'Đ' as they are.
create function fold(t text) returns text language sql immutable parallel safe strict as $$
  select trim(regexp_replace(lower(translate(public.unaccent('public.unaccent'::regdictionary, normalize(t, NFC)), 'đĐ', 'dd')), '\\s+', ' ', 'g'))
$$;

-- Grants and policies of one table, by the shape of its wall.
create function wall(tab regclass, shape text, privileges text default 'select, insert, update') returns void language plpgsql as $f$
declare
  app text; gate text; who text;
  own text := 'unit_id = (select nullif(current_setting(''app.unit'', true), '''')::int)';
  me text := 'account_id = (select nullif(current_setting(''app.account'', true), '''')::int)';
  reach text := '((select current_setting(''app.all'', true) = ''1'') or unit_id = any ((select nullif(current_setting(''app.units'', true), '''')::int[])::int[]))';
  readable text := '(not sealed or (select current_setting(''app.sealed'', true) = ''reach'') or ((select current_setting(''app.sealed'', true) = ''own'') and unit_id = (select nullif(current_setting(''app.unit'', true), '''')::int)))';
  assigned text := '((select current_setting(''app.assigned'', true)) is distinct from ''1'' or coalesce(petition_id, 0) = any ((select assigned_petitions())::bigint[]))';
  shown text := 'not (coalesce(petition_id, 0) = any ((select hidden_petitions())::bigint[]))';
  reading text; writing text;
begin
  select app_role, gate_role, owner_role into app, gate, who from installation;
  execute format('alter table %s enable row level security', tab);
  execute format('alter table %s force row level security', tab);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', tab, who);
  execute format('grant %s on %s to %I', privileges, tab, app);
  writing := own;
  reading := case shape
    when 'reach' then reach
    when 'own' then own
    when 'mine' then own || ' and ' || me
    when 'facts' then reach || ' and not (id = any ((select hidden_petitions())::bigint[]))'
    when 'petition' then reach || ' and ' || shown
    when 'content' then reach || ' and ' || shown || ' and ' || readable || ' and ' || assigned
    when 'identity' then reach || ' and ' || shown || ' and (petition_id = (select nullif(current_setting(''app.reveal'', true), '''')::bigint)'
      || ' or visit_id = (select nullif(current_setting(''app.reveal_visit'', true), '''')::bigint))'
  end;
  if reading is null then raise exception 'unknown wall shape %', shape; end if;
  if shape = 'mine' then writing := own || ' and ' || me; end if;
  if privileges like '%select%' then execute format('create policy app_select on %s for select to %I using (%s)', tab, app, reading); end if;
  if privileges like '%insert%' then execute format('create policy app_insert on %s for insert to %I with check (%s)', tab, app, writing); end if;
  if privileges like '%update%' then execute format('create policy app_update on %s for update to %I using (%s) with check (%s)', tab, app, writing, writing); end if;
  if privileges like '%delete%' then execute format('create policy app_delete on %s for delete to %I using (%s)', tab, app, writing); end if;
end $f$;

-- A table of the house (no unit): the app role gets exactly the privileges named.
create function house(tab regclass, privileges text default 'select, insert, update') returns void language plpgsql as $f$
declare app text;
begin
  select app_role into app from installation;
  execute format('grant %s on %s to %I', privileges, tab, app);
end $f$;

-- What a gate function may touch behind the wall.
create function gate_may(tab regclass, privileges text default 'select') returns void language plpgsql as $f$
declare gate text;
begin
  select gate_role into gate from installation;
  execute format('grant %s on %s to %I', privileges, tab, gate);
  if (select relrowsecurity from pg_class where oid = tab) then
    if privileges like '%select%' then execute format('create policy gate_select on %s for select to %I using (true)', tab, gate); end if;
    if privileges like '%insert%' then execute format('create policy gate_insert on %s for insert to %I with check (true)', tab, gate); end if;
    if privileges like '%update%' then execute format('create policy gate_update on %s for update to %I using (true) with check (true)', tab, gate); end if;
    if privileges like '%delete%' then execute format('create policy gate_delete on %s for delete to %I using (true)', tab, gate); end if;
  end if;
end $f$;

-- Hands a security-definer function to the gate role and lets only the app call it.
create function gate_function(fn regprocedure) returns void language plpgsql as $f$
declare app text; gate text;
begin
  select app_role, gate_role into app, gate from installation;
  execute format('revoke all on function %s from public', fn);
  execute format('grant execute on function %s to %I', fn, app);
  execute format('alter function %s owner to %I', fn, gate);
end $f$;

revoke all on function wall(regclass, text, text), house(regclass, text), gate_may(regclass, text), gate_function(regprocedure) from public;
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('grant usage on schema public to %I, %I', app, gate);
  execute format('grant create on schema public to %I', gate);
  execute format('grant usage on schema search to %I', gate);
end $g$;
select house('installation', 'select');
`);
}

export async function down(): Promise<void> {
  throw new Error('The wall is not taken down; restore a backup instead.');
}
