// Writes who confirmed the holder of a post; the rest of an assignment is the administration's (accounts/records.ts).
import type { HouseTx, Tx } from '../../database/tx.ts';

/** By whom and when. @throws NotFound */
export function saveConfirmed(house: HouseTx, post: { id: number }, by: number, at: Date): Promise<void> {
  return house.changeOne('update assignments set reveal_confirmed_at = $2, reveal_confirmed_by = $3 where id = $1', [
    post.id,
    at,
    by,
  ]);
}

/** Somebody confirmed nobody: the post goes on waiting. */
export function saveRefused(house: HouseTx, post: { id: number }, by: number, at: Date, reason: string): Promise<void> {
  return house.changeOne(
    'update assignments set reveal_refused_at = $2, reveal_refused_by = $3, reveal_refused_for = $4 where id = $1',
    [post.id, at, by, reason],
  );
}

/** What was refused before is so no more. */
export async function dropRefusal(house: HouseTx, post: { id: number }): Promise<void> {
  await house.run(
    'update assignments set reveal_refused_at = null, reveal_refused_by = null, reveal_refused_for = null where id = $1 and reveal_refused_at is not null',
    [post.id],
  );
}

/** What waited of these posts by any act waits no more. */
export async function saveReachConfirmed(house: HouseTx, post: { id: number }, by: number, at: Date): Promise<void> {
  await house.run(
    'update reveal_waits set confirmed_at = $2, confirmed_by = $3 where assignment_id = $1 and confirmed_at is null',
    [post.id, at, by],
  );
}

/** Gives the confirmed officer back what he had typed in that office before his new password. @returns how many drafts */
export async function releaseDrafts(tx: Tx, post: { accountId: number; unitId: number }): Promise<number> {
  return (await tx.one<{ n: number }>('select release_drafts($1, $2) as n', [post.accountId, post.unitId])).n;
}
