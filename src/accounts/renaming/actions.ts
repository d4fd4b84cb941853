// Another name for an account: what it did keeps the name of then, those who answer for its unit hear of it, and nothing sealed is there
// for it before a second person has confirmed who it is.
import { enqueueAll } from '../../database/outbox.ts';
import { FormInvalid } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { recordAdministration } from '../administration/managed.ts';
import { shutIdentities, watchingUnits } from '../admission.ts';
import type { AccountRow } from '../records.ts';
import { countRenamings, listNamesakes, loadRenaming } from './queries.ts';
import { namesakeQuestion, renameRefusal } from './rules.ts';

/**
 * @returns the logins of those in the same unit who bear the name already
 * @throws FormInvalid when it is his own account, or there are such and nobody said that they are two people
 */
export async function assertNewName(
  { house, actor, moment }: Context,
  account: AccountRow,
  form: { name: string; isNamesake: boolean },
): Promise<string[]> {
  const refusal = renameRefusal(actor.accountId, account.id);
  if (refusal) throw new FormInvalid({ name: refusal });
  const namesakes = await listNamesakes(house, account.id, form.name, moment.today);
  if (namesakes.length > 0 && !form.isNamesake)
    throw new FormInvalid({ isNamesake: namesakeQuestion(form.name, account.login, namesakes) });
  return namesakes;
}

/** What follows when the new name is written. @param account as it was before @param namesakes who bears that name already */
export async function followRenaming(
  context: Context,
  account: AccountRow,
  name: string,
  namesakes: readonly string[],
): Promise<void> {
  const { house, actor, moment } = context;
  await recordAdministration(context, 'account.renamed', null, {
    targetId: account.id,
    login: account.login,
    from: account.name,
    to: name,
    ...(namesakes.length > 0 ? { namesakes: namesakes.join(', ') } : {}),
  });
  await shutIdentities(house, [account.id], moment.at);
  const ids = { accountId: account.id, nth: await countRenamings(house, account.id), byAccountId: actor.accountId };
  const { unitIds } = await loadRenaming(house, { ...ids, byId: actor.accountId }, moment.today);
  const told = [...new Set([...unitIds, ...(await watchingUnits(house))])];
  await enqueueAll(
    house,
    'announce_renaming',
    told.map((unitId) => ({ unitId, ...ids })),
  );
}
