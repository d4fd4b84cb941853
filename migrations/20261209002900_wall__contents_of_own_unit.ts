import type { Knex } from 'knex';

/**
 * Whoever reports for the whole city reads its numbers (decisions 5) and the contents of his own office's records only (legal.md §10.2:
 * Petition, Reception "R own"): app.contents = 'own' shuts every table of contents, the letters of wishes and the search by words outside
 * the units of app.units. An absent setting changes nothing for anybody else.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $m$
declare
  app text;
  one record;
  own text := '((select current_setting(''app.contents'', true)) is distinct from ''own'' or unit_id = any ((select nullif(current_setting(''app.units'', true), '''')::int[])::int[]))';
  said text;
  part text[];
begin
  select app_role into app from installation;
  for one in select tablename, policyname, qual from pg_policies
      where schemaname = 'public' and cmd = 'SELECT' and app = any (roles::text[])
        and (qual like '%app.assigned%' or policyname = 'app_select' and tablename in ('messages', 'feedback_requests')) loop
    execute format('alter policy %I on %I using ((%s) and %s)', one.policyname, one.tablename, one.qual, own);
  end loop;
  foreach part slice 1 in array array[
    ['search_petitions(text, text[], text[], text, text[], int, date, date, date, bigint, int)',
     'if current_setting(''app.assigned'', true) = ''1'' then conditions',
     'if current_setting(''app.contents'', true) = ''own'' then conditions := conditions || format('' and w.unit_id = any (%L::int[])'', coalesce(units, ''{}'')); end if;
  if current_setting(''app.assigned'', true) = ''1'' then conditions'],
    ['search_duplicates(text[], text[], int[], text, bigint[], int)',
     'everything boolean := coalesce(current_setting(''app.all'', true), '''') = ''1'';',
     'everything boolean := coalesce(current_setting(''app.all'', true), '''') = ''1'' and current_setting(''app.contents'', true) is distinct from ''own'';']] loop
    said := pg_get_functiondef(part[1]::regprocedure);
    if strpos(said, part[2]) = 0 then raise exception '% is not what this migration knows', part[1]; end if;
    execute replace(said, part[2], part[3]);
  end loop;
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
