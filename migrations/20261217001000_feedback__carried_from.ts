import type { Knex } from 'knex';

/**
 * Which wish of which class's database a trainer's request carries on; null of one's own. Two wishes of the same words are two, each with
 * its picture. What was carried on before this column knows of none: its class offers it once more.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table feedback_requests add column carried_from text check (carried_from <> '');
create unique index on feedback_requests (unit_id, account_id, carried_from);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
