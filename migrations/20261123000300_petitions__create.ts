import type { Knex } from 'knex';

/**
 * Visits, petitions, matters and what hangs on them. Keys begin with unit_id everywhere.
 * petitions and visits hold facts only (number, dates, codes, states); words and names sit in narrower tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table named_accounts (                   -- officers named as denounced, respondent or related: they read nothing of it
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint not null,
  account_id int not null references accounts,
  named_as text not null check (named_as in ('denounced','respondent','related_party')),
  primary key (unit_id, id),
  unique (unit_id, petition_id, account_id));
create index on named_accounts (account_id);

create table counters (
  unit_id int not null references units,
  name text not null,                            -- petition | visit | paper:TB …
  year int not null,
  value int not null,
  primary key (unit_id, name, year));

create table matters (
  unit_id int not null references units,
  id bigint generated always as identity,
  thread_id uuid not null,                       -- shared by the matters of several units
  created_at timestamptz not null,
  created_by int not null references accounts,
  primary key (unit_id, id));
create index on matters (thread_id);

create table petitions (
  unit_id int not null references units,
  id bigint generated always as identity,
  year int not null,
  number int not null,
  public_code text,                              -- null for a denunciation
  matter_id bigint not null,
  thread_id uuid not null,
  parent_petition_id bigint,                     -- split from a mixed petition
  visit_id bigint,
  source text not null,
  received_on date not null,
  postmarked_on date,
  written_on date,
  is_late_entry boolean not null default false,  -- entered after a day on paper
  paper_number text not null default '',         -- pre-printed number of a paper day
  declared_type text not null check (declared_type in ('KN','TC','KNPA','MIXED')),
  petition_type text not null check (petition_type in ('KN','TC','KNPA','MIXED')),
  knpa_kind text check (knpa_kind in ('kien_nghi','phan_anh')),
  sealed boolean not null default false,
  past_head boolean not null default false,      -- against one's own head: only the registering officer and the superior
  field text not null default 'OTHER',
  eligibility text check (eligibility in ('eligible','ineligible')),
  ineligible_reason text,
  jurisdiction text check (jurisdiction in ('own','not_own','subordinate_overdue')),
  competent_branch text,
  instance text check (instance in ('first','second')),
  denunciation_round text check (denunciation_round in ('first','continued')),
  object_kind text check (object_kind in ('admin_decision','admin_act','disciplinary')),
  denunciation_kind text check (denunciation_kind in ('official_duty','state_management')),
  sender_kind text not null check (sender_kind in ('individual','group','organization')),
  sender_count int not null default 1 check (sender_count >= 0),
  sender_count_class text not null check (sender_count_class in ('single','many','other')),
  has_originals boolean not null default false,
  status text not null check (status in ('received','assigned','duplicate_linked','awaiting_supplement','proposed','approved','guided','transferred',
    'transferred_replied','returned','notified_inadmissible','filed','not_processed','accepted','withdrawn','destroyed','void')),
  outcome text,
  assigned_to int references accounts,           -- the processor in charge
  holder_id int references accounts,             -- who must act next; null = whoever holds next_role
  next_role text,
  next_act text,                                 -- the next act's code, for the queue
  main_clock_id bigint,
  due_on date, due_rule text, is_paused boolean not null default false,
  red45_on date,                                 -- ND154 Điều 41.3b
  classified_at timestamptz, classified_by int references accounts,
  closed_on date,
  voided_at timestamptz, voided_by int references accounts, void_reason text,
  registered_at timestamptz not null,
  registered_by int not null references accounts,
  version int not null default 1,
  primary key (unit_id, id),
  unique (unit_id, year, number),
  foreign key (unit_id, matter_id) references matters (unit_id, id),
  foreign key (unit_id, parent_petition_id) references petitions (unit_id, id));
create index petitions_received on petitions (unit_id, received_on desc, id desc);
create index petitions_received_all on petitions (received_on desc, id desc);
create index petitions_report on petitions (received_on, unit_id, petition_type, status);
create index petitions_open on petitions (unit_id, due_on, id) where closed_on is null;
create index petitions_holder on petitions (unit_id, holder_id, due_on) where closed_on is null;
create index petitions_assigned on petitions (unit_id, assigned_to, due_on) where closed_on is null;
create index petitions_thread on petitions (thread_id);
create index petitions_code on petitions (public_code);
create index petitions_past_head on petitions (unit_id) where past_head;

-- What this officer must not even see: petitions naming him, and those against his own head unless he registered them.
create function hidden_petitions() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select petition_id as id from named_accounts where account_id = nullif(current_setting('app.account', true), '')::int
    union
    select id from petitions where past_head and unit_id = nullif(current_setting('app.unit', true), '')::int
      and registered_by is distinct from nullif(current_setting('app.account', true), '')::int
      and nullif(current_setting('app.account', true), '') is distinct from '0') hidden   -- 0: the system itself, for clocks and reminders
$$;

-- The petitions a verifier works on (legal.md §10.2: "R assigned"). plpgsql, because its table comes with the next migration.
create function assigned_petitions() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
begin
  return (select coalesce(array_agg(distinct m.petition_id), '{}'::bigint[]) from proceeding_members m
           where m.unit_id = nullif(current_setting('app.unit', true), '')::int and m.ended_on is null
             and m.account_id = nullif(current_setting('app.account', true), '')::int);
end $f$;

create table petition_contents (
  unit_id int not null, petition_id bigint not null, sealed boolean not null,
  subject text not null,
  summary text not null,
  request text not null default '',
  sender_label text not null,                    -- "Nguyễn Văn A và 14 người"; "Người tố cáo (được bảo mật)"
  respondent text not null default '',
  contested_number text not null default '', contested_on date, contested_by text not null default '',
  contested_key text not null default '',        -- folded number + issuer, to find duplicates
  previous_org text not null default '', previous_number text not null default '', previous_on date, previous_result text not null default '',
  source_org text not null default '', source_number text not null default '', source_on date,
  has_state_secret boolean not null default false, secret_file_no text not null default '',
  processing_note text not null default '',
  primary key (unit_id, petition_id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create index on petition_contents (unit_id, contested_key) where contested_key <> '';

create table visits (
  unit_id int not null references units,
  id bigint generated always as identity,
  year int not null, number int not null,        -- STT of the Sổ tiếp công dân
  received_on date not null, received_at timestamptz not null,
  kind text not null check (kind in ('regular','periodic','extraordinary')),
  mode text not null check (mode in ('in_person','online')),
  host text not null check (host in ('officer','head','delegated')),
  host_account_id int references accounts, host_name text not null, host_title text not null default '',
  is_no_show boolean not null default false,
  reception_day_id bigint,
  sealed boolean not null default false,
  petition_type text check (petition_type in ('KN','TC','KNPA','MIXED')),
  sender_kind text check (sender_kind in ('individual','group','organization')),
  person_count int not null default 0, same_content_count int not null default 0,
  is_large_group boolean not null default false,
  occurrence text check (occurrence in ('first','repeated')),
  in_jurisdiction boolean,
  outcome text, refusal_ground text, refused_before date,
  petition_id bigint, matter_id bigint,
  guided_to text not null default '', guidance_number text not null default '',
  transferred_to text not null default '', transfer_number text not null default '',
  previous_resolver text not null default '',
  appointment_on date,
  status text not null check (status in ('recorded','outcome_set','replied','void')),
  due_on date, replied_on date, reply_kind text,
  voided_at timestamptz, voided_by int references accounts, void_reason text,
  registered_at timestamptz not null, registered_by int not null references accounts,
  version int not null default 1,
  primary key (unit_id, id),
  unique (unit_id, year, number),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create index on visits (unit_id, received_on desc, id desc);
create index on visits (received_on desc, id desc);
alter table petitions add foreign key (unit_id, visit_id) references visits (unit_id, id) deferrable initially deferred;

create table visit_contents (
  unit_id int not null, visit_id bigint not null, petition_id bigint, sealed boolean not null,
  sender_label text not null,
  summary text not null default '',
  request text not null default '',
  explained text not null default '',            -- what the officer explained or guided
  conclusion text not null default '',           -- the head's instruction
  result_tracking text not null default '',      -- column 12 of the register
  note text not null default '',
  companions text not null default '',           -- accompanying officials
  primary key (unit_id, visit_id),
  foreign key (unit_id, visit_id) references visits (unit_id, id));

create table visit_matters (                      -- several contents in one visit
  unit_id int not null, id bigint generated always as identity, visit_id bigint not null, petition_id bigint, sealed boolean not null,
  ordinal int not null, petition_type text not null, summary text not null, competent_org text not null default '',
  primary key (unit_id, id),
  foreign key (unit_id, visit_id) references visits (unit_id, id));

create table parties (
  unit_id int not null, id bigint generated always as identity,
  petition_id bigint, visit_id bigint,
  ordinal int not null,
  role text not null check (role in ('complainant','respondent','denouncer','denounced','petitioner','related_party','representative','authorized_agent','lawyer','legal_aid_officer','companion')),
  kind text not null check (kind in ('individual','organization')),
  sealed boolean not null default false,         -- true: this row says only "Người tố cáo số n"
  name text not null, name_key text not null, given_key text not null default '',
  birth_year int, gender text, nationality text not null default '', ethnicity text not null default '',
  id_type text, id_number text, id_issued_on date, id_issued_by text not null default '',
  phone text not null default '', email text not null default '',
  ward_unit_id int references units, ward_text text not null default '', address text not null default '',
  position text not null default '', organization text not null default '',
  is_representative boolean not null default false, has_signed boolean not null default true,
  proof text not null default '',                -- giấy ủy quyền, văn bản cử đại diện
  primary key (unit_id, id),
  check (petition_id is not null or visit_id is not null),
  check (not sealed or (id_number is null and phone = '' and email = '' and address = '' and ward_text = '' and birth_year is null)),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, visit_id) references visits (unit_id, id));
create index on parties (unit_id, petition_id);
create index on parties (unit_id, visit_id);
create index on parties (unit_id, id_number) where id_number is not null;
create index parties_name on parties (unit_id, name_key collate "C");

create table sealed_identities (
  unit_id int not null, id bigint generated always as identity,
  petition_id bigint, visit_id bigint,
  ordinal int not null,
  key_id text not null, wrapped_key bytea not null, ciphertext bytea not null,
  primary key (unit_id, id),
  check (petition_id is not null or visit_id is not null),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, visit_id) references visits (unit_id, id));
create index on sealed_identities (unit_id, petition_id);

-- Keyed fingerprints, to find that the same denouncer wrote before without knowing who it is.
create table blind_indexes (
  unit_id int not null, petition_id bigint not null, kind text not null check (kind in ('id_number','name_year','phone')), digest bytea not null,
  primary key (unit_id, petition_id, kind, digest),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create index on blind_indexes (unit_id, kind, digest);

create table petition_links (
  unit_id int not null, id bigint generated always as identity,
  petition_id bigint not null, other_petition_id bigint not null,
  kind text not null check (kind in ('same_petition','same_matter','not_same','supplement','second_instance')),
  linked_at timestamptz not null, linked_by int not null references accounts,
  primary key (unit_id, id),
  unique (unit_id, petition_id, other_petition_id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, other_petition_id) references petitions (unit_id, id));
create index on petition_links (unit_id, other_petition_id);

create table petition_points (                    -- the contents of a mixed petition, each with its competent body
  unit_id int not null, id bigint generated always as identity, petition_id bigint not null, sealed boolean not null,
  ordinal int not null, petition_type text not null, summary text not null, jurisdiction text not null, competent_org text not null default '',
  child_petition_id bigint,
  primary key (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create index on petition_points (unit_id, petition_id);

create table proposals (
  unit_id int not null, id bigint generated always as identity, petition_id bigint not null, sealed boolean not null,
  outcome text not null,
  reason text not null,
  basis text not null default '',
  destination_unit_id int references units, destination text not null default '',
  details jsonb not null default '{}',
  state text not null check (state in ('draft','submitted','endorsed','approved','sent_back')),
  comment text not null default '',
  proposed_by int not null references accounts, proposed_at timestamptz not null,
  endorsed_by int references accounts, endorsed_at timestamptz,
  decided_by int references accounts, decided_at timestamptz,
  paper_id bigint,
  primary key (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create index on proposals (unit_id, petition_id);

select gate_function('hidden_petitions()');
select gate_function('assigned_petitions()');
select wall('named_accounts', 'petition', 'select, insert, delete');
select gate_may('named_accounts');
select wall('petitions', 'facts');
select gate_may('petitions', 'select, update');
select wall('counters', 'own');
select wall('matters', 'reach', 'select, insert');
select gate_may('matters');
select wall('petition_contents', 'content');
select gate_may('petition_contents');
select wall('visits', 'petition');
select wall('visit_contents', 'content');
select wall('visit_matters', 'content', 'select, insert, update, delete');
select wall('parties', 'content', 'select, insert, update, delete');
select gate_may('parties');
select wall('sealed_identities', 'identity', 'select, insert, update');
select gate_may('sealed_identities');
select wall('blind_indexes', 'own', 'select, insert, delete');
select gate_may('blind_indexes');
select wall('petition_links', 'petition', 'select, insert, update, delete');
select wall('petition_points', 'content', 'select, insert, update, delete');
select wall('proposals', 'content');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
