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

-- Of those archives what is not for him: what another successor has taken over, and what may be against the head of this one.
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
    select unnest(s.shut_visits) from unit_successors s where s.unit_id = any (homes[2:]) and s.successor_id = any (homes)) x);
end $f$;

-- As before (20261210008100), those too.
create or replace function shut_petitions() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  whose text;
  kept text;
  found bigint[];
begin
  if current_setting('transaction_read_only') <> 'on' then return hidden_petitions() || seals_due() || archive_shut_petitions(); end if;
  whose := concat_ws('|', 'of', coalesce(current_setting('app.account', true), ''), coalesce(current_setting('app.unit', true), ''),
    coalesce(current_setting('app.units', true), ''), coalesce(current_setting('app.handing', true), ''), coalesce(current_setting('app.seen_by', true), ''),
    coalesce(current_setting('app.sealed', true), '')) || '#';
  kept := current_setting('app.shut_petitions', true);
  if starts_with(kept, whose) then return substr(kept, length(whose) + 1)::bigint[]; end if;
  found := hidden_petitions() || seals_due() || archive_shut_petitions();
  perform set_config('app.shut_petitions', whose || found::text, true);
  return found;
end $f$;
create or replace function shut_visits() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  whose text;
  kept text;
  found bigint[];
begin
  if current_setting('transaction_read_only') <> 'on' then return hidden_visits() || visit_seals_due() || archive_shut_visits(); end if;
  whose := concat_ws('|', 'of', coalesce(current_setting('app.account', true), ''), coalesce(current_setting('app.unit', true), ''),
    coalesce(current_setting('app.units', true), ''), coalesce(current_setting('app.handing', true), ''), coalesce(current_setting('app.seen_by', true), ''),
    coalesce(current_setting('app.sealed', true), '')) || '#';
  kept := current_setting('app.shut_visits', true);
  if starts_with(kept, whose) then return substr(kept, length(whose) + 1)::bigint[]; end if;
  found := hidden_visits() || visit_seals_due() || archive_shut_visits();
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

/*
 * Opens the denunciations of an office, and of those whose archive it kept, to the unit that keeps its archive. Its officers are looked for
 * in them before (naming_hits); what is, or may be, against its head stays shut.
 */
create function open_archive_of(from_unit int, own int, day date, at timestamptz) returns void language plpgsql security definer set search_path = public as $f$
declare
  archives int[];
  petitions_of_head bigint[];
  visits_of_head bigint[];
begin
  with recursive kept(id) as (
    select from_unit
    union
    select s.unit_id from unit_successors s join kept k on s.successor_id = k.id where (s.part = 'whole' or s.keeps_archive) and s.opens_sealed)
  select array_agg(k.id) into archives from kept k;
  with asked as materialized (
    select p.unit_id, p.id, jsonb_agg(jsonb_build_object('name', a.name, 'position', a.position, 'organization', a.organization)) as people
      from petitions p join parties a on a.unit_id = p.unit_id and a.petition_id = p.id and a.role in ('respondent','denounced','related_party')
     where p.unit_id = any (archives) and p.sealed group by 1, 2),
  hits as materialized (
    select distinct x.unit_id, x.id, t.account_id, t.how from asked x cross join lateral naming_hits(own, day, x.people) t
     where t.how <> 'title'
       and not exists (select 1 from lifted_names l where l.unit_id = x.unit_id and l.petition_id = x.id and l.account_id = t.account_id)),
  again as (
    insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at)
    select distinct x.unit_id, x.id, x.account_id, 'denounced', 'again', open_archive_of.at from hits x
     where x.account_id is not null and (x.how <> 'short'
       or exists (select 1 from assignments a where a.account_id = x.account_id and a.unit_id = own and (upper_inf(a.during) or upper(a.during) > day)))
    on conflict do nothing returning unit_id, petition_id, account_id),
  told as (
    insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
    select a.unit_id, open_archive_of.at, null, own, 'system', 'petition.officers_named', a.petition_id, true, jsonb_build_object('names', jsonb_agg(c.name order by c.id), 'how', 'again')
      from again a join accounts c on c.id = a.account_id group by a.unit_id, a.petition_id)
  select array_agg(distinct x.id) into petitions_of_head from hits x where x.how in ('head','perhaps head');
  with hits as materialized (
    select distinct v.unit_id, v.id, t.account_id, t.how
      from visits v join visit_contents w on w.unit_id = v.unit_id and w.visit_id = v.id
      cross join lateral naming_hits(own, day, jsonb_build_array(jsonb_build_object('name', w.respondent, 'position', w.respondent_post, 'organization', ''))) t
     where v.unit_id = any (archives) and v.sealed and w.respondent || w.respondent_post <> '' and t.how <> 'title'),
  again as (
    insert into named_accounts (unit_id, visit_id, account_id, named_as, named_how, named_at)
    select distinct x.unit_id, x.id, x.account_id, 'denounced', 'again', open_archive_of.at from hits x
     where x.account_id is not null and (x.how <> 'short'
       or exists (select 1 from assignments a where a.account_id = x.account_id and a.unit_id = own and (upper_inf(a.during) or upper(a.during) > day)))
    on conflict do nothing)
  select array_agg(distinct x.id) into visits_of_head from hits x where x.how in ('head','perhaps head');
  update unit_successors s set opens_sealed = true,
      shut_petitions = array(select p.id from petitions p where p.unit_id = any (archives) and p.sealed and (p.id = any (petitions_of_head)
        or exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = own
             and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > day)
           where n.unit_id = p.unit_id and n.petition_id = p.id and n.named_as = 'denounced'))),
      shut_visits = array(select v.id from visits v where v.unit_id = any (archives) and v.sealed and (v.id = any (visits_of_head) or v.petition_id = any (petitions_of_head)
        or exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = own
             and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > day)
           where n.unit_id = v.unit_id and (n.visit_id = v.id or n.petition_id = v.petition_id) and n.named_as = 'denounced')))
   where s.unit_id = from_unit and s.successor_id = own and (s.part = 'whole' or s.keeps_archive);
end $f$;

-- The same of an act that is carried out, by the unit that receives.
create function open_archive(act int, from_unit int, day date, at timestamptz) returns void language plpgsql security definer set search_path = public as $f$
begin
  perform may_carry(act, from_unit);
  perform open_archive_of(from_unit, nullif(current_setting('app.unit', true), '')::int, day, at);
end $f$;
select gate_function('sealed_homes()'), gate_function('sealed_units()'), gate_function('archive_shut_petitions()'), gate_function('archive_shut_visits()'),
  gate_function('open_archive(int, int, date, timestamptz)');
do $g$ declare app text; gate text; one record; begin
  select app_role, gate_role into app, gate from installation;
  -- What was taken over before.
  for one in select distinct s.unit_id, s.successor_id, s.effective_on from unit_successors s
    where (s.part = 'whole' or s.keeps_archive) and exists (select 1 from unit_profiles f where f.unit_id = s.unit_id) order by s.effective_on loop
    perform open_archive_of(one.unit_id, one.successor_id, (now() at time zone 'Asia/Ho_Chi_Minh')::date, now());
  end loop;
  revoke all on function open_archive_of(int, int, date, timestamptz) from public;
  execute format('alter function open_archive_of(int, int, date, timestamptz) owner to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
