import type { Knex } from 'knex';

/** Who receives on an announced day: the head, or whom he delegated. Of days planned before it was asked, the post tells. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table reception_days add column host text not null default 'head' check (host in ('head','delegated'));
update reception_days set host = 'delegated' where host_title ~* '(^| )phó |ủy quyền|uỷ quyền';
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
