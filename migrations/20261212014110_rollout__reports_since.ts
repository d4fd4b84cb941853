import type { Knex } from 'knex';

/** Which reports the receivers of an act have closed since it was carried out: where one of them keeps the act from being taken back, it is named. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function reports_since(act int) returns table (unit_id int, of_unit_id int, period_kind text, year int, from_on date, to_on date, version int, at timestamptz)
  language sql stable security definer set search_path = public as $f$
  select p.unit_id, coalesce(p.of_unit_id, p.unit_id), p.period_kind, p.year, p.from_on, p.to_on, p.version, p.closed_at
    from reorganisations r join reports p on p.closed_at >= r.started_at
   where r.id = act and p.unit_id in (select x.to_unit_id from reorganisation_routes x where x.reorganisation_id = act)
$f$;
select gate_function('reports_since(int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
