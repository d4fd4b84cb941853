import type { Knex } from 'knex';

/** Changing the calendar moves clocks in every unit: how many, counted by unit and nothing else, for the administrator. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Running clocks by unit: all of them, or those whose period passes over one of these days.
create function running_clocks(days date[]) returns table (unit_id int, clocks int)
language sql stable security definer set search_path = public as $$
  select c.unit_id, count(*)::int from clocks c
   where c.stopped_on is null
     and (days is null or (not c.is_paused and exists (select 1 from unnest(days) d where d > c.started_on and d <= c.due_on)))
   group by c.unit_id
$$;
select gate_may('clocks');
select gate_function('running_clocks(date[])');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
