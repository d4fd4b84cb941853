// A table printed or taken as a file before its period is over says that nothing is closed and to which day it was counted.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';

let app: TestApp;
let reporter: Agent;
beforeAll(async () => {
  app = await testApp();
  reporter = await app.signIn('nga.badinh');
});
afterAll(() => app.close());

async function daysOf(): Promise<string[]> {
  const printed = (await reporter.get('/reports/02-xld/print?period=2026-Q4').expect(200)).text;
  const book = await openBook(reporter, '/reports/02-xld.xlsx?period=2026-Q4');
  return [/Số liệu tính từ[^<]*/.exec(printed)?.[0] ?? '', String(book.worksheets[0]?.getCell('A3').value)];
}

test('while the period runs, and no longer once it is over', async () => {
  const running = 'Số liệu tính từ ngày 15/09/2026 đến ngày 14/12/2026 (chưa chốt, tính đến ngày 25/11/2026)';
  expect(await daysOf()).toEqual([running, running]);
  app.setNow('2026-12-15T02:00:00Z');
  reporter = await app.signIn('nga.badinh');
  const over = 'Số liệu tính từ ngày 15/09/2026 đến ngày 14/12/2026';
  expect(await daysOf()).toEqual([over, over]);
});
