// A report given back whose unit has ended: whoever reports in its place reads why, is told, closes and sends again. The act taken back, the unit
// does so itself.
import { beforeAll, expect, test } from 'vitest';
import { startAct } from '../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../src/worker.ts';
import { adminOf, keepHeads, prepareMerger } from '../rollout/reorganisation/arrange.ts';
import { anApp } from '../support/an-app.ts';
import type { Agent } from '../support/app.ts';
import { ask } from './books.ts';
import { writePetitions } from './facts.ts';

const query = 'period=2026-Q3';
const closing = `/reports/closed/new?${query}`;
const app = anApp();
let chief: Agent;
let ward: number;
let next: number;
let third: number;
let actId = 0;

const jobs = () => runJobs(app.services, app.database.workerUrl);
const asAdmin = adminOf(app);
const read = async (login: string, address: string) => (await (await app.signIn(login)).get(address).expect(200)).text;
async function send(login: string, address = closing): Promise<string> {
  const agent = await app.signIn(login);
  const answer = await ask(agent, address, { confirmed: '1', override: 'Đến hạn' });
  expect([login, answer.status]).toEqual([login, 303]);
  const report = String(answer.headers.location);
  expect((await ask(agent, report, {}, `${report}/sending`)).status).toBe(303);
  return report;
}
const giveBack = async (report: string, reason: string) =>
  expect((await ask(chief, report, { answer: 'returned', reason, isWithin: '1' })).status).toBe(303);
const told = (unitId: number) =>
  app.database.owner<{ login: string; words: string; href: string }>(
    "select a.login, n.words, n.href from notices n join accounts a on a.id = n.account_id where n.unit_id = $1 and n.kind = 'report_returned' order by 1",
    [unitId],
  );

/** Carries the act of 25/11/2026 out. */
async function merge(): Promise<void> {
  actId = await asAdmin((context) => prepareMerger(context, ward, next));
  app.setNow('2026-11-25T02:00:00Z');
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await jobs();
  chief = await app.signIn('hung.thanhtra');
}
/** The answers to the ward's reports, as a leader of the third ward reads them. */
async function answersFor(units: number[]): Promise<string[]> {
  const actor = await app.database.actorOf('vinh.ngocha');
  const found = await app.database.database.inUnit(
    { ...actor, unitId: third, reach: { ...actor.reach, all: false, units } },
    (tx) => tx.rows<{ reason: string }>('select reason from report_answers where from_unit_id = $1 order by id', [ward]),
  );
  return found.map(({ reason }) => reason);
}

let before = '';
let after = '';
beforeAll(async () => {
  const db = app.database;
  [ward, next, third] = [await db.unitId('00004'), await db.unitId('00008'), await db.unitId('00097')];
  await writePetitions(
    db,
    ward,
    (await db.actorOf('lan.badinh')).accountId,
    [{ key: 'q3', type: 'KN', receivedOn: '2026-08-03', status: 'guided', closedOn: '2026-08-10', outcome: 'guide' }],
    8000,
  );
  app.setNow('2026-11-24T02:00:00Z');
  chief = await app.signIn('hung.thanhtra');
  before = await send('thang.badinh');
  after = await send('thang.badinh', '/reports/closed/new?period=2026-Q2');
  await giveBack(before, 'Cột 7 lệch');
  await jobs();
  await merge();
}, 120_000);

test('given back before the act: its heir is told at the switch and reads why', async () => {
  const notices = await told(next);
  expect(notices.map(({ login }) => login)).toEqual(expect.arrayContaining(['oanh.ngocha', 'vinh.ngocha']));
  expect(notices[0]).toMatchObject({ href: before, words: expect.stringContaining('của Phường Ba Đình, bản 1, bị trả lại') });
  expect(await read('vinh.ngocha', before)).toContain('Cột 7 lệch');
  const waiting = 'Báo cáo quý III/2026 (Phường Ba Đình), bản 1, bị trả lại: Cột 7 lệch';
  expect(await read('oanh.ngocha', '/reports')).toContain(waiting);
  expect(await read('vinh.ngocha', `/reports/closed?${query}`)).toMatch(/Bị trả lại[\s\S]*Trả lại: Cột 7 lệch[\s\S]*unit=\d+/);
  // Nobody else reads the answer.
  expect(await answersFor([third])).toEqual([]);
});

test('given back after it: its heir is told of the return itself, and acceptance is shown likewise', async () => {
  const from = '/reports/closed?period=2026-Q2';
  expect((await ask(chief, after, { answer: 'accepted' })).status).toBe(303);
  expect(await read('vinh.ngocha', from)).toContain('Đã được tiếp nhận');
  await giveBack(after, 'Thiếu một đơn');
  await jobs();
  expect((await told(next)).map(({ href }) => href)).toContain(after);
  expect(await read('vinh.ngocha', after)).toContain('Thiếu một đơn');
});

test('over another act too: whoever came after the heir reads the answers to what its own heir sent', async () => {
  expect(await answersFor([third, next, ward])).toEqual([]);
  await app.database.owner(
    "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-11-25', 'whole', '2/NQ')",
    [next, third],
  );
  expect(await answersFor([third, next, ward])).toEqual(['Cột 7 lệch', '', 'Thiếu một đơn']);
  expect(await answersFor([third])).toEqual([]);
  await app.database.owner('delete from unit_successors where unit_id = $1 and successor_id = $2', [next, third]);
});

test('the act taken back, the unit reads the answer itself and its heir no more', async () => {
  await asAdmin((context) => undoAct(context, actId, 'Ghi nhầm ngày'));
  await jobs();
  expect(await read('thang.badinh', after)).toContain('Thiếu một đơn');
  expect(await read('nga.badinh', '/reports')).toContain('bị trả lại: Thiếu một đơn');
  expect(await read('oanh.ngocha', '/reports')).not.toContain('Thiếu một đơn');
  await (await app.signIn('vinh.ngocha')).get(after).expect(404);
  // What its heir was told of the returns and had not read is gone, so that no notice leads to a page it may not read.
  expect(await told(next)).toEqual([]);
  expect(await read('vinh.ngocha', '/notices')).not.toContain('/reports/closed/');
  // It has the return before it as its heir had: told again where it was told while another reported.
  expect((await told(ward)).map(({ href }) => href)).toEqual(expect.arrayContaining([before, after]));
});

test('the act carried out after all, the heir closes and sends again, and nothing of it waits any more', async () => {
  await merge();
  // What the heir signs is work on what it took over: told before, and named where the act is to be taken back.
  expect(await read('vinh.ngocha', `${closing}&unit=${ward}`)).toContain(
    'Chốt, ký rồi thì quyết định sắp xếp đơn vị 9/NQ-HĐND không hoàn tác được nữa.',
  );
  const again = await send('vinh.ngocha', `${closing}&unit=${ward}`);
  expect((await chief.get(again).expect(200)).text).toContain('bản 2');
  const page = await read('oanh.ngocha', '/reports');
  expect([page.includes('Cột 7 lệch'), page.includes('Thiếu một đơn')]).toEqual([false, true]);
  await expect(asAdmin((context) => undoAct(context, actId, 'Ghi nhầm ngày'))).rejects.toThrow(
    /^Phường Ngọc Hà đã chốt, ký báo cáo quý III\/2026 phần của Phường Ba Đình, bản 2, lúc 25\/11\/2026 09:00 nên không hoàn tác được nữa\.$/,
  );
  expect(await read('vinh.ngocha', closing)).not.toContain('không hoàn tác được nữa');
});
