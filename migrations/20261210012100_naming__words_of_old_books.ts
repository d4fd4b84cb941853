import type { Knex } from 'knex';

/**
 * Whom a record out of an old book is against is looked for in all its words, whenever somebody is given a post or another name: also in
 * notes, results and offices once they are read, and behind the seal before they are. What lies there only the software can open, so the search of it is
 * a job for each unit whose words wait; until it is done nobody opens one there, or the row that vanishes by his press would be the answer.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index petition_contents_naming_beside on petition_contents
  using gin (public.naming_text(processing_note, previous_result, contested_by || ' | ' || previous_org || ' | ' || source_org) gin_trgm_ops) where sealed;
create index visit_contents_naming_beside on visit_contents using gin (public.naming_text(result_tracking, note, '') gin_trgm_ops) where sealed;
create index visits_naming on visits using gin (public.naming_text(guided_to, transferred_to, '') gin_trgm_ops) where sealed;

do $m$
declare
  was text := pg_get_functiondef('texts_naming(int[])'::regprocedure);
  said text := was;
  part text[];
  beside constant text := 'naming_text(c.processing_note, c.previous_result, c.contested_by || '' | '' || c.previous_org || '' | '' || c.source_org)';
  visit_beside constant text := 'naming_text(w.result_tracking, w.note, '''')';
begin
  foreach part slice 1 in array array[
    ['c.sealed and naming_text(c.subject, c.summary, c.request) like s.pattern',
     'c.sealed and (naming_text(c.subject, c.summary, c.request) like s.pattern or ' || beside || ' like s.pattern)'],
    ['w.sealed and naming_text(w.summary, w.request, '''') like s.pattern',
     'w.sealed and (naming_text(w.summary, w.request, '''') like s.pattern or ' || visit_beside || ' like s.pattern)'],
    ['w.unit_id and r.visit_id = w.visit_id);
    return;',
     'w.unit_id and r.visit_id = w.visit_id)
    union
    select ''visit_words'', v.unit_id, v.id, s.id
      from sought s join visits v on v.sealed and naming_text(v.guided_to, v.transferred_to, '''') like s.pattern
     where exists (select 1 from import_rows r where r.unit_id = v.unit_id and r.visit_id = v.id);
    return;'],
    ['select ''denunciation'', c.unit_id, c.petition_id, naming_text(c.subject, c.summary, c.request)',
     'select ''denunciation'', c.unit_id, c.petition_id, naming_text(c.subject, c.summary, c.request) || ''| '' || ' || beside],
    ['select ''visit_words'', w.unit_id, w.visit_id, naming_text(w.summary, w.request, '''')',
     'select ''visit_words'', w.unit_id, w.visit_id, naming_text(w.summary, w.request, '''') || ''| '' || ' || visit_beside || '
       || coalesce((select ''| '' || naming_text(v.guided_to, v.transferred_to, '''') from visits v where v.unit_id = w.unit_id and v.id = w.visit_id
             and exists (select 1 from import_rows r where r.unit_id = w.unit_id and r.visit_id = w.visit_id)), '''')']] loop
    if strpos(said, part[1]) = 0 then raise exception 'texts_naming is not what this migration knows: %', part[1]; end if;
    said := replace(said, part[1], part[2]);
  end loop;
  execute said;
end $m$;

create table unread_searches (
  unit_id int primary key references units,
  wanted_at timestamptz);                          -- null: nothing is left to search
select wall('unread_searches', 'reach');
select gate_may('unread_searches', 'select, insert, update');

create function want_unread_searches() returns void language plpgsql security definer set search_path = public as $f$
declare one int;
begin
  for one in
    insert into unread_searches as u (unit_id, wanted_at)
    select w.unit_id, clock_timestamp() from (select unit_id from petition_contents where is_unread union select unit_id from visit_contents where is_unread) w
     order by w.unit_id
    on conflict (unit_id) do update set wanted_at = excluded.wanted_at
    returning u.unit_id loop
    perform enqueue('search_unread', jsonb_build_object('unitId', one), null, 'search_unread:' || one);
  end loop;
end $f$;
select gate_function('want_unread_searches()');

alter function name_officers_again(int[]) rename to name_officers_in_the_open;
create function name_officers_again(p_accounts int[]) returns void language plpgsql security definer set search_path = public as $f$
begin
  perform name_officers_in_the_open(p_accounts);
  perform want_unread_searches();
end $f$;
select gate_function('name_officers_again(int[])');
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('revoke all on function name_officers_again(int[]), want_unread_searches() from %I', app);
  execute format('grant execute on function enqueue(text, jsonb, timestamptz, text) to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
