import type { Knex } from 'knex';

/** Nobody ends a petition alone: what was entered of a paper stands once whoever decides for the office has confirmed it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table handled_on_paper
  add column confirmed_at timestamptz,          -- null: entered before confirmation was asked, or an acceptance, which the leader enters himself
  add column confirmed_by int references accounts;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
