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

/** Of these posts, those whose holder was given a new password and had taken papers in there: what of them is past the head is kept from him until he is confirmed. */
export async function postsThatTookIn(house: HouseTx, posts: readonly { id: number }[]): Promise<ReadonlySet<number>> {
  const rows = await house.rows<{ id: number }>(
    'select a.id from assignments a join accounts c on c.id = a.account_id where a.id = any($1::int[]) and c.new_hands_at is not null and took_in_papers(a.account_id, a.unit_id)',
    [posts.map(({ id }) => id)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The forms parked for these accounts are gone. */
export async function dropParked(house: HouseTx, accountIds: readonly number[]): Promise<void> {
  await house.run('delete from parked_forms where account_id = any($1::int[])', [accountIds]);
}
