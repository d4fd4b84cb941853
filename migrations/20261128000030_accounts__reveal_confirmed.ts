import type { Knex } from 'knex';

/**
 * Whoever is given a post that opens sealed identities, or a new password for one, opens none before somebody else than the
 * administrator has confirmed him. Posts held before this migration count as confirmed. Absent means not confirmed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table assignments add column reveal_confirmed_at timestamptz, add column reveal_confirmed_by int references accounts;
update assignments set reveal_confirmed_at = now();
create index assignments_unconfirmed on assignments (unit_id) where reveal_confirmed_at is null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
