import type { Knex } from 'knex';

/** A unit whose report was given back and not sent anew stands in a next version with what it reported, if whoever signs says so. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table consolidated_parts add column kept_returned boolean not null default false; -- given back before it was consolidated, and said so
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
