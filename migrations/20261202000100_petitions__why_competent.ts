import type { Knex } from 'knex';

/**
 * What the officer writes where the law shows another answer: why this office is competent all the same, and why a complaint that
 * came too late had a good reason. Words, so they stand with the content and behind its wall.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table petition_contents add column competence_basis text not null default '', add column limit_reason text not null default '';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
