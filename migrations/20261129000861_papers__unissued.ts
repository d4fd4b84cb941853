import type { Knex } from 'knex';

/** Papers that wait for an approval or a number stand in the list of work: found without walking through the unit's register. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index papers_unissued on papers (unit_id, id) where state in ('draft','submitted','approved')`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
