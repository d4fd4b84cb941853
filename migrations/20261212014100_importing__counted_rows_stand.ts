import type { Knex } from 'knex';

/**
 * What a closed report counts stays in the book when its import is taken back: struck out under its number, so that the list behind the
 * signed figure is as long as the figure and the number is not given out again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('report_members'), gate_may('consolidated_added');

-- Of these records of the calling unit those that stand behind a figure of a closed report, its own or one that took them over from above.
-- Ids of petitions and of visits may be the same: the places say which are meant.
create function counted_in_closed(ids bigint[], places text[]) returns setof bigint language sql stable security definer set search_path = public as $f$
  with own as (select nullif(current_setting('app.unit', true), '')::int as id)
  select x.ref from own join reports r on coalesce(r.of_unit_id, r.unit_id) = own.id
    join report_members m on m.unit_id = r.unit_id and m.report_id = r.id and m.place = any (places)
    cross join lateral unnest(m.refs) x(ref) join unnest(ids) i(id) on i.id = x.ref
  union
  select x.ref from own join consolidated_added a on a.of_unit_id = own.id and a.place = any (places)
    cross join lateral unnest(a.refs) x(ref) join unnest(ids) i(id) on i.id = x.ref
$f$;
select gate_function('counted_in_closed(bigint[], text[])');

do $g$
declare
  app text; was text; becomes text; part record;
  fn regprocedure := 'undo_import_next(bigint, int, timestamptz, text, text[], text[])';
begin
  select app_role into app from installation;
  execute format('revoke all on function counted_in_closed(bigint[], text[]) from %I', app);
  was := pg_get_functiondef(fn);
  for part in select * from (values
    ('visit_drafts text[])', 'visit_drafts text[], petition_places text[], visit_places text[])'),
    ('gone bigint[];', 'gone bigint[]; counted bigint[];'),
    -- No report of the unit is being closed meanwhile: what it counts would be gone when it stands.
    ('if nos is null then return 0; end if;', 'if nos is null then return 0; end if;
  perform pg_advisory_xact_lock_shared(hashtext(''report''), own);'),
    ('-- A number may go only while no number above it belongs to somebody else.', 'counted := array(select counted_in_closed(petition_ids, petition_places));
    -- A number may go only while no number above it belongs to somebody else, and no closed report counts it or one above it.'),
    ('not o.id = any (petition_ids)', '(not o.id = any (petition_ids) or o.id = any (counted))'),
    ('select coalesce(array_agg(v.id), ''{}'') into gone', 'counted := array(select counted_in_closed(visit_ids, visit_places));
    select coalesce(array_agg(v.id), ''{}'') into gone'),
    ('not o.id = any (visit_ids)', '(not o.id = any (visit_ids) or o.id = any (counted))')) x(old, new)
  loop
    becomes := replace(was, part.old, part.new);
    if becomes = was then raise exception 'undo_import_next is written otherwise: %', part.old; end if;
    was := becomes;
  end loop;
  execute becomes;
  execute format('drop function %s', fn);
end $g$;
select gate_function('undo_import_next(bigint, int, timestamptz, text, text[], text[], text[], text[])');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
