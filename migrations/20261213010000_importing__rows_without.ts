import type { Knex } from 'knex';

/**
 * What the dry run says of rows that go in with something missing: an open petition whose limit has no day (the year nobody has a calendar
 * of, or 0 where no rule set a limit that day), and a row nobody is written down for as its sender. A count of an older dry run has neither.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table import_rows add column no_day int, add column is_nameless boolean not null default false;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
