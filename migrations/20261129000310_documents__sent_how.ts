import type { Knex } from 'knex';

/** How a paper left the office and to whom. Papers sent before this was asked keep ''. A denouncer is never named here. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table papers
  add column sent_means text not null default '' check (sent_means in ('', 'post', 'hand', 'network', 'email', 'posting')),
  add column sent_to text not null default '';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
