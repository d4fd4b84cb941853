import type { Knex } from 'knex';

/**
 * Which rows of a book that could go in name an officer of the office as whom they complain of: he will not see them in the register, so before they are in
 * nobody but whoever brought the file counts them. Rows tried before are counted as they were until they are tried again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table import_rows add column names_officer boolean not null default false');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
