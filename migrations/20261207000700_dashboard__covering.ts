import type { Knex } from 'knex';

/**
 * The figures of a whole city for a year are read from the indexes alone: what came in by its day, what was done by its day, proceedings by
 * the day they ended, and the few clocks of denunciations sent on.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index petitions_came_in on petitions (received_on, unit_id)
  include (id, petition_type, status, origin_unit_id, field, sender_kind, sender_count_class, thread_id);
drop index petitions_report;
create index petitions_done on petitions (closed_on, unit_id)
  include (id, received_on, due_on, status, came_processed, petition_type, field, main_clock_id) where closed_on is not null;
drop index petitions_closed;
create index proceedings_ended on proceedings (closed_on, unit_id) include (petition_id, accepted_on, due_on, state);
create index clocks_told on clocks (unit_id, id) include (stopped_on) where rule_code = 'TC_TRANSFER';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
