import type { Knex } from 'knex';

/**
 * A verifier reads once he has declared that he has no conflict of interest (decisions 6): the wall itself waits for the
 * declaration, for contents and for search. The page of the declaration works from facts.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create or replace function assigned_petitions() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
begin
  return (select coalesce(array_agg(distinct m.petition_id), '{}'::bigint[]) from proceeding_members m
           where m.unit_id = nullif(current_setting('app.unit', true), '')::int and m.ended_on is null
             and m.account_id = nullif(current_setting('app.account', true), '')::int
             and m.conflict_declared_at is not null and m.has_conflict is false);
end $f$;

create or replace function search_petitions(matching text, keys text[], types text[], branch text, statuses text[], unit int, from_on date, to_on date,
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
  -- A verifier finds what he is assigned to and nothing else: that a number or a name stands in another petition is an answer too.
  if current_setting('app.assigned', true) = '1' then conditions := conditions || format(' and w.petition_id = any (%L::bigint[])', assigned_petitions()); end if;
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
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
