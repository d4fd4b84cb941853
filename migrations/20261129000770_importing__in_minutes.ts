import type { Knex } from 'knex';

/**
 * A hundred thousand rows in minutes. Whom papers name is found by the words' own sequences instead of every name against every
 * text; the folded names of a statement are made once. Offices are found by index, repeated rows by a look-up a row, whatever the
 * planner believes of tables it has not counted yet.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index units_short_name on units (fold(short_name));
create index unit_names_folded on unit_names (fold(name));

create or replace function naming_hits(p_unit int, p_day date, p_people jsonb) returns table (nth int, account_id int, how text, sees boolean) language sql stable as $$
  with recursive above(id) as (
    select p_unit union select p.parent_id from unit_parents p join above a on p.unit_id = a.id where p.during @> p_day),
  people as materialized (
    select r.nth::int as nth, naming_text(r.p ->> 'name', r.p ->> 'position', r.p ->> 'organization') as words,
           naming_text(r.p ->> 'name', r.p ->> 'position', '') as post_words, naming_words(r.p ->> 'position') as post,
           naming_words(r.p ->> 'name') as name, naming_segments(r.p ->> 'name') as segments
      from jsonb_array_elements(p_people) with ordinality as r(p, nth)),
  names as materialized (
    select c.id, trim(naming_words(c.name_ascii)) as name from accounts c where c.id > 0 and c.name_ascii like '% %'),
  lengths as materialized (select distinct cardinality(string_to_array(n.name, ' ')) as words from names n),
  -- Every run of words a text holds that is as long as some name: whole names are then found by being the same.
  runs as materialized (
    select distinct t.nth, array_to_string(t.words[i : i + l.words - 1], ' ') as run
      from (select p.nth, string_to_array(trim(p.words), ' ') as words from people p) t
      cross join lengths l
      cross join lateral generate_series(1, cardinality(t.words) - l.words + 1) as i),
  offices as materialized (
    select u.id, u.during @> p_day as stands, naming_words(u.name) as words from units u where u.during @> p_day or u.id = p_unit),
  viewers as materialized (
    select a.account_id, a.unit_id, a.role, naming_words(a.title) as title
      from assignments a
     where (upper_inf(a.during) or upper(a.during) > p_day) and a.account_id > 0 and a.role not in ('admin','trainer')
       and (a.unit_id = p_unit or exists (select 1 from unit_reach r where r.reader_unit_id = a.unit_id and r.role in (a.role, '*') and r.during @> p_day
             and (r.scope = 'city' or r.scope = 'below' and a.unit_id in (select id from above))))),
  seen as materialized (
    select distinct n.id, n.name from viewers v join names n on n.id = v.account_id),
  elsewhere as materialized (
    select p.nth from people p
     where exists (select 1 from offices u where u.id <> p_unit and u.stands and p.words like '%' || u.words || '%')
       and not exists (select 1 from offices u where u.id = p_unit and p.words like '%' || u.words || '%')),
  hits as (
    select r.nth, n.id as account_id, 'full' as how from runs r join names n on n.name = r.run
    union
    select p.nth, v.id, 'short'
      from people p cross join seen v
     where exists (select 1 from unnest(p.segments) s where v.name like '% ' || s)
    union
    select p.nth, v.account_id, 'title'
      from people p cross join viewers v
     where not is_common_post(v.title)
       and (p.post_words like '%' || v.title || '%' and p.post_words not like '% pho' || v.title || '%'
            or v.unit_id = p_unit and not is_common_post(p.post) and v.title like p.post || '%')
       and (v.unit_id <> p_unit or p.nth not in (select nth from elsewhere))
    union
    select p.nth, v.account_id, 'title'
      from people p join viewers v on v.role = 'leader' and v.unit_id <> p_unit
      join units u on u.id = v.unit_id and u.level = 'province'
     where p.post_words ~ ' chu tich ((ubnd|uy ban nhan dan) ){0,1}(cua ){0,1}(thanh pho|tp) '
    union
    select p.nth, v.account_id, case when trim(p.name) = '' or names_head(p_unit, p_day, p.name) or p.name ~ ' (ubnd|uy ban|van phong|phong|so|co quan|don vi) ' then 'head' else 'perhaps head' end
      from people p left join viewers v on v.unit_id = p_unit and v.role in ('leader','chief_inspector','reception_board_head')
     where names_head(p_unit, p_day, p.words) and p.nth not in (select nth from elsewhere))
  select h.nth, h.account_id, h.how, exists (select 1 from viewers v where v.account_id = h.account_id) from hits h
$$;

-- Good rows of an import whose number a row above says too, or that the same book gave before and that are in still. One look-up by
-- index a row: the tables have just been filled, and nobody has told the planner.
create function mark_repeated(own int, import bigint, source bigint) returns void language plpgsql set search_path = public
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $f$
begin
  update import_rows r set state = 'bad', problems = r.problems || '[{"target":"oldNumber","code":"alreadyImported"}]'
   where r.unit_id = own and r.import_id = import and r.state = 'ready'
     and exists (select 1 from import_rows o where o.unit_id = own and o.source_id = source and o.digest = r.digest and o.state in ('imported','undoing','kept'));
  update import_rows r set state = 'bad', problems = r.problems || '[{"target":"oldNumber","code":"twice"}]'
   where r.unit_id = own and r.import_id = import and r.state = 'ready'
     and exists (select 1 from import_rows o where o.unit_id = own and o.import_id = import and o.digest = r.digest and o.row_no < r.row_no and o.state = 'ready');
end $f$;
do $g$ declare app text; begin
  select app_role into app from installation;
  execute 'revoke all on function mark_repeated(int, bigint, bigint) from public';
  execute format('grant execute on function mark_repeated(int, bigint, bigint) to %I', app);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
