// A period of which a unit owes no report: what was entered for it once counts in no table and in no report in words, and its pages say so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { ask, draftOf, linesOf } from './books.ts';

const half = 'period=2026-H1';
const sentence =
  'Ngày 14/06/2026 Phường Ngọc Hà chưa hoạt động, và không giữ hồ sơ nào của kỳ này. Đơn vị không phải lập báo cáo kỳ này. Đơn vị hoạt động từ ngày 30/11/2026, phải báo cáo các kỳ kết thúc từ ngày ấy.';

let app: TestApp;
let chief: Agent;
let reporter: Agent;
let next: number;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  next = await db.unitId('00008');
  await db.owner("update units set during = daterange('2026-11-30', null) where id = $1", [next]);
  const write = (unitId: number, figure: number) =>
    db.owner(
      `insert into report_entries (unit_id, table_code, from_on, to_on, figures, entered_at, entered_by)
       values ($1, '06-qlkntc', '2025-12-15', '2026-06-14', jsonb_build_object('4', $2::int), '2026-11-20T02:00:00Z', (select min(id) from accounts))`,
      [unitId, figure],
    );
  await write(next, 77);
  await write(await db.unitId('00004'), 5);
  await db.owner(
    `insert into narrative_figures (unit_id, from_on, to_on, figures, entered_at, entered_by)
     values ($1, '2025-12-15', '2026-06-14', '{"unitsAtFault": 9}', '2026-11-20T02:00:00Z', (select min(id) from accounts))`,
    [next],
  );
  chief = await app.signIn('hung.thanhtra');
  reporter = await app.signIn('oanh.ngocha');
});
afterAll(() => app.close());

test('the report in words of the city reads what its table reads', async () => {
  const table = (await chief.get(`/reports/06-qlkntc?${half}&unit=all`).expect(200)).text;
  expect(linesOf(table).get('Tổng số')?.[3]?.text).toBe('5');
  const text = await draftOf(chief, `${half}&unit=all`);
  expect(text).toMatch(/giáo dục pháp luật 5 lớp \(/);
  expect(text).toContain('………… đơn vị có vi phạm');
});

test('so do the own table and the own report in words, and the table of the unit read from above', async () => {
  for (const [agent, unit] of [
    [reporter, ''],
    [chief, `&unit=${next}`],
  ] as const) {
    const table = (await agent.get(`/reports/06-qlkntc?${half}${unit}`).expect(200)).text;
    expect(linesOf(table).get('Phường Ngọc Hà')?.[3]?.text).toBe('0');
  }
  const text = await draftOf(reporter, half);
  expect(text).toContain('đơn vị không phải báo cáo kỳ này');
  expect(text).toMatch(/giáo dục pháp luật 0 lớp \(/);
  expect(text).toContain('………… đơn vị có vi phạm');
});

test('nothing is told for it besides the tables either, and the page of reports says why', async () => {
  const index = (await reporter.get(`/reports?${half}`).expect(200)).text;
  expect(index).toContain(sentence);
  expect(index).not.toContain('/reports/narrative/figures');
  expect(index).not.toContain('chậm nhất ngày');
  const form = '/reports/narrative/figures';
  expect((await reporter.get(`${form}?${half}`).expect(409)).text).toContain(sentence);
  const owed = await reporter.get(`${form}?period=2026-Y`).expect(200);
  const posted = await reporter
    .post(`${form}?${half}`)
    .type('form')
    .send({ ...formFieldsOf(owed.text), standing: '0', unitsAtFault: '4' });
  expect([posted.status, posted.text]).toEqual([409, expect.stringContaining(sentence)]);
  expect((await ask(reporter, `${form}?period=2026-Y`, { unitsAtFault: '4' })).status).toBe(303);
});

test('its table and its page of closing say that no report is owed, to the unit and from above; nobody is waited for', async () => {
  const tag = 'Không phải báo cáo kỳ này';
  const waits = 'Chưa chốt số liệu';
  const seen = async (agent: Agent, address: string) => {
    const html = (await agent.get(address).expect(200)).text;
    return [tag, sentence, waits].map((words) => html.includes(words));
  };
  expect(await seen(reporter, `/reports/02-xld?${half}`)).toEqual([true, true, false]);
  expect(await seen(chief, `/reports/02-xld?${half}&unit=${next}`)).toEqual([true, true, false]);
  expect((await reporter.get(`/reports/06-qlkntc?${half}`).expect(200)).text).not.toContain('Chưa nhập số liệu');
  expect(await seen(reporter, `/reports/closed?${half}`)).toEqual([true, true, false]);
  expect(await seen(reporter, '/reports/02-xld?period=2026-Q4')).toEqual([false, false, true]);
  expect(await seen(chief, `/reports/02-xld?period=2026-Q4&unit=${next}`)).toEqual([false, false, true]);
  // Of several units the reader's own is among, it is not said of the table.
  expect(await seen(chief, `/reports/02-xld?${half}&unit=all`)).toEqual([false, false, true]);
});

test('of a unit that has ended it is said when, and from above nothing of who signs', async () => {
  const ward = await app.database.unitId('00004');
  app.setNow('2027-03-15T02:00:00Z');
  await app.database.owner("update units set during = daterange(lower(during), '2026-06-01') where id = $1", [ward]);
  await app.database.owner("update petitions set closed_on = '2026-11-28' where unit_id = $1 and closed_on is null", [ward]);
  const inspector = await app.signIn('hung.thanhtra');
  const html = (await inspector.get(`/reports/02-xld?period=2027-Q1&unit=${ward}`).expect(200)).text;
  expect(html).toContain('Không phải báo cáo kỳ này');
  expect(html).toContain(
    'Phường Ba Đình kết thúc hoạt động ngày 31/05/2026 và không có hồ sơ nào trong kỳ này, không phải lập báo cáo.</p>',
  );
  app.setNow('2026-12-15T02:00:00Z');
});
