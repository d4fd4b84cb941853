import type { Knex } from 'knex';

/**
 * Who denounces is for the unit that handles it to know. Once another unit has accepted the denunciation, the sender's rows are let out
 * only in a transaction that says so (app.reveal_taken, local to it): for the head of the office, and for the software that holds words
 * against them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function taken_elsewhere(unit int, petition bigint, visit bigint) returns boolean language sql stable security definer set search_path = public as $f$
  select exists (select 1 from transfers t
    join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind = 'accepted'
   where t.unit_id = unit
     and t.petition_id = coalesce(petition, (select v.petition_id from visits v where v.unit_id = unit and v.id = visit)))
$f$;
select gate_function('taken_elsewhere(int, bigint, bigint)');

do $g$ declare standing text; begin
  select qual into strict standing from pg_policies where schemaname = 'public' and policyname = 'app_select' and tablename = 'sealed_identities';
  execute format('alter policy app_select on sealed_identities using (%s and ((select current_setting(''app.reveal_taken'', true) = ''1'') or not taken_elsewhere(unit_id, petition_id, visit_id)))', standing);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
