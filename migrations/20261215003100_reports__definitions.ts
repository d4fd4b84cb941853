import type { Knex } from 'knex';

/**
 * A closed report says by which version of the definitions it was counted (src/reports/definitions.ts). Of those closed before this was kept
 * only the day is known from which it is: the day this came to the installation.
 */
export async function up(knex: Knex): Promise<void> {
  for (const table of ['reports', 'consolidated_reports'])
    await knex.raw(`
-- What stands already takes the day of the default; what is closed from now on has the version.
alter table ${table} add column definitions int, add column counted_before date default (now() at time zone 'Asia/Ho_Chi_Minh')::date;
alter table ${table} alter column counted_before drop default;
alter table ${table} add check ((definitions is null) <> (counted_before is null));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
