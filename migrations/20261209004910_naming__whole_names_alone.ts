import type { Knex } from 'knex';

/**
 * Of a paper that denounces nobody only whole names count (docs/decisions/0006): who asks for no more is spared the look at every post and
 * every short name. Who asks as before is answered as before.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $m$
declare
  was text := pg_get_functiondef('naming_hits(int, date, jsonb)'::regprocedure);
  said text := was;
  part text[];
  gate record;
begin
  foreach part slice 1 in array array[
    ['p_people jsonb)', 'p_people jsonb, p_whole_names boolean DEFAULT false)'],
    ['people as materialized (', 'texts as materialized (
    select r.nth::int as nth, naming_text(r.p ->> ''name'', r.p ->> ''position'', r.p ->> ''organization'') as words
      from jsonb_array_elements(p_people) with ordinality as r(p, nth)),
  people as materialized ('],
    ['string_to_array(trim(p.words), '' '') as words from people p)', 'string_to_array(trim(p.words), '' '') as words from texts p)'],
    ['from people p cross join seen v\n     where exists', 'from people p cross join seen v\n     where not p_whole_names and exists'],
    ['from people p cross join viewers v\n     where not is_common_post', 'from people p cross join viewers v\n     where not p_whole_names and not is_common_post'],
    ['where p.post_words ~', 'where not p_whole_names and p.post_words ~'],
    ['where names_head(p_unit, p_day, p.words) and', 'where not p_whole_names and names_head(p_unit, p_day, p.words) and']] loop
    if strpos(said, part[1]) = 0 then raise exception 'naming_hits is not what this migration knows: %', part[1]; end if;
    said := replace(said, part[1], part[2]);
  end loop;
  create temporary table naming_grants on commit drop as
    select distinct pg_get_userbyid(a.grantee)::text as who from pg_proc p cross join lateral aclexplode(p.proacl) a
     where p.oid = 'naming_hits(int, date, jsonb)'::regprocedure and a.grantee <> 0;
  drop function naming_hits(int, date, jsonb);
  execute said;
  revoke all on function naming_hits(int, date, jsonb, boolean) from public;
  for gate in select who from naming_grants loop
    execute format('grant execute on function naming_hits(int, date, jsonb, boolean) to %I', gate.who);
  end loop;
  drop table naming_grants;
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
