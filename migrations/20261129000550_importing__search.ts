import type { Knex } from 'knex';

/**
 * Words of many new petitions in one statement: an old book taken in. What search_index does for one, for those not indexed yet.
 * Sequential scans are off inside: the first import fills tables the planner still believes empty, and would read them row for row.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function search_index_many(docs jsonb) returns void language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int;
begin
  insert into search.petition_words (unit_id, petition_id, received_on, code, name_keys, id_numbers, id_reversed, phones, words)
  select own, p.id, p.received_on, d.code,
    d.names
      || coalesce((select array_agg(distinct '=' || a.name_key || ':' || a.birth_year) from parties a
           where a.unit_id = own and a.petition_id = p.id and not a.sealed and a.birth_year is not null
             and a.role in ('complainant','petitioner','representative','authorized_agent')), '{}')
      || coalesce((select array['#' || c.contested_key] from petition_contents c where c.unit_id = own and c.petition_id = p.id and c.contested_key <> ''), '{}'),
    d.ids, d.ends, d.phones, array_to_tsvector(d.lexemes)
  from jsonb_to_recordset(docs) as d("petitionId" bigint, code text, names text[], ids text[], ends text[], phones text[], lexemes text[])
  join petitions p on p.unit_id = own and p.id = d."petitionId" and not p.sealed;
  insert into search.petition_bands (unit_id, band_hash, petition_id)
  select distinct own, b.value::bigint, p.id
  from jsonb_to_recordset(docs) as d("petitionId" bigint, bands jsonb)
  join petitions p on p.unit_id = own and p.id = d."petitionId" and not p.sealed
  cross join lateral jsonb_array_elements_text(d.bands) b on conflict do nothing;
end $f$;
select gate_function('search_index_many(jsonb)');

-- The same check, asked once for each petition instead of once for each of its sixteen bands.
create or replace function search_refuses_sealed() returns trigger language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
begin
  if exists (select 1 from (select distinct unit_id, petition_id from fresh) f
              where not exists (select 1 from petitions p where p.unit_id = f.unit_id and p.id = f.petition_id and not p.sealed)) then
    raise exception 'A petition that is sealed or is not there is never indexed';
  end if;
  return null;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
