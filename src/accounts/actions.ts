// Acts on one's own account. Administration of other people's accounts is in administration/.

import { recordHouseEvent } from '../audit/events.ts';
import type { HouseTx } from '../database/tx.ts';
import { FormInvalid } from '../errors.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { endSessions, lockAccount, savePassword, saveSingleKeys } from './records.ts';

/** Changes a password after checking the current one; ends every other session. @throws FormInvalid */
export async function changeOwnPassword(
  house: HouseTx,
  accountId: number,
  form: { current: string; fresh: string },
  at: Date,
  requestId: string,
): Promise<void> {
  const account = await lockAccount(house, accountId);
  if (!(await verifyPassword(account.passwordHash, form.current)))
    throw new FormInvalid({ current: 'Mật khẩu hiện tại chưa đúng' });
  if (form.fresh.toLowerCase().includes(account.login))
    throw new FormInvalid({ fresh: 'Mật khẩu mới không được chứa tên đăng nhập' });
  await savePassword(house, account, await hashPassword(form.fresh), false, at);
  await recordHouseEvent(house, { at, accountId, kind: 'account.password_changed', requestId });
}

export async function signOutEverywhere(house: HouseTx, accountId: number, at: Date, requestId: string): Promise<void> {
  const account = await lockAccount(house, accountId);
  await endSessions(house, account);
  await recordHouseEvent(house, { at, accountId, kind: 'account.sessions_ended', requestId });
}

/** Single-key shortcuts on or off (WCAG 2.1.4). */
export async function savePreferences(house: HouseTx, accountId: number, preferences: { singleKeys: boolean }): Promise<void> {
  await saveSingleKeys(house, accountId, preferences.singleKeys);
}
