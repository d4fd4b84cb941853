import type { Knex } from 'knex';

/** Transfers (the one act across the wall), clocks, audit, notices, reception days, search words, the outbox. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table transfers (                          -- owned by the sender, readable by both
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint not null,
  to_unit_id int references units,               -- null: a body outside the system
  to_outside text not null default '',
  thread_id uuid not null, public_code text,
  petition_type text not null, sealed boolean not null,
  hop int not null,                              -- 1 for the first transfer of the thread
  is_return_to_earlier boolean not null default false,
  reason text not null, basis text not null,
  paper_id bigint,
  sent_on date not null, sent_at timestamptz not null, sent_by int not null references accounts,
  reply_number text not null default '', reply_on date, reply_note text not null default '',
  primary key (unit_id, id),
  check (to_unit_id is not null or to_outside <> ''),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, paper_id) references papers (unit_id, id));
create index on transfers (to_unit_id, sent_on desc, id desc);
create index on transfers (unit_id, sent_on desc, id desc);
create index on transfers (thread_id);

create table transfer_answers (                   -- owned by the receiver, readable by both
  unit_id int not null references units,
  id bigint generated always as identity,
  from_unit_id int not null references units,
  transfer_id bigint not null,
  kind text not null check (kind in ('opened','accepted','returned')),
  petition_id bigint,                            -- the receiver's own petition
  reason text not null default '', basis text not null default '',
  answered_on date not null, answered_at timestamptz not null, answered_by int references accounts,
  primary key (unit_id, id),
  unique (unit_id, transfer_id, kind),
  foreign key (from_unit_id, transfer_id) references transfers (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create index on transfer_answers (from_unit_id, transfer_id);
create unique index on transfer_answers (from_unit_id, transfer_id, unit_id) where kind in ('accepted','returned');

create table clocks (                             -- what the pure engine last computed; replay must give the same
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint, visit_id bigint, proceeding_id bigint,
  rule_code text not null, rule_valid_from date not null,
  label text not null,
  started_on date not null,
  due_on date, raw_due_on date,
  is_paused boolean not null default false, paused_on date,
  stopped_on date, is_main boolean not null default false,
  computed_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, visit_id) references visits (unit_id, id),
  foreign key (unit_id, proceeding_id) references proceedings (unit_id, id));
create index on clocks (unit_id, petition_id);
create index on clocks (unit_id, proceeding_id);
create index on clocks (unit_id, visit_id);
create index on clocks (unit_id, due_on) where stopped_on is null;

create table clock_events (
  unit_id int not null, id bigint generated always as identity, clock_id bigint not null, petition_id bigint,
  kind text not null, on_date date not null, data jsonb not null default '{}',
  recorded_at timestamptz not null, recorded_by int references accounts,
  primary key (unit_id, id),
  foreign key (unit_id, clock_id) references clocks (unit_id, id));
create index on clock_events (unit_id, clock_id);

-- The audit: every change and every reading of a sealed identity, export or print. unit_id = whose record; by_unit_id = whose officer.
create table events (
  unit_id int not null references units,
  id bigint generated always as identity,
  at timestamptz not null,
  account_id int references accounts,             -- null: the system
  by_unit_id int not null references units,
  role text not null default '',
  kind text not null,
  petition_id bigint, visit_id bigint, proceeding_id bigint, transfer_id bigint, paper_id bigint, attachment_id bigint,
  sealed boolean not null default false,
  data jsonb not null default '{}',
  request_id text not null default '',
  primary key (unit_id, id));
create index on events (unit_id, petition_id, at desc) where petition_id is not null;
create index on events (unit_id, visit_id, at desc) where visit_id is not null;
create index on events (unit_id, at desc, id desc);
create index on events (at desc, id desc);
create index on events (account_id, at desc);

create table notices (                            -- in-app messages to officers
  unit_id int not null references units,
  id bigint generated always as identity,
  account_id int not null references accounts,
  kind text not null,
  petition_id bigint, visit_id bigint, proceeding_id bigint, transfer_id bigint,
  words text not null,                           -- never a name of a sealed record
  href text not null,
  at timestamptz not null,
  dedupe_key text,
  read_at timestamptz,
  primary key (unit_id, id));
create index on notices (unit_id, account_id, read_at, at desc);
create unique index on notices (unit_id, account_id, dedupe_key) where dedupe_key is not null;

create table messages (                           -- notices to citizens, sent by the worker after commit
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint, visit_id bigint, paper_id bigint,
  channel text not null check (channel in ('email')),
  recipient text not null, subject text not null, body text not null,
  state text not null check (state in ('queued','sent','failed','sunk')),
  queued_at timestamptz not null, sent_at timestamptz, error text not null default '',
  primary key (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));

create table reception_days (
  unit_id int not null references units,
  id bigint generated always as identity,
  kind text not null check (kind in ('regular','periodic','extraordinary')),
  on_date date not null, starts_at time not null, ends_at time not null,
  place text not null, host_account_id int references accounts, host_name text not null, host_title text not null,
  participants text not null default '', expected_content text not null default '',
  posted_on date,                                -- LTCD Điều 24: ≥ 5 working days before
  postponed_to date, postponed_reason text not null default '',
  state text not null check (state in ('draft','posted','held','no_show','postponed','cancelled')),
  created_at timestamptz not null, created_by int not null references accounts,
  version int not null default 1,
  primary key (unit_id, id));
create index on reception_days (unit_id, on_date);
alter table visits add foreign key (unit_id, reception_day_id) references reception_days (unit_id, id);

-- Words and fingerprints for search: outside the wall, reached only by gate functions that filter by the actor's units.
-- A sealed petition has no row here.
create table search.petition_words (
  unit_id int not null, petition_id bigint primary key,
  received_on date not null,
  code text not null, name_keys text[] not null, id_numbers text[] not null, id_reversed text[] not null, phones text[] not null,
  words tsvector not null);                      -- syllable bigrams of subject, summary, names
create index on search.petition_words using gin (unit_id, words) with (fastupdate = off);
create index on search.petition_words using gin (unit_id, name_keys) with (fastupdate = off);
create index on search.petition_words using gin (id_numbers) with (fastupdate = off);
create index on search.petition_words (unit_id, petition_id);
create table search.petition_bands (              -- MinHash 16 × 5 of the content
  unit_id int not null, band_hash bigint not null, petition_id bigint not null,
  primary key (unit_id, band_hash, petition_id));
create index on search.petition_bands (petition_id);

-- The outbox: runs inside the caller's transaction; payloads are ids only.
create function enqueue(task text, ids jsonb, run_at timestamptz default null, job_key text default null) returns void
language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  perform graphile_worker.add_job(task, ids::json, run_at => run_at, job_key => job_key, max_attempts => 12);
end $f$;
do $g$ declare app text; worker text; begin
  select app_role, worker_role into app, worker from installation;
  revoke all on function enqueue(text, jsonb, timestamptz, text) from public;
  execute format('grant execute on function enqueue(text, jsonb, timestamptz, text) to %I', app);
  execute format('grant usage, create on schema public to %I', worker);
  execute format('alter function enqueue(text, jsonb, timestamptz, text) owner to %I', worker);
  execute format('revoke create on schema public from %I', worker);
end $g$;

select wall('transfers', 'petition');
select wall('transfer_answers', 'own', 'select, insert, update');
select wall('clocks', 'petition');
select wall('clock_events', 'petition', 'select, insert');
select wall('events', 'petition', 'select, insert');
select wall('notices', 'mine', 'select, insert, update');
select wall('messages', 'petition');
select wall('reception_days', 'reach');
select gate_may('reception_days');
select gate_may('transfers');
select gate_may('transfer_answers', 'select, insert');
select gate_may('events', 'insert');
select gate_may('search.petition_words', 'select, insert, update, delete');
select gate_may('search.petition_bands', 'select, insert, delete');

do $g$ declare app text; begin
  select app_role into app from installation;
  -- The receiver reads what was sent to it; the sender reads the answer; superiors read both by reach.
  execute format($p$create policy receiver_select on transfers for select to %I using (to_unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    and not (petition_id = any ((select hidden_petitions())::bigint[])))$p$, app);
  execute format($p$create policy sender_select on transfer_answers for select to %I using (from_unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    or (select current_setting('app.all', true) = '1') or unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))$p$, app);
  -- A notice may be written for a colleague of the same unit; only he reads it.
  execute format('drop policy app_insert on notices');
  execute format($p$create policy app_insert on notices for insert to %I with check (unit_id = (select nullif(current_setting('app.unit', true), '')::int))$p$, app);
  -- Whoever reads another unit's record by reach leaves the trace in that unit's book, under his own unit's name.
  execute format('drop policy app_insert on events');
  execute format($p$create policy app_insert on events for insert to %I with check (by_unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    and (unit_id = by_unit_id or (select current_setting('app.all', true) = '1') or unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[])))$p$, app);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
