import type { Knex } from 'knex';

/**
 * What a link between two petitions changed, so that it can be changed back: the matter one of them left, and how the one that ended as
 * a duplicate stood. Null for a link written before, or taken over from another unit.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table petition_links add column undo jsonb');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
