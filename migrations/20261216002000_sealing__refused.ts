import type { Knex } from 'knex';

/**
 * Whoever is to confirm a post that opens identities may say no: the post goes on waiting, the list says who refused, when and why, until
 * somebody confirms it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table assignments add column reveal_refused_at timestamptz, add column reveal_refused_by int references accounts,
  add column reveal_refused_for text,
  add check (num_nulls(reveal_refused_at, reveal_refused_by, reveal_refused_for) in (0, 3));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
