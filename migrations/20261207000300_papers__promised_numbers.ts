import type { Knex } from 'knex';

/**
 * A number of the paper book that a step entered late names, and its day: the paper of that step takes this number and no other, and no
 * other paper of the book can have it while the step stands.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table papers add column promised_number int, add column promised_on date,
  add constraint papers_promise_whole check ((promised_number is null) = (promised_on is null) and promised_number > 0),
  add constraint papers_promise_kept check (promised_number is null or number is null or (number = promised_number and issued_on = promised_on));

-- Steps entered before this was kept: the first that names a number nobody has.
update papers w set promised_number = x.number, promised_on = x.on_date
  from (select distinct on (n.unit_id, n.symbol, extract(year from n.on_date), n.number) n.unit_id, n.id, n.number, n.on_date
          from (select v.unit_id, v.id, v.symbol, s.on_date,
                       substring(s.details ->> 'issuedNumber' from '^ *0*([1-9][0-9]{0,5}) *(/|$)')::int as number,
                       upper(trim(substring(s.details ->> 'issuedNumber' from '/(.*)$'))) as book
                  from proceeding_steps s join papers v on v.unit_id = s.unit_id and v.id = s.paper_id
                 where s.taken_back_at is null and s.details ->> 'issuedNumber' <> '' and v.number is null and v.state <> 'revoked'
                   and v.origin_unit_id is null) n
         where n.number is not null and (n.book is null or n.book = upper(n.symbol))
           and not exists (select 1 from papers g where g.unit_id = n.unit_id and g.symbol = n.symbol and g.year = extract(year from n.on_date)
                 and g.number = n.number)
         order by n.unit_id, n.symbol, extract(year from n.on_date), n.number, n.id) x
 where w.unit_id = x.unit_id and w.id = x.id;

-- One book, one paper for each number, given or promised.
create unique index papers_one_number on papers (unit_id, coalesce(origin_unit_id, 0), symbol, coalesce(year, extract(year from promised_on)::int),
  coalesce(number, promised_number)) where number is not null or promised_number is not null;

-- Which numbers of the unit's own book are taken, also by papers whoever asks may not read: numbers alone.
create function numbers_kept(of_symbol text, of_year int, from_number int, to_number int) returns table (number int, paper_id bigint, promised boolean)
language sql stable security definer set search_path = public as $f$
  select coalesce(w.number, w.promised_number), w.id, w.number is null from papers w
   where w.unit_id = nullif(current_setting('app.unit', true), '')::int and coalesce(w.origin_unit_id, 0) = 0 and w.symbol = of_symbol
     and coalesce(w.year, extract(year from w.promised_on)::int) = of_year and coalesce(w.number, w.promised_number) between from_number and to_number
     and (w.number is not null or w.promised_number is not null)
$f$;
select gate_function('numbers_kept(text, int, int, int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
