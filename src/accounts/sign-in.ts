// Signing in: passport-local checks the password; growing delays and a closed door after too many failures.

import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import { recordHouseEvent } from '../audit/events.ts';
import type { HouseTx } from '../database/tx.ts';
import { formatDateTime } from '../deadlines/dates.ts';
import { verifyPassword } from './passwords.ts';
import { type AccountRow, lockAccountByLogin, saveFailure, saveSignIn } from './records.ts';
import { saveFailureOfUnknown, triesOfUnknown } from './unknown-login-records.ts';

export type SignIn = { ok: true; account: AccountRow } | { ok: false; message: string };

const wrong = 'Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ rồi nhập lại.';
const freeTries = 4;

/** How long the door stays shut after this many failures in a row: 30 s, 1, 2, 4 … at most 30 minutes. */
export function delayAfter(failures: number): number {
  return failures < freeTries ? 0 : Math.min(30 * 2 ** (failures - freeTries), 1800);
}

/**
 * Checks a login and password, counts failures, writes the audit. An unknown login and a wrong password are answered alike: the same
 * sentence, in the same time (a dummy hash is checked), the same shut door after as many failures.
 */
export async function signIn(house: HouseTx, login: string, password: string, at: Date, requestId: string): Promise<SignIn> {
  const name = login.toLowerCase();
  const account = await lockAccountByLogin(house, name);
  const tries = account ?? (await triesOfUnknown(house, name, delayAfter));
  if (tries.lockedUntil && tries.lockedUntil > at) {
    await verifyPassword(undefined, password);
    const seconds = Math.ceil((tries.lockedUntil.getTime() - at.getTime()) / 1000);
    return {
      ok: false,
      message: `Tài khoản tạm khóa vì nhập sai nhiều lần. Thử lại sau ${seconds < 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`}, hoặc đề nghị quản trị đơn vị cấp lại mật khẩu.`,
    };
  }
  const holds = await verifyPassword(account?.passwordHash, password);
  if (!account || !holds || account.disabledAt) {
    const failures = tries.failedCount + 1;
    if (!account) await saveFailureOfUnknown(house, name, failures, at);
    else {
      const delay = delayAfter(failures);
      await saveFailure(house, account, failures, delay > 0 ? new Date(at.getTime() + delay * 1000) : null);
      await recordHouseEvent(house, { at, accountId: account.id, kind: 'account.sign_in_failed', data: { failures }, requestId });
    }
    return { ok: false, message: wrong };
  }
  if (account.oneTimeUntil && account.oneTimeUntil < at) {
    await recordHouseEvent(house, { at, accountId: account.id, kind: 'account.one_time_expired', requestId });
    return {
      ok: false,
      message: `Mật khẩu dùng một lần đã hết hạn từ ${formatDateTime(account.oneTimeUntil)}. Đề nghị quản trị đơn vị cấp lại mật khẩu.`,
    };
  }
  await saveSignIn(house, account, at);
  await recordHouseEvent(house, { at, accountId: account.id, kind: 'account.signed_in', requestId });
  return { ok: true, account };
}

/** Runs passport's local strategy inside our transaction; passport keeps the field names and the flow, we keep the rules. */
export function authenticate(
  house: HouseTx,
  body: { login: string; password: string },
  at: Date,
  requestId: string,
): Promise<SignIn> {
  return new Promise((resolve, reject) => {
    const strategy = new LocalStrategy(
      { usernameField: 'login', passwordField: 'password', session: false },
      (login, password, done) => {
        signIn(house, login, password, at, requestId).then(
          (result) => (result.ok ? done(null, result.account) : done(null, false, { message: result.message })),
          (error) => done(error),
        );
      },
    );
    const run = new passport.Authenticator()
      .use(strategy)
      .authenticate('local', (error: unknown, account: AccountRow | false, info?: { message: string }) => {
        if (error) reject(error);
        else if (account) resolve({ ok: true, account });
        else
          resolve({
            ok: false,
            message: info?.message === 'Missing credentials' ? 'Nhập tên đăng nhập và mật khẩu.' : (info?.message ?? wrong),
          });
      });
    run({ body, query: {}, headers: {} }, {}, reject);
  });
}
