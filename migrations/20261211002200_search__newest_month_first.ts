import type { Knex } from 'knex';

/**
 * A common phrase is looked for in the newest month of reception first, then in the month before, then in everything older
 * (20261209004930 began with two months at once): towards the end of a month one month of a large city is more than a page counts.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $m$
declare
  was text := pg_get_functiondef('search_petitions(text, text[], text[], text, text[], int, date, date, date, bigint, int)'::regprocedure);
  months text := 'spans := array[format('' and w.received_month >= %s'', (extract(year from last_on) * 12 + extract(month from last_on))::int - 1),';
  month text := 'spans := array[format('' and w.received_month >= %s'', (extract(year from last_on) * 12 + extract(month from last_on))::int),
        format('' and w.received_month = %s'', (extract(year from last_on) * 12 + extract(month from last_on))::int - 1),';
begin
  if strpos(was, months) = 0 then raise exception 'search_petitions is not what this migration knows'; end if;
  execute replace(was, months, month);
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
