import type { Knex } from 'knex';

/** A form of which several drafts stand side by side counts those that still wait, whatever number each of them has. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create or replace function drafts_in_line(account int, office int, of_form text, of_subject text) returns int language sql stable security definer set search_path = pg_catalog, public as $f$
  select count(*)::int from drafts d where d.unit_id = office and d.account_id = account and d.form like 'held:%'
    and (of_form is null or form_of_held(d.form) = of_form) and (of_subject is null or d.subject = of_subject)
$f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
