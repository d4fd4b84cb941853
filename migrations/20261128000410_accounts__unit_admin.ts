import type { Knex } from 'knex';

/** One more role: the administrator of one unit's accounts. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table assignments drop constraint assignments_role_check;
alter table assignments add constraint assignments_role_check check (role in ('reception_officer','clerk','processor','unit_head','leader','reception_board_head',
  'verifier','team_lead','chief_inspector','reporter','auditor','admin','unit_admin','trainer'));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
