import type { Knex } from 'knex';

/**
 * Words kept after a session belong to the account in the unit they were typed in: whoever has posts in two opens them in that one only.
 * Null: kept before this was known, opened in no form. With the query of the form's address they are found again from the work list.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table parked_forms add column typed_in int references units, add column search text not null default '';
create index on parked_forms (account_id, expires_at);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
