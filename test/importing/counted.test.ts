// While an old book goes in, the tables it fills are counted anew: what reads them is planned for what they hold.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { csvOf } from './book-files.ts';
import { messyBook, nothingExpected } from './generator.ts';
import { confirm, match, upload } from './journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const rows = <T extends Record<string, unknown>>(sql: string) => app.database.owner<T>(sql);

it('nothing an import has filled is believed empty, and only the application has it counted', async () => {
  const book = Buffer.from([...csvOf(messyBook(1_100, 5, nothingExpected()))].join(''));
  const journey = await upload(app, await app.signIn('hoa.badinh'), book, { source: 'Sổ đếm lại' });
  await match(app, journey, { charset: 'auto' });
  await confirm(app, { ...journey, agent: await app.signIn('cuong.badinh') }, 'execution');
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
