import type { Knex } from 'knex';

/**
 * A mandate may end within a day: from that moment nobody acts by it, so its range stops before that day, and the days it was held, that
 * one with them, are kept beside it for whoever reads the posts of a person.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table assignments add column held daterange,
  add constraint assignments_held check (held is null or (stands_for is not null and not isempty(held) and during <@ held));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
