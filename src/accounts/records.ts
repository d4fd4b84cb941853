// The only writer of accounts, assignments and the sign-in counters.
import type { HouseTx } from '../database/tx.ts';
import { admitPosts, unconfirm } from './admission.ts';

export interface AccountRow {
  id: number;
  login: string;
  name: string;
  passwordHash: string;
  mustChangePassword: boolean;
  /** Until when a password of one use may be used; null when it is the officer's own. */
  oneTimeUntil: Date | null;
  passwordChangedAt: Date | null;
  disabledAt: Date | null;
  failedCount: number;
  lockedUntil: Date | null;
  sessionEpoch: number;
  singleKeys: boolean;
}

const columns =
  'id, login, name, password_hash, must_change_password, one_time_until, password_changed_at, disabled_at, failed_count, locked_until, session_epoch, single_keys';

/** The account row, locked, so that two sign-ins at once count two failures. */
export function lockAccountByLogin(house: HouseTx, login: string): Promise<AccountRow | undefined> {
  return house.maybe<AccountRow>(`select ${columns} from accounts where login = $1 for update`, [login]);
}

/** @throws NotFound */
export function lockAccount(house: HouseTx, id: number): Promise<AccountRow> {
  return house.one<AccountRow>(`select ${columns} from accounts where id = $1 for update`, [id]);
}

/** So many wrong passwords in a row, and until when none is taken any more (null: not shut). */
export function saveFailure(house: HouseTx, account: AccountRow, failedCount: number, lockedUntil: Date | null): Promise<void> {
  return house.changeOne('update accounts set failed_count = $2, locked_until = $3 where id = $1', [
    account.id,
    failedCount,
    lockedUntil,
  ]);
}

/** Forgets the wrong passwords before it. */
export function saveSignIn(house: HouseTx, account: AccountRow, at: Date): Promise<void> {
  return house.changeOne('update accounts set failed_count = 0, locked_until = null, last_sign_in_at = $2 where id = $1', [
    account.id,
    at,
  ]);
}

/**
 * Writes a new password and ends every session of the account.
 * @param oneTimeUntil for a password of one use, which must be changed at sign-in; null for the officer's own
 */
export async function savePassword(
  house: HouseTx,
  account: Pick<AccountRow, 'id'>,
  hash: string,
  at: Date,
  oneTimeUntil: Date | null,
): Promise<void> {
  await house.changeOne(
    `update accounts set password_hash = $2, must_change_password = $3::timestamptz is not null, one_time_until = $3, password_changed_at = $4,
            session_epoch = session_epoch + 1, failed_count = 0, locked_until = null where id = $1`,
    [account.id, hash, oneTimeUntil, at],
  );
  if (oneTimeUntil !== null) await unconfirm(house, [account.id], at);
}

/** Sessions begun before this are worth nothing any more. */
export function endSessions(house: HouseTx, account: AccountRow): Promise<void> {
  return house.changeOne('update accounts set session_epoch = session_epoch + 1 where id = $1', [account.id]);
}

/** Shuts an account from that moment, or opens it again with null; either way every session of it ends. @throws NotFound */
export function saveDisabled(house: HouseTx, account: AccountRow, at: Date | null): Promise<void> {
  return house.changeOne('update accounts set disabled_at = $2, session_epoch = session_epoch + 1 where id = $1', [
    account.id,
    at,
  ]);
}

/** With a password of one use, worth something until `oneTimeUntil`. Gives its id; the login must be free. */
export async function insertAccount(
  house: HouseTx,
  account: { login: string; name: string; email: string; phone: string; passwordHash: string; at: Date; oneTimeUntil: Date },
): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    `insert into accounts (login, name, name_ascii, email, phone, password_hash, must_change_password, created_at, one_time_until)
     values ($1, $2, fold($2), $3, $4, $5, true, $6, $7) returning id`,
    [account.login, account.name, account.email, account.phone, account.passwordHash, account.at, account.oneTimeUntil],
  );
  return id;
}

/**
 * A post from a day to a day 'YYYY-MM-DD', both within it; `to` null for no end yet. It waits for its admission where the role asks for one.
 * @returns the id of the post
 */
export async function insertAssignment(
  house: HouseTx,
  assignment: {
    accountId: number;
    unitId: number;
    role: string;
    title: string;
    section: string;
    from: string;
    to: string | null;
    at: Date;
    /** The post acted in for somebody else, and the paper that says so. */
    standsFor?: { postId: number; mandate: string };
  },
): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    `insert into assignments (account_id, unit_id, role, title, section, during, stands_for, mandate)
     values ($1, $2, $3, $4, $5, daterange($6::date, $7::date, '[]'), $8, $9) returning id`,
    [
      assignment.accountId,
      assignment.unitId,
      assignment.role,
      assignment.title,
      assignment.section,
      assignment.from,
      assignment.to,
      assignment.standsFor?.postId ?? null,
      assignment.standsFor?.mandate ?? '',
    ],
  );
  await admitPosts(house, [{ id, unitId: assignment.unitId, role: assignment.role }], assignment.at);
  return id;
}

/** Ends an assignment: its last day is `lastDay`. A past assignment is never deleted. */
export function endAssignment(house: HouseTx, id: number, lastDay: string): Promise<void> {
  return house.changeOne(
    "update assignments set during = daterange(lower(during), greatest($2::date, lower(during)), '[]') where id = $1",
    [id, lastDay],
  );
}

/** Ends a mandate within its day: nobody acts by it from now on. The days it was held stay known. */
export function endMandateNow(house: HouseTx, id: number, today: string): Promise<void> {
  return house.changeOne(
    `update assignments set held = daterange(lower(during), $2::date, '[]'), during = daterange(lower(during), $2::date)
      where id = $1 and during @> $2::date`,
    [id, today],
  );
}

/** A later (or no) last day of an assignment that has not ended; null leaves it open. */
export function extendAssignment(house: HouseTx, id: number, lastDay: string | null): Promise<void> {
  return house.changeOne("update assignments set during = daterange(lower(during), $2::date, '[]') where id = $1", [id, lastDay]);
}

/**
 * Name and ways to reach the person; the login stays, because the audit knows it. The name of before is kept by the database
 * (account_names) as borne until `at`.
 */
export function savePerson(
  house: HouseTx,
  account: Pick<AccountRow, 'id'>,
  person: { name: string; email: string; phone: string },
  at: Date,
): Promise<void> {
  return house.changeOne(
    `update accounts set name = $2, name_ascii = fold($2), email = $3, phone = $4, named_at = case when name = $2 then named_at else $5 end
      where id = $1`,
    [account.id, person.name, person.email, person.phone, at],
  );
}

/** Whether single keys are shortcuts for this officer. */
export function saveSingleKeys(house: HouseTx, accountId: number, singleKeys: boolean): Promise<void> {
  return house.changeOne('update accounts set single_keys = $2 where id = $1', [accountId, singleKeys]);
}
