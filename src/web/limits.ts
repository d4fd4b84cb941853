// Counting tries, in the database, so that every process counts the same.
import { createHash } from 'node:crypto';
import type { HouseTx } from '../database/tx.ts';
import { TooMany } from '../errors.ts';

/**
 * Counts one try in a bucket and refuses when the window is full. The bucket's name is hashed: an address is not stored.
 * @param windowMs length of the fixed window
 * @throws TooMany with the seconds until the window ends
 */
export async function hitLimit(
  context: { house: HouseTx; moment: { at: Date }; requestId: string },
  bucket: string,
  most: number,
  windowMs: number,
  words: string,
): Promise<void> {
  const start = new Date(Math.floor(context.moment.at.getTime() / windowMs) * windowMs);
  const key = createHash('sha256').update(bucket).digest('base64url');
  const { hits } = await context.house.one<{ hits: number }>(
    `insert into rate_limits (bucket, window_start, hits) values ($1, $2, 1)
     on conflict (bucket, window_start) do update set hits = rate_limits.hits + 1 returning hits`,
    [key, start],
  );
  if (hits > most) {
    const seconds = Math.max(1, Math.ceil((start.getTime() + windowMs - context.moment.at.getTime()) / 1000));
    throw new TooMany(`${words} Chờ ít phút rồi thử lại.`, seconds);
  }
}

/** Whether a bucket is already full, without counting: before an expensive check whose failures alone are counted. @throws TooMany */
export async function assertNotFull(
  context: { house: HouseTx; moment: { at: Date } },
  bucket: string,
  most: number,
  windowMs: number,
  words: string,
): Promise<void> {
  const start = new Date(Math.floor(context.moment.at.getTime() / windowMs) * windowMs);
  const key = createHash('sha256').update(bucket).digest('base64url');
  const row = await context.house.maybe<{ hits: number }>(
    'select hits from rate_limits where bucket = $1 and window_start = $2',
    [key, start],
  );
  if (!row || row.hits < most) return;
  throw new TooMany(
    `${words} Chờ ít phút rồi thử lại.`,
    Math.max(1, Math.ceil((start.getTime() + windowMs - context.moment.at.getTime()) / 1000)),
  );
}
