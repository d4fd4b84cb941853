import type { Knex } from 'knex';

/**
 * When a paper was received and who signed for it; receivers it was written down for before a correction, one a line. Papers noted as
 * received before this was asked keep null and ''. A denouncer is never named here.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table papers
  add column received_on date,
  add column received_by text not null default '',
  add column earlier_receivers text not null default '';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
