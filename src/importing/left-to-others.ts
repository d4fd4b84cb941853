// Whoever leads an office leaves running old books, and taking them back, to somebody else of it where there is one: a book may denounce him.
import type { Actor } from '../accounts/actor.ts';
import { matrix } from '../accounts/permissions.ts';
import { calledHere, leadersOf, listColleagues } from '../accounts/queries.ts';
import type { HouseTx } from '../database/tx.ts';

/** Who may take a book in that somebody else brought: whoever runs imports and does not lead the office, its leaders where nobody else does. */
export async function listRunners(house: HouseTx, unitId: number, today: string): Promise<string[]> {
  const leaders = await leadersOf(house, unitId, today);
  const all = await listColleagues(house, unitId, matrix['import:run'], today);
  const others = all.filter(({ accountId }) => !leaders.includes(accountId));
  return (others.length > 0 ? others : all).map(calledHere);
}

/** Whether this officer leads the office, or will, while somebody of it who does not may run imports. */
export async function leavesToOthers(house: HouseTx, actor: Actor, today: string): Promise<boolean> {
  const leaders = await leadersOf(house, actor.unitId, today);
  if (!leaders.includes(actor.accountId)) return false;
  const others = await listColleagues(house, actor.unitId, matrix['import:run'], today);
  return others.some(({ accountId }) => !leaders.includes(accountId));
}
