import type { Knex } from 'knex';

/** A large group is so many people on one content (form 01/TCD of TT 06/2025 and before: five): where fewer were written down, it is none. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`update visits set is_large_group = false where is_large_group and same_content_count between 1 and 4`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
