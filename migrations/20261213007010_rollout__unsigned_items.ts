import type { Knex } from 'knex';

/** How much of what came from re-organised units nobody has signed for stands beside every page of its receiver. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index handovers_unsigned on handovers (unit_id) where signed_at is null');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
