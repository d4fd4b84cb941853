// Announced days of reception by who receives: as the schedule says, where nobody came or nothing is written down; otherwise as the register says.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostOfPost } from '../../src/reception/schedule/day.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { writeVisits } from './facts.ts';

let app: TestApp;
let desk: Agent;
let ward: number;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-10-01T02:00:00Z');
  desk = await app.signIn('lan.badinh');
  ward = await app.database.unitId('00004');
});
afterAll(() => app.close());

/** Days of the head and days delegated: 01/TCD, columns 10 and 16. */
async function days(): Promise<number[]> {
  const chief = await app.database.actorOf('hung.thanhtra');
  const found = await app.database.database.inUnit(chief, (tx) =>
    figuresOf(
      tx,
      [
        ['01-tcd', 10],
        ['01-tcd', 16],
      ],
      periodOf('Q4', 2026),
      { code: String(ward), units: [ward] },
    ),
  );
  return ['01-tcd:10', '01-tcd:16'].map((place) => found.get(ward)?.get(place) ?? 0);
}

async function plan(onDate: string, typed: Record<string, string>): Promise<string> {
  const page = (await desk.get('/schedule/new').expect(200)).text;
  expect(page).toContain('Người được Thủ trưởng ủy quyền tiếp');
  const form = {
    ...formFieldsOf(page),
    kind: 'periodic',
    onDate,
    startsAt: '8:00',
    endsAt: '11:30',
    place: 'Trụ sở',
    hostName: 'Trần Văn Phó',
    post: '1',
    ...typed,
  };
  const made = await desk.post('/schedule/new').type('form').send(form).expect(303);
  return (await desk.get(made.headers.location ?? '').expect(200)).text;
}

test('the post tells who receives, and the form says otherwise', () => {
  const head = 'Chủ tịch UBND phường Ba Đình';
  expect(hostOfPost('Chủ tịch', head)).toBe('head');
  expect(hostOfPost('CHỦ TỊCH UBND phường Ba Đình', head)).toBe('head');
  expect(hostOfPost('Phó Chủ tịch (được Chủ tịch ủy quyền)', head)).toBe('delegated');
  expect(hostOfPost('Chủ tịch ủy quyền', head)).toBe('delegated');
  expect(hostOfPost('Chánh Văn phòng', head)).toBe('delegated');
});

test('an announced day is counted by its host, and by the register once somebody was received', async () => {
  const before = await days();
  const more = async () => (await days()).map((figure, index) => figure - (before[index] ?? 0));
  expect(await plan('12/10/2026', { hostTitle: 'Phó Chủ tịch (được Chủ tịch ủy quyền)' })).toContain(
    'Người được Thủ trưởng ủy quyền tiếp',
  );
  expect(await more()).toEqual([0, 1]);
  await plan('13/10/2026', { hostTitle: 'Chủ tịch UBND phường' });
  expect(await more()).toEqual([1, 1]);
  await plan('14/10/2026', { hostTitle: 'Chủ tịch UBND phường', host: 'delegated' });
  expect(await more()).toEqual([1, 2]);
  // The head received after all.
  const { accountId } = await app.database.actorOf('lan.badinh');
  const head = { key: 'h', on: '2026-10-12', kind: 'periodic', host: 'head', people: 1 } as const;
  await writeVisits(app.database, ward, accountId, [head], new Map(), 7000);
  expect(await more()).toEqual([2, 1]);
});

test('the list behind the days names who received: the head, where both did or both were posted', async () => {
  // Two sessions of one day, nobody came: the day is the head's, once.
  await plan('15/10/2026', { hostTitle: 'Phó Chủ tịch', host: 'delegated' });
  await plan('15/10/2026', {
    hostTitle: 'Chủ tịch UBND phường',
    hostName: 'Hoàng Gia Thắng',
    startsAt: '14:00',
    endsAt: '16:30',
  });
  app.setNow('2026-10-20T02:00:00Z');
  const reporter = await app.signIn('nga.badinh');
  const list = async (column: number) => (await reporter.get(`/reports/01-tcd/cells/${column}?period=2026-Q4`).expect(200)).text;
  const rows = (html: string, day: string) =>
    [...html.matchAll(/<tr data-row>.*?<\/tr>/gs)].map(([one]) => one).filter((one) => one.includes(day));
  const [head, delegated] = [await list(10), await list(16)];
  // Posted for the delegate; the head received somebody.
  expect(rows(head, '12/10/2026')).toEqual([expect.stringContaining('Người tiếp')]);
  expect(rows(head, '12/10/2026')[0]).not.toContain('Trần Văn Phó');
  expect(rows(head, '15/10/2026')).toEqual([expect.stringContaining('Hoàng Gia Thắng')]);
  expect(rows(delegated, '15/10/2026')).toEqual([]);
  // A delegate's day keeps the delegate's name.
  expect(rows(delegated, '14/10/2026')).toEqual([expect.stringContaining('Trần Văn Phó')]);
});
