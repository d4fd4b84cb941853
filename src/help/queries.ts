// Whether the first tour of a role is behind this account.
import type { HouseTx } from '../database/tx.ts';

/** Whether this account has seen the tour of this role to its end, or left it. */
export async function hasEndedTour(house: HouseTx, accountId: number, role: string): Promise<boolean> {
  const row = await house.maybe('select 1 as ended from tours_ended where account_id = $1 and role = $2', [accountId, role]);
  return row !== undefined;
}
