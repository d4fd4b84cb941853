import type { Knex } from 'knex';

/** A sheet of people says of accounts that exist what becomes of them: moved, extended, closed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table account_batches
  add column changes jsonb not null default '[]',  -- emptied once they are done
  add column changed jsonb not null default '{}';  -- how many of each, kept
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
