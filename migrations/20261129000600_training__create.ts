import type { Knex } from 'knex';

/**
 * Training. A realm is a database of its own with this same schema: `realms` and the three tables after it are used in the production
 * database, `trainees` and what hangs on them in the database of a class. No row here belongs to a unit's records.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table realms (
  code text primary key check (code ~ '^[a-z0-9]{5,12}$'),
  database_name text not null unique,
  state text not null check (state in ('open','closed')),
  generation int not null default 1,             -- raised when the realm was made again or its clock moved: other processes open it anew
  made_at timestamptz not null,
  closed_at timestamptz);

create table training_classes (
  id int generated always as identity primary key,
  realm_code text not null unique references realms,
  name text not null,
  place text not null default '',
  held_on date not null,
  seats int not null check (seats between 1 and 100),
  people jsonb not null default '[]',             -- who sits where: a class begun anew has the same people
  trainer_id int not null references accounts,
  opened_at timestamptz not null,
  closed_at timestamptz);
create index on training_classes (opened_at desc);

-- Production: what trainers wrote. In a realm: the exercises of the class, copied when it was opened.
create table training_exercises (
  id int generated always as identity primary key,
  code text not null unique,
  data jsonb not null,
  author_id int references accounts,             -- null: came with the product
  is_shared boolean not null default false,
  written_at timestamptz not null);

-- Counted by the checklist of a wave: exercises passed by n people of a unit.
create table training_certificates (
  id int generated always as identity primary key,
  year int not null, number int not null,
  class_id int not null references training_classes,
  seat int not null,
  person_name text not null,
  home_unit_id int references units,
  home_unit text not null default '',
  passed int not null, asked int not null,
  issued_on date not null,
  issued_by int not null references accounts,
  unique (year, number),
  unique (class_id, seat));
create index on training_certificates (home_unit_id);

create table trainees (
  id int generated always as identity primary key,
  seat int not null unique,
  name text not null default '',
  home_unit_id int,                              -- of production: a number only, the realm knows no production row
  home_unit text not null default '',
  ward_id int not null references units,
  department_id int not null references units,
  generation int not null default 1,             -- raised when this seat was begun anew with fresh units
  made_at timestamptz not null,
  book_filled_at timestamptz);                    -- when the backlog was entered: soon after opening, at the latest with the first exercise

create table trainee_accounts (
  account_id int primary key references accounts,
  trainee_id int not null references trainees,
  place text not null check (place in ('ward','department')));
create index on trainee_accounts (trainee_id);

create table training_attempts (
  id int generated always as identity primary key,
  trainee_id int not null references trainees,
  exercise_code text not null references training_exercises (code),
  started_at timestamptz not null,
  started_on date not null,                      -- the class's day: dates of the paper count from here
  after_petition bigint not null,                -- what was in the books before
  after_visit bigint not null,
  until_petition bigint,                         -- set when the next exercise was begun
  until_visit bigint,
  given jsonb not null default '{}',             -- petitions put into the book for this exercise: key → id
  times_marked int not null default 0,
  marked_at timestamptz,
  marks jsonb,
  passed int, asked int);
create index on training_attempts (trainee_id, exercise_code, id desc);

select house('realms'), house('training_classes'), house('training_exercises', 'select, insert, update, delete'),
       house('training_certificates', 'select, insert'), house('trainees'), house('trainee_accounts', 'select, insert, update, delete'),
       house('training_attempts');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
