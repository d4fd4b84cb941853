import type { Knex } from 'knex';

/** Accounts made from a sheet: checked first, made all together, their passwords printed as slips. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table account_batches (
  id int generated always as identity primary key,
  created_by int not null references accounts,
  created_at timestamptz not null,
  people jsonb not null,                         -- emptied once they are made
  people_count int not null,
  errors jsonb not null,                         -- by cell; a batch with errors is never made
  made_at timestamptz);
create index on account_batches (created_by, id desc);

create table account_batch_members (
  batch_id int not null references account_batches,
  ordinal int not null,                          -- the order of the sheet
  account_id int not null references accounts,
  printed_at timestamptz,                        -- its slip: the password was made then and shown once
  primary key (batch_id, ordinal));
create unique index on account_batch_members (account_id);

select house('account_batches', 'select, insert, update, delete'), house('account_batch_members');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
