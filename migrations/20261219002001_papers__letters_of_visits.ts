import type { Knex } from 'knex';

/** The letter with which a visit ended is found by the last event that names its number (letters_by_hand, 20261219002003). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    "create index events_by_hand_of_visits on events (unit_id, visit_id, id desc) where kind like 'visit.%' and data ->> 'issuedNumber' is not null",
  );
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
