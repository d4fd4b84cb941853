import type { Knex } from 'knex';

/**
 * What a step of an undo struck out is found by its instant: there are few such numbers. Looked for among the rows that were taken out, each
 * step read all rows of the steps before it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index petitions_struck on petitions (unit_id, voided_at) where voided_at is not null;
create index visits_struck on visits (unit_id, voided_at) where voided_at is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
