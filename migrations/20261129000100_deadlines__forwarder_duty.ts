import type { Knex } from 'knex';

/**
 * Telling whoever forwarded a denunciation was a duty of the proceeding; it is one of the petition now (khoản 2 Điều 26 LTC: accepted
 * or not). Where it still ran, it goes on at the petition, with the same days and events; one that ended stays where it was.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
with moved as (
  update clocks c set petition_id = g.petition_id, proceeding_id = null
    from proceedings g
   where g.unit_id = c.unit_id and g.id = c.proceeding_id and c.rule_code = 'TC_PRESS_REPLY' and c.stopped_on is null
  returning c.unit_id, c.id, c.petition_id)
update clock_events e set petition_id = m.petition_id from moved m where e.unit_id = m.unit_id and e.clock_id = m.id;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
