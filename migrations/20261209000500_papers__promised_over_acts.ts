import type { Knex } from 'knex';

/**
 * A number a step entered late names stays with its paper in the book it was named of, also where the paper went on to another unit before
 * it was numbered. A letter issued by hand, entered late with its number, keeps that number from every other paper.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
update papers w set promised_number = o.promised_number, promised_on = o.promised_on, numbered_by = coalesce(o.numbered_by, o.unit_id)
  from papers o
 where o.unit_id = w.origin_unit_id and o.id = w.origin_paper_id and o.promised_number is not null and o.number is null
   and w.number is null and w.promised_number is null and w.state <> 'revoked' and o.state <> 'revoked'
   and not exists (select 1 from papers n where n.unit_id = w.unit_id and n.numbered_by = coalesce(o.numbered_by, o.unit_id) and n.symbol = w.symbol
     and coalesce(n.year, extract(year from n.promised_on)::int) = extract(year from o.promised_on) and coalesce(n.number, n.promised_number) = o.promised_number);

-- A step that came along from another unit has nothing to undo, and its number is of that unit's book.
create index proceeding_steps_by_hand on proceeding_steps (unit_id) where paper_id is null and details ->> 'issuedNumber' is not null;
create or replace function numbers_kept(of_symbol text, of_year int, from_number int, to_number int) returns table (number int, paper_id bigint, promised boolean)
language sql stable security definer set search_path = public as $f$
  select coalesce(w.number, w.promised_number), w.id, w.number is null from papers w
   where w.unit_id = nullif(current_setting('app.unit', true), '')::int and w.numbered_by is null and w.symbol = of_symbol
     and coalesce(w.year, extract(year from w.promised_on)::int) = of_year and coalesce(w.number, w.promised_number) between from_number and to_number
     and (w.number is not null or w.promised_number is not null)
  union all
  select h.number, 0, false from (
    select substring(s.details ->> 'issuedNumber' from '^ *0*([1-9][0-9]{0,5}) */')::int as number
      from proceeding_steps s
     where s.unit_id = nullif(current_setting('app.unit', true), '')::int and s.paper_id is null and s.details ->> 'issuedNumber' is not null
       and s.taken_back_at is null and s.undo is not null and upper(trim(substring(s.details ->> 'issuedNumber' from '/(.*)$'))) = upper(of_symbol)
       and left(coalesce(s.details ->> 'paperOn', s.on_date::text), 4) = of_year::text) h
   where h.number between from_number and to_number
$f$;
select gate_may('proceeding_steps');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
