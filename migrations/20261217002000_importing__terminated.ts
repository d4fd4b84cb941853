import type { Knex } from 'knex';

/**
 * A petition whose resolution an old book says was stopped (đình chỉ giải quyết) is neither resolved nor withdrawn: a state of its own, with the
 * day the book gives, counted as accepted and finished like what is resolved.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table petitions drop constraint petitions_status_check;
alter table petitions add constraint petitions_status_check check (status in ('received','assigned','duplicate_linked','awaiting_supplement','proposed','approved',
  'guided','transferred','transferred_replied','returned','notified_inadmissible','filed','not_processed','inspecting','inspected','accepted','resolved','terminated','withdrawn','destroyed','void','handed_over'));
drop index petitions_resolved;
create index petitions_ended_in_old_book on petitions (unit_id, received_on) where status in ('resolved','terminated');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
