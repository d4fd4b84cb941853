// 01/TCD: days of reception that are still to come count nowhere; a delegation is as many as came about one content.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { linesOf, numberOf, openBooks, pageOf } from './books.ts';
import { writeDays, writeVisits } from './facts.ts';

let app: TestApp;
let reporter: Agent;
let chief: Agent;
let ward: number;
let lan: number;
beforeAll(async () => {
  ({ app, reporter, ward, lan } = await openBooks());
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

const cells = async (agent: Agent, query = '') => linesOf(await pageOf(agent, '01-tcd', query)).get('Phường Ba Đình') ?? [];
const figure = async (agent: Agent, no: number, query = '') => numberOf((await cells(agent, query))[no - 1]?.text ?? '');

test('a day of the head that has not come counts in no table, no list, and counts when it comes', async () => {
  app.setNow('2026-11-30T02:00:00Z');
  const before = [await figure(reporter, 10), await figure(chief, 10, '&unit=all')];
  const day = (on: string) => ({ kind: 'periodic', on, state: 'posted', posted: true });
  await writeDays(app.database, ward, lan, [day('2026-11-30'), day('2026-12-02'), day('2026-12-08')]);
  const [own, all] = before.map((figure) => figure + 1);
  expect([await figure(reporter, 10), await figure(chief, 10, '&unit=all')]).toEqual([own, all]);
  const list = (await reporter.get('/reports/01-tcd/cells/10?period=2026-Q4').expect(200)).text;
  expect(list).toContain('30/11/2026');
  expect(list).not.toContain('02/12/2026');
  expect(list).toContain('kỳ chưa hết thì tính đến hôm nay');
  // The same office, the same records: only the day is another.
  app.setNow('2026-12-02T02:00:00Z');
  expect([await figure(reporter, 10), await figure(chief, 10, '&unit=all')]).toEqual([(own ?? 0) + 1, (all ?? 0) + 1]);
  app.setNow('2026-12-15T02:00:00Z');
  expect(await figure(reporter, 10)).toBe((own ?? 0) + 2);
});

test('a visit of six with five about one content is a delegation of five', async () => {
  const columns = async () => [await figure(reporter, 6), await figure(reporter, 8), await figure(reporter, 9)];
  const before = await columns();
  const visit = { key: 'g', on: '2026-11-20', kind: 'regular', host: 'officer', people: 6, isLarge: true } as const;
  await writeVisits(app.database, ward, lan, [visit], new Map(), 7100);
  const more = async () => (await columns()).map((figure, index) => figure - (before[index] ?? 0));
  expect(await more()).toEqual([6, 1, 6]);
  await app.database.owner('update visits set same_content_count = 5 where unit_id = $1 and number = 7100', [ward]);
  expect(await more()).toEqual([6, 1, 5]);
  const list = (await reporter.get('/reports/01-tcd/cells/9?period=2026-Q4').expect(200)).text;
  expect(list).toContain('Người đi cùng về nội dung khác không thuộc đoàn.');
});
