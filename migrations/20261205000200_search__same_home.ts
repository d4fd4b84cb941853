import type { Knex } from 'knex';

/** A sender without a year of birth is found by name and address: of an open petition by the name, of a denunciation by a keyed fingerprint of both. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index parties_same_name on parties (name_key collate "C", unit_id) where petition_id is not null and not sealed;
alter table blind_indexes drop constraint blind_indexes_kind_check,
  add constraint blind_indexes_kind_check check (kind in ('id_number','name_year','name_home','phone'));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
