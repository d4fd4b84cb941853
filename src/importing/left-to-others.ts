// Whoever leads an office leaves running old books, and taking them back, to somebody else of it where there is one: a book may denounce him.
import type { Actor } from '../accounts/actor.ts';
import { matrix } from '../accounts/permissions.ts';
import { leadersOf, listColleagues } from '../accounts/queries.ts';
import type { HouseTx } from '../database/tx.ts';

/** Whether this officer leads the office, or will, while somebody of it who does not may run imports. */
export async function leavesToOthers(house: HouseTx, actor: Actor, today: string): Promise<boolean> {
  const leaders = await leadersOf(house, actor.unitId, today);
  if (!leaders.includes(actor.accountId)) return false;
  const others = await listColleagues(house, actor.unitId, matrix['import:run'], today);
  return others.some(({ accountId }) => !leaders.includes(accountId));
}
