import type { Knex } from 'knex';

// The queue asks which notices to whoever complained or denounced have not left yet, in whatever state they stand.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index papers_unsent_notices on papers (unit_id, id) where kind = 'NOTICE_TO_SENDER' and state in ('draft','submitted','approved','numbered','signed')`,
  );
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
