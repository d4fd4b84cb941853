import type { Knex } from 'knex';

/**
 * What no record holds of a table and period: the figures of 06/QLKNTC and the row "Ghi chú", each sheet with who entered it when.
 * Entering again writes a new sheet; the one before stands aside with its day.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table report_entries (
  unit_id int not null references units,
  id bigint generated always as identity,
  table_code text not null check (table_code in ('01-tcd','02-xld','03-gqkn','04-gqtc','05-kqth','06-qlkntc')),
  from_on date not null, to_on date not null check (to_on >= from_on),
  figures jsonb not null default '{}',            -- column → whole number; only columns no record holds
  note text not null default '',
  entered_at timestamptz not null, entered_by int not null references accounts,
  replaced_at timestamptz,
  primary key (unit_id, id));
create unique index report_entries_current on report_entries (unit_id, table_code, from_on, to_on) where replaced_at is null;
select wall('report_entries', 'reach');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
