import type { Knex } from 'knex';

/** Information of a nameless sender which the office inspects itself (khoản 2 Điều 25 Luật Tố cáo): under way, and done. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table petitions drop constraint petitions_status_check;
alter table petitions add constraint petitions_status_check check (status in ('received','assigned','duplicate_linked','awaiting_supplement',
  'proposed','approved','guided','transferred','transferred_replied','returned','notified_inadmissible','filed','not_processed','inspecting',
  'inspected','accepted','withdrawn','destroyed','void'));
-- The queue asks for what is open, under inspection, or of which the citizen is still to be told.
create index petitions_outliving on petitions (unit_id, holder_id) where next_act in ('inspect','tell');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
