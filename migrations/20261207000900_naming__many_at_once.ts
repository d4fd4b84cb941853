import type { Knex } from 'knex';

/**
 * Whom papers name is looked for at once for a whole city's officers. Few names are found by index, name by name; many by reading each
 * text once and looking its own sequences of words up among the names. What is found is the same.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
/*
 * Where a name one of these accounts bears or bore stands whole. opponent: whom a petition is against; denunciation: all it says, where nobody
 * is written down as denounced or it came from an old book; visit_opponent, visit_words: the same of visits. about: the petition, or the visit.
 */
create function texts_naming(accounts int[]) returns table (source text, unit_id int, about bigint, account_id int) language plpgsql stable set search_path = public as $f$
#variable_conflict use_column
begin
  if cardinality(accounts) <= 50 then
    return query
    with sought as materialized (
      select n.id, '%' || naming_words(n.name_ascii) || '%' as pattern from names_borne() n where n.id = any (accounts) and n.id > 0 and n.name_ascii like '% %')
    select 'opponent', p.unit_id, p.petition_id, s.id
      from sought s join parties p on p.role in ('respondent','denounced','related_party') and naming_text(p.name, p.position, p.organization) like s.pattern
     where p.petition_id is not null
    union
    select 'denunciation', c.unit_id, c.petition_id, s.id
      from sought s join petition_contents c on c.sealed and naming_text(c.subject, c.summary, c.request) like s.pattern
     where exists (select 1 from import_rows r where r.unit_id = c.unit_id and r.petition_id = c.petition_id)
        or not exists (select 1 from parties p where p.unit_id = c.unit_id and p.petition_id = c.petition_id and p.role = 'denounced')
    union
    select 'visit_opponent', w.unit_id, w.visit_id, s.id
      from sought s join visit_contents w on w.respondent || w.respondent_post <> '' and naming_text(w.respondent, w.respondent_post, '') like s.pattern
    union
    select 'visit_words', w.unit_id, w.visit_id, s.id
      from sought s join visit_contents w on w.sealed and naming_text(w.summary, w.request, '') like s.pattern
     where w.respondent = '' and w.respondent_post = '' or exists (select 1 from import_rows r where r.unit_id = w.unit_id and r.visit_id = w.visit_id);
    return;
  end if;
  return query
  with sought as materialized (
    select distinct n.id, trim(naming_words(n.name_ascii)) as name from names_borne() n where n.id = any (accounts) and n.id > 0 and n.name_ascii like '% %'),
  lengths as materialized (select distinct cardinality(string_to_array(s.name, ' ')) as words from sought s),
  texts as materialized (
    select 'opponent' as source, p.unit_id, p.petition_id as about, naming_text(p.name, p.position, p.organization) as words
      from parties p where p.role in ('respondent','denounced','related_party') and p.petition_id is not null
    union all
    select 'denunciation', c.unit_id, c.petition_id, naming_text(c.subject, c.summary, c.request)
      from petition_contents c
     where c.sealed and (exists (select 1 from import_rows r where r.unit_id = c.unit_id and r.petition_id = c.petition_id)
        or not exists (select 1 from parties p where p.unit_id = c.unit_id and p.petition_id = c.petition_id and p.role = 'denounced'))
    union all
    select 'visit_opponent', w.unit_id, w.visit_id, naming_text(w.respondent, w.respondent_post, '')
      from visit_contents w where w.respondent || w.respondent_post <> ''
    union all
    select 'visit_words', w.unit_id, w.visit_id, naming_text(w.summary, w.request, '')
      from visit_contents w
     where w.sealed and (w.respondent = '' and w.respondent_post = '' or exists (select 1 from import_rows r where r.unit_id = w.unit_id and r.visit_id = w.visit_id))),
  runs as (
    select t.source, t.unit_id, t.about, array_to_string(t.words[i : i + l.words - 1], ' ') as run
      from (select x.source, x.unit_id, x.about, string_to_array(trim(x.words), ' ') as words from texts x) t
      cross join lengths l
      cross join lateral generate_series(1, cardinality(t.words) - l.words + 1) as i)
  select distinct r.source, r.unit_id, r.about, s.id from runs r join sought s on s.name = r.run;
end $f$;
revoke all on function texts_naming(int[]) from public;

