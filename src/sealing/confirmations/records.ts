// Writes who confirmed the holder of a post; the rest of an assignment is the administration's (accounts/records.ts).
import type { HouseTx } from '../../database/tx.ts';

export function saveConfirmed(house: HouseTx, post: { id: number }, by: number, at: Date): Promise<void> {
  return house.changeOne('update assignments set reveal_confirmed_at = $2, reveal_confirmed_by = $3 where id = $1', [
    post.id,
    at,
    by,
  ]);
}
