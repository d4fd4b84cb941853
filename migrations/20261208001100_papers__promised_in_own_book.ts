import type { Knex } from 'knex';

/**
 * A number given or promised stands in the book that gave it: a paper taken over from a ward that ended keeps that ward's number beside
 * the same number of any other ward. What was corrected after an old book was taken in is somebody's work: the import is not undone over it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('corrected_words');
drop index papers_numbers;
drop index papers_one_number;
create unique index papers_one_number on papers (unit_id, coalesce(numbered_by, 0), symbol, coalesce(year, extract(year from promised_on)::int),
  coalesce(number, promised_number)) where number is not null or promised_number is not null;

do $g$ declare was text; becomes text; begin
  was := pg_get_functiondef('numbers_kept(text, int, int, int)'::regprocedure);
  becomes := replace(was, 'coalesce(w.origin_unit_id, 0) = 0', 'w.numbered_by is null');
  if becomes = was then raise exception 'numbers_kept asks for no book'; end if;
  execute becomes;
  was := pg_get_functiondef('import_rows_untouched(bigint, int[], text[], text[])'::regprocedure);
  becomes := replace(was, 'and not exists (select 1 from lifted_names x ',
    'and not exists (select 1 from corrected_words x where x.unit_id = own and (x.petition_id = r.petition_id or x.visit_id = r.visit_id)) and not exists (select 1 from lifted_names x ');
  if becomes = was then raise exception 'import_rows_untouched asks for no lifted names'; end if;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
