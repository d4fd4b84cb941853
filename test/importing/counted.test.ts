// While an old book goes in, the tables it fills are counted anew: what reads them is planned for what they hold. And it goes on as it began: the
// last rows are as quick as the first, and nothing of those that are in is kept in memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastToFirst, type Sample, unflat } from '../bench/flat.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { csvOf } from './book-files.ts';
import { messyBook, nothingExpected } from './generator.ts';
import { confirm, match, upload } from './journey.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const rows = <T extends Record<string, unknown>>(sql: string) => app.database.owner<T>(sql);

/** After each step of the import: the time, the rows that are in, what is still in memory once what nobody needs is gone. */
async function stepsOf(id: number, work: Promise<unknown>): Promise<Sample[]> {
  const samples: Sample[] = [];
  let isRunning = true;
  const ended = work.finally(() => {
    isRunning = false;
  });
  const start = performance.now();
  while (isRunning) {
    const [one] = await rows<{ done: number }>(`select rows_done as done from imports where id = ${id} and state = 'running'`);
    if (one && one.done !== samples.at(-1)?.rows) {
      const ms = performance.now() - start;
      collect();
      samples.push({ ms, rows: one.done, bytes: process.memoryUsage().heapUsed });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await ended;
  return samples;
}

it('nothing an import has filled is believed empty, and only the application has it counted', async () => {
  const book = Buffer.from([...csvOf(messyBook(2_500, 5, nothingExpected()))].join(''));
  const journey = await upload(app, await app.signIn('hoa.badinh'), book, { source: 'Sổ đếm lại' });
  await match(app, journey, { charset: 'auto' });
  const head = await app.signIn('cuong.badinh');
  const steps = await stepsOf(journey.id, confirm(app, { ...journey, agent: head }, 'execution'));
  const found = lastToFirst(
    steps.filter(({ rows }) => rows > 0),
    2,
  );
  expect(unflat(found)).toEqual([]);
  // A row that stayed in memory would be some 4 KB.
  expect(found?.kept).toBeLessThan(2_500);
  await expect(app.database.asRole('worker', (client) => client.query('select count_imported()'))).rejects.toThrow(/permission/);
  const [server] = await rows<{ counts: boolean }>("select current_setting('server_version_num')::int >= 170000 as counts");
  if (!server?.counts) return;
  for (const table of ['import_rows', 'petitions', 'matters', 'petition_contents', 'parties', 'search.petition_words']) {
    const [one] = await rows<{ holds: number; believed: number }>(
      `select (select count(*) from ${table})::int as holds, reltuples::int as believed from pg_class where oid = '${table}'::regclass`,
    );
    expect(one?.holds).toBeGreaterThan(400);
    expect(one?.believed).toBeGreaterThanOrEqual((one?.holds ?? 0) / 3);
  }
});
