import type { Knex } from 'knex';

/**
 * What an old book fills is counted anew while it is filled. The database plans with what it last counted of a table; of those an import
 * fills for the first time that is nothing, and every row then went through all that were in before, until the next regular count.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Counts every table an import fills that has doubled since it was counted last. Waits for nobody: whoever counts the same now does it for all.
-- Before PostgreSQL 17 only its owner may count a table: there the regular count comes within a minute or so.
create function count_imported() returns void language plpgsql security definer set search_path = public as $f$
declare one record;
begin
  if current_setting('server_version_num')::int < 170000 then return; end if;
  for one in
    select c.oid::regclass as tab from pg_class c
     where c.oid = any (array['import_rows','matters','petitions','petition_contents','parties','sealed_identities','blind_indexes','named_accounts','events','visits','visit_contents','visit_matters',
       'search.petition_words','search.petition_bands']::regclass[])
       and has_table_privilege(c.oid, 'maintain') and pg_relation_size(c.oid) > 2 * 8192 * greatest(c.relpages, 4)::bigint
  loop
    execute format('analyze (skip_locked) %s', one.tab);
  end loop;
end $f$;
select gate_function('count_imported()');
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  if current_setting('server_version_num')::int >= 170000 then
    execute format('grant maintain on import_rows, matters, petitions, petition_contents, parties, sealed_identities, blind_indexes, named_accounts, events, visits, visit_contents, visit_matters,
      search.petition_words, search.petition_bands to %I', gate);
  end if;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
