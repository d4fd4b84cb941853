import type { Knex } from 'knex';

/**
 * Who confirms somebody "from outside" has no post in that office under any sign-in: neither the one he signed in with nor another, nor one
 * that begins later, nor one that ended within the last year, which an administrator ends and gives back. And the desk, which takes over what
 * is in no book yet, is confirmed from outside alone: whom a colleague confirmed waits again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function belongs_to_office(account int, office int) returns boolean language sql stable security definer set search_path = pg_catalog, public as $f$
  select exists (select 1 from assignments a where a.account_id = account and a.unit_id = office
    and (upper_inf(a.during) or upper(a.during) > (now() - interval '1 year')::date))
$f$;
select gate_function('belongs_to_office(int, int)');

do $g$ declare was text; becomes text; begin
  was := pg_get_functiondef('release_drafts(int, int)'::regprocedure);
  becomes := replace(was, 'and a.account_id <> a.reveal_confirmed_by', 'and a.account_id <> a.reveal_confirmed_by and not belongs_to_office(a.reveal_confirmed_by, office)');
  if becomes = was then raise exception 'release_drafts has changed'; end if;
  execute becomes;
end $g$;

update assignments a set reveal_confirmed_at = null, reveal_confirmed_by = null
 where a.role in ('clerk','reception_officer') and a.reveal_confirmed_by is not null and belongs_to_office(a.reveal_confirmed_by, a.unit_id)
   and (upper_inf(a.during) or upper(a.during) > now());
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
