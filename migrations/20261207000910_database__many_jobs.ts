import type { Knex } from 'knex';

/** Jobs for many records are queued by one statement, not by one call each: the switch of a city's offices queues thousands. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- jobs: [{ids, key?}]. As enqueue (20261123000500); of jobs queued by one transaction those asked for first begin first. Gives how many.
create function enqueue_many(task text, jobs jsonb) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare asked timestamptz := clock_timestamp();
begin
  if jsonb_array_length(jobs) = 0 then return 0; end if;
  perform graphile_worker.add_jobs(array(
    select row(task, (j.one->'ids')::json, null, asked, 12::smallint, j.one->>'key', null, null)::graphile_worker.job_spec
      from jsonb_array_elements(jobs) with ordinality as j(one, place) order by j.place));
  return jsonb_array_length(jobs);
end $f$;
do $g$ declare app text; worker text; begin
  select app_role, worker_role into app, worker from installation;
  revoke all on function enqueue_many(text, jsonb) from public;
  execute format('grant execute on function enqueue_many(text, jsonb) to %I', app);
  execute format('grant usage, create on schema public to %I', worker);
  execute format('alter function enqueue_many(text, jsonb) owner to %I', worker);
  execute format('revoke create on schema public from %I', worker);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
