import type { Knex } from 'knex';

/** What was entered of a petition's paper is content like the rest: nobody reads it while another office's seal is due on the petition. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ begin
  execute format('alter policy app_select on handled_on_paper using (%s and not (petition_id = any ((select seals_due())::bigint[])))',
    (select qual from pg_policies where schemaname = 'public' and tablename = 'handled_on_paper' and policyname = 'app_select'));
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
