// The first administrator of an empty installation: from then on people are made on the screen.
import { recordHouseEvent } from '../audit/events.ts';
import type { HouseTx } from '../database/tx.ts';
import { isLoginTaken } from './administration/queries.ts';
import { oneTimePassword } from './administration/rules.ts';
import { hashPassword } from './passwords.ts';
import { insertAccount, insertAssignment } from './records.ts';
import { oneTimeEnd } from './rules/rule-set.ts';

/** There is one already, or the installation has no units; the message says so. */
export class NoFirstAdministrator extends Error {}

/**
 * Makes the account with the role of administrator in the province's own unit.
 * @returns the password of one use
 * @throws NoFirstAdministrator
 */
export async function makeFirstAdministrator(
  house: HouseTx,
  person: { login: string; name: string },
  moment: { at: Date; today: string },
): Promise<string> {
  const working = await house.maybe<{ login: string }>(
    `select c.login from assignments a join accounts c on c.id = a.account_id
      where a.role = 'admin' and a.during @> $1::date and c.disabled_at is null limit 1`,
    [moment.today],
  );
  if (working)
    throw new NoFirstAdministrator(`There is an administrator already (${working.login}); accounts are made at /admin/accounts.`);
  if (await isLoginTaken(house, person.login)) throw new NoFirstAdministrator(`The login ${person.login} is taken.`);
  const unit = await house.maybe<{ id: number }>(
    "select id from units where level = 'province' and during @> $1::date order by id limit 1",
    [moment.today],
  );
  if (!unit) throw new NoFirstAdministrator('There are no units yet. Run npm run seed first.');
  const password = oneTimePassword();
  const id = await insertAccount(house, {
    ...person,
    email: '',
    phone: '',
    passwordHash: await hashPassword(password),
    at: moment.at,
    oneTimeUntil: oneTimeEnd({ oneTimeDays: 7 }, moment.at),
  });
  const post = { role: 'admin', title: 'Quản trị hệ thống' };
  await insertAssignment(house, {
    accountId: id,
    unitId: unit.id,
    ...post,
    section: '',
    from: moment.today,
    to: null,
    at: moment.at,
  });
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: null,
    unitId: unit.id,
    kind: 'account.created',
    data: { targetId: id, login: person.login },
  });
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: null,
    unitId: unit.id,
    kind: 'assignment.added',
    data: { targetId: id, login: person.login, ...post, from: moment.today },
  });
  return password;
}
