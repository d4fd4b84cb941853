import type { Knex } from 'knex';

/**
 * The doors to the search tables. The app's role cannot read them; these functions, owned by the gate, answer with ids of
 * petitions within the caller's reach (app.units, app.all), and the caller joins them to petitions, where the wall checks again.
 * A sealed petition is refused at the door, and sealing one removes its rows in the same statement.
 *
 * search.petition_words.name_keys holds: every syllable and pair of syllables of the names (tran, tran_thi);
 *   '=' a sender's full name and year of birth (=tran thi minh:1962); '#' the contested decision (number and issuer, folded).
 * search.petition_words.id_reversed holds the last four to eight digits of each identity number.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index petitions_number on petitions (number, year);
create index petitions_closed on petitions (closed_on, unit_id) where closed_on is not null;
create index on search.petition_words using gin (id_reversed) with (fastupdate = off);
create index on search.petition_words using gin (phones) with (fastupdate = off);
create index on search.petition_words (unit_id, received_on desc, petition_id desc);
create index on search.petition_words (received_on desc, petition_id desc);
alter table search.petition_words alter column words set statistics 1000;
alter table search.petition_words alter column name_keys set statistics 1000;
comment on column search.petition_words.id_reversed is 'the last four to eight digits of each identity number';

-- Whoever writes the tables, a sealed petition does not get in. One check for a statement, however many bands it writes.
create function search_refuses_sealed() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  if exists (select 1 from fresh f where not exists (select 1 from petitions p where p.unit_id = f.unit_id and p.id = f.petition_id and not p.sealed)) then
    raise exception 'A petition that is sealed or is not there is never indexed';
  end if;
  return null;
end $f$;
create trigger refuse_sealed after insert on search.petition_words referencing new table as fresh for each statement execute function search_refuses_sealed();
create trigger refuse_sealed_change after update on search.petition_words referencing new table as fresh for each statement execute function search_refuses_sealed();
create trigger refuse_sealed after insert on search.petition_bands referencing new table as fresh for each statement execute function search_refuses_sealed();
create trigger refuse_sealed_change after update on search.petition_bands referencing new table as fresh for each statement execute function search_refuses_sealed();

-- Sealing takes the words out again, in the same statement.
create function search_forgets_sealed() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  delete from search.petition_words w where w.petition_id = new.id;
  delete from search.petition_bands b where b.petition_id = new.id;
  return new;
end $f$;
create trigger forget_sealed after update of sealed on petitions for each row when (new.sealed and not old.sealed) execute function search_forgets_sealed();

-- Words of one petition of the caller's own unit. Keys arrive folded; full names, years and the contested decision are read from the petition itself.
create function search_index(petition bigint, number_words text, names text[], ids text[], ends text[], phone_numbers text[], lexemes text[], bands bigint[]) returns void
language plpgsql security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  received date;
begin
  select p.received_on into received from petitions p where p.unit_id = own and p.id = petition and not p.sealed;
  if received is null then raise exception 'Petition % is sealed or is not of this unit: nothing of it is indexed', petition; end if;
  insert into search.petition_words as w (unit_id, petition_id, received_on, code, name_keys, id_numbers, id_reversed, phones, words)
  values (own, petition, received, number_words,
    names
      || coalesce((select array_agg(distinct '=' || fold(a.name) || ':' || a.birth_year) from parties a
           where a.unit_id = own and a.petition_id = petition and not a.sealed and a.birth_year is not null
             and a.role in ('complainant','petitioner','representative','authorized_agent')), '{}')
      || coalesce((select array['#' || c.contested_key] from petition_contents c where c.unit_id = own and c.petition_id = petition and c.contested_key <> ''), '{}'),
    ids, ends, phone_numbers, array_to_tsvector(lexemes))
  on conflict (petition_id) do update set received_on = excluded.received_on, code = excluded.code, name_keys = excluded.name_keys,
    id_numbers = excluded.id_numbers, id_reversed = excluded.id_reversed, phones = excluded.phones, words = excluded.words where w.unit_id = own;
  delete from search.petition_bands b where b.unit_id = own and b.petition_id = petition and not b.band_hash = any (bands);
  insert into search.petition_bands (unit_id, band_hash, petition_id) select distinct own, h, petition from unnest(bands) h on conflict do nothing;
end $f$;

create function search_remove(petition bigint) returns void language sql security definer set search_path = public as $f$
  delete from search.petition_bands b where b.petition_id = petition and b.unit_id = nullif(current_setting('app.unit', true), '')::int;
  delete from search.petition_words w where w.petition_id = petition and w.unit_id = nullif(current_setting('app.unit', true), '')::int;
$f$;

-- Newest first: petitions within reach that hold every key. matching: words | names | ids | ends | phones.
create function search_petitions(matching text, keys text[], types text[], branch text, statuses text[], unit int, from_on date, to_on date,
  after_on date, after_id bigint, most int) returns table (unit_id int, petition_id bigint, received_on date)
language plpgsql stable security definer set search_path = public as $f$
declare
  units int[] := nullif(current_setting('app.units', true), '')::int[];
  wanted text;
  conditions text := '';
begin
  if coalesce(cardinality(keys), 0) = 0 or exists (select 1 from unnest(keys) k where k !~ '^[a-z0-9_]{1,80}$') then return; end if;
  wanted := case matching
    when 'words' then format('w.words @@ %L::tsquery', (select string_agg(quote_literal(k), ' & ') from unnest(keys) k))
    when 'names' then format('w.name_keys @> %L::text[]', keys)
    when 'ids' then format('w.id_numbers && %L::text[]', keys)
    when 'ends' then format('w.id_reversed && %L::text[]', keys)
    when 'phones' then format('w.phones && %L::text[]', keys) end;
  if wanted is null then raise exception 'unknown matching %', matching; end if;
  if unit is not null then
    if coalesce(current_setting('app.all', true), '') <> '1' and not unit = any (coalesce(units, '{}')) then return; end if;
    conditions := conditions || format(' and w.unit_id = %s', unit);
  elsif coalesce(current_setting('app.all', true), '') <> '1' then
    if coalesce(cardinality(units), 0) = 0 then return; end if;
    conditions := conditions || case when cardinality(units) = 1 then format(' and w.unit_id = %s', units[1]) else format(' and w.unit_id = any (%L::int[])', units) end;
  end if;
  if after_on is not null then conditions := conditions || format(' and (w.received_on, w.petition_id) < (%L::date, %s)', after_on, after_id); end if;
  if from_on is not null then conditions := conditions || format(' and w.received_on >= %L', from_on); end if;
  if to_on is not null then conditions := conditions || format(' and w.received_on <= %L', to_on); end if;
  if types is not null or branch is not null or statuses is not null then
    conditions := conditions || format(' and exists (select 1 from petitions p where p.unit_id = w.unit_id and p.id = w.petition_id%s%s%s)',
      case when types is null then '' else format(' and p.petition_type = any (%L::text[])', types) end,
      case when branch is null then '' else format(' and split_part(p.field, ''.'', 1) = %L', branch) end,
      case when statuses is null then '' else format(' and p.status = any (%L::text[])', statuses) end);
  end if;
  return query execute format('select w.unit_id, w.petition_id, w.received_on from search.petition_words w where %s%s order by w.received_on desc, w.petition_id desc limit %s',
    wanted, conditions, least(greatest(most, 1), 1001));
end $f$;

-- Petitions within reach that may be the same as one being typed: by identity number, by full name and year of birth,
-- by contested decision, by content (how many of the bands agree). Best first.
create function search_duplicates(ids text[], names text[], years int[], contested text, bands bigint[], most int)
returns table (unit_id int, petition_id bigint, same_id boolean, same_name boolean, same_contested boolean, bands_matched int)
language plpgsql stable security definer set search_path = public as $f$
declare
  everything boolean := coalesce(current_setting('app.all', true), '') = '1';
  reach int[] := coalesce(nullif(current_setting('app.units', true), '')::int[], '{}');
  name_keys_wanted text[] := coalesce((select array_agg('=' || fold(n) || ':' || y) from unnest(names, years) as u(n, y) where n is not null and y is not null), '{}');
  contested_wanted text[] := case when coalesce(contested, '') = '' then '{}'::text[] else array['#' || fold(contested)] end;
  band_units int[];
begin
  if not everything and cardinality(reach) = 0 then return; end if;
  band_units := case when everything then (select array_agg(u.id) from units u) else reach end;
  return query
    with hits as (
      select w.unit_id, w.petition_id, true as by_id, false as by_name, false as by_contested, 0 as matched
        from search.petition_words w where cardinality(ids) > 0 and w.id_numbers && ids and (everything or w.unit_id = any (reach))
      union all
      select w.unit_id, w.petition_id, false, true, false, 0
        from search.petition_words w where cardinality(name_keys_wanted) > 0 and w.name_keys && name_keys_wanted and (everything or w.unit_id = any (reach))
      union all
      select w.unit_id, w.petition_id, false, false, true, 0
        from search.petition_words w where cardinality(contested_wanted) > 0 and w.name_keys && contested_wanted and (everything or w.unit_id = any (reach))
      union all
      select b.unit_id, b.petition_id, false, false, false, count(*)::int
        from search.petition_bands b where cardinality(bands) > 0 and b.unit_id = any (band_units) and b.band_hash = any (bands) group by 1, 2)
    select h.unit_id, h.petition_id, bool_or(by_id), bool_or(by_name), bool_or(by_contested), sum(matched)::int
      from hits h group by 1, 2
      order by bool_or(by_id)::int * 4 + bool_or(by_name)::int * 3 + bool_or(by_contested)::int * 3 + sum(matched) / 4.0 desc, 2 desc
      limit least(greatest(most, 1), 200);
end $f$;

select gate_function('search_refuses_sealed()'), gate_function('search_forgets_sealed()'),
  gate_function('search_index(bigint, text, text[], text[], text[], text[], text[], bigint[])'), gate_function('search_remove(bigint)'),
  gate_function('search_petitions(text, text[], text[], text, text[], int, date, date, date, bigint, int)'),
  gate_function('search_duplicates(text[], text[], int[], text, bigint[], int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
