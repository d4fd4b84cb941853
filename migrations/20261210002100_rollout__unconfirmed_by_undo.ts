import type { Knex } from 'knex';

/** Posts whose holder an undo leaves waiting are kept with the act: each office hears once of the whole undo, not post by post. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table reorganisation_changes drop constraint reorganisation_changes_kind_check;
alter table reorganisation_changes add constraint reorganisation_changes_kind_check
  check (kind in ('unit_closed','post_ended','post_made','unit_named','succession','child_moved','post_unconfirmed'));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
