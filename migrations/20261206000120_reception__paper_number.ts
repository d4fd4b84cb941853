import type { Knex } from 'knex';

/** The number a visit bore in the old book it was taken in from, to find it by: until now it stood in its note only. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table visits add column paper_number text not null default '';
update visits v set paper_number = trim(substring(c.note from '^Số trên sổ cũ: ([^\\n]*)'))
  from visit_contents c where c.unit_id = v.unit_id and c.visit_id = v.id and c.note like 'Số trên sổ cũ: %';
create index visits_paper_number on visits (fold(paper_number)) where paper_number <> '';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
