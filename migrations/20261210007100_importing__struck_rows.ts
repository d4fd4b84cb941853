import type { Knex } from 'knex';

/**
 * A number an undo strikes out is struck out on the day it happens on the office's clock, also where the old book had ended the petition
 * before. What the row said goes as it does where the row itself goes: people, words, what is behind the seal. Whom it is hidden from stays.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('petition_contents', 'select, insert, delete'), gate_may('visit_contents', 'select, insert, delete');

-- Of rows an undo strikes out nothing is left but the number and its facts.
create function empty_struck_rows(petition_ids bigint[], visit_ids bigint[]) returns void
  language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int;
begin
  delete from blind_indexes x where x.unit_id = own and x.petition_id = any (petition_ids);
  delete from sealed_identities x where x.unit_id = own and (x.petition_id = any (petition_ids) or x.visit_id = any (visit_ids));
  delete from parties x where x.unit_id = own and (x.petition_id = any (petition_ids) or x.visit_id = any (visit_ids));
  delete from petition_contents x where x.unit_id = own and x.petition_id = any (petition_ids);
  insert into petition_contents (unit_id, petition_id, sealed, subject, summary, sender_label)
    select p.unit_id, p.id, p.sealed, '', '', '' from petitions p where p.unit_id = own and p.id = any (petition_ids);
  delete from visit_matters x where x.unit_id = own and x.visit_id = any (visit_ids);
  delete from visit_contents x where x.unit_id = own and x.visit_id = any (visit_ids);
  insert into visit_contents (unit_id, visit_id, petition_id, sealed, sender_label)
    select v.unit_id, v.id, v.petition_id, v.sealed, '' from visits v where v.unit_id = own and v.id = any (visit_ids);
end $f$;
select gate_function('empty_struck_rows(bigint[], bigint[])');

do $g$ declare app text; fn regprocedure := 'undo_import_next(bigint, int, timestamptz, text, text[], text[])'; was text; becomes text; begin
  select app_role into app from installation;
  execute format('revoke all on function empty_struck_rows(bigint[], bigint[]) from %I', app);
  was := pg_get_functiondef(fn);
  becomes := replace(was, 'closed_on = coalesce(p.closed_on, at::date)', 'closed_on = (at at time zone ''Asia/Ho_Chi_Minh'')::date');
  if becomes = was then raise exception 'undo_import_next closes otherwise'; end if;
  was := becomes;
  becomes := replace(was, 'delete from blind_indexes x where x.unit_id = own and x.petition_id = any (gone);',
    'perform empty_struck_rows(array(select unnest(petition_ids) except select unnest(gone)), ''{}'');
    delete from blind_indexes x where x.unit_id = own and x.petition_id = any (gone);');
  if becomes = was then raise exception 'undo_import_next keeps its petitions otherwise'; end if;
  was := becomes;
  becomes := replace(was, 'delete from sealed_identities x where x.unit_id = own and x.visit_id = any (gone);',
    'perform empty_struck_rows(''{}'', array(select unnest(visit_ids) except select unnest(gone)));
    delete from sealed_identities x where x.unit_id = own and x.visit_id = any (gone);');
  if becomes = was then raise exception 'undo_import_next keeps its visits otherwise'; end if;
  execute becomes;
end $g$;

-- Those struck out before.
do $g$ declare one record; begin
  for one in
    select r.unit_id, coalesce(array_agg(p.id) filter (where p.id is not null), '{}') as petition_ids, coalesce(array_agg(v.id) filter (where v.id is not null), '{}') as visit_ids
      from import_rows r
      left join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id and p.status = 'void' and p.void_reason like 'Hoàn tác đợt nhập số %'
      left join visits v on v.unit_id = r.unit_id and v.id = r.visit_id and v.status = 'void' and v.void_reason like 'Hoàn tác đợt nhập số %'
     where r.state = 'undone' and (p.id is not null or v.id is not null) group by r.unit_id
  loop
    perform set_config('app.unit', one.unit_id::text, true);
    update petitions p set closed_on = (p.voided_at at time zone 'Asia/Ho_Chi_Minh')::date where p.unit_id = one.unit_id and p.id = any (one.petition_ids);
    perform empty_struck_rows(one.petition_ids, one.visit_ids);
    insert into events (unit_id, at, account_id, by_unit_id, kind, petition_id, visit_id, sealed, data)
      select x.unit_id, x.voided_at, x.voided_by, x.unit_id, x.kind, x.petition_id, x.visit_id, x.sealed, jsonb_build_object('number', substring(x.void_reason from '[0-9]+$')::int)
        from (select p.unit_id, p.voided_at, p.voided_by, 'petition.import_undone' as kind, p.id as petition_id, null::bigint as visit_id, p.sealed, p.void_reason
                from petitions p where p.unit_id = one.unit_id and p.id = any (one.petition_ids)
              union all select v.unit_id, v.voided_at, v.voided_by, 'visit.import_undone', null, v.id, v.sealed, v.void_reason
                from visits v where v.unit_id = one.unit_id and v.id = any (one.visit_ids)) x;
  end loop;
  perform set_config('app.unit', '', true);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
