// Who hears at once that an account bears another name: in its units the leaders and the renamed himself; everywhere auditors and the
// Chief Inspector.
import { leaderRoles, notifyOfficers } from '../../notifications/actions.ts';
import { listOfficers } from '../../notifications/queries.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { loadRenaming } from './queries.ts';
import { renamingWords } from './rules.ts';

/** The task of one unit (`unitId`): the `nth` renaming of `accountId`, done by `byAccountId`. */
export const announceRenaming: TaskRunner = async ({ services, id }) => {
  const one = { accountId: id('accountId'), nth: id('nth'), byId: id('byAccountId') };
  await actForUnit(services, id('unitId'), async (act) => {
    const { house, actor, moment } = act;
    const renaming = await loadRenaming(house, one, moment.today);
    const isHere = renaming.unitIds.includes(actor.unitId);
    const told: readonly string[] = [...(isHere ? leaderRoles : ['chief_inspector']), 'auditor'];
    const officers = await listOfficers(house, actor.unitId, moment.today);
    const notice = {
      kind: 'account.renamed',
      words: renamingWords(renaming),
      dedupeKey: `renamed:${one.accountId}:${one.nth}`,
    };
    const watching = officers.filter(({ role }) => told.includes(role)).map(({ accountId }) => accountId);
    if (isHere) await notifyOfficers(act, [one.accountId], { ...notice, href: '/account' });
    await notifyOfficers(act, watching, { ...notice, href: '/reveal-confirmations' });
  });
};
