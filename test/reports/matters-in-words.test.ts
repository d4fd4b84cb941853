// Several petitions of one matter are one matter wherever matters are counted: tables 03/GQKN and 04/GQTC, and the rate of Mẫu số 02.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offeredMonths } from '../../src/reports/periods.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { ask, draftOf, linesOf } from './books.ts';
import { type PetitionFacts, writePetitions } from './facts.ts';

const year = 'period=2026-Y';
const open = { procedure: 'complaint_first', acceptedOn: '2026-10-10', state: 'verifying' };
const decided = { ...open, state: 'decided', decidedOn: '2026-11-10', result: 'right' };
const petition = (key: string, proceeding: PetitionFacts['proceeding'], matterOf?: string): PetitionFacts => ({
  key,
  type: 'KN',
  receivedOn: '2026-10-01',
  status: 'accepted',
  closedOn: '2026-10-10',
  ...(proceeding ? { proceeding } : {}),
  ...(matterOf ? { matterOf } : {}),
});

let app: TestApp;
let leader: Agent;
let chief: Agent;
/** Matters resolved and to be resolved as the draft tells them, and those of column 2 of 03/GQKN. */
async function counts(): Promise<[number, number, number]> {
  const [, done, due] = /Khiếu nại: .*?\((\d+) trong (\d+) vụ việc/.exec(await draftOf(leader, year)) ?? [];
  const html = (await leader.get(`/reports/03-gqkn?${year}`).expect(200)).text;
  return [Number(done ?? 0), Number(due ?? 0), Number(linesOf(html).get('Phường Ba Đình')?.[1]?.text)];
}
let ids: Map<string, number>;
let report = '';
let before: [number, number, number];
let after: [number, number, number];

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  await db.owner('delete from proceeding_outcomes');
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
  before = await counts();
  ids = await writePetitions(
    db,
    await db.unitId('00004'),
    (await db.actorOf('lan.badinh')).accountId,
    [
      petition('whole', decided),
      petition('with it', decided, 'whole'),
      petition('half', decided),
      petition('left', open, 'half'),
    ],
    8000,
  );
  after = await counts();
});
afterAll(() => app.close());

test('two petitions of one matter are one in the rate as in the table, resolved once none is left', () => {
  expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 2, 2]);
});

test('a closed figure that is another today is said to be so, and breaks no identity', async () => {
  const closed = await ask(leader, `/reports/closed/new?${year}`, { confirmed: '1', override: 'Đã kiểm tra' });
  report = String(closed.headers.location);
  await app.database.owner(
    "update proceedings set decided_on = '2026-12-01', result = 'wrong', state = 'decided' where id = (select max(id) from proceedings)",
  );
  const html = (await leader.get(`${report}/tables/03-gqkn`).expect(200)).text;
  expect(html).toContain('(nay là số khác)');
  expect(html).not.toContain('(chưa khớp)');
});

test('a closed report says how it was counted; one closed by petitions tells of the definition, not of changed petitions', async () => {
  const read = async (address: string) => (await leader.get(address).expect(200)).text;
  const rate = async () => {
    const rows = [...(await read(`${report}/differences`)).matchAll(/mục III\.1<\/th>(.*?)<\/tr>/gs)].map(([, row = '']) => row);
    return rows.filter((row) => row.includes('Khiếu nại: '));
  };
  expect(await read(report)).toContain('Bản 1, đang dùng');
  expect(await read(`${report}/tables/03-gqkn/print`)).toContain('Số liệu tính theo cách tính bản 1');
  expect(await draftOf(leader, year)).not.toContain('theo cách tính');
  // The last of a matter decided since: resolved today, and no other definition.
  expect((await rate()).map((row) => row.includes('Cách tính'))).toEqual([false]);
  expect(await read(report)).toContain('và tỷ lệ giải quyết nay khác số đã chốt');
  const db = app.database;
  const id = Number(report.split('/').at(-1));
  const [kept] = await db.owner<{ resolved: { complaints: { due: number[]; done: number[] } } }>(
    'select resolved from reports where id = $1',
    [id],
  );
  const { due, done } = kept?.resolved.complaints ?? { due: [], done: [] };
  const by = (keys: string[]) => keys.map((key) => Number(ids.get(key)));
  const before = { due: [...due, ...by(['with it', 'left'])], done: [...done, ...by(['with it', 'half', 'left'])] };
  await db.owner('alter table reports disable trigger user');
  await db.owner(
    "update reports set definitions = null, counted_before = '2026-12-10', resolved = resolved || $2 where id = $1",
    [id, JSON.stringify({ complaints: before })],
  );
  await db.owner('alter table reports enable trigger user');
  const rows = await rate();
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row).toContain('Cách tính đã đổi, hồ sơ không đổi: tỷ lệ giải quyết tính theo vụ việc');
    expect(row.match(/nay tính chung một vụ việc với ĐT-2026-\d+/g)).toHaveLength(2);
  }
  expect(await read(report)).toContain('Trước ngày 10/12/2026. Nay là bản 1: ');
  expect(await draftOf(leader, year)).toContain('thuộc thẩm quyền (theo cách tính trước ngày 10/12/2026): ');
});

test('the page of the reports and that of the consolidated one count the units that sent alike, the own one on neither', async () => {
  const words = /\d+ trong \d+ đơn vị đã gửi/;
  const own = String(
    (await ask(chief, `/reports/closed/new?${year}`, { confirmed: '1', override: 'Đã kiểm tra' })).headers.location,
  );
  expect(own).toMatch(/\/reports\/closed\/\d+/);
  const list = words.exec((await chief.get(`/reports/closed?${year}`).expect(200)).text)?.[0];
  const together = (await chief.get(`/reports/consolidated?${year}`).expect(200)).text;
  expect(list).toBeDefined();
  const [sent = 0, all = 0] = (list ?? '').match(/\d+/g)?.map(Number) ?? [];
  expect(together).toContain(`${all - sent} chưa gửi; ${list}`);
});

test('months from the 15th to the 14th are offered to look at, three of them a quarter', async () => {
  const months = offeredMonths('2026-12-15');
  expect(months.slice(0, 2).map(({ name }) => name)).toEqual([
    'Tháng 01/2027 (15/12/2026–14/01/2027)',
    'Tháng 12/2026 (15/11–14/12/2026)',
  ]);
  expect(offeredMonths('2026-12-14')[0]?.name).toBe('Tháng 12/2026 (15/11–14/12/2026)');
  const html = (await leader.get(`/reports/03-gqkn?${year}`).expect(200)).text;
  expect(html).toContain('value="2026-11-15..2026-12-14"');
  const chosen = '<option value="2026-11-15..2026-12-14" selected>Tháng 12/2026 (15/11–14/12/2026)</option>';
  const month = (await leader.get('/reports/03-gqkn?period=2026-11-15..2026-12-14').expect(200)).text;
  expect(month).toContain('Số liệu tháng 12/2026 (15/11–14/12/2026)');
  for (const path of ['', '/03-gqkn', '/closed', '/consolidated']) {
    const page = (await chief.get(`/reports${path}?period=2026-11-15..2026-12-14`).expect(200)).text;
    expect(page, path).toContain(chosen);
    expect(page, path).not.toContain('name="from"');
  }
  expect((await chief.get('/reports?period=2026-11-15..2026-12-10').expect(200)).text).toContain('name="from"');
});
