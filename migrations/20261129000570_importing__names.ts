import type { Knex } from 'knex';

/**
 * Old books often name the denounced in the content only. Of what came from one, and where nobody is written down as denounced, the
 * search that runs when an officer is given a post or another name reads all a denunciation says, as the import itself did.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index petition_contents_naming on petition_contents using gin (public.naming_text(subject, summary, request) gin_trgm_ops) where sealed;
create index visit_contents_naming on visit_contents using gin (public.naming_text(summary, request, '') gin_trgm_ops) where sealed;

alter function name_officers_again(int[]) rename to name_officers_written;

create function name_officers_again(p_accounts int[]) returns void language plpgsql security definer set search_path = public as $f$
begin
  with again as (
    insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at)
    select c.unit_id, c.petition_id, a.id, 'denounced', 'again', now()
      from accounts a
      join petition_contents c on c.sealed and naming_text(c.subject, c.summary, c.request) like '%' || naming_words(a.name_ascii) || '%'
      join petitions t on t.unit_id = c.unit_id and t.id = c.petition_id and t.sealed
     where a.id = any (p_accounts) and a.id > 0 and a.name_ascii like '% %'
       and (exists (select 1 from import_rows r where r.unit_id = c.unit_id and r.petition_id = c.petition_id)
            or not exists (select 1 from parties p where p.unit_id = c.unit_id and p.petition_id = c.petition_id and p.role = 'denounced'))
       and not exists (select 1 from lifted_names l where l.unit_id = c.unit_id and l.petition_id = c.petition_id and l.account_id = a.id)
    on conflict do nothing
    returning unit_id, petition_id, account_id)
  insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
  select n.unit_id, now(), null, n.unit_id, 'system', 'petition.officers_named', n.petition_id, true,
         jsonb_build_object('names', jsonb_agg(a.name order by a.id), 'how', 'again')
    from again n join accounts a on a.id = n.account_id group by n.unit_id, n.petition_id;

  insert into named_accounts (unit_id, visit_id, account_id, named_as, named_how, named_at)
  select w.unit_id, w.visit_id, a.id, 'denounced', 'again', now()
    from accounts a
    join visit_contents w on w.sealed and naming_text(w.summary, w.request, '') like '%' || naming_words(a.name_ascii) || '%'
   where a.id = any (p_accounts) and a.id > 0 and a.name_ascii like '% %'
     and (w.respondent = '' and w.respondent_post = '' or exists (select 1 from import_rows r where r.unit_id = w.unit_id and r.visit_id = w.visit_id))
  on conflict do nothing;

  perform name_officers_written(p_accounts);
end $f$;

select gate_function('name_officers_again(int[])');
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('revoke all on function name_officers_again(int[]) from %I', app);
  execute format('grant execute on function name_officers_written(int[]) to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
