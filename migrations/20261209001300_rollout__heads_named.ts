import type { Knex } from 'knex';

/**
 * Who leads a receiver from the switch day is said in the act: whoever is its head no more goes on as a deputy, as an officer, or not at all. A
 * post of the receiver itself may change by it too; null keeps the role.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table reorganisation_posts add column role text;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
