// A login nobody has is met like one somebody has: its failures are counted and its door shuts, so that trying tells nobody which exist.
import { createHash } from 'node:crypto';
import type { HouseTx } from '../database/tx.ts';
import type { AccountRow } from './records.ts';

export type Tries = Pick<AccountRow, 'failedCount' | 'lockedUntil'>;

const bucketOf = (login: string) => createHash('sha256').update(`unknown-login:${login}`).digest('base64url');

/**
 * Failures under a login that is no account; kept a day after the last one, the login itself is not stored.
 * @param delayAfter seconds the door is shut after so many failures
 */
export async function triesOfUnknown(house: HouseTx, login: string, delayAfter: (failures: number) => number): Promise<Tries> {
  const row = await house.maybe<{ hits: number; windowStart: Date }>(
    'select hits, window_start from rate_limits where bucket = $1 order by window_start desc limit 1',
    [bucketOf(login)],
  );
  if (!row) return { failedCount: 0, lockedUntil: null };
  const delay = delayAfter(row.hits);
  return { failedCount: row.hits, lockedUntil: delay > 0 ? new Date(row.windowStart.getTime() + delay * 1000) : null };
}

/** One row a login: its window begins with the last failure. */
export async function saveFailureOfUnknown(house: HouseTx, login: string, failures: number, at: Date): Promise<void> {
  const bucket = bucketOf(login);
  await house.run('delete from rate_limits where bucket = $1', [bucket]);
  await house.run(
    'insert into rate_limits (bucket, window_start, hits) values ($1, $2, $3) on conflict (bucket, window_start) do update set hits = excluded.hits',
    [bucket, at, failures],
  );
}
