import type { Knex } from 'knex';

/**
 * Whoever is to declare a conflict of interest is told whom it could be with: names and posts, nothing of the content, and of a
 * denunciation those denounced alone. Only for a member of the team, in his own unit.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function conflict_names(of_proceeding bigint) returns table (role text, name text, post text, organization text)
language sql stable security definer set search_path = public as $f$
  select x.role, x.name, x.position, x.organization from proceedings g join parties x on x.unit_id = g.unit_id and x.petition_id = g.petition_id
   where g.id = of_proceeding and g.unit_id = nullif(current_setting('app.unit', true), '')::int
     and exists (select 1 from proceeding_members m where m.unit_id = g.unit_id and m.proceeding_id = g.id and m.ended_on is null
           and m.account_id = nullif(current_setting('app.account', true), '')::int)
     and not x.sealed and g.petition_id <> all (seals_due()) and g.petition_id <> all (hidden_petitions()) and x.role = any (case when g.sealed then array['denounced'] else array['complainant','petitioner','respondent'] end)
   order by x.ordinal, x.id limit 20
$f$;

select gate_function('conflict_names(bigint)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
