import type { Knex } from 'knex';

/**
 * Taking an import back. Rows nobody has touched since go as if they had never been: allowed to this function alone. Where their
 * numbers are no longer the last ones of their year the numbers stay, struck through, because the book has no gaps. What is hidden
 * from whoever takes it back is not his to take: a denunciation of him stays in the book.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $f$
declare
  tab text; gate text; word text;
begin
  select gate_role into gate from installation;
  foreach tab in array array['petitions','petition_contents','parties','sealed_identities','blind_indexes','named_accounts','matters','clocks','clock_events','notices','visits','visit_contents','visit_matters',
    'proposals','petition_links','petition_points','papers','attachments','transfers','transfer_answers','proceedings','messages','lifted_names','due_seals','handled_on_paper','handovers','handover_choices','events','import_rows','counters'] loop
    foreach word in array array['select','delete','update'] loop
      if word = 'delete' and tab in ('proposals','petition_links','petition_points','papers','attachments','transfers','transfer_answers','proceedings','messages','lifted_names','due_seals','handled_on_paper','handovers','handover_choices','events','import_rows','counters') then continue; end if;
      if word = 'update' and tab not in ('petitions','visits','import_rows','counters') then continue; end if;
      execute format('grant %s on %I to %I', word, tab, gate);
      if not exists (select 1 from pg_policies p where p.schemaname = 'public' and p.tablename = tab and p.policyname = 'gate_' || word) then
        execute format('create policy gate_%s on %I for %s to %I using (true) %s', word, tab, word, gate, case when word = 'update' then 'with check (true)' else '' end);
      end if;
    end loop;
  end loop;
  execute format('grant delete on public_slips to %I', gate);
end $f$;

-- Which rows of an import can go: imported, and untouched since. Marks them 'undoing', the others 'kept'. Gives how many of each.
create function undo_import_begin(import bigint, out going int, out kept int) language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  petitions_hidden bigint[] := hidden_petitions();
  visits_hidden bigint[] := hidden_visits();
begin
  update import_rows r set state = case when
      (r.petition_id is null or exists (select 1 from petitions p where p.unit_id = own and p.id = r.petition_id and p.version = 1 and p.status <> 'void'))
      and (r.visit_id is null or exists (select 1 from visits v where v.unit_id = own and v.id = r.visit_id and v.version = 1 and v.status <> 'void'))
      and not exists (select 1 from papers x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from attachments x where x.unit_id = own and (x.petition_id = r.petition_id or x.visit_id = r.visit_id))
      and not exists (select 1 from petition_links x where x.unit_id = own and (x.petition_id = r.petition_id or x.other_petition_id = r.petition_id))
      and not exists (select 1 from petition_points x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from proposals x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from transfers x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from proceedings x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from transfer_answers x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from messages x where x.unit_id = own and (x.petition_id = r.petition_id or x.visit_id = r.visit_id))
      and not exists (select 1 from lifted_names x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from handled_on_paper x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from handovers x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from handover_choices x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from due_seals x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from petitions x where x.unit_id = own and (x.parent_petition_id = r.petition_id or x.visit_id = r.visit_id))
      and not exists (select 1 from visits x where x.unit_id = own and x.petition_id = r.petition_id)
      and not exists (select 1 from events x where x.unit_id = own and x.kind = 'identity.revealed' and (x.petition_id = r.petition_id or x.visit_id = r.visit_id))
      and not coalesce(r.petition_id, 0) = any (petitions_hidden) and not coalesce(r.visit_id, 0) = any (visits_hidden)
    then 'undoing' else 'kept' end
   where r.unit_id = own and r.import_id = import and r.state = 'imported';
  select count(*) filter (where r.state = 'undoing'), count(*) filter (where r.state = 'kept') into going, kept
    from import_rows r where r.unit_id = own and r.import_id = import;
end $f$;

-- The next rows, from the last of the file up. Gives how many were done; 0 when none is left.
create function undo_import_next(import bigint, most int, at timestamptz, reason text) returns int language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  account int := nullif(current_setting('app.account', true), '')::int;
  rows int[]; petition_ids bigint[]; visit_ids bigint[]; gone bigint[]; matter_ids bigint[]; y record;
begin
  select array_agg(n.row_no), array_agg(n.petition_id) filter (where n.petition_id is not null), array_agg(n.visit_id) filter (where n.visit_id is not null) into rows, petition_ids, visit_ids
    from (select r.row_no, r.petition_id, r.visit_id from import_rows r where r.unit_id = own and r.import_id = import and r.state = 'undoing' order by r.row_no desc limit most) n;
  if rows is null then return 0; end if;

  if petition_ids is not null then
    -- A number may go only while no number above it belongs to somebody else.
    with others as (
      select o.year, max(o.number) as top from petitions o
       where o.unit_id = own and o.year in (select m.year from petitions m where m.unit_id = own and m.id = any (petition_ids))
         and not exists (select 1 from import_rows r where r.unit_id = own and r.import_id = import and r.state = 'undoing' and r.petition_id = o.id) group by o.year)
    select array_agg(p.id), array_agg(p.matter_id) into gone, matter_ids from petitions p left join others x on x.year = p.year
     where p.unit_id = own and p.id = any (petition_ids) and p.number > coalesce(x.top, 0);
    delete from search.petition_bands b where b.petition_id = any (petition_ids) and b.unit_id = own;
    delete from search.petition_words w where w.petition_id = any (petition_ids) and w.unit_id = own;
    delete from public_slips s where s.unit_id = own and s.petition_id = any (petition_ids);
    delete from notices n where n.unit_id = own and n.petition_id = any (petition_ids);
    delete from clock_events e where e.unit_id = own and e.petition_id = any (petition_ids);
    delete from clocks c where c.unit_id = own and c.petition_id = any (petition_ids);
    update petitions p set status = 'void', public_code = null, voided_at = at, voided_by = account, void_reason = reason, closed_on = coalesce(p.closed_on, at::date), holder_id = null, next_role = null,
        next_act = null, main_clock_id = null, due_on = null, version = p.version + 1
      where p.unit_id = own and p.id = any (petition_ids) and not p.id = any (coalesce(gone, '{}'));
    delete from blind_indexes x where x.unit_id = own and x.petition_id = any (gone);
    delete from sealed_identities x where x.unit_id = own and x.petition_id = any (gone);
    delete from parties x where x.unit_id = own and x.petition_id = any (gone);
    delete from named_accounts x where x.unit_id = own and x.petition_id = any (gone);
    delete from petition_contents x where x.unit_id = own and x.petition_id = any (gone);
    delete from petitions x where x.unit_id = own and x.id = any (gone);
    delete from matters m where m.unit_id = own and m.id = any (matter_ids) and not exists (select 1 from petitions p where p.unit_id = own and p.matter_id = m.id);
  end if;
  if visit_ids is not null then
    with others as (
      select o.year, max(o.number) as top from visits o
       where o.unit_id = own and o.year in (select m.year from visits m where m.unit_id = own and m.id = any (visit_ids))
         and not exists (select 1 from import_rows r where r.unit_id = own and r.import_id = import and r.state = 'undoing' and r.visit_id = o.id) group by o.year)
    select array_agg(v.id) into gone from visits v left join others x on x.year = v.year
     where v.unit_id = own and v.id = any (visit_ids) and v.number > coalesce(x.top, 0);
    update visits v set status = 'void', voided_at = at, voided_by = account, void_reason = reason, version = v.version + 1
      where v.unit_id = own and v.id = any (visit_ids) and not v.id = any (coalesce(gone, '{}'));
    delete from sealed_identities x where x.unit_id = own and x.visit_id = any (gone);
    delete from parties x where x.unit_id = own and x.visit_id = any (gone);
    delete from visit_matters x where x.unit_id = own and x.visit_id = any (gone);
    delete from visit_contents x where x.unit_id = own and x.visit_id = any (gone);
    delete from visits x where x.unit_id = own and x.id = any (gone);
  end if;
  update import_rows r set state = 'undone' where r.unit_id = own and r.import_id = import and r.row_no = any (rows);
  update counters c set value = coalesce((select max(p.number) from petitions p where p.unit_id = own and p.year = c.year), 0) where c.unit_id = own and c.name = 'petition' and petition_ids is not null;
  update counters c set value = coalesce((select max(v.number) from visits v where v.unit_id = own and v.year = c.year), 0) where c.unit_id = own and c.name = 'visit' and visit_ids is not null;
  return cardinality(rows);
end $f$;
-- Deleting a row asks every table that may point to it: without these each one would be read from end to end, row for row.
create index on petitions (unit_id, parent_petition_id) where parent_petition_id is not null;
create index on petitions (unit_id, visit_id) where visit_id is not null;
create index on petitions (unit_id, matter_id);
create index on visits (unit_id, petition_id) where petition_id is not null;
create index on visit_matters (unit_id, visit_id);
create index on sealed_identities (unit_id, visit_id) where visit_id is not null;
create index on clock_events (unit_id, petition_id) where petition_id is not null;
create index on notices (unit_id, petition_id) where petition_id is not null;
create index on transfers (unit_id, petition_id);
create index on proceedings (unit_id, petition_id);
create index on import_rows (unit_id, petition_id) where petition_id is not null;
create index on import_rows (unit_id, visit_id) where visit_id is not null;
select gate_function('undo_import_begin(bigint)'), gate_function('undo_import_next(bigint, int, timestamptz, text)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
