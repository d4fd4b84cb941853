import type { Knex } from 'knex';

/**
 * Whoever took over the archive of an office reads its denunciations as his own: only reads, and nothing of who denounced, which a reveal
 * opens as before. Shut until the officers of the successor have been looked for in all of them, as at a registration there. What may be against its
 * head stays shut, so does what another successor handles now.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table unit_successors
  add column opens_sealed boolean not null default false,          -- its denunciations are read in the successor that keeps its archive
  add column shut_petitions bigint[] not null default '{}',        -- but these: they are, or may be, against the successor's head
  add column shut_visits bigint[] not null default '{}';
select gate_may('unit_successors', 'update');
create index petitions_sealed_handed_over on petitions (unit_id) where sealed and status = 'handed_over';
create index visits_sealed_handed_over on visits (unit_id) where sealed and status = 'handed_over';

-- The caller's own unit, and every unit whose archive of denunciations is open to it.
create function sealed_homes() returns int[] language plpgsql stable security definer set search_path = public as $f$
declare
  homes int[] := array[nullif(current_setting('app.unit', true), '')::int];
  last int[] := homes;
begin
  if homes[1] is null then return null; end if;
  loop
    select array_agg(distinct s.unit_id) into last from unit_successors s
     where s.successor_id = any (last) and (s.part = 'whole' or s.keeps_archive) and s.opens_sealed and not s.unit_id = any (homes);
    exit when last is null;
    homes := homes || last;
  end loop;
  return homes;
end $f$;

-- Whose sealed contents are open to the caller: 0 for all within his reach, units for a reader of his own office's, nothing for anybody else.
create function sealed_units() returns int[] language sql stable security definer set search_path = public as $f$
  select case current_setting('app.sealed', true) when 'reach' then array[0] when 'own' then sealed_homes() end
$f$;

-- What these went on from, over however many acts.
create function went_on_to_petitions(ids bigint[]) returns bigint[] language sql stable security definer set search_path = public as $f$
  with recursive back(id) as (
    select p.origin_petition_id from petitions p where p.id = any (ids) and p.origin_petition_id is not null
    union
    select p.origin_petition_id from back b join petitions p on p.id = b.id where p.origin_petition_id is not null)
  select coalesce(array_agg(b.id), '{}') from back b
$f$;
create function went_on_to_visits(ids bigint[]) returns bigint[] language sql stable security definer set search_path = public as $f$
  with recursive back(id) as (
    select v.origin_visit_id from visits v where v.id = any (ids) and v.origin_visit_id is not null
    union
    select v.origin_visit_id from back b join visits v on v.id = b.id where v.origin_visit_id is not null)
  select coalesce(array_agg(b.id), '{}') from back b
$f$;

-- An old row is never more open than the one that goes on from it: what is hidden there is hidden here.
alter function hidden_petitions_now() rename to hidden_petitions_alone;
create function hidden_petitions_now() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare found bigint[] := hidden_petitions_alone();
begin
  if cardinality(found) = 0 then return found; end if;
  return found || went_on_to_petitions(found);
end $f$;
alter function hidden_visits_now() rename to hidden_visits_alone;
create function hidden_visits_now() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare found bigint[] := hidden_visits_alone();
begin
  if cardinality(found) = 0 then return found; end if;
  return found || went_on_to_visits(found);
end $f$;

-- Who leads the caller's unit, or will: the accounts past whom a denunciation of them goes.
create function leaders_of_caller() returns int[] language sql stable security definer set search_path = public as $f$
  select coalesce(array_agg(distinct a.account_id), '{}') from assignments a
   where a.unit_id = nullif(current_setting('app.unit', true), '')::int and a.role in ('leader','chief_inspector','reception_board_head')
     and (upper_inf(a.during) or upper(a.during) > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
$f$;

-- Of those archives what is not for him: what another successor has taken over, what denounces whoever leads this one today, what may mean his post.
create function archive_shut_petitions() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare homes int[];
begin
  if current_setting('app.sealed', true) is distinct from 'own' then return '{}'; end if;
  homes := sealed_homes();
  if coalesce(cardinality(homes), 0) < 2 then return '{}'; end if;
  return (select coalesce(array_agg(x.id), '{}') from (
    select p.id from petitions p join petitions q on q.origin_petition_id = p.id and q.origin_unit_id = p.unit_id
     where p.unit_id = any (homes[2:]) and p.sealed and p.status = 'handed_over' and not q.unit_id = any (homes)
    union
    select n.petition_id from named_accounts n
     where n.account_id = any (leaders_of_caller()) and n.unit_id = any (homes[2:]) and n.petition_id is not null and n.named_as = 'denounced'
    union
    select unnest(s.shut_petitions) from unit_successors s where s.unit_id = any (homes[2:]) and s.successor_id = any (homes)) x);
end $f$;
create function archive_shut_visits() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare homes int[];
begin
  if current_setting('app.sealed', true) is distinct from 'own' then return '{}'; end if;
  homes := sealed_homes();
  if coalesce(cardinality(homes), 0) < 2 then return '{}'; end if;
  return (select coalesce(array_agg(x.id), '{}') from (
    select v.id from visits v join visits w on w.origin_visit_id = v.id and w.origin_unit_id = v.unit_id
     where v.unit_id = any (homes[2:]) and v.sealed and v.status = 'handed_over' and not w.unit_id = any (homes)
    union
    select n.visit_id from named_accounts n
     where n.account_id = any (leaders_of_caller()) and n.unit_id = any (homes[2:]) and n.visit_id is not null and n.named_as = 'denounced'
    union
    select v.id from visits v where v.unit_id = any (homes[2:]) and v.petition_id = any (archive_shut_petitions())
    union
    select unnest(s.shut_visits) from unit_successors s where s.unit_id = any (homes[2:]) and s.successor_id = any (homes)) x);
end $f$;

-- As before (20261210008100), those too.
create or replace function shut_petitions() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  whose text;
  kept text;
  found bigint[];
  due bigint[];
begin
  if current_setting('transaction_read_only') <> 'on' then
    due := seals_due();
    if cardinality(due) > 0 then due := due || went_on_to_petitions(due); end if;
    return hidden_petitions() || due || archive_shut_petitions();
  end if;
  whose := concat_ws('|', 'of', coalesce(current_setting('app.account', true), ''), coalesce(current_setting('app.unit', true), ''),
    coalesce(current_setting('app.units', true), ''), coalesce(current_setting('app.handing', true), ''), coalesce(current_setting('app.seen_by', true), ''),
    coalesce(current_setting('app.sealed', true), '')) || '#';
  kept := current_setting('app.shut_petitions', true);
  if starts_with(kept, whose) then return substr(kept, length(whose) + 1)::bigint[]; end if;
  due := seals_due();
  if cardinality(due) > 0 then due := due || went_on_to_petitions(due); end if;
  found := hidden_petitions() || due || archive_shut_petitions();
  perform set_config('app.shut_petitions', whose || found::text, true);
  return found;
end $f$;
create or replace function shut_visits() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  whose text;
  kept text;
  found bigint[];
  due bigint[];
begin
  if current_setting('transaction_read_only') <> 'on' then
    due := visit_seals_due();
    if cardinality(due) > 0 then due := due || went_on_to_visits(due); end if;
    return hidden_visits() || due || archive_shut_visits();
  end if;
  whose := concat_ws('|', 'of', coalesce(current_setting('app.account', true), ''), coalesce(current_setting('app.unit', true), ''),
    coalesce(current_setting('app.units', true), ''), coalesce(current_setting('app.handing', true), ''), coalesce(current_setting('app.seen_by', true), ''),
    coalesce(current_setting('app.sealed', true), '')) || '#';
  kept := current_setting('app.shut_visits', true);
  if starts_with(kept, whose) then return substr(kept, length(whose) + 1)::bigint[]; end if;
  due := visit_seals_due();
  if cardinality(due) > 0 then due := due || went_on_to_visits(due); end if;
  found := hidden_visits() || due || archive_shut_visits();
  perform set_config('app.shut_visits', whose || found::text, true);
  return found;
end $f$;

do $m$
declare
  reach text := '((select current_setting(''app.all'', true) = ''1'' and current_setting(''app.contents'', true) is distinct from ''own'') or unit_id = any ((select nullif(current_setting(''app.units'', true), '''')::int[])::int[]))';
  petition text := 'not (coalesce(petition_id, 0) = any ((select shut_petitions())::bigint[]))';
  visit text := 'not (coalesce(visit_id, 0) = any ((select shut_visits())::bigint[]))';
  readable text := '(not sealed or (select sealed_units()) && array[0, unit_id])';
  assigned text := '(coalesce(petition_id, 0) = any ((select case when current_setting(''app.assigned'', true) = ''1'' then array_remove(coalesce(assigned_petitions(), ''{}''), null) end)::bigint[])) is not false';
  content text := concat_ws(' and ', reach, petition, readable, assigned);
  either text := content || ' and ' || visit;
  tab text;
begin
  foreach tab in array array['handled_on_paper','petition_contents','petition_points','proceeding_contents','proceeding_steps','proposals'] loop
    execute format('alter policy app_select on %I using (%s)', tab, content);
  end loop;
  foreach tab in array array['conclusion_tasks','corrected_words','parties','visit_contents','visit_matters'] loop
    execute format('alter policy app_select on %I using (%s)', tab, either);
  end loop;
  execute format('alter policy app_select on attachments using (%s and ((draft_id is null and not sealed) or (select nullif(current_setting(''app.seen_by'', true), '''') is null)))', either);
  execute format('alter policy app_select on papers using ((%s) or (unit_id = (select nullif(current_setting(''app.unit'', true), '''')::int) and kind in (''XLD03_2021'', ''NOTICE_TO_SENDER'') and proceeding_id is null and petition_id = any ((select registered_past_head())::bigint[])))', either);
end $m$;

-- An office, and those whose archive it kept and opened.
create function archives_of(from_unit int) returns int[] language sql stable security definer set search_path = public as $f$
  with recursive kept(id) as (
    select from_unit
    union
    select s.unit_id from unit_successors s join kept k on s.successor_id = k.id where (s.part = 'whole' or s.keeps_archive) and s.opens_sealed)
  select array_agg(k.id) from kept k
$f$;

/*
 * What the search of the receiver found in an archive before it is opened. what: [{unitId, petitionId or visitId, accounts: officers
 * named in it, saysHead: its words mean, or may mean, the post of the receiver's head}].
 */
