import type { Knex } from 'knex';

/**
 * Which unit handles now what a paper of an archive is about, over however many acts: of a divided office that is not always who keeps and reads
 * the archive. Null where nothing of it went on, and to whoever does not read the unit of the paper.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function lives_in(of_unit int, of_petition bigint, of_visit bigint) returns int language sql stable security definer set search_path = public as $f$
  with recursive onward(unit_id, petition_id, visit_id, step) as (
    select of_unit, of_petition, case when of_petition is null then of_visit end, 0 where reads_unit(of_unit)
    union all
    select n.unit_id, n.petition_id, n.visit_id, o.step + 1 from onward o cross join lateral (
      select q.unit_id, q.id as petition_id, null::bigint as visit_id from petitions q where q.origin_unit_id = o.unit_id and q.origin_petition_id = o.petition_id
      union all
      select w.unit_id, null, w.id from visits w where w.origin_unit_id = o.unit_id and w.origin_visit_id = o.visit_id) n)
  select o.unit_id from onward o where o.step > 0 order by o.step desc limit 1
$f$;
select gate_function('lives_in(int, bigint, bigint)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