-- As before (20261128000010, 20261129000570, 20261129000700, 20261202000610), the texts read by texts_naming.
create or replace function name_officers_again(p_accounts int[]) returns void language plpgsql security definer set search_path = public as $f$
declare today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  with found as materialized (select * from texts_naming(p_accounts)),
  denounced as (
    insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at)
    select distinct t.unit_id, t.id, f.account_id, 'denounced', 'again', now()
      from found f join petitions t on t.unit_id = f.unit_id and t.id = f.about and t.sealed
     where f.source = 'denunciation'
       and not exists (select 1 from lifted_names l where l.unit_id = t.unit_id and l.petition_id = t.id and l.account_id = f.account_id)
    on conflict do nothing
    returning unit_id, petition_id, account_id),
  visited as (
    insert into named_accounts (unit_id, visit_id, account_id, named_as, named_how, named_at)
    select distinct v.unit_id, v.id, f.account_id, 'denounced', 'again', now()
      from found f join visits v on v.unit_id = f.unit_id and v.id = f.about and v.sealed
     where f.source in ('visit_opponent','visit_words')
    on conflict do nothing),
  opponents as materialized (
    select distinct t.unit_id, t.id as petition_id, f.account_id, case when t.sealed then 'denounced' else 'respondent' end as named_as
      from found f join petitions t on t.unit_id = f.unit_id and t.id = f.about
     where f.source = 'opponent'
       and (t.sealed or t.petition_type <> 'KN' or not exists (select 1 from assignments a where a.account_id = f.account_id and a.role = 'leader' and (upper_inf(a.during) or upper(a.during) > today)))),
  posts as materialized (
    select distinct a.unit_id, a.account_id from assignments a
     where a.account_id = any (p_accounts) and a.account_id > 0 and (upper_inf(a.during) or upper(a.during) > today)),
  names as materialized (select n.id, naming_words(n.name_ascii) as words from names_borne() n where n.id = any (p_accounts) and n.id > 0),
  segments as materialized (
    select distinct t.unit_id, t.id as petition_id, s.words
      from petitions t join parties p on p.unit_id = t.unit_id and p.petition_id = t.id and p.role in ('respondent','denounced','related_party')
      cross join lateral unnest(naming_segments(p.name)) as s(words)
     where t.sealed and t.unit_id in (select unit_id from posts) and s.words like '% %'),
  shortly as (
    select distinct g.unit_id, g.petition_id, n.id as account_id, 'denounced' as named_as
      from posts o join names n on n.id = o.account_id join segments g on g.unit_id = o.unit_id and n.words like '% ' || g.words || ' '),
  again as (
    insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at)
    select x.unit_id, x.petition_id, x.account_id, x.named_as, 'again', now() from (select * from opponents union select * from shortly) x
     where not exists (select 1 from lifted_names l where l.unit_id = x.unit_id and l.petition_id = x.petition_id and l.account_id = x.account_id)
       and not exists (select 1 from denounced d where d.unit_id = x.unit_id and d.petition_id = x.petition_id and d.account_id = x.account_id)
    on conflict do nothing
    returning unit_id, petition_id, account_id)
  insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
  select a.unit_id, now(), null, a.unit_id, 'system', 'petition.officers_named', a.petition_id, t.sealed,
         jsonb_build_object('names', jsonb_agg(c.name order by c.id), 'how', 'again')
    from (select * from denounced union all select * from again) a join petitions t on t.unit_id = a.unit_id and t.id = a.petition_id join accounts c on c.id = a.account_id
   group by a.unit_id, a.petition_id, t.sealed;

  with gone as (
    update petitions t set past_head = true, version = version + 1, jurisdiction = 'not_own',
           assigned_to = registered_by, next_role = null,
           holder_id = case when t.closed_on is null then registered_by end,
           status = case when t.status in ('received','assigned','awaiting_supplement','proposed','approved') then 'assigned' else t.status end,
           next_act = case when t.closed_on is null then 'transfer' else t.next_act end
     where t.sealed and not t.past_head and t.status <> 'void'
       and exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = t.unit_id
                     and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > today)
                    where n.unit_id = t.unit_id and n.petition_id = t.id and n.named_as = 'denounced' and n.account_id = any (p_accounts))
    returning unit_id, id)
  insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed)
  select unit_id, now(), null, unit_id, 'system', 'petition.went_past_head', id, true from gone;

  update visits v set past_head = true, version = version + 1
   where v.sealed and not v.past_head
     and exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = v.unit_id
                   and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > today)
                  where n.unit_id = v.unit_id and n.visit_id = v.id and n.account_id = any (p_accounts));
end $f$;
drop function name_officers_written(int[]);

-- A post that ends, or ends sooner, brings nobody before a paper he was not before: only who leads nobody any more becomes the other side of a complaint.
create or replace function look_for_names_of_posts() returns trigger language plpgsql security definer set search_path = public as $f$
declare concerned int[]; today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  if tg_op = 'INSERT' then concerned := array(select distinct account_id from fresh);
  else
    concerned := array(select distinct f.account_id from fresh f join stale s on s.id = f.id
                        where (f.account_id, f.unit_id, f.role, f.during) is distinct from (s.account_id, s.unit_id, s.role, s.during)
                          and not ((f.account_id, f.unit_id, f.role) = (s.account_id, s.unit_id, s.role) and f.during <@ s.during and not upper_inf(f.during)
                            and (f.role <> 'leader' or exists (select 1 from assignments a where a.account_id = f.account_id and a.role = 'leader' and (upper_inf(a.during) or upper(a.during) > today)))));
  end if;
  if cardinality(concerned) > 0 then perform name_officers_again(concerned); end if;
  return null;
end $f$;

do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('alter function texts_naming(int[]) owner to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
