import type { Knex } from 'knex';

/** Whose archives a unit reads is asked by the wall dozens of times for one page: answered by index, a step at a time. The units are the same. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index unit_successors_archive on unit_successors (successor_id, unit_id) where part = 'whole' or keeps_archive;
-- As before (20261129000744): the caller's own unit and every unit whose archive it took over.
create or replace function home_units() returns int[] language plpgsql stable security definer set search_path = public as $f$
declare
  homes int[] := array[nullif(current_setting('app.unit', true), '')::int];
  last int[] := homes;
begin
  if homes[1] is null then return null; end if;
  loop
    select array_agg(distinct s.unit_id) into last from unit_successors s
     where s.successor_id = any (last) and (s.part = 'whole' or s.keeps_archive) and not s.unit_id = any (homes);
    exit when last is null;
    homes := homes || last;
  end loop;
  return homes;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
