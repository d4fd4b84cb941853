import type { Knex } from 'knex';

/** Who has walked the first tour of a role, or put it away: the invitation is shown until then. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table tours_ended (
  account_id int not null references accounts,
  role text not null,
  how text not null check (how in ('finished', 'dismissed')),
  ended_at timestamptz not null,
  primary key (account_id, role));
select house('tours_ended', 'select, insert, update');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
