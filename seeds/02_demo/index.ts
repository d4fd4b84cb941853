// Everything the demo starts with. Never run in production.
import { asOwner } from '../../src/database/owner.ts';
import type { Services } from '../../src/web/services.ts';
import { seedDemoAccounts } from './accounts.ts';
import { fillDemo } from './fill.ts';

/** Where it is written how far the demo was filled: 'filling', then 'filled'. */
const MARK = 'seed.demo';

const brokenOff =
  'Dữ liệu giới thiệu lần trước nạp dở dang nên thiếu hồ sơ. Để có đủ: dừng phần mềm, chạy npm run demo:reset, rồi khởi động lại.';

/**
 * Fills a demo database: the cast, then, the first time only, their work of the last months. Safe to repeat: a database with
 * a petition or a visit in it is left as it is; one whose filling was broken off says so at every start.
 * @param ownerUrl the database's owner; reference data must be there
 * @param services without them only the cast is made
 * @param workerUrl the worker's connection, for the jobs queued on the way
 * @param stopping ends the filling between two acts
 * @returns one line for each scenario that could not be played to its end, without any content
 */
export async function seedDemo(
  ownerUrl: string,
  services?: Services,
  workerUrl?: string,
  stopping?: AbortSignal,
): Promise<string[]> {
  await seedDemoAccounts(ownerUrl);
  if (!services) return [];
  if (!(await claim(ownerUrl))) return (await markIs(ownerUrl, 'filling')) ? [brokenOff] : [];
  const failures = await fillDemo(services, { workerUrl, stopping });
  if (stopping?.aborted) return [brokenOff];
  await asOwner(ownerUrl, (tx) => tx.run(`update settings set value = '"filled"' where key = $1`, [MARK]));
  return failures.map(({ story, error }) => `Dữ liệu giới thiệu: kịch bản “${story}” dừng giữa chừng (${codeOf(error)})`);
}

/** True for the one process that is to fill an empty demo. The mark is made before: a half-filled demo is never filled twice. */
function claim(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, async (tx) => {
    const isUsed = await tx.maybe('select 1 from petitions union all select 1 from visits limit 1');
    if (isUsed) return false;
    return (
      (await tx.run('insert into settings (key, value) values ($1, \'"filling"\') on conflict (key) do nothing', [MARK])) === 1
    );
  });
}

const markIs = (ownerUrl: string, state: string): Promise<boolean> =>
  asOwner(
    ownerUrl,
    async (tx) =>
      (await tx.maybe('select 1 from settings where key = $1 and value = to_jsonb($2::text)', [MARK, state])) !== undefined,
  );

/** What kind of error, never its words: they could quote what was being written. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'không rõ';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
