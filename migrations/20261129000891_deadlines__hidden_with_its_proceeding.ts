import type { Knex } from 'knex';

/**
 * A clock of a proceeding names no petition, so the wall around hidden petitions did not see it: whoever a denunciation is about could
 * walk the numbers of clocks and read that it was accepted. It is seen by whoever sees its proceeding, its events by whoever sees it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ begin
  execute format('alter policy app_select on clocks using (%s and (proceeding_id is null or exists (select 1 from proceedings g where g.unit_id = clocks.unit_id and g.id = clocks.proceeding_id)))',
    (select qual from pg_policies where schemaname = 'public' and tablename = 'clocks' and policyname = 'app_select'));
  execute format('alter policy app_select on clock_events using (%s and exists (select 1 from clocks c where c.unit_id = clock_events.unit_id and c.id = clock_events.clock_id))',
    (select qual from pg_policies where schemaname = 'public' and tablename = 'clock_events' and policyname = 'app_select'));
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
