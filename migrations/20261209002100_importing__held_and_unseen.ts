import type { Knex } from 'knex';

/**
 * An old book tells of denunciations. Whoever looks through an officer's eyes (app.seen_by) reads no staged row, no word of its file and
 * no result of it. And what an officer brought before he was given a new password is held as his drafts are: he reads of it what any
 * colleague reads, until somebody else has confirmed who came back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table imports add column held boolean not null default false;

do $g$ declare reading record; begin
  for reading in select tablename, qual from pg_policies
    where schemaname = 'public' and policyname = 'app_select' and tablename in ('import_words','import_chunks','import_rows') loop
    execute format('alter policy app_select on %I using ((%s) and (select nullif(current_setting(''app.seen_by'', true), '''') is null))', reading.tablename, reading.qual);
  end loop;
end $g$;

do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant update (held) on imports to %I', gate);
  execute format('create policy gate_update on imports for update to %I using (true) with check (true)', gate);
end $g$;

create or replace function hold_drafts() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  update drafts d set form = 'held:' || d.id || ':' || d.form where d.account_id = new.id and d.form not like 'held:%';
  update imports i set held = true where i.uploaded_by = new.id and (i.chunks > 0 or i.state = 'staging');
  return null;
end $f$;

-- As before (20261129000890), and those with held imports.
create or replace function accounts_with_held_drafts(offices int[]) returns table (account_id int, unit_id int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select d.account_id, d.unit_id from drafts d where d.form like 'held:%' and (offices is null or d.unit_id = any (offices))
  union
  select i.uploaded_by, i.unit_id from imports i where i.held and (i.chunks > 0 or i.state = 'staging') and (offices is null or i.unit_id = any (offices))
$f$;

-- As before (20261130000400), and what he brought there.
create or replace function release_drafts(account int, office int) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  if not exists (select 1 from assignments a where a.account_id = account and a.unit_id = office and a.reveal_confirmed_at is not null
      and a.reveal_confirmed_by = nullif(current_setting('app.account', true), '')::int and a.account_id <> a.reveal_confirmed_by) then
    raise exception 'only whoever has confirmed the holder gives drafts back';
  end if;
  update imports i set held = false where i.uploaded_by = account and i.unit_id = office and i.held;
  return return_drafts(account, office, 0);
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
