// The only writer of tours_ended.
import type { HouseTx } from '../database/tx.ts';

export type TourEnd = 'finished' | 'dismissed';

/** A finished walk is not unlearned by putting it away later. */
export async function saveTourEnd(
  house: HouseTx,
  tour: { accountId: number; role: string; how: TourEnd },
  at: Date,
): Promise<void> {
  await house.run(
    `insert into tours_ended (account_id, role, how, ended_at) values ($1, $2, $3, $4)
     on conflict (account_id, role) do update set how = excluded.how, ended_at = excluded.ended_at where tours_ended.how = 'dismissed'`,
    [tour.accountId, tour.role, tour.how, at],
  );
}
