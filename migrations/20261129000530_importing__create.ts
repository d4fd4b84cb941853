import type { Knex } from 'knex';

/**
 * Old books taken in: one import is one file. What the officer said about it and every staged row are encrypted, as drafts are;
 * in clear stand only facts: states, counts, which column of which row is wrong, keyed digests.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table import_sources (                     -- a book of the office, remembered from one file to the next
  unit_id int not null references units,
  id bigint generated always as identity,
  book text not null check (book in ('petitions','visits')),
  name text not null,
  key_id text, wrapped_key bytea, ciphertext bytea, -- columns and meanings chosen last
  saved_at timestamptz not null, saved_by int not null references accounts,
  primary key (unit_id, id),
  unique (unit_id, book, name));

create table imports (
  unit_id int not null references units,
  id bigint generated always as identity,
  number int not null,
  source_id bigint not null,
  book text not null check (book in ('petitions','visits')),
  state text not null check (state in ('staging','staged','checking','checked','running','done','undoing','undone','refused')),
  blob_id uuid, key_id text, wrapped_key bytea,  -- the uploaded file, until its rows are staged
  size_bytes bigint not null, sha256 bytea not null,
  refusal text not null default '',              -- why the file was not taken: one of the product's own sentences
  formulas int not null default 0, empty_rows int not null default 0,
  chunks int not null default 0, rows_total int not null default 0,
  chunks_done int not null default 0,            -- of the step that runs
  rows_done int not null default 0,
  uploaded_at timestamptz not null, uploaded_by int not null references accounts,
  started_at timestamptz, started_by int references accounts,
  finished_at timestamptz,
  run int not null default 0,                    -- which job is at work: an older one that comes back stops
  beat_at timestamptz not null,                  -- last sign of life of the job
  primary key (unit_id, id),
  unique (unit_id, number),
  foreign key (unit_id, source_id) references import_sources (unit_id, id));
create index on imports (state) where state in ('staging','checking','running','undoing');

create table import_words (                       -- settings and report of an import, encrypted
  unit_id int not null, import_id bigint not null,
  kind text not null check (kind in ('settings','report')),
  key_id text not null, wrapped_key bytea not null, ciphertext bytea not null,
  primary key (unit_id, import_id, kind),
  foreign key (unit_id, import_id) references imports (unit_id, id));

create table import_chunks (                      -- staged rows, some hundreds together, encrypted
  unit_id int not null, import_id bigint not null, ordinal int not null,
  first_row int not null, last_row int not null,
  key_id text not null, wrapped_key bytea not null, ciphertext bytea not null,
  primary key (unit_id, import_id, ordinal),
  foreign key (unit_id, import_id) references imports (unit_id, id));

create table import_rows (
  unit_id int not null, import_id bigint not null, row_no int not null,
  source_id bigint not null,
  digest bytea,                                   -- keyed: the row's own number in its source
  person bytea,                                   -- keyed: the same person in other rows
  state text not null check (state in ('ready','bad','imported','undoing','undone','kept')),
  problems jsonb not null default '[]',
  year int, petition_type text, is_open boolean not null default false, office_id int, -- what the dry run counts by
  petition_id bigint, visit_id bigint,
  primary key (unit_id, import_id, row_no),
  foreign key (unit_id, import_id) references imports (unit_id, id));
create index on import_rows (unit_id, import_id, state, row_no);
create index on import_rows (unit_id, import_id, digest);
create unique index import_rows_once on import_rows (unit_id, source_id, digest) where state in ('imported','undoing','kept');

select wall('import_sources', 'own');
select wall('imports', 'reach');
select gate_may('imports');
select wall('import_words', 'own', 'select, insert, update, delete');
select wall('import_chunks', 'own', 'select, insert, delete');
select wall('import_rows', 'own', 'select, insert, update, delete');
select gate_may('import_rows');

-- Numbers of paper books are looked for as they are written.
create index petitions_paper_number on petitions (paper_number) where paper_number <> '';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
