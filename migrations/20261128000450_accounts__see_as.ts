import type { Knex } from 'knex';

/**
 * The help desk looks through an officer's eyes for a few minutes. The wall itself keeps such a request (app.seen_by = who looks) away
 * from everything sealed, from what names the one who looks, from drafts and their files; whatever the code above it does.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table see_as (
  id int generated always as identity primary key,
  helper_id int not null references accounts,
  account_id int not null references accounts,   -- the officer seen
  assignment_id int not null references assignments,
  reason text not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  pages int not null default 0,
  check (helper_id <> account_id), check (ends_at <= started_at + interval '15 minutes'));
create index on see_as (account_id, id desc);
select house('see_as');

-- As before (20261128000010), and what the one who looks must not meet.
create or replace function hidden_petitions() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select petition_id as id from named_accounts where petition_id is not null and account_id = nullif(current_setting('app.account', true), '')::int
    union
    select id from petitions where past_head and unit_id = nullif(current_setting('app.unit', true), '')::int
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
    select id from visits where past_head and unit_id = nullif(current_setting('app.unit', true), '')::int
      and registered_by is distinct from nullif(current_setting('app.account', true), '')::int
      and nullif(current_setting('app.account', true), '') is distinct from '0'
    union
    select id from visits where (sealed or past_head) and nullif(current_setting('app.seen_by', true), '') is not null
      and unit_id = any (nullif(current_setting('app.units', true), '')::int[])) hidden
$$;

do $g$ declare reading record; more text; begin
  for reading in select tablename, qual from pg_policies
    where schemaname = 'public' and policyname = 'app_select' and tablename in ('drafts','attachments','sealed_identities','blind_indexes') loop
    more := '(select nullif(current_setting(''app.seen_by'', true), '''') is null)';
    if reading.tablename = 'attachments' then more := '(draft_id is null and not sealed or ' || more || ')'; end if;
    execute format('alter policy app_select on %I using (%s and %s)', reading.tablename, reading.qual, more);
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
