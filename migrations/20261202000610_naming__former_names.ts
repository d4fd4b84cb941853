import type { Knex } from 'knex';

/**
 * Whom a paper names is looked for by every name an officer ever bore in the installation: another name lets nobody read what denounces
 * him by the one before. The functions stay as they are but for whose names they look through.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare one text; was text; becomes text; begin
  foreach one in array array['naming_hits(int, date, jsonb)', 'name_officers_written(int[])', 'name_officers_again(int[])'] loop
    was := pg_get_functiondef(one::regprocedure);
    becomes := replace(replace(was, ' from accounts c', ' from names_borne() c'), ' from accounts a', ' from names_borne() a');
    if becomes = was then raise exception '% looks through no accounts', one; end if;
    execute becomes;
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
