import type { Knex } from 'knex';

/**
 * A row of an old book says by which weaker marks its sender is told as well (name and year of birth, name and address), so that somebody told by
 * his paper in one row and by his year alone in another is counted once. Rows tried before say none and count as they did.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Keyed like import_rows.person, which is the strongest of the marks and may be one of these two.
alter table import_rows add column person_year bytea, add column person_home bytea;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
