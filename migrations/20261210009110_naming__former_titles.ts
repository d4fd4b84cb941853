import type { Knex } from 'knex';

/** Whoever is denounced by the post he holds is found by what it was called before his unit was renamed too, as by a former name. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table assignment_titles add column title_words text generated always as (naming_words(title)) stored;
do $g$ declare
  was text := pg_get_functiondef('naming_hits(int, date, jsonb, boolean)'::regprocedure);
  plain text := 'a.title_words as title
      from assignments a';
begin
  if strpos(was, plain) = 0 then raise exception 'naming_hits is not what this migration knows'; end if;
  execute replace(was, plain, 'called.words as title
      from assignments a cross join lateral (
        select a.title_words as words union select former.title_words from assignment_titles former where former.assignment_id = a.id) called');
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
