import type { Knex } from 'knex';

/**
 * The post in which a paper was written: a decision's own paper is signed by whoever decided, a draft is not approved by whoever wrote it,
 * also where he decides in the place of another meanwhile. Of papers made before it is read from the event of their making.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table papers add column written_as text;
update papers w set written_as = e.role
  from events e where e.unit_id = w.unit_id and e.paper_id = w.id and e.kind = 'paper.created' and e.account_id = w.created_by;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
