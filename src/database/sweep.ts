// Rows of the house that have outlived their use: ended sessions, parked forms, old counters of tries.
import type { HouseTx } from './tx.ts';

/** @param at rows that ended before this instant go; counters are kept a day for whoever investigates an attack */
export async function sweepHouse(house: HouseTx, at: Date): Promise<void> {
  await house.run('delete from sessions where expire < $1', [at]);
  await house.run('delete from parked_forms where expires_at < $1', [at]);
  await house.rows('select forget_fact_changes($1)', [new Date(at.getTime() - 48 * 3_600_000)]);
  await house.run('delete from rate_limits where window_start < $1', [new Date(at.getTime() - 24 * 3_600_000)]);
}
