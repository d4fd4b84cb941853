import type { Knex } from 'knex';

/** What has its number waits in the clerk's queue until it has left: every page counts that queue. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index papers_unsent on papers (unit_id, id) where state in ('numbered','signed')`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
