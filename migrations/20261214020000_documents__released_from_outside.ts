import type { Knex } from 'knex';

/**
 * What an officer typed before his new password may denounce whoever leads his office: it is given back by nobody of that office. And who of
 * an office ever took papers in, so that whoever registered one past its head does not stand out among them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function took_in_papers(account int, office int) returns boolean language sql stable security definer set search_path = pg_catalog, public as $f$
  select exists (select 1 from petitions p where p.unit_id = office and p.registered_by = account)
      or exists (select 1 from visits v where v.unit_id = office and account in (v.registered_by, v.host_account_id))
$f$;
select gate_function('took_in_papers(int, int)');

do $g$ declare was text; becomes text; begin
  was := pg_get_functiondef('release_drafts(int, int)'::regprocedure);
  becomes := replace(was, 'and a.account_id <> a.reveal_confirmed_by)', 'and a.account_id <> a.reveal_confirmed_by and office <> nullif(current_setting(''app.unit'', true), '''')::int)');
  if becomes = was then raise exception 'release_drafts has changed'; end if;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
