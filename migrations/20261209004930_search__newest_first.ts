import type { Knex } from 'knex';

/**
 * A phrase that stands in every fifth petition has no need of all of them to show the newest: where, as the statistics have it, even the
 * rarest pair of its words is common in the whole city, it is looked for in the last two months of reception first, and in everything older
 * only where that gave too few. The month stands in the same index as the words. Every other phrase, and what is asked of one unit, is
 * looked for at once as before (20261128000070).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table search.petition_words add column received_month int not null
  generated always as ((extract(year from received_on) * 12 + extract(month from received_on))::int) stored;
create index petition_words_by_month on search.petition_words using gin (unit_id, received_month, words) with (fastupdate = off);
drop index search.petition_words_unit_id_words_idx;

do $m$
declare
  was text := pg_get_functiondef('search_petitions(text, text[], text[], text, text[], int, date, date, date, bigint, int)'::regprocedure);
  said text := was;
  part text[];
begin
  foreach part slice 1 in array array[
    ['conditions text := '''';', 'conditions text := '''';
  named int := least(greatest(most, 1), 1001);
  asked text;
  kept text;
  common boolean;
  last_on date;
  span text;
  spans text[] := array[''''];
  given int;'],
    ['return query execute format(''select w.unit_id, w.petition_id, w.received_on from search.petition_words w where %s%s order by w.received_on desc, w.petition_id desc limit %s'',
    wanted, conditions, least(greatest(most, 1), 1001));',
     'if matching = ''words'' and coalesce(current_setting(''app.all'', true), '''') = ''1'' and unit is null then
    -- As the statistics have it: does even its rarest pair stand in more petitions than one cares to order? Read once a day by each
    -- connection. A test asks of fewer.
    asked := current_date || ''/'' || coalesce(nullif(current_setting(''app.common_phrase'', true), ''''), ''20000'');
    kept := current_setting(''app.common_words'', true);
    if starts_with(kept, asked || '' '') is not true then
      select asked || '' '' || coalesce(string_agg(t.word || '' '', ''''), '''') into kept
        from pg_stats s cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) t(word, share)
       where s.schemaname = ''search'' and s.tablename = ''petition_words'' and s.attname = ''words''
         and t.share * (select reltuples from pg_class where oid = ''search.petition_words''::regclass) > split_part(asked, ''/'', 2)::int;
      perform set_config(''app.common_words'', kept, false);
    end if;
    common := not exists (select 1 from unnest(keys) k where strpos(kept, '' '' || k || '' '') = 0);
    if common then
      last_on := least(after_on, to_on, (select max(x.received_on) from search.petition_words x));
      spans := array[format('' and w.received_month >= %s'', (extract(year from last_on) * 12 + extract(month from last_on))::int - 1),
        format('' and w.received_on < %L'', (date_trunc(''month'', last_on) - interval ''1 month'')::date)];
    end if;
  end if;
  foreach span in array spans loop
    return query execute format(''select w.unit_id, w.petition_id, w.received_on from search.petition_words w where %s%s%s order by w.received_on desc, w.petition_id desc limit %s'',
      wanted, conditions, span, named);
    get diagnostics given = row_count;
    named := named - given;
    exit when named <= 0;
  end loop;']] loop
    if strpos(said, part[1]) = 0 then raise exception 'search_petitions is not what this migration knows: %', part[1]; end if;
    said := replace(said, part[1], part[2]);
  end loop;
  execute said;
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
