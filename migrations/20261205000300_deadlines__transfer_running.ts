import type { Knex } from 'knex';

/** A denunciation sent on is not done before whoever denounced was told: the figures find the few whose period still runs by their clock. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index clocks_transfer on clocks (unit_id, petition_id) where rule_code = 'TC_TRANSFER' and stopped_on is null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
