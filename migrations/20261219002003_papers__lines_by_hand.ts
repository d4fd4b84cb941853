import type { Knex } from 'knex';

/**
 * Letters made outside are said once: which numbers they keep (numbers_kept), and the lines they have in the printed book of outgoing papers, for whoever
 * reads the records they were typed with. The letter with which a visit ended is among them: what the last event of the visit says counts, so that a number
 * typed otherwise, or of a visit struck out, is free again. As before otherwise (20261218006000).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- As whoever asks sees them: what was typed with a step, with an act on a petition, and with the last word on a visit that stands.
create function letters_by_hand(unit int) returns table (written text, on_day text, petition_id bigint, visit_id bigint) language sql stable as $$
  select s.details ->> 'issuedNumber', coalesce(s.details ->> 'issuedOn', s.details ->> 'paperOn', s.on_date::text), s.petition_id, null::bigint
    from proceeding_steps s
   where s.unit_id = unit and s.paper_id is null and s.details ->> 'issuedNumber' is not null and s.taken_back_at is null and s.undo is not null
  union all
  select e.data ->> 'issuedNumber', e.data ->> 'issuedOn', e.petition_id, e.visit_id
    from events e
   where e.unit_id = unit and e.data ->> 'issuedNumber' is not null
     and (e.kind not like 'visit.%' or
       not exists (select 1 from events l where l.unit_id = e.unit_id and l.visit_id = e.visit_id and l.id > e.id and l.kind like 'visit.%' and l.data ->> 'issuedNumber' is not null)
       and exists (select 1 from visits v where v.unit_id = e.unit_id and v.id = e.visit_id and v.status <> 'void'))
$$;
select gate_function('letters_by_hand(int)');

create or replace function numbers_kept(of_book text, of_year int, from_number int, to_number int) returns table (number int, paper_id bigint, promised boolean)
language sql stable security definer set search_path = public as $f$
  select coalesce(w.number, w.promised_number), w.id, w.number is null from papers w
   where w.unit_id = nullif(current_setting('app.unit', true), '')::int and w.numbered_by is null and w.book = of_book
     and coalesce(w.year, extract(year from w.promised_on)::int) = of_year and coalesce(w.number, w.promised_number) between from_number and to_number
     and (w.number is not null or w.promised_number is not null)
  union all
  select h.number, 0, false from (
    select substring(l.written from '^ *0*([1-9][0-9]{0,5}) */')::int as number
      from letters_by_hand(nullif(current_setting('app.unit', true), '')::int) l
     where starts_with(upper(trim(substring(l.written from '/(.*)$'))) || '-', upper(of_book) || '-') and left(l.on_day, 4) = of_year::text) h
   where h.number between from_number and to_number
$f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
