// What the official forms print of a unit besides its name: the law its powers come from ("Căn cứ …", notes 4–6 of the forms
// of NĐ 124/2020 and NĐ 31/2019) and the inspectorate that is told, since wards and departments have none of their own (Luật 136/2025/QH15).
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table unit_profiles
  add column functions_basis text not null default '',
  add column inspectorate text not null default '';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
