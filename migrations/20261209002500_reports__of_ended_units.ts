import type { Knex } from 'knex';

/**
 * A unit that ended within a period, or before its report was closed, still owes it: the one that took it over closes and signs it, as the
 * part of that unit.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Whose figures they are, where that is another unit than the one that closed them; null for the own ones.
alter table reports add column of_unit_id int references units check (of_unit_id <> unit_id);
alter table reports drop constraint reports_unit_id_from_on_to_on_version_key;
alter table reports add constraint reports_one_version unique nulls not distinct (unit_id, of_unit_id, from_on, to_on, version);
create index on reports (of_unit_id) where of_unit_id is not null;

-- As before (20261130000300), by whose figures they are: what a unit left unsent when it ended stands behind what was closed in its place.
create or replace function closed_unsent(first_day date, last_day date) returns int[] language sql stable security definer set search_path = public as $f$
  select coalesce(array_agg(distinct coalesce(r.of_unit_id, r.unit_id)), '{}'::int[]) from reports r
   where r.from_on = first_day and r.to_on = last_day and r.sent_at is null
     and (current_setting('app.all', true) = '1' or r.unit_id = any (nullif(current_setting('app.units', true), '')::int[]))
     and not exists (select 1 from reports n where coalesce(n.of_unit_id, n.unit_id) = coalesce(r.of_unit_id, r.unit_id) and n.from_on = r.from_on
       and n.to_on = r.to_on and (n.closed_at, n.id) > (r.closed_at, r.id))
$f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
