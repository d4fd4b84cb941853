import type { Knex } from 'knex';

/** The dry run says what the units that end by an act went on doing after its effective day. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Received, issued and heard in the ending units of an act from its effective day on, as numbers: counted as the dry run counts them.
create function reorganisation_after_effect(act int) returns table (petitions int, papers int, visits int) language sql stable security definer set search_path = pg_catalog, public as $f$
  with ending as (select distinct r.from_unit_id as id, a.effective_on as on_date from reorganisation_routes r join reorganisations a on a.id = r.reorganisation_id
    where r.reorganisation_id = act and r.kind <> 'function')
  select (select count(*)::int from petitions p join ending e on e.id = p.unit_id where p.received_on >= e.on_date and p.status <> 'void' and p.origin_petition_id is null),
         (select count(*)::int from papers w join ending e on e.id = w.unit_id where w.issued_on >= e.on_date and w.number is not null and w.origin_paper_id is null),
         (select count(*)::int from visits v join ending e on e.id = v.unit_id where v.received_on >= e.on_date and v.status <> 'void' and v.origin_visit_id is null)
$f$;
select gate_function('reorganisation_after_effect(int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
