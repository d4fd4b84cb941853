// An empty installation gets one administrator from the command line, and no second.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFirstAdministrator } from '../../src/accounts/first-administrator.ts';
import { asOwner } from '../../src/database/owner.ts';
import type { HouseTx } from '../../src/database/tx.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const moment = { at: new Date('2026-11-25T02:00:00Z'), today: '2026-11-25' };
const make = (login: string) =>
  asOwner(db.ownerUrl, (tx) => makeFirstAdministrator(tx as HouseTx, { login, name: 'Nguyễn Văn Đầu' }, moment));

it('refuses while somebody administers, then makes one', async () => {
  await expect(make('dau.tien')).rejects.toThrow(/quantri/);
  await db.owner("update accounts set disabled_at = now() where login = 'quantri'");
  await expect(make('lan.badinh')).rejects.toThrow(/taken/);
  expect(await make('dau.tien')).toMatch(/^[a-z]+(-[a-z]+){3}-\d{4}$/);
  await expect(make('thu.hai')).rejects.toThrow(/dau\.tien/);
  const [account] = await db.owner(
    "select c.must_change_password, a.role from accounts c join assignments a on a.account_id = c.id where c.login = 'dau.tien'",
  );
  expect(account).toEqual({ must_change_password: true, role: 'admin' });
});
