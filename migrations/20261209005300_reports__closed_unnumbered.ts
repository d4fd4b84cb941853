import type { Knex } from 'knex';

/** What a table did not count when it was closed is closed with it: the decisions and conclusions that waited for their number. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- table → the petitions whose papers waited, one for each paper; null for a report closed before they were kept with it.
alter table reports add column unnumbered jsonb;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
