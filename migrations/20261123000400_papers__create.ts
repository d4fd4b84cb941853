import type { Knex } from 'knex';

/** Papers, files, drafts: what is typed, printed and attached. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table proceedings (
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint not null,
  matter_id bigint not null, thread_id uuid not null,
  procedure text not null check (procedure in ('complaint_first','complaint_second','complaint_disciplinary','denunciation_first','denunciation_continued','recommendation')),
  sealed boolean not null,
  state text not null,                           -- legal.md §7.2–7.4
  state_before_suspension text,
  resolver_id int references accounts,
  holder_id int references accounts, next_role text, next_act text,
  accepted_on date not null,
  is_complex boolean not null default false, is_very_complex boolean not null default false,
  is_remote boolean not null default false,
  is_stayed boolean not null default false,      -- tạm đình chỉ thi hành quyết định bị khiếu nại
  extension_count int not null default 0,
  verify_by date,
  report_on date, dialogue_on date, decided_on date, sent_on date, noticed_on date, published_on date, effective_on date, enforced_on date, closed_on date,
  result text,                                   -- kn_result_first | kn_result_second | tc_result | answered
  measure text,
  termination_ground text, suspension_ground text,
  main_clock_id bigint, due_on date, due_rule text, is_paused boolean not null default false,
  version int not null default 1,
  primary key (unit_id, id),
  unique (unit_id, petition_id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, matter_id) references matters (unit_id, id));
create index on proceedings (unit_id, due_on) where closed_on is null;
create index on proceedings (unit_id, holder_id, due_on) where closed_on is null;
create index on proceedings (unit_id, decided_on);

create table proceeding_contents (
  unit_id int not null, proceeding_id bigint not null, petition_id bigint not null, sealed boolean not null,
  accepted_points text not null default '',      -- what was accepted for resolution
  verification_result text not null default '',
  respondent_view text not null default '',
  dialogue_result text not null default '',
  conclusion text not null default '',
  legal_basis text not null default '',
  complexity_criteria text[] not null default '{}', complexity_reason text not null default '',
  primary key (unit_id, proceeding_id),
  foreign key (unit_id, proceeding_id) references proceedings (unit_id, id));

create table proceeding_members (
  unit_id int not null, id bigint generated always as identity,
  proceeding_id bigint not null, petition_id bigint not null,
  account_id int not null references accounts,
  member_role text not null check (member_role in ('team_lead','member')),
  conflict_declared_at timestamptz,              -- declared before access (decisions 6)
  has_conflict boolean, conflict_note text not null default '',
  assigned_on date not null, ended_on date,
  primary key (unit_id, id),
  foreign key (unit_id, proceeding_id) references proceedings (unit_id, id));
create index on proceeding_members (unit_id, account_id);
create index on proceeding_members (unit_id, proceeding_id);

-- Steps the law names: verification sessions, dialogue, extension, suspension, expert assessment, stay, publication …
create table proceeding_steps (
  unit_id int not null, id bigint generated always as identity,
  proceeding_id bigint not null, petition_id bigint not null, sealed boolean not null,
  kind text not null, on_date date not null, until_date date,
  details jsonb not null default '{}',
  paper_id bigint,
  recorded_at timestamptz not null, recorded_by int not null references accounts,
  primary key (unit_id, id),
  foreign key (unit_id, proceeding_id) references proceedings (unit_id, id));
create index on proceeding_steps (unit_id, proceeding_id, on_date);

-- Money, land and people of a decision or conclusion (legal.md §6.5), recommended and executed. Money in million VND, land in m².
create table proceeding_outcomes (
  unit_id int not null, id bigint generated always as identity, proceeding_id bigint not null, petition_id bigint not null,
  phase text not null check (phase in ('recommended','executed')), on_date date not null,
  state_money numeric(18,3) not null default 0, state_land numeric(14,2) not null default 0,
  return_money numeric(18,3) not null default 0, return_land numeric(14,2) not null default 0,
  returned_orgs int not null default 0, returned_persons int not null default 0,
  discipline_orgs int not null default 0, discipline_persons int not null default 0, discipline_officials int not null default 0,
  police_cases int not null default 0, police_persons int not null default 0, police_officials int not null default 0,
  note text not null default '',
  recorded_at timestamptz not null, recorded_by int not null references accounts,
  primary key (unit_id, id),
  foreign key (unit_id, proceeding_id) references proceedings (unit_id, id));
create index on proceeding_outcomes (unit_id, proceeding_id);

create table papers (
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint, visit_id bigint, proceeding_id bigint, transfer_id bigint,
  sealed boolean not null,
  kind text not null,                            -- form id of the catalogue, with circular and year
  symbol text not null default '',               -- TB-UBND
  year int, number int,                          -- given by the clerk
  issued_on date,
  state text not null check (state in ('draft','submitted','approved','numbered','signed','sent','acknowledged','revoked')),
  fields jsonb not null,                         -- what the composer takes; never a sealed identity
  signer_id int references accounts, signer_name text not null default '', signer_title text not null default '',
  recipients text not null default '',
  signed_file_id bigint,
  created_at timestamptz not null, created_by int not null references accounts,
  approved_at timestamptz, approved_by int references accounts,
  sent_on date, sent_by int references accounts,
  version int not null default 1,
  primary key (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, visit_id) references visits (unit_id, id),
  foreign key (unit_id, proceeding_id) references proceedings (unit_id, id));
create unique index on papers (unit_id, symbol, year, number) where number is not null;
create index on papers (unit_id, petition_id);
create index on papers (unit_id, visit_id);
create index on papers (unit_id, proceeding_id);
create index on papers (unit_id, created_at desc, id desc);
alter table proposals add foreign key (unit_id, paper_id) references papers (unit_id, id);

create table drafts (
  unit_id int not null references units,
  id bigint generated always as identity,
  account_id int not null references accounts,
  form text not null,                            -- petition-registration, visit …
  subject text not null default '',              -- the record being worked on, '' for a new one
  version int not null default 1,
  key_id text not null, wrapped_key bytea not null, ciphertext bytea not null,
  saved_at timestamptz not null,
  primary key (unit_id, id),
  unique (unit_id, account_id, form, subject));

create table submissions (                        -- one act per rendered form, however often it is sent
  unit_id int not null references units,
  account_id int not null references accounts,
  key uuid not null,
  location text not null default '',
  at timestamptz not null,
  primary key (unit_id, account_id, key));

create table attachments (
  unit_id int not null references units,
  id bigint generated always as identity,
  draft_id bigint,
  petition_id bigint, visit_id bigint, paper_id bigint, proceeding_id bigint,
  sealed boolean not null default false,         -- belongs to a denunciation
  restricted boolean not null default false,     -- may show who denounces: opened only by a reveal
  redacted_of bigint,                            -- this is the redacted copy of that file
  blob_id uuid not null,
  key_id text not null, wrapped_key bytea not null,
  sha256 bytea not null, size_bytes bigint not null,
  name text not null, media_type text not null,
  scan_state text not null check (scan_state in ('pending','clean','infected','failed','unscanned')),
  scanned_at timestamptz, scan_note text not null default '',
  is_original_paper boolean not null default false, pages int, condition text not null default '',
  returned_on date, returned_to text not null default '',
  uploaded_at timestamptz not null, uploaded_by int not null references accounts,
  removed_at timestamptz, removed_by int references accounts,
  primary key (unit_id, id),
  check ((draft_id is not null)::int + (petition_id is not null or visit_id is not null or paper_id is not null or proceeding_id is not null)::int = 1),
  foreign key (unit_id, draft_id) references drafts (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id),
  foreign key (unit_id, visit_id) references visits (unit_id, id),
  foreign key (unit_id, paper_id) references papers (unit_id, id),
  foreign key (unit_id, proceeding_id) references proceedings (unit_id, id),
  foreign key (unit_id, redacted_of) references attachments (unit_id, id));
create index on attachments (unit_id, petition_id);
create index on attachments (unit_id, visit_id);
create index on attachments (unit_id, draft_id);
create index on attachments (unit_id, paper_id);
create index on attachments (unit_id, sha256);
create index on attachments (scan_state) where scan_state in ('pending','failed');
alter table papers add foreign key (unit_id, signed_file_id) references attachments (unit_id, id);

select wall('proceedings', 'petition');
select wall('proceeding_contents', 'content');
select wall('proceeding_members', 'petition');
select gate_may('proceeding_members');
select wall('proceeding_steps', 'content');
select wall('proceeding_outcomes', 'petition');
select wall('papers', 'content');
select wall('drafts', 'mine', 'select, insert, update, delete');
select wall('submissions', 'mine', 'select, insert, update');
select wall('attachments', 'content', 'select, insert, update, delete');
select gate_may('attachments');
select gate_may('papers');
select gate_may('proceedings');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
