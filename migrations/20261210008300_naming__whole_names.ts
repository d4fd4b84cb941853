import type { Knex } from 'knex';

/**
 * Whole names in a text, by the words a name begins with: before, every run of two, three … words of every text was cut out of it and
 * compared, and the server planned that for millions. Most petitions denounce nobody, and of those only whole names are looked for.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function whole_names_in(p_people jsonb) returns table (nth int, account_id int) language sql stable as $f$
  with texts as materialized (
    select r.nth::int as nth, string_to_array(trim(naming_text(r.p ->> 'name', r.p ->> 'position', r.p ->> 'organization')), ' ') as words
      from jsonb_array_elements(p_people) with ordinality as r(p, nth)),
  names as materialized (
    select c.id, trim(c.name_words) as name from names_borne() c where c.id > 0 and c.name_ascii like '% %'),
  shapes as materialized (
    select distinct split_part(n.name, ' ', 1) as first, cardinality(string_to_array(n.name, ' ')) as words from names n),
  runs as materialized (
    select t.nth, array_to_string(t.words[w.i : w.i + s.words - 1], ' ') as run
      from texts t cross join lateral unnest(t.words) with ordinality as w(word, i) join shapes s on s.first = w.word)
  select distinct r.nth, n.id from runs r join names n on n.name = r.run
$f$;

do $m$
declare
  said text := pg_get_functiondef('naming_hits(int, date, jsonb, boolean)'::regprocedure);
  part text[];
  was text;
begin
  foreach part slice 1 in array array[
    ['  texts as materialized (', '  people as materialized ('],
    ['  lengths as materialized (', '  offices as materialized (']] loop
    was := substr(said, strpos(said, part[1]), strpos(said, part[2]) - strpos(said, part[1]));
    if was = '' or strpos(said, part[1]) = 0 then raise exception 'naming_hits is not what this migration knows'; end if;
    said := replace(said, was, '');
  end loop;
  was := 'select r.nth, n.id as account_id, ''full'' as how from runs r join names n on n.name = r.run';
  if strpos(said, was) = 0 then raise exception 'naming_hits is not what this migration knows'; end if;
  execute replace(said, was, 'select w.nth, w.account_id, ''full'' as how from whole_names_in(p_people) w');
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
