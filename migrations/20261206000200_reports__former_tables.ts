import type { Knex } from 'knex';

/**
 * Notes and figures entered by hand for the tables of TT 01/2024/TT-TTCP and TT 02/2021/TT-TTCP as well; what those tables look up across
 * all units: what was terminated in a period, and what was answered in it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table report_entries drop constraint report_entries_table_code_check,
  add constraint report_entries_table_code_check check (table_code in ('01-tcd','02-xld','03-gqkn','04-gqtc','05-kqth','06-qlkntc')
    or table_code ~ '^tt(21|24)-(0[12]-tcd|0[1-4]-xld|0[1-4]-kqgq)$');
create index proceedings_terminated_all on proceedings (terminated_on, unit_id) where terminated_on is not null;
create index transfers_replied on transfers (reply_on, unit_id) where reply_on is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
