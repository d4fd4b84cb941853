import type { Knex } from 'knex';

/** What an old book says was accepted and no more is to be resolved in its period: looked up for the rate Mẫu số 02 tells. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index petitions_accepted_of_old on petitions (unit_id, closed_on) where status = 'accepted' and outcome is null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
