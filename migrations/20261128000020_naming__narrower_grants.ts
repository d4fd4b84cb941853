import type { Knex } from 'knex';

/** An event carries the name of whoever writes it; who reads whom is changed by the owner alone; the software itself holds no post. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare app text; begin
  select app_role into app from installation;
  execute format('alter policy app_insert on events with check (%s and coalesce(account_id, 0) = (select nullif(current_setting(''app.account'', true), '''')::int))',
    (select with_check from pg_policies where schemaname = 'public' and tablename = 'events' and policyname = 'app_insert'));
  execute format('revoke insert, update, delete on unit_reach from %I', app);
end $g$;
alter table assignments add constraint assignments_of_people check (account_id > 0);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
