import type { Knex } from 'knex';

/**
 * How a petition of an old book ended is kept as the book says it. Resolved is a state of its own, with the day the book gives: when such a
 * petition was accepted no book says. What was sent on stands as sent on, and nothing is said to have been proposed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table petitions drop constraint petitions_status_check;
alter table petitions add constraint petitions_status_check check (status in ('received','assigned','duplicate_linked','awaiting_supplement','proposed','approved',
  'guided','transferred','transferred_replied','returned','notified_inadmissible','filed','not_processed','inspecting','inspected','accepted','resolved','withdrawn','destroyed','void','handed_over'));
alter table petitions add column resolved_on date check (resolved_on >= received_on);
create index petitions_resolved on petitions (unit_id, received_on) where status = 'resolved';

-- Those taken in before and untouched since. Of what was resolved their old words are not kept: they stand as they came.
update petitions p set status = 'transferred' from import_rows r
 where r.state in ('imported','kept') and r.unit_id = p.unit_id and r.petition_id = p.id and p.status = 'transferred_replied' and p.version = 1;
update petitions p set outcome = null from import_rows r
 where r.state in ('imported','kept') and r.unit_id = p.unit_id and r.petition_id = p.id and p.status = 'accepted' and p.outcome = 'propose_acceptance' and p.version = 1
   and not exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
