import type { Knex } from 'knex';

/** What no record holds of the report of a unit that has ended is entered by the one that closes and signs it in its place. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Whose figures they are, where that is another unit than the one that entered them; null for the own ones.
alter table report_entries add column of_unit_id int references units check (of_unit_id <> unit_id);
drop index report_entries_current;
create unique index report_entries_current on report_entries (unit_id, of_unit_id, table_code, from_on, to_on) nulls not distinct where replaced_at is null;
create index on report_entries (of_unit_id) where of_unit_id is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
