// Five tries an hour for a code and for an address (decisions 28). A right answer gives its tries back: only guesses are counted.
import { createHash } from 'node:crypto';
import type { HouseTx } from '../database/tx.ts';
import { hitLimit } from '../web/limits.ts';

const triesPerHour = 5;
const hour = 3_600_000;
const words = 'Có quá nhiều lần tra cứu với mã này hoặc từ máy này.';

interface Counting {
  house: HouseTx;
  moment: { at: Date };
  requestId: string;
}

/** The buckets of one try: the code as typed, without blanks and dashes, and the caller's address. */
export function bucketsOf(code: string, address: string | undefined): string[] {
  return [`lookup:code:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`, `lookup:address:${network(address ?? '')}`];
}

/** One home has one IPv4 address, but 2⁶⁴ of IPv6: those count by their network. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail.split(':').filter(Boolean);
  const full = plain.includes('::')
    ? [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest]
    : groups;
  return full.slice(0, 4).join(':');
}

/** Counts a try before it is answered. @throws TooMany */
export async function countTry(context: Counting, buckets: readonly string[]): Promise<void> {
  for (const bucket of buckets) await hitLimit(context, bucket, triesPerHour, hour, words);
}

/** The try was right: it was no guess. */
export async function giveBack(context: Counting, buckets: readonly string[]): Promise<void> {
  const start = new Date(Math.floor(context.moment.at.getTime() / hour) * hour);
  const keys = buckets.map((bucket) => createHash('sha256').update(bucket).digest('base64url'));
  await context.house.run(
    'update rate_limits set hits = greatest(hits - 1, 0) where bucket = any($1::text[]) and window_start = $2',
    [keys, start],
  );
}
