import type { Knex } from 'knex';

/**
 * Rows that say a number again are found at once for the whole import, in time that grows with its rows. Looking for each row by itself
 * went through all the others whenever the planner had not counted the rows that were just tried: both ways cost it the same then.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Good rows of an import whose number a row above says too, or that the same book gave before and that are in still. Every row is read
-- once, whatever the planner believes: no row is looked for by itself, and of the table only the unit's own import and book are read.
create or replace function mark_repeated(own int, import bigint, source bigint) returns void language plpgsql set search_path = public
  set enable_seqscan = off set enable_nestloop = off as $f$
begin
  update import_rows r set state = 'bad', problems = r.problems || '[{"target":"oldNumber","code":"alreadyImported"}]'
   where r.unit_id = own and r.import_id = import and r.state = 'ready'
     and exists (select 1 from import_rows o where o.unit_id = own and o.source_id = source and o.digest = r.digest and o.state in ('imported','undoing','kept'));
  update import_rows r set state = 'bad', problems = r.problems || '[{"target":"oldNumber","code":"twice"}]'
    from (select o.row_no, row_number() over (partition by o.digest order by o.row_no) as nth from import_rows o
           where o.unit_id = own and o.import_id = import and o.state = 'ready' and o.digest is not null) said
   where r.unit_id = own and r.import_id = import and r.row_no = said.row_no and said.nth > 1;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
