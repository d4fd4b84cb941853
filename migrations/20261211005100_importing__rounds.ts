import type { Knex } from 'knex';

/** The dry run of an old book counts second complaints and continued denunciations apart, as the statutory tables do. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table import_rows add column is_again boolean not null default false');
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
