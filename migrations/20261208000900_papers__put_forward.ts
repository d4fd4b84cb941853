import type { Knex } from 'knex';

/**
 * What a step made waits for its approval from that step on: papers that officers' steps made before and nobody put forward apart stay on the
 * leader's desk, where they stood. What was returned to be mended, or goes with a proposal, keeps its state.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
update papers w set state = 'submitted'
 where w.state = 'draft' and w.returned_at is null and w.written_as is not null and w.written_as not in ('leader','chief_inspector')
   and (w.petition_id is null or w.proceeding_id is not null or w.kind = 'NOTICE_TO_SENDER')
   and not exists (select 1 from proposals x where x.unit_id = w.unit_id and x.paper_id = w.id);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
