// Writes whether the holder of a post is confirmed; who confirms is written in sealing/confirmations.
import type { HouseTx } from '../database/tx.ts';

/** Of these new posts the very first Chief Inspector's of the installation, if it is among them. */
export async function confirmFirstChief(house: HouseTx, postIds: readonly number[], at: Date): Promise<void> {
  await house.run(
    `update assignments set reveal_confirmed_at = $2
      where id = (select min(id) from assignments where role = 'chief_inspector') and id = any($1::int[])`,
    [postIds, at],
  );
}

/** No live post of these accounts is confirmed any more. @returns those posts */
export function saveUnconfirmed(
  house: HouseTx,
  accountIds: readonly number[],
  at: Date,
): Promise<{ id: number; accountId: number; unitId: number; role: string }[]> {
  return house.rows<{ id: number; accountId: number; unitId: number; role: string }>(
    `update assignments set reveal_confirmed_at = null, reveal_confirmed_by = null
      where account_id = any($1::int[]) and (upper_inf(during) or upper(during) > ($2::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)
      returning id, account_id, unit_id, role`,
    [accountIds, at],
  );
}

/** Which of these accounts have drafts held in which office. */
export function accountsWithHeldDrafts(
  house: HouseTx,
  accountIds: readonly number[],
): Promise<{ accountId: number; unitId: number }[]> {
  return house.rows('select account_id, unit_id from accounts_with_held_drafts(null) where account_id = any($1::int[])', [
    accountIds,
  ]);
}

/** The forms parked for these accounts are gone. */
export async function dropParked(house: HouseTx, accountIds: readonly number[]): Promise<void> {
  await house.run('delete from parked_forms where account_id = any($1::int[])', [accountIds]);
}
