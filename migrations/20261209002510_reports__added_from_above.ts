import type { Knex } from 'knex';

/**
 * A denunciation that goes past a unit's head is in nobody's signature there, and in the superior's count: what he adds for it when he closes
 * the consolidated report, with the rows behind it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table consolidated_added (
  unit_id int not null,
  consolidated_id bigint not null,
  of_unit_id int not null references units,       -- told on no page: whoever reads the sum is not told where
  place text not null,                            -- 02-xld:6
  refs bigint[] not null, adds float8[] not null, -- the record, and what it adds to the unit's closed figure
  primary key (unit_id, consolidated_id, of_unit_id, place),
  foreign key (unit_id, consolidated_id) references consolidated_reports (unit_id, id));
select wall('consolidated_added', 'reach', 'select, insert');
do $g$ declare app text; begin
  select app_role into app from installation;
  execute 'drop policy app_select on consolidated_added';
  execute format($p$create policy app_select on consolidated_added for select to %I using (
    unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    or (((select current_setting('app.all', true) = '1') or unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))
      and exists (select 1 from consolidated_reports c where c.unit_id = consolidated_added.unit_id and c.id = consolidated_added.consolidated_id)))$p$, app);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
