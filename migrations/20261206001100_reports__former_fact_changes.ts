import type { Knex } from 'knex';

/** The tables of the former circulars also count limits, steps and replies: a change of these ends a kept result as well. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare tab text; begin
  foreach tab in array array['clocks','proceeding_steps','transfers'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed_rows for each statement execute function fact_changed()', tab || '_counted_in', tab);
    execute format('create trigger %I after update on %I referencing new table as changed_rows for each statement execute function fact_changed()', tab || '_counted_up', tab);
    execute format('create trigger %I after delete on %I referencing old table as changed_rows for each statement execute function fact_changed()', tab || '_counted_out', tab);
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
