import type { Knex } from 'knex';

/**
 * What a correction changed, field by field with the words of before and after. Events are read wider than the words of a record and
 * outlive a seal, so they name the fields alone; the words stand here, behind the wall of the record's own words, and go when it is sealed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table corrected_words (
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint, visit_id bigint, sealed boolean not null,
  changes jsonb not null,                        -- [{label, from, to}]
  primary key (unit_id, id),
  check (petition_id is not null or visit_id is not null),
  -- A record of old books that is taken back takes the words of its corrections along.
  foreign key (unit_id, petition_id) references petitions (unit_id, id) on delete cascade,
  foreign key (unit_id, visit_id) references visits (unit_id, id) on delete cascade);
create index on corrected_words (unit_id, petition_id);
create index on corrected_words (unit_id, visit_id);
select wall('corrected_words', 'content', 'select, insert, delete');

do $g$ declare reading text; begin
  select qual into reading from pg_policies where schemaname = 'public' and tablename = 'corrected_words' and policyname = 'app_select';
  execute format('alter policy app_select on corrected_words using (%s and not (coalesce(visit_id, 0) = any ((select hidden_visits())::bigint[]))'
    || ' and not (coalesce(petition_id, 0) = any ((select seals_due())::bigint[]))'
    || ' and not (coalesce(visit_id, 0) = any ((select visit_seals_due())::bigint[])))', reading);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
