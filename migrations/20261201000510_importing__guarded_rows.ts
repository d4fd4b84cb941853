import type { Knex } from 'knex';

/**
 * Which rows of a file only whoever brought it reads while they wait outside: those that may denounce, and those that name an officer.
 * The same for every other viewer, so that no difference between a count and a list tells somebody that he is named. Null: not known.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table import_rows add column guarded boolean');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
