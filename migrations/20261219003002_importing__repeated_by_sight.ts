import type { Knex } from 'knex';

/**
 * That a row was brought before is said only to who may know that it is there: whoever is denounced in a row of the book and brings a
 * made-up file under its name would else be told the number. Of what is hidden from who brings the file only the very same row counts,
 * by a keyed fingerprint of all it says: he has it. Any other goes in as new. Rows brought before this have no fingerprint.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table import_rows add column content bytea;   -- keyed: everything the row says
create index import_rows_content on import_rows (unit_id, source_id, content) where content is not null and state in ('imported','undoing','kept');
drop index import_rows_once;
create unique index import_rows_once on import_rows (unit_id, source_id, digest, content) where state in ('imported','undoing','kept');

-- As before (20261210001100), by the sight of whoever brought the file. What repeats a record that is not for everybody is read by him alone.
create or replace function mark_repeated(own int, import bigint, source bigint) returns void language plpgsql set search_path = public
  set enable_seqscan = off set enable_nestloop = off as $f$
declare
  acting text := coalesce(current_setting('app.account', true), '');
  petitions_closed bigint[]; visits_closed bigint[]; petitions_shut bigint[]; visits_shut bigint[];
begin
  select coalesce(array_agg(o.petition_id) filter (where o.petition_id is not null), '{}'), coalesce(array_agg(o.visit_id) filter (where o.visit_id is not null), '{}')
    into petitions_closed, visits_closed
    from import_rows o where o.unit_id = own and o.source_id = source and o.state in ('imported','undoing','kept');
  petitions_closed := array(select unnest(petitions_closed) except select unnest(petitions_for_everybody(petitions_closed)));
  visits_closed := array(select unnest(visits_closed) except select unnest(visits_for_everybody(visits_closed)));
  perform set_config('app.account', (select i.uploaded_by::text from imports i where i.unit_id = own and i.id = import), true);
  petitions_shut := hidden_petitions();
  visits_shut := hidden_visits();
  perform set_config('app.account', acting, true);

  with brought as materialized (
    select o.digest, o.content,
           coalesce(o.petition_id in (select unnest(petitions_closed)), false) or coalesce(o.visit_id in (select unnest(visits_closed)), false) as is_closed,
           coalesce(o.petition_id in (select unnest(petitions_shut)), false) or coalesce(o.visit_id in (select unnest(visits_shut)), false) as is_shut
      from import_rows o where o.unit_id = own and o.source_id = source and o.state in ('imported','undoing','kept')),
  said as (
    select r.row_no, o.is_closed from import_rows r join brought o on o.digest = r.digest and not o.is_shut
     where r.unit_id = own and r.import_id = import and r.state = 'ready'
    union all
    select r.row_no, true from import_rows r join brought o on o.content = r.content and o.is_closed
     where r.unit_id = own and r.import_id = import and r.state = 'ready')
  update import_rows r set state = 'bad', problems = r.problems || '[{"target":"oldNumber","code":"alreadyImported"}]', guarded = case when x.is_closed then true else r.guarded end
    from (select s.row_no, bool_or(s.is_closed) as is_closed from said s group by s.row_no) x
   where r.unit_id = own and r.import_id = import and r.row_no = x.row_no and r.state = 'ready';
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
