import type { Knex } from 'knex';

/** What waits for a role and for nobody by name is looked up for every page of every officer. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create index petitions_of_role on petitions (unit_id, next_role) where holder_id is null and closed_on is null',
  );
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
