import type { Knex } from 'knex';

/**
 * Whoever acts for somebody at the desk comes for a principal, who may not have come along: he is written down with the visit, and it
 * is his petition.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table parties drop constraint parties_role_check;
alter table parties add constraint parties_role_check check (role in ('complainant','respondent','denouncer','denounced','petitioner','related_party','representative','authorized_agent','lawyer','legal_aid_officer','companion','principal'));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
