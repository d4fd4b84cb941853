import type { Knex } from 'knex';

/**
 * What came by a handover and is not for everybody is signed, and printed apart, by whoever keeps it: who registered it, holds it or handles
 * it. What is hidden from him the wall takes out of the list.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function items_kept_apart() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  me int := nullif(current_setting('app.account', true), '')::int;
  kept_petitions bigint[];
  kept_visits bigint[];
begin
  kept_petitions := array(select p.id from petitions p where p.unit_id = own and p.origin_petition_id is not null and me in (p.registered_by, p.holder_id, p.assigned_to));
  kept_visits := array(select v.id from visits v where v.unit_id = own and v.origin_visit_id is not null and me in (v.registered_by, v.answerer_id));
  kept_petitions := array(select unnest(kept_petitions) except select unnest(petitions_for_everybody(kept_petitions)));
  kept_visits := array(select unnest(kept_visits) except select unnest(visits_for_everybody(kept_visits)));
  return array(select h.id from handovers h where h.unit_id = own and (h.petition_id = any (kept_petitions) or h.visit_id = any (kept_visits)));
end $f$;
select gate_function('items_kept_apart()');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
