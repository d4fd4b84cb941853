import type { Knex } from 'knex';

/** Table 06/QLKNTC has opening figures as the other five have: it is filled in by hand from books of the office. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table opening_balances drop constraint opening_balances_table_code_check,
  add constraint opening_balances_table_code_check check (table_code in ('01-tcd','02-xld','03-gqkn','04-gqtc','05-kqth','06-qlkntc'));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
