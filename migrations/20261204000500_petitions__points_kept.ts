import type { Knex } from 'knex';

/** A content that is taken out of the list of a petition with several keeps its words, and can be put back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table petition_points add column removed_at timestamptz;`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
