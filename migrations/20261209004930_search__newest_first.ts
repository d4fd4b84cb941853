import type { Knex } from 'knex';

/**
 * A phrase that stands in every fifth petition has no need of all of them to show the newest: its words are looked for in the last two
 * months of reception, then in the year before, and only where that gave too few in everything older. The month stands in the same
 * index as the words, so that each look reads no more than its months. The rest of the function is as before (20261128000070).
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
  last_on date;
  newest int;
  span text;
  given int;'],
    ['return query execute format(''select w.unit_id, w.petition_id, w.received_on from search.petition_words w where %s%s order by w.received_on desc, w.petition_id desc limit %s'',
    wanted, conditions, least(greatest(most, 1), 1001));',
     'if matching = ''words'' then
    last_on := least(after_on, to_on, (select max(x.received_on) from search.petition_words x));
    newest := (extract(year from last_on) * 12 + extract(month from last_on))::int;
  end if;
  foreach span in array case when newest is null then array[''''] else array[
      format('' and w.received_month between %s and %s'', newest - 1, newest),
      format('' and w.received_month between %s and %s'', newest - 13, newest - 2),
      format('' and w.received_on < %L'', make_date((newest - 14) / 12, (newest - 14) % 12 + 1, 1))] end loop
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
