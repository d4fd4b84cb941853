// Acts of the administrator on other people's accounts. None of them shows or touches a petition; each leaves an event of the house.
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { closingRefusal } from '../handover/closing.ts';
import { hashPassword } from '../passwords.ts';
import { insertAccount, saveDisabled, savePassword, savePerson } from '../records.ts';
import { assertNewName, followRenaming } from '../renaming/actions.ts';
import { listNamesakesIn } from '../renaming/queries.ts';
import { namesakeQuestion } from '../renaming/rules.ts';
import { loadRules } from '../rules/queries.ts';
import { oneTimeEnd } from '../rules/rule-set.ts';
import { type AssignmentForm, givePost } from './assignment-actions.ts';
import { accountPath, lockManagedPerson, recordAdministration } from './managed.ts';
import { isLoginTaken } from './queries.ts';
import { disableRefusal, oneTimePassword } from './rules.ts';
import { managedUnit } from './scope.ts';

export interface PersonForm {
  name: string;
  email: string;
  phone: string;
}
export interface AccountForm extends AssignmentForm, PersonForm {
  login: string;
  /** Somebody of the unit bears the name, and they are two. */
  isNamesake: boolean;
}

/** Until when a password of one use given now may be used. */
export async function oneTimeUntil({ house, services, moment }: Context): Promise<Date> {
  return oneTimeEnd(await loadRules(house, services.config), moment.at);
}

/** Makes an account with its first assignment. @returns the password of one use, shown once @throws FormInvalid, NotAllowedNow */
export async function createAccount(context: Context, form: AccountForm): Promise<{ id: number; password: string }> {
  const { house, moment } = context;
  if (await isLoginTaken(house, form.login)) throw new FormInvalid({ login: `Tên đăng nhập ${form.login} đã có người dùng` });
  // Of another administrator's unit nothing is told: the post is refused below.
  const own = managedUnit(context.actor);
  const [namesakes = []] = await listNamesakesIn(house, own === null || own === form.unit ? [form] : [], moment.today);
  if (namesakes.length > 0 && !form.isNamesake)
    throw new FormInvalid({ isNamesake: namesakeQuestion(form.name, form.login, namesakes) });
  const password = oneTimePassword();
  const { login, name, email, phone } = form;
  const id = await insertAccount(house, {
    login,
    name,
    email,
    phone,
    passwordHash: await hashPassword(password),
    at: moment.at,
    oneTimeUntil: await oneTimeUntil(context),
  });
  await recordAdministration(context, 'account.created', null, { targetId: id, login });
  await givePost(context, { id, login }, [], form);
  return { id, password };
}

/** Corrects name and ways to reach; the login stays. @throws NotFound, NotAllowedNow, FormInvalid for a name not his to give */
export async function correctPerson(
  context: Context,
  accountId: number,
  person: PersonForm & { isNamesake: boolean },
): Promise<void> {
  const { account } = await lockManagedPerson(context, accountId);
  const isRenamed = person.name !== account.name;
  const namesakes = isRenamed ? await assertNewName(context, account, person) : [];
  await savePerson(context.house, account, person, context.moment.at);
  if (isRenamed) return followRenaming(context, account, person.name, namesakes);
  await recordAdministration(context, 'account.person_corrected', null, { targetId: account.id, login: account.login });
}

/** A new password of one use; every session of the account ends. @throws NotFound, NotAllowedNow */
export async function resetPassword(context: Context, accountId: number): Promise<string> {
  const { account } = await lockManagedPerson(context, accountId);
  const password = oneTimePassword();
  await savePassword(context.house, account, await hashPassword(password), context.moment.at, await oneTimeUntil(context));
  await recordAdministration(context, 'account.password_reset', null, { targetId: account.id, login: account.login });
  return password;
}

export interface DisablingForm {
  /** 'leaving' waits until nothing hangs on the account; 'urgent' closes it now, the work stays to be handed over. */
  kind: 'leaving' | 'urgent';
  reason: string;
}

/** Closes an account for signing in, at once. What its holder did stays. @throws FormInvalid, NotAllowedNow, NotFound */
export async function disableAccount(context: Context, accountId: number, { kind, reason }: DisablingForm): Promise<void> {
  const { account } = await lockManagedPerson(context, accountId);
  const back = accountPath(account.id);
  const refusal = disableRefusal(context.actor.accountId, account.id);
  if (refusal) throw new NotAllowedNow(refusal, back);
  if (account.disabledAt) throw new NotAllowedNow('Tài khoản này đã bị khóa trước đó.', back);
  const unclaimed = await closingRefusal(context.house, account.id, context.moment.today);
  if (kind === 'leaving' && unclaimed) throw new FormInvalid({ kind: `${unclaimed}. Cần khóa ngay thì chọn Khóa gấp` });
  await saveDisabled(context.house, account, context.moment.at);
  await recordAdministration(context, 'account.disabled', null, {
    targetId: account.id,
    login: account.login,
    kind,
    reason,
    ...(unclaimed ? { unclaimed: true } : {}),
  });
}

/** @throws NotAllowedNow, NotFound */
export async function enableAccount(context: Context, accountId: number): Promise<void> {
  const { account } = await lockManagedPerson(context, accountId);
  if (!account.disabledAt) throw new NotAllowedNow('Tài khoản này không bị khóa.', accountPath(account.id));
  await saveDisabled(context.house, account, null);
  await recordAdministration(context, 'account.enabled', null, { targetId: account.id, login: account.login });
}
