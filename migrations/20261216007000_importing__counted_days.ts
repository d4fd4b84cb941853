import type { Knex } from 'knex';

/**
 * The days on which the statutory tables count what a row of an old book says, as the dry run reads it: signed opening figures of the same
 * days count it a second time, and the office is told. A row no table counts has none, nor has that of an older dry run.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Received, and the last day it is a petition in hand (null: it goes on); is_own: it ended by being accepted or declined here.
alter table import_rows add column counted_from date, add column counted_to date, add column is_own boolean not null default false;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
