import type { Knex } from 'knex';

/**
 * Taking an import back asks again, under lock, before a row goes: what somebody began meanwhile, a draft too, stays. The counters
 * of the years concerned are locked before a number is looked at, so that a registration under way is waited for. What stayed may be
 * taken back later, and what somebody struck out by hand counts as out.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
drop function undo_import_begin(bigint), undo_import_next(bigint, int, timestamptz, text);
select gate_may('conclusion_tasks');

-- Of these rows of an import (all of them: null) those nobody has touched since: no act, no paper, no draft, nothing that points to
-- them, and not hidden from whoever asks. The drafts' forms come as patterns of like.
create function import_rows_untouched(import bigint, nos int[], petition_drafts text[], visit_drafts text[]) returns setof int
  language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  petitions_hidden bigint[] := hidden_petitions();
  visits_hidden bigint[] := hidden_visits();
begin
  return query
  select r.row_no from import_rows r
   where r.unit_id = own and r.import_id = import and (nos is null or r.row_no = any (nos))
     and (r.petition_id is null or not r.petition_id = any (petitions_hidden)
       and exists (select 1 from petitions x where x.unit_id = own and x.id = r.petition_id and x.version = 1 and x.status <> 'void'))
     and (r.visit_id is null or not r.visit_id = any (visits_hidden)
       and exists (select 1 from visits x where x.unit_id = own and x.id = r.visit_id and x.version = 1 and x.status <> 'void'))
     and not exists (select 1 from papers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from papers x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from conclusion_tasks x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from attachments x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from attachments x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from petition_links x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from petition_links x where x.unit_id = own and x.other_petition_id = r.petition_id)
     and not exists (select 1 from petition_points x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from proposals x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from transfers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from transfer_answers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from proceedings x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from messages x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from messages x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from lifted_names x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from handled_on_paper x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from handovers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from handover_choices x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from due_seals x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from petitions x where x.unit_id = own and x.parent_petition_id = r.petition_id)
     and not exists (select 1 from petitions x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from visits x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from clocks x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from drafts x where x.unit_id = own and x.subject = r.petition_id::text and x.form like any (petition_drafts))
     and not exists (select 1 from drafts x where x.unit_id = own and x.subject = r.visit_id::text and x.form like any (visit_drafts))
     and not exists (select 1 from events x where x.unit_id = own and x.kind = 'identity.revealed' and x.petition_id = r.petition_id)
     and not exists (select 1 from events x where x.unit_id = own and x.kind = 'identity.revealed' and x.visit_id = r.visit_id);
end $f$;

-- Which rows can go: in the book, and untouched. Marks them 'undoing' and the others 'kept'; what was struck out by hand is out.
create function undo_import_begin(import bigint, petition_drafts text[], visit_drafts text[]) returns void
  language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int; free int[];
begin
  perform release_struck_rows((select i.source_id from imports i where i.unit_id = own and i.id = import));
  select coalesce(array_agg(u), '{}') into free from import_rows_untouched(import, null, petition_drafts, visit_drafts) u;
  update import_rows r set state = 'undoing' from unnest(free) f
   where r.unit_id = own and r.import_id = import and r.row_no = f and r.state in ('imported','kept');
  update import_rows r set state = 'kept' where r.unit_id = own and r.import_id = import and r.state = 'imported';
end $f$;

-- Rows whose petition or visit somebody struck out by hand since: out of the book, they may come in again.
create function release_struck_rows(source bigint) returns void language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int;
begin
  update import_rows r set state = 'undone' where r.unit_id = own and r.source_id = source and r.state in ('imported','kept')
    and (exists (select 1 from petitions p where p.unit_id = own and p.id = r.petition_id and p.status = 'void')
      or exists (select 1 from visits v where v.unit_id = own and v.id = r.visit_id and v.status = 'void'));
end $f$;

-- The next rows, those with the highest numbers first. Gives how many were decided; 0 when none is left.
create function undo_import_next(import bigint, most int, at timestamptz, reason text, petition_drafts text[], visit_drafts text[]) returns int
  language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  account int := nullif(current_setting('app.account', true), '')::int;
  nos int[]; free int[]; petition_ids bigint[]; visit_ids bigint[]; gone bigint[]; matter_ids bigint[]; petition_years int[]; visit_years int[];
begin
  select array_agg(n.row_no), array_agg(n.petition_id) filter (where n.petition_id is not null), array_agg(n.visit_id) filter (where n.visit_id is not null) into nos, petition_ids, visit_ids
    from (select r.row_no, r.petition_id, r.visit_id from import_rows r where r.unit_id = own and r.import_id = import and r.state = 'undoing'
           order by coalesce(r.petition_id, r.visit_id) desc limit most) n;
  if nos is null then return 0; end if;

  -- The counters first, as a registration takes them: from here on no number of these years is given or goes.
  select array_agg(distinct p.year) into petition_years from petitions p where p.unit_id = own and p.id = any (petition_ids);
  select array_agg(distinct v.year) into visit_years from visits v where v.unit_id = own and v.id = any (visit_ids);
  perform 1 from counters c where c.unit_id = own and (c.name = 'petition' and c.year = any (petition_years) or c.name = 'visit' and c.year = any (visit_years))
    order by c.name, c.year for update;
  -- What somebody has in hand this very moment is not waited for: it stays.
  petition_ids := array(select p.id from petitions p where p.unit_id = own and p.id = any (petition_ids) for update skip locked);
  visit_ids := array(select v.id from visits v where v.unit_id = own and v.id = any (visit_ids) for update skip locked);
  free := array(select u from import_rows_untouched(import, nos, petition_drafts, visit_drafts) u);
  select array_agg(r.row_no) filter (where r.petition_id is not null or r.visit_id is not null), coalesce(array_agg(r.petition_id) filter (where r.petition_id is not null), '{}'),
         coalesce(array_agg(r.visit_id) filter (where r.visit_id is not null), '{}') into free, petition_ids, visit_ids
    from import_rows r where r.unit_id = own and r.import_id = import and r.row_no = any (free) and (r.petition_id = any (petition_ids) or r.visit_id = any (visit_ids));
  update import_rows r set state = case when r.row_no = any (free) then 'undone' else 'kept' end where r.unit_id = own and r.import_id = import and r.row_no = any (nos);

  if cardinality(petition_ids) > 0 then
    -- A number may go only while no number above it belongs to somebody else.
    select coalesce(array_agg(p.id), '{}'), coalesce(array_agg(p.matter_id), '{}') into gone, matter_ids
      from petitions p
      join (select y, (select max(o.number) from petitions o where o.unit_id = own and o.year = y and not o.id = any (petition_ids)) as top from unnest(petition_years) y) x on x.y = p.year
     where p.unit_id = own and p.id = any (petition_ids) and p.number > coalesce(x.top, 0);
    delete from search.petition_bands b where b.petition_id = any (petition_ids) and b.unit_id = own;
    delete from search.petition_words w where w.petition_id = any (petition_ids) and w.unit_id = own;
    delete from public_slips s where s.unit_id = own and s.petition_id = any (petition_ids);
    delete from notices n where n.unit_id = own and n.petition_id = any (petition_ids);
    delete from clock_events e where e.unit_id = own and e.petition_id = any (petition_ids);
    delete from clocks c where c.unit_id = own and c.petition_id = any (petition_ids);
    update petitions p set status = 'void', public_code = null, voided_at = at, voided_by = account, void_reason = reason, closed_on = coalesce(p.closed_on, at::date), holder_id = null, next_role = null,
        next_act = null, main_clock_id = null, due_on = null, version = p.version + 1
      where p.unit_id = own and p.id = any (petition_ids) and not p.id = any (gone);
    delete from blind_indexes x where x.unit_id = own and x.petition_id = any (gone);
    delete from sealed_identities x where x.unit_id = own and x.petition_id = any (gone);
    delete from parties x where x.unit_id = own and x.petition_id = any (gone);
    delete from named_accounts x where x.unit_id = own and x.petition_id = any (gone);
    delete from petition_contents x where x.unit_id = own and x.petition_id = any (gone);
    delete from petitions x where x.unit_id = own and x.id = any (gone);
    delete from matters m where m.unit_id = own and m.id = any (matter_ids) and not exists (select 1 from petitions p where p.unit_id = own and p.matter_id = m.id);
    update counters c set value = coalesce((select max(p.number) from petitions p where p.unit_id = own and p.year = c.year), 0)
     where c.unit_id = own and c.name = 'petition' and c.year = any (petition_years);
  end if;
  if cardinality(visit_ids) > 0 then
    select coalesce(array_agg(v.id), '{}') into gone
      from visits v
      join (select y, (select max(o.number) from visits o where o.unit_id = own and o.year = y and not o.id = any (visit_ids)) as top from unnest(visit_years) y) x on x.y = v.year
     where v.unit_id = own and v.id = any (visit_ids) and v.number > coalesce(x.top, 0);
    update visits v set status = 'void', voided_at = at, voided_by = account, void_reason = reason, version = v.version + 1
      where v.unit_id = own and v.id = any (visit_ids) and not v.id = any (gone);
    delete from sealed_identities x where x.unit_id = own and x.visit_id = any (gone);
    delete from parties x where x.unit_id = own and x.visit_id = any (gone);
    delete from named_accounts x where x.unit_id = own and x.visit_id = any (gone);
    delete from visit_matters x where x.unit_id = own and x.visit_id = any (gone);
    delete from visit_contents x where x.unit_id = own and x.visit_id = any (gone);
    delete from visits x where x.unit_id = own and x.id = any (gone);
    update counters c set value = coalesce((select max(v.number) from visits v where v.unit_id = own and v.year = c.year), 0)
     where c.unit_id = own and c.name = 'visit' and c.year = any (visit_years);
  end if;
  return cardinality(nos);
end $f$;
create index import_rows_going on import_rows (unit_id, import_id, (coalesce(petition_id, visit_id)) desc) where state = 'undoing';
create index drafts_of_record on drafts (unit_id, subject) where subject <> '';
select gate_function('import_rows_untouched(bigint, int[], text[], text[])'), gate_function('undo_import_begin(bigint, text[], text[])'), gate_function('release_struck_rows(bigint)'),
  gate_function('undo_import_next(bigint, int, timestamptz, text, text[], text[])');
do $g$ declare app text; begin
  select app_role into app from installation;
  execute format('revoke all on function import_rows_untouched(bigint, int[], text[], text[]) from %I', app);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
