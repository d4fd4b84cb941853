import type { Knex } from 'knex';

/**
 * "Góp ý": what officers ask of the software, and the one answer to all who asked the same.
 * A request belongs to the unit it was written in and is read by whoever wrote it and by those who read the whole city; the routes
 * let only the inspectorate of these. Groups and answers belong to no unit: they name neither unit nor person.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table feedback_requests (
  unit_id int not null references units,
  id bigint generated always as identity,
  account_id int not null references accounts,
  role text not null,
  page text not null,                            -- the route's pattern, never an address: no id of a record travels along
  words text not null check (words <> ''),
  asked_at timestamptz not null,
  -- One picture, in the file store.
  blob_id uuid, key_id text, wrapped_key bytea, sha256 bytea, size_bytes bigint, media_type text,
  scan_state text check (scan_state in ('pending','clean','infected','failed','unscanned')),
  primary key (unit_id, id),
  check (num_nulls(blob_id, key_id, wrapped_key, sha256, size_bytes, media_type, scan_state) in (0, 7)));
create index on feedback_requests (account_id, id desc);
create index on feedback_requests (id desc);

create table feedback_groups (
  id int generated always as identity primary key,
  title text not null,
  state text not null default 'open' check (state in ('open','planned','done','declined')),
  answer text not null default '',
  is_published boolean not null default false,   -- every officer reads it, not only those who asked
  created_at timestamptz not null, created_by int not null references accounts,
  answered_at timestamptz, answered_by int references accounts,
  check ((state = 'open') = (answered_at is null)));
create index on feedback_groups (answered_at desc) where is_published;

-- A request stands in one group. No key points into the tenants' table: the house never does.
create table feedback_members (
  request_unit_id int not null references units,
  request_id bigint not null,
  group_id int not null references feedback_groups,
  added_at timestamptz not null, added_by int not null references accounts,
  primary key (request_unit_id, request_id));
create index on feedback_members (group_id);

select house('feedback_groups'), house('feedback_members', 'select, insert, update, delete');

do $f$
declare
  app text; who text;
  own text := 'unit_id = (select nullif(current_setting(''app.unit'', true), '''')::int)';
  me text := 'account_id = (select nullif(current_setting(''app.account'', true), '''')::int)';
  -- Account 0 is the software acting for the unit: it scans the picture and tells those who asked.
  software text := '(select nullif(current_setting(''app.account'', true), '''')::int) = 0';
begin
  select app_role, owner_role into app, who from installation;
  alter table feedback_requests enable row level security;
  alter table feedback_requests force row level security;
  execute format('create policy owner_all on feedback_requests to %I using (true) with check (true)', who);
  execute format('grant select, insert, update on feedback_requests to %I', app);
  execute format('create policy app_select on feedback_requests for select to %I using ((select current_setting(''app.all'', true) = ''1'') or %s or (%s and %s))', app, me, own, software);
  execute format('create policy app_insert on feedback_requests for insert to %I with check (%s and %s)', app, own, me);
  execute format('create policy app_update on feedback_requests for update to %I using (%s and %s) with check (%s and %s)', app, own, software, own, software);
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
