import type { Knex } from 'knex';

/**
 * Words kept after a session belong to the post they were typed in: of two posts of one officer in one unit the other may have other rights.
 * Null: kept before this was known, opened in every post of that unit as until now.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table parked_forms add column typed_as int');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
