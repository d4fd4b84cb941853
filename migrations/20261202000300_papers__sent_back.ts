import type { Knex } from 'knex';

/** Why the leader sent a submitted paper back, who and when: read beside the draft, behind the same wall as its words. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table papers add column returned_words text not null default '', add column returned_by int references accounts,
  add column returned_at timestamptz;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
