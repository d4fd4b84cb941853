import type { Knex } from 'knex';

/** Citizens still to be answered are counted on every page: found by an index that holds nothing else. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index visits_owed on visits (unit_id, due_on) where status in ('recorded', 'outcome_set') and replied_on is null`,
  );
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
