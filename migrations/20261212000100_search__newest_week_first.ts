import type { Knex } from 'knex';

/**
 * A common phrase is looked for in the newest week of reception first, then week by week for half a year back, then in everything older
 * (20261211002200 began with months): a page counts to a thousand and one, and a week or two of a large city hold that many. The week
 * stands in the same index as the words, in the place of the month. One week at a time: this index answers a single week at once, and a
 * range of them by reading all it has of every week.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function received_week(p_day date) returns int language sql immutable parallel safe as $f$ select (p_day - date '1900-01-01') / 7 $f$;
create index petition_words_by_week on search.petition_words using gin (unit_id, received_week(received_on), words) with (fastupdate = off);
drop index search.petition_words_by_month;
alter table search.petition_words drop column received_month;

do $m$
declare
  was text := pg_get_functiondef('search_petitions(text, text[], text[], text, text[], int, date, date, date, bigint, int)'::regprocedure);
  months text := 'spans := array[format('' and w.received_month >= %s'', (extract(year from last_on) * 12 + extract(month from last_on))::int),
        format('' and w.received_month = %s'', (extract(year from last_on) * 12 + extract(month from last_on))::int - 1),
        format('' and w.received_on < %L'', (date_trunc(''month'', last_on) - interval ''1 month'')::date)];';
  weeks text := 'select array_agg(format('' and received_week(w.received_on) = %s'', received_week(last_on) - back) order by back)
             || format('' and w.received_on < %L'', date ''1900-01-01'' + 7 * (received_week(last_on) - 25))
        into spans from generate_series(0, 25) back;';
begin
  if strpos(was, months) = 0 then raise exception 'search_petitions is not what this migration knows'; end if;
  execute replace(was, months, weeks);
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
