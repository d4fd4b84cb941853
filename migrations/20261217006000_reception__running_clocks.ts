import type { Knex } from 'knex';

/** The desk's work list asks which visits still owe something: their running clocks lead to them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index clocks_of_visits on clocks (unit_id, visit_id) where visit_id is not null and stopped_on is null');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
