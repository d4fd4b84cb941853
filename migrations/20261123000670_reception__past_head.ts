import type { Knex } from 'knex';

/**
 * A visit is hidden with the petition it brought, and one that denounces the head of the unit also without a petition (a
 * refusal): in every table that hangs on a visit, its clocks and papers included.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table visits add column past_head boolean not null default false;
create index visits_petition on visits (petition_id) where petition_id is not null;
create index visits_past_head on visits (unit_id) where past_head;
select gate_may('visits');

create function hidden_visits() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select id from visits where petition_id = any (hidden_petitions())
    union
    select id from visits where past_head and unit_id = nullif(current_setting('app.unit', true), '')::int
      and registered_by is distinct from nullif(current_setting('app.account', true), '')::int
      and nullif(current_setting('app.account', true), '') is distinct from '0') hidden
$$;
select gate_function('hidden_visits()');

do $g$ declare reading record; key text; begin
  for reading in select tablename, qual from pg_policies
    where schemaname = 'public' and policyname = 'app_select'
      and tablename in ('visits','visit_contents','visit_matters','parties','sealed_identities','papers','attachments','clocks','events','messages') loop
    key := case reading.tablename when 'visits' then 'id' else 'coalesce(visit_id, 0)' end;
    execute format('alter policy app_select on %I using (%s and not (%s = any ((select hidden_visits())::bigint[])))', reading.tablename, reading.qual, key);
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