create function name_in_archive(act int, from_unit int, what jsonb, at timestamptz) returns void language plpgsql security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  archives int[] := archives_of(from_unit);
begin
  perform may_carry(act, from_unit);
  with x as materialized (
    select r.* from jsonb_to_recordset(what) as r("unitId" int, "petitionId" bigint, "visitId" bigint, accounts int[], "saysHead" boolean) where r."unitId" = any (archives)),
  again as (
    insert into named_accounts (unit_id, petition_id, visit_id, account_id, named_as, named_how, named_at)
    select x."unitId", x."petitionId", x."visitId", who, 'denounced', 'again', name_in_archive.at from x cross join unnest(x.accounts) who
    on conflict do nothing returning unit_id, petition_id, visit_id, account_id),
  told as (
    insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, visit_id, sealed, data)
    select a.unit_id, name_in_archive.at, null, own, 'system', case when a.petition_id is null then 'visit.officers_named' else 'petition.officers_named' end,
           a.petition_id, a.visit_id, true, jsonb_build_object('names', jsonb_agg(c.name order by c.id), 'how', 'again')
      from again a join accounts c on c.id = a.account_id group by a.unit_id, a.petition_id, a.visit_id)
  update unit_successors s
     set shut_petitions = array(select unnest(s.shut_petitions) union select x."petitionId" from x where x."saysHead" and x."petitionId" is not null),
         shut_visits = array(select unnest(s.shut_visits) union select x."visitId" from x where x."saysHead" and x."visitId" is not null)
   where s.unit_id = from_unit and s.successor_id = own and (s.part = 'whole' or s.keeps_archive);
end $f$;

-- Once all of it was searched, it is read in the unit that keeps it. What was taken over before this was looked for stays shut.
create function open_archive(act int, from_unit int) returns void language plpgsql security definer set search_path = public as $f$
begin
  perform may_carry(act, from_unit);
  update unit_successors s set opens_sealed = true
   where s.unit_id = from_unit and s.successor_id = nullif(current_setting('app.unit', true), '')::int and (s.part = 'whole' or s.keeps_archive);
end $f$;
select gate_function('sealed_homes()'), gate_function('sealed_units()'), gate_function('archive_shut_petitions()'), gate_function('archive_shut_visits()'),
  gate_function('hidden_petitions_now()'), gate_function('hidden_visits_now()'), gate_function('went_on_to_petitions(bigint[])'), gate_function('went_on_to_visits(bigint[])'),
  gate_function('leaders_of_caller()'), gate_function('archives_of(int)'), gate_function('name_in_archive(int, int, jsonb, timestamptz)'), gate_function('open_archive(int, int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
