import type { Knex } from 'knex';

/**
 * What an officer was told of a petition or visit while he stood on neither side of it is not there for him any more once he is named in
 * it: his earlier notices carry its number. A naming taken back brings them back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare own text; begin
  select qual into own from pg_policies where schemaname = 'public' and tablename = 'notices' and policyname = 'app_select';
  execute format('alter policy app_select on notices using ((%s) and not (coalesce(petition_id, 0) = any ((select hidden_petitions())::bigint[]))
    and not (coalesce(visit_id, 0) = any ((select hidden_visits())::bigint[])) and not (coalesce(transfer_id, 0) = any ((select hidden_transfers())::bigint[])))', own);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
