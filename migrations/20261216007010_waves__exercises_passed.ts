import type { Knex } from 'knex';

/** A wave says how many exercises whoever counts as trained has passed: a certificate given for fewer does not make a unit ready. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table waves add column exercises int not null default 1 check (exercises between 1 and 100);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
