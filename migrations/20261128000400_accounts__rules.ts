import type { Knex } from 'knex';

/** A password of one use ends by itself; dormant accounts are found without reading them all. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table accounts add column one_time_until timestamptz;   -- null: the password is the officer's own, or of one use without an end
create index accounts_dormant on accounts ((coalesce(last_sign_in_at, created_at))) where disabled_at is null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
