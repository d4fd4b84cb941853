// Acts on one's own account. Administration of other people's accounts is in administration/.

import { recordHouseEvent } from '../audit/events.ts';
import type { HouseTx } from '../database/tx.ts';
import { FormInvalid } from '../errors.ts';
import { hashPassword, passwordProblem, verifyPassword } from './passwords.ts';
import { endSessions, lockAccount, savePassword, saveSingleKeys } from './records.ts';
import type { AccountRules } from './rules/rule-set.ts';

/**
 * Changes a password after checking the current one; ends every other session.
 * @param rules the installation's, for the least length
 * @throws FormInvalid
 */
export async function changeOwnPassword(
  house: HouseTx,
  accountId: number,
  form: { current: string; fresh: string },
  rules: Pick<AccountRules, 'passwordLength'>,
  at: Date,
  requestId: string,
): Promise<void> {
  const account = await lockAccount(house, accountId);
  if (!(await verifyPassword(account.passwordHash, form.current)))
    throw new FormInvalid({ current: 'Mật khẩu hiện tại chưa đúng' });
  const problem = passwordProblem(form.fresh, account, rules.passwordLength);
  if (problem) throw new FormInvalid({ fresh: problem });
  await savePassword(house, account, await hashPassword(form.fresh), at, null);
  await recordHouseEvent(house, { at, accountId, kind: 'account.password_changed', requestId });
}

/** Ends every session of an account, the asking one too; the audit has it. @throws NotFound */
export async function signOutEverywhere(house: HouseTx, accountId: number, at: Date, requestId: string): Promise<void> {
  const account = await lockAccount(house, accountId);
  await endSessions(house, account);
  await recordHouseEvent(house, { at, accountId, kind: 'account.sessions_ended', requestId });
}

/** Single-key shortcuts on or off (WCAG 2.1.4). */
export async function savePreferences(house: HouseTx, accountId: number, preferences: { singleKeys: boolean }): Promise<void> {
  await saveSingleKeys(house, accountId, preferences.singleKeys);
}
