import type { Knex } from 'knex';

/**
 * The answer to a report is read by whoever reports in the place of the unit that sent it: the one that keeps the archive of a unit that has
 * ended, over however many acts, as far as it reads that unit at all. Taken back, the act takes the reading with it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare app text; begin
  select app_role into app from installation;
  execute 'drop policy sender_select on report_answers';
  execute format($p$create policy sender_select on report_answers for select to %I using (
    from_unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    or (from_unit_id = any ((select home_units())::int[])
      and ((select current_setting('app.all', true) = '1') or from_unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))))$p$, app);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
