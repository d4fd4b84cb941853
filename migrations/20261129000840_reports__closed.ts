import type { Knex } from 'knex';

/**
 * Closing a report: the six tables of a unit and period as they stood, with the rows behind every figure, a hash, who signed and when.
 * A closed report never changes; closing again makes the next version. It is sent up the tree; the superior's answer is his own row.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table reports (
  unit_id int not null references units,
  id bigint generated always as identity,
  period_kind text not null check (period_kind in ('Q1','Q2','Q3','Q4','H1','M9','Y','AD_HOC')),
  year int not null,
  from_on date not null, to_on date not null check (to_on >= from_on),
  version int not null,                           -- of this unit and period
  figures jsonb not null,                         -- table → column → figure
  notes jsonb not null default '{}',              -- table → the row "Ghi chú"
  problems jsonb not null default '[]',           -- identities that did not hold, with both figures
  override_reason text not null default '',
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  closed_at timestamptz not null, closed_by int not null references accounts,
  signer_name text not null, signer_title text not null,
  sent_at timestamptz, sent_by int references accounts,
  primary key (unit_id, id),
  unique (unit_id, from_on, to_on, version),
  check ((sent_at is null) = (sent_by is null)));
create index on reports (from_on, to_on, unit_id);

-- The rows behind each figure of a closed report: what each is (petition, visit, day) and what it added.
create table report_members (
  unit_id int not null,
  report_id bigint not null,
  place text not null,                            -- 02-xld:6
  ids bigint[] not null, refs bigint[] not null, adds float8[] not null,
  primary key (unit_id, report_id, place),
  foreign key (unit_id, report_id) references reports (unit_id, id));

-- The superior's answer: his unit owns it, the sender reads it.
create table report_answers (
  unit_id int not null references units,
  id bigint generated always as identity,
  from_unit_id int not null references units,
  report_id bigint not null,
  kind text not null check (kind in ('accepted','returned')),
  reason text not null default '' check (kind = 'accepted' or reason <> ''),
  answered_at timestamptz not null, answered_by int not null references accounts,
  answered_name text not null, answered_title text not null,
  primary key (unit_id, id));
create unique index report_answers_one on report_answers (unit_id, from_unit_id, report_id);
create index on report_answers (from_unit_id, report_id);

select wall('reports', 'reach');
select wall('report_members', 'reach', 'select, insert');
select wall('report_answers', 'reach', 'select, insert');
do $g$ declare app text; begin
  select app_role into app from installation;
  execute format($p$create policy sender_select on report_answers for select to %I using (from_unit_id = (select nullif(current_setting('app.unit', true), '')::int))$p$, app);
end $g$;

-- What was closed stands; only that it was sent is added, once.
create function closed_report_stands() returns trigger language plpgsql set search_path = public as $f$
begin
  if (new.figures, new.notes, new.hash, new.closed_at, new.closed_by, new.from_on, new.to_on, new.version, new.problems, new.override_reason, new.signer_name, new.signer_title)
      is distinct from (old.figures, old.notes, old.hash, old.closed_at, old.closed_by, old.from_on, old.to_on, old.version, old.problems, old.override_reason, old.signer_name, old.signer_title)
     or old.sent_at is not null then
    raise exception 'A closed report is not changed';
  end if;
  return new;
end $f$;
create trigger closed_stands before update on reports for each row execute function closed_report_stands();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
