import type { Knex } from 'knex';

/** What belongs to no unit: units over time, accounts, the law's dated data, the calendar, public slips, sessions. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table units (
  id int generated always as identity primary key,
  level text not null check (level in ('central','province','department','district','commune','other')),
  unit_type text not null,                       -- Phường, Xã, Quận, Sở …
  name text not null,                            -- Phường Ba Đình
  short_name text not null,
  name_ascii text not null,
  sort_key text not null,
  during daterange not null,                     -- a unit is valid from–to and never deleted
  note text not null default '');
create index on units (name_ascii text_pattern_ops);

create table unit_codes (
  scheme text not null,                          -- gso | department
  code text not null,
  unit_id int not null references units,
  during daterange not null,
  exclude using gist (scheme with =, code with =, during with &&));
create index on unit_codes (unit_id);

create table unit_parents (
  unit_id int not null references units,
  parent_id int not null references units,
  during daterange not null,
  exclude using gist (unit_id with =, during with &&));
create index on unit_parents (parent_id);

create table unit_successors (
  unit_id int not null references units,
  successor_id int not null references units,
  effective_on date not null,
  part text not null check (part in ('whole','part','remainder')),
  act text not null,                             -- 1656/NQ-UBTVQH15
  suggested boolean not null default false,
  primary key (unit_id, successor_id, effective_on));
create index on unit_successors (successor_id);

-- Who reads whom, dated. Resolved at every request, never kept in a session.
create table unit_reach (
  id int generated always as identity primary key,
  reader_unit_id int not null references units,
  role text not null,                            -- a role code, or * for every role of the reader unit
  scope text not null check (scope in ('own','below','city')),
  during daterange not null);
create index on unit_reach (reader_unit_id);

-- How a unit signs and works: letterhead, approval route, choices the law leaves open.
create table unit_profiles (
  unit_id int primary key references units,
  issuing_org text not null,                     -- UBND PHƯỜNG BA ĐÌNH
  superior_org text not null default '',         -- UBND THÀNH PHỐ HÀ NỘI
  symbol text not null,                          -- UBND
  place text not null,                           -- Ba Đình
  head_title text not null,                      -- CHỦ TỊCH
  address text not null default '',
  phone text not null default '',
  is_remote_area boolean not null default false, -- LKN Điều 28: vùng sâu, vùng xa đi lại khó khăn
  approval_route text not null default 'leader' check (approval_route in ('leader','unit_head_then_leader')),
  accepts_transfers_on_delivery boolean not null default false);

create table accounts (
  id int generated always as identity primary key,
  login text not null unique check (login = lower(login)),
  name text not null,
  name_ascii text not null,
  email text not null default '',
  phone text not null default '',
  password_hash text not null,
  password_changed_at timestamptz,
  must_change_password boolean not null default true,
  disabled_at timestamptz,
  failed_count int not null default 0,
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  session_epoch int not null default 1,          -- raised by "sign out everywhere"
  single_keys boolean not null default true,     -- WCAG 2.1.4
  created_at timestamptz not null);

create table assignments (
  id int generated always as identity primary key,
  account_id int not null references accounts,
  unit_id int not null references units,
  role text not null check (role in ('reception_officer','clerk','processor','unit_head','leader','reception_board_head','verifier','team_lead','chief_inspector','reporter','auditor','admin','trainer')),
  title text not null,                           -- Chủ tịch UBND phường
  section text not null default '',              -- Văn phòng HĐND và UBND
  during daterange not null);
create index on assignments (account_id);
create index on assignments (unit_id);

create table sessions (sid text primary key, sess json not null, expire timestamptz not null);
create index on sessions (expire);

-- A form posted after the session ended: kept encrypted for half an hour, bound to the account that typed it.
create table parked_forms (
  id uuid primary key,
  account_id int not null references accounts,
  path text not null,
  key_id text not null, wrapped_key bytea not null, ciphertext bytea not null,
  expires_at timestamptz not null);
create index on parked_forms (expires_at);

create table legal_rules (
  id int generated always as identity primary key,
  code text not null,
  valid_from date not null,
  valid_to date,
  data jsonb not null,
  unique (code, valid_from));

create table holidays (
  on_date date primary key,
  name text not null,
  kind text not null check (kind in ('statutory','compensatory','swap_off','makeup_workday')),
  is_working_day boolean not null,
  status text not null,
  source text not null default '',
  note text not null default '',
  confirmed_by int references accounts,
  confirmed_at timestamptz);

create table settings (
  key text primary key,
  value jsonb not null,
  changed_by int references accounts,
  changed_at timestamptz);

-- The paper the citizen holds. Follows accepted transfers; never made for a denunciation.
create table public_slips (
  public_code text primary key,
  pin_hash bytea not null,
  unit_id int not null references units,
  petition_id bigint not null,
  issued_at timestamptz not null,
  withdrawn_at timestamptz);
create index on public_slips (petition_id);

create table rate_limits (
  bucket text not null,
  window_start timestamptz not null,
  hits int not null,
  primary key (bucket, window_start));

-- Acts on what belongs to no unit: sign-ins, accounts, units, calendar, rules, backup. Append only.
create table house_events (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id int references accounts,
  unit_id int references units,
  kind text not null,
  data jsonb not null default '{}',
  request_id text not null default '');
create index on house_events (at desc);

select house('units'), house('unit_codes'), house('unit_parents'), house('unit_successors'), house('unit_reach', 'select, insert, update, delete'),
       house('unit_profiles'), house('accounts'), house('assignments'), house('sessions', 'select, insert, update, delete'),
       house('parked_forms', 'select, insert, delete'), house('legal_rules', 'select'), house('holidays', 'select, insert, update, delete'),
       house('settings'), house('rate_limits', 'select, insert, update, delete'), house('house_events', 'select, insert');
-- Slips are written when a petition is registered; reading goes through the gate only, so that nobody lists codes.
select house('public_slips', 'insert');
select gate_may('public_slips', 'select, insert, update'), gate_may('rate_limits', 'select, insert, update, delete'), gate_may('units'), gate_may('unit_profiles');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
