import type { Knex } from 'knex';

/**
 * The wall asks these in nearly every statement, and each time they were planned anew: longer than they run. Planned once a connection.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter function sealed_homes() set plan_cache_mode = force_generic_plan;
alter function home_units() set plan_cache_mode = force_generic_plan;

create or replace function went_on_to_petitions(ids bigint[]) returns bigint[] language plpgsql stable security definer
  set search_path = public set plan_cache_mode = force_generic_plan as $f$
begin
  return (
    with recursive back(id) as (
      select p.origin_petition_id from petitions p where p.id = any (ids) and p.origin_petition_id is not null
      union
      select p.origin_petition_id from back b join petitions p on p.id = b.id where p.origin_petition_id is not null)
    select coalesce(array_agg(b.id), '{}') from back b);
end $f$;
create or replace function went_on_to_visits(ids bigint[]) returns bigint[] language plpgsql stable security definer
  set search_path = public set plan_cache_mode = force_generic_plan as $f$
begin
  return (
    with recursive back(id) as (
      select v.origin_visit_id from visits v where v.id = any (ids) and v.origin_visit_id is not null
      union
      select v.origin_visit_id from back b join visits v on v.id = b.id where v.origin_visit_id is not null)
    select coalesce(array_agg(b.id), '{}') from back b);
end $f$;
select gate_function('went_on_to_petitions(bigint[])'), gate_function('went_on_to_visits(bigint[])');
`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
alter function sealed_homes() reset plan_cache_mode;
alter function home_units() reset plan_cache_mode;
alter function went_on_to_petitions(bigint[]) reset plan_cache_mode;
alter function went_on_to_visits(bigint[]) reset plan_cache_mode;
`);
}
