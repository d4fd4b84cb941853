import type { Knex } from 'knex';

/**
 * The letter with which a visit ended keeps its number from every other paper, as letters about petitions do. What the last event of the visit says counts: a
 * number typed otherwise, or of a visit struck out, is free again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index events_by_hand_of_visits on events (unit_id, visit_id, id desc) where kind like 'visit.%' and data ->> 'issuedNumber' is not null;
create or replace function numbers_kept(of_book text, of_year int, from_number int, to_number int) returns table (number int, paper_id bigint, promised boolean)
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
       and left(coalesce(s.details ->> 'issuedOn', s.details ->> 'paperOn', s.on_date::text), 4) = of_year::text
    union all
    select substring(e.data ->> 'issuedNumber' from '^ *0*([1-9][0-9]{0,5}) */')::int
      from events e
     where e.unit_id = nullif(current_setting('app.unit', true), '')::int and e.data ->> 'issuedNumber' is not null
       and starts_with(upper(trim(substring(e.data ->> 'issuedNumber' from '/(.*)$'))) || '-', upper(of_book) || '-')
       and left(e.data ->> 'issuedOn', 4) = of_year::text
       and (e.kind not like 'visit.%' or
         not exists (select 1 from events l where l.unit_id = e.unit_id and l.visit_id = e.visit_id and l.id > e.id and l.kind like 'visit.%' and l.data ->> 'issuedNumber' is not null)
         and exists (select 1 from visits v where v.unit_id = e.unit_id and v.id = e.visit_id and v.status <> 'void'))) h
   where h.number between from_number and to_number
$f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
