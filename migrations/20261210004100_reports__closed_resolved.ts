import type { Knex } from 'knex';

/** The rate of matters resolved that Mẫu số 02 tells is closed with the tables: which matters were to be resolved in the period, and which were. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- complaints, denunciations → due and done, the petitions of those matters; null for a report closed before they were kept with it.
alter table reports add column resolved jsonb;
-- Those beyond the units' signatures, for what goes past their heads: unit → the same. Null as above.
alter table consolidated_reports add column resolved_added jsonb;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
