import type { Knex } from 'knex';

/** The same contested decision is found by its number and day where one of two petitions does not say who issued it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index on petition_contents (contested_on, unit_id) where contested_on is not null;');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
