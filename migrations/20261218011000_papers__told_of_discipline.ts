import type { Knex } from 'knex';

/**
 * Whether a complaint on the discipline of cán bộ, công chức is accepted is told to the complainant alone (khoản 2 Điều 16 NĐ 124/2020).
 * Drafts nobody has approved yet named whoever passed it on and go to him no more; what was approved stands as it was read.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
update papers w set fields = w.fields || '{"transferringOrg": null, "inspectorate": null}'
  from petitions p
 where p.unit_id = w.unit_id and p.id = w.petition_id and p.object_kind = 'disciplinary'
   and w.kind in ('KN03_2026', 'KN04_2026') and w.state in ('draft', 'submitted')
   and w.fields ->> 'transferringOrg' is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
