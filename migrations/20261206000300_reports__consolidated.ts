import type { Knex } from 'knex';

/**
 * The consolidated report of a unit with others under it: which sent reports it is made of, each with its own check code, and which units
 * had not sent. The reports themselves never change, so the figures are kept with them and nowhere twice.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table consolidated_reports (
  unit_id int not null references units,
  id bigint generated always as identity,
  period_kind text not null check (period_kind in ('Q1','Q2','Q3','Q4','H1','M9','Y','AD_HOC')),
  year int not null,
  from_on date not null, to_on date not null check (to_on >= from_on),
  version int not null,                           -- of this unit and period
  missing jsonb not null default '[]',            -- units that had not sent: id and name as they were
  reason text not null default '',                -- why it was closed all the same
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  check_key text not null check (check_key ~ '^[0-9a-f]{64}$'),
  closed_at timestamptz not null, closed_by int not null references accounts,
  signer_name text not null, signer_title text not null,
  sent_at timestamptz, sent_by int references accounts,
  primary key (unit_id, id),
  unique (unit_id, from_on, to_on, version),
  check ((sent_at is null) = (sent_by is null)));

create table consolidated_parts (
  unit_id int not null,
  consolidated_id bigint not null,
  of_unit_id int not null references units,
  report_id bigint not null,                      -- the page refuses a report whose parts it does not find
  hash text not null,                             -- of the report, as it stood
  primary key (unit_id, consolidated_id, of_unit_id),
  foreign key (unit_id, consolidated_id) references consolidated_reports (unit_id, id));

select wall('consolidated_reports', 'reach');
select wall('consolidated_parts', 'reach', 'select, insert');
-- What is not sent is the unit's own.
do $g$ declare app text; begin
  select app_role into app from installation;
  execute 'drop policy app_select on consolidated_reports';
  execute format($p$create policy app_select on consolidated_reports for select to %I using (
    unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    or (sent_at is not null and ((select current_setting('app.all', true) = '1') or unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))))$p$, app);
  execute 'drop policy app_select on consolidated_parts';
  execute format($p$create policy app_select on consolidated_parts for select to %I using (
    unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    or (((select current_setting('app.all', true) = '1') or unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))
      and exists (select 1 from consolidated_reports c where c.unit_id = consolidated_parts.unit_id and c.id = consolidated_parts.consolidated_id)))$p$, app);
end $g$;

-- What was closed stands; only that it was sent is added, once.
create function consolidated_report_stands() returns trigger language plpgsql set search_path = public as $f$
begin
  if to_jsonb(new) - '{sent_at,sent_by}'::text[] is distinct from to_jsonb(old) - '{sent_at,sent_by}'::text[] or old.sent_at is not null then
    raise exception 'A closed report is not changed';
  end if;
  return new;
end $f$;
create trigger consolidated_stands before update on consolidated_reports for each row execute function consolidated_report_stands();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
