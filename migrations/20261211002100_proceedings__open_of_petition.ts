import type { Knex } from 'knex';

/** Whether a petition is in proceedings is asked of every petition an office lists: by its id, among those still open. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index proceedings_open_of on proceedings (unit_id, petition_id) where closed_on is null');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
