import type { Knex } from 'knex';

/**
 * The sign of a letter (công văn) has the office and the unit that drafted it, or the field: 96/UBND-VP (NĐ 30/2020, Phụ lục I, phần II,
 * điểm b khoản 3). All letters of an office stay one series: `book` is the sign its numbers are counted under, `symbol` the one it bears.
 * A letter that has its number, or was promised one, keeps the sign it went out with.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table unit_profiles add column letter_code text not null default 'TCD';
alter table papers add column letter_code text not null default '';
update papers set letter_code = 'TCD', symbol = symbol || '-TCD'
 where kind in ('HANDLING_LETTER','TC_VERIFY_LETTER') and number is null and promised_number is null and symbol <> '' and state in ('draft','submitted','approved');
alter table papers add column book text not null
  generated always as (case when letter_code = '' then symbol else left(symbol, -(length(letter_code) + 1)) end) stored;

drop index papers_one_number;
create unique index papers_one_number on papers (unit_id, coalesce(numbered_by, 0), book, coalesce(year, extract(year from promised_on)::int),
  coalesce(number, promised_number)) where number is not null or promised_number is not null;

drop function numbers_kept(text, int, int, int);
create function numbers_kept(of_book text, of_year int, from_number int, to_number int) returns table (number int, paper_id bigint, promised boolean)
language sql stable security definer set search_path = public as $f$
  select coalesce(w.number, w.promised_number), w.id, w.number is null from papers w
   where w.unit_id = nullif(current_setting('app.unit', true), '')::int and w.numbered_by is null and w.book = of_book
     and coalesce(w.year, extract(year from w.promised_on)::int) = of_year and coalesce(w.number, w.promised_number) between from_number and to_number
     and (w.number is not null or w.promised_number is not null)
  union all
  select h.number, 0, false from (
    select substring(s.details ->> 'issuedNumber' from '^ *0*([1-9][0-9]{0,5}) */')::int as number
      from proceeding_steps s
     where s.unit_id = nullif(current_setting('app.unit', true), '')::int and s.paper_id is null and s.details ->> 'issuedNumber' is not null
       and s.taken_back_at is null and s.undo is not null
       and starts_with(upper(trim(substring(s.details ->> 'issuedNumber' from '/(.*)$'))) || '-', upper(of_book) || '-')
       and left(coalesce(s.details ->> 'paperOn', s.on_date::text), 4) = of_year::text) h
   where h.number between from_number and to_number
$f$;
select gate_function('numbers_kept(text, int, int, int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
