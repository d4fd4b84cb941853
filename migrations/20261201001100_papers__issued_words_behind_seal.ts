import type { Knex } from 'knex';

/**
 * A paper issued before its record was sealed goes on without whoever denounced; as it was issued it is kept beside it, encrypted,
 * and opens by a reveal only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table papers add column issued_key_id text, add column issued_wrapped_key bytea, add column issued_ciphertext bytea,
  add constraint papers_issued_whole check (num_nulls(issued_key_id, issued_wrapped_key, issued_ciphertext) in (0, 3));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
