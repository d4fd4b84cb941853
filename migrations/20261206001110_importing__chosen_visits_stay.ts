import type { Knex } from 'knex';

/** A visit somebody has chosen a successor for is not taken back with the import it came by. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare definition text; begin
  select pg_get_functiondef('import_rows_untouched(bigint, int[], text[], text[])'::regprocedure) into definition;
  if definition not like '%not exists (select 1 from handover_choices x %' then raise exception 'import_rows_untouched asks for no choices any more'; end if;
  execute replace(definition, 'and not exists (select 1 from handover_choices x ',
    'and not exists (select 1 from handover_visit_choices x where x.unit_id = own and x.visit_id = r.visit_id) and not exists (select 1 from handover_choices x ');
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
