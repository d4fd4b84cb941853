import type { Knex } from 'knex';

/** Somebody acts for somebody else for a time, by a written mandate (ủy quyền). Such a post always ends, and names its paper. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table assignments add column stands_for int references assignments,
  add column mandate text not null default '',    -- 12/UQ-UBND ngày 20/11/2026
  add constraint assignments_mandate check ((stands_for is null and mandate = '') or (stands_for is not null and mandate <> '' and not upper_inf(during)));
create index on assignments (stands_for) where stands_for is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
