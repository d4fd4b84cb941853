import type { Knex } from 'knex';

/**
 * Signed opening figures of a unit that has ended are corrected by whoever keeps its books: a new sheet of the keeper's own, signed by its
 * leader, that says whose figures it holds. What the unit itself signed stands aside, and stays.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table opening_balances add column of_unit_id int references units check (of_unit_id <> unit_id);
drop index opening_balances_one_draft;
drop index opening_balances_one_signed;
create unique index opening_balances_one_draft on opening_balances (unit_id, of_unit_id, table_code) nulls not distinct where signed_at is null;
create unique index opening_balances_one_signed on opening_balances (unit_id, of_unit_id, table_code) nulls not distinct where signed_at is not null and replaced_at is null;
create index on opening_balances (of_unit_id) where of_unit_id is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
