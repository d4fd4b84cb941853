import type { Knex } from 'knex';

/**
 * The minutes of a handover are signed and kept on both sides, so they tell what may be known to whoever prints, signs or files them: nothing
 * past a head, nothing an officer is named in. Asked of the whole record, not of who asks: two copies say the same.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Of these, in the caller's books, those hidden from nobody: neither themselves nor a row that goes on from them, over however many acts.
create function petitions_for_everybody(ids bigint[]) returns bigint[] language sql stable security definer set search_path = public as $f$
  with recursive onward(first, unit_id, id, past_head) as (
    select p.id, p.unit_id, p.id, p.past_head from petitions p where p.id = any (ids) and p.unit_id = any ((select home_units())::int[])
    union all
    select o.first, q.unit_id, q.id, q.past_head from onward o join petitions q on q.origin_petition_id = o.id)
  select coalesce(array_agg(x.first), '{}') from (
    select o.first from onward o left join named_accounts n on n.unit_id = o.unit_id and n.petition_id = o.id
     group by o.first having not bool_or(o.past_head or n.id is not null)) x
$f$;
-- A visit is hidden with the petition it led to.
create function visits_for_everybody(ids bigint[]) returns bigint[] language sql stable security definer set search_path = public as $f$
  with recursive onward(first, unit_id, id, past_head) as (
    select v.id, v.unit_id, v.id, v.past_head from visits v where v.id = any (ids) and v.unit_id = any ((select home_units())::int[])
    union all
    select o.first, w.unit_id, w.id, w.past_head from onward o join visits w on w.origin_visit_id = o.id),
  alone as (
    select o.first as id from onward o left join named_accounts n on n.unit_id = o.unit_id and n.visit_id = o.id
     group by o.first having not bool_or(o.past_head or n.id is not null)),
  led as (
    select v.id, v.petition_id from alone a join visits v on v.id = a.id where v.unit_id = any ((select home_units())::int[]))
  select coalesce(array_agg(l.id), '{}') from led l
   where l.petition_id is null or l.petition_id = any ((select petitions_for_everybody(array(select x.petition_id from led x where x.petition_id is not null)))::bigint[])
$f$;

-- Of what came to the caller's unit from one by an act, the items hidden from nobody; a book and a day of the schedule are for everybody.
create function items_for_everybody(from_unit int, act int) returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  open_petitions bigint[];
  open_visits bigint[];
begin
  select petitions_for_everybody(array_agg(h.petition_id)), visits_for_everybody(array_agg(h.visit_id)) into open_petitions, open_visits
    from handovers h where h.unit_id = own and h.from_unit_id = from_unit and h.reorganisation_id = act;
  return (select coalesce(array_agg(h.id), '{}') from handovers h
   where h.unit_id = own and h.from_unit_id = from_unit and h.reorganisation_id = act
     and (h.petition_id is null or h.petition_id = any (open_petitions)) and (h.visit_id is null or h.visit_id = any (open_visits)));
end $f$;
select gate_function('petitions_for_everybody(bigint[])'), gate_function('visits_for_everybody(bigint[])'), gate_function('items_for_everybody(int, int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
