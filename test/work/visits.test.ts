// Việc của tôi: citizens received and still to be answered stand in the queue beside petitions, and every count holds them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePaper, numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { countQueue, listQueue } from '../../src/work/queries.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { canary, denunciation, entry } from '../reception/entries.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let desk: Agent;
const visits: Record<string, number> = {};

beforeAll(async () => {
  app = await testApp();
  // Wednesday 25/11/2026; the 24th is a public holiday.
  const receive = async (name: string, due: string | null, made: Parameters<typeof registerVisit>[1], more = '') => {
    const { id } = await app.as('lan.badinh', (act) => registerVisit(act, made));
    if (due !== null) await app.database.owner(`update visits set due_on = $2${more} where id = $1`, [id, due]);
    visits[name] = id;
  };
  await receive('late', '2026-11-20', entry({ outcome: 'supplement_requested' }));
  await receive('today', '2026-11-25', entry());
  await receive('sealed', '2026-11-26', denunciation());
  await receive(
    'void',
    '2026-11-20',
    entry(),
    ", status = 'void', voided_at = now(), voided_by = registered_by, void_reason = 'trùng'",
  );
  await receive('answered', '2026-11-20', entry(), ", status = 'replied', replied_on = '2026-11-19', reply_kind = 'direct'");
  await receive('settled', null, entry({ outcome: 'answered_on_spot', explained: 'Đã trả lời' }));
  await receive('refused', null, entry({ outcome: 'refused', refusalGround: 'A9_3' }));
  desk = await app.signIn('lan.badinh');
});
afterAll(() => app.close());

const work = async (agent: Agent, query = '') => (await agent.get(`/work${query}`).expect(200)).text;
const rowsIn = (html: string) =>
  [...html.matchAll(/<tr data-row>.*?href="\/(petitions|proceedings|visits)\/(\d+)"/gs)].map((m) => `${m[1]} ${m[2]}`);
const visitRows = (...names: string[]) => names.map((name) => `visits ${visits[name]}`);
const days = { today: '2026-11-25', soon: '2026-11-30' };
const everything = { tile: 'all', scope: 'me', q: '', type: '', field: '', status: '' } as const;

test('whoever received the citizens finds them by due date, with the number of the register and the page of the answer', async () => {
  const html = await work(desk);
  expect(rowsIn(html).slice(0, 3)).toEqual(visitRows('late', 'today', 'sealed'));
  for (const gone of ['void', 'answered', 'settled']) expect(rowsIn(html)).not.toContain(`visits ${visits[gone]}`);
  expect(html).toContain('TCD-2026-00001');
  expect(html).toContain('Trả lời công dân');
  expect(html).toContain(`href="/visits/${visits.late}/reply"`);
  expect(html).toContain('Quá hạn');
  // What came of the reception is written down before the answer.
  expect(html).toContain(`href="/visits/${visits.today}/outcome"`);
  await desk.get(`/visits/${visits.today}/reply`).expect(409);
  for (const [, page] of html.matchAll(/href="(\/visits\/\d+\/(?:reply|outcome))"/g)) await desk.get(page ?? '').expect(200);
});

test('a sealed visit is named in masked words', async () => {
  const html = await work(desk);
  expect(html).toContain('Người tố cáo (được bảo mật)');
  expect(html).toContain('Nội dung được bảo mật');
  expect(html).not.toContain(canary);
});

test('tiles, choices, filters and the rail count what their lists hold', async () => {
  const lan = await app.database.actorOf('lan.badinh');
  const listed = async (change: object) =>
    app.database.database.inUnit(lan, (tx) => listQueue(tx, lan, { ...everything, ...change }, days, { limit: 100 }));
  const counts = await app.database.database.inUnit(lan, (tx) => countQueue(tx, lan, everything, days));
  for (const tile of ['overdue', 'today', 'soon'] as const)
    expect((await listed({ tile })).length, tile).toBe(counts.buckets[tile]);
  expect((await listed({})).length).toBe(counts.all);
  for (const [status, n] of counts.statuses) expect((await listed({ status })).length, status).toBe(n);
  for (const type of ['KN', 'TC', 'KNPA']) expect((await listed({ type })).length, type).toBe(counts.types.get(type) ?? 0);
  // A visit has no field of its own.
  expect((await listed({ field: 'LAND' })).filter((row) => row.visitId > 0)).toEqual([]);
  const shell = await app.database.database.inUnit(lan, (tx) => shellCounts(tx, lan, days.today));
  expect(shell.work).toBe(counts.all);
  expect(await work(desk)).toContain('Đã ghi sổ');
});

test('the list is searched by the number of the register and by who came', async () => {
  expect(rowsIn(await work(desk, '?q=TCD-2026-00001'))).toEqual(visitRows('late'));
  expect(rowsIn(await work(desk, `?q=${encodeURIComponent('ĐT-2026-000001')}`))).toEqual([]);
  expect(rowsIn(await work(desk, '?q=nguyen thi hanh'))).toContain(`visits ${visits.today}`);
});

test('pages go on and back over petitions and visits of one day without losing or repeating a row', async () => {
  for (let n = 0; n < 20; n += 1) {
    const { id } = await app.as('lan.badinh', (act) => registerPetition(act, { ...complaint, subject: `Đơn ${n}` }));
    await app.database.owner(
      "update petitions set next_role = 'reception_officer', holder_id = null, next_act = 'supplement', due_on = '2026-12-01' where id = $1",
      [id],
    );
    const made = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    await app.database.owner("update visits set due_on = '2026-12-01' where id = $1", [made.id]);
  }
  const link = (html: string, rel: string) =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&').replace('/work', '');
  const first = await work(desk);
  const second = await work(desk, link(first, 'next'));
  const lan = await app.database.actorOf('lan.badinh');
  const { work: total } = await app.database.database.inUnit(lan, (tx) => shellCounts(tx, lan, days.today));
  expect(total).toBeGreaterThan(42);
  const seen = [...rowsIn(first), ...rowsIn(second)];
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
  expect(link(second, 'next')).toBeUndefined();
  expect(rowsIn(await work(desk, link(second, 'prev')))).toEqual(rowsIn(first));
});

test('a petition whose act is not open yet leads to the petition, not to a refusal', async () => {
  const html = await work(desk);
  const [petition] = rowsIn(html).filter((row) => row.startsWith('petitions'));
  const id = petition?.split(' ')[1];
  // Registered, not waiting for anything from the citizen: the supplement cannot be recorded.
  expect(html).not.toContain(`href="/petitions/${id}/supplement"`);
  await desk.get(`/petitions/${id}`).expect(200);
});

test('when whoever received them has left the unit, those who receive there answer', async () => {
  const head = await app.signIn('cuong.badinh');
  expect(rowsIn(await work(head))).toEqual([]);
  expect(rowsIn(await work(head, '?officer=unit'))).toEqual(expect.arrayContaining(visitRows('late', 'today')));
  await app.database.owner(
    "update assignments set during = daterange(lower(during), '2026-11-20') where account_id = (select id from accounts where login = 'lan.badinh')",
  );
  const html = await work(head, '?group=overdue');
  expect(rowsIn(html)).toEqual(visitRows('late'));
  expect(html).toContain('Cán bộ tiếp công dân');
  expect(html).toContain(`href="/visits/${visits.late}/reply"`);
  await head.get(`/visits/${visits.late}/reply`).expect(200);
  // Those who do not answer citizens are not shown the duty.
  for (const login of ['son.badinh', 'hoa.badinh', 'thang.badinh'])
    expect(await work(await app.signIn(login)), login).not.toMatch(/href="\/visits\/\d+\/(reply|outcome)"/);
});

test('a paper of a visit is the head’s until it is approved, the clerk’s until it has left', async () => {
  const [notice] = await app.database.owner<{ id: number }>(
    "select id::int from papers where visit_id = $1 and kind = 'TCD01_2026'",
    [visits.refused],
  );
  const row = (html: string) =>
    [...html.matchAll(/<tr data-row>.*?<\/tr>/gs)]
      .map(([one]) => one)
      .find((one) => one.includes(`href="/papers/${notice?.id}"`));
  const leader = await app.signIn('thang.badinh');
  const clerk = await app.signIn('hoa.badinh');
  const seen = async (agent: Agent) => row(await work(agent));
  expect(await seen(leader)).toContain('Phê duyệt văn bản');
  expect(await seen(leader)).toContain('Thông báo về việc từ chối tiếp công dân');
  const toApprove = (await leader.get('/approvals').expect(200)).text;
  expect(toApprove).toContain(`href="/papers/${notice?.id}?desk=1"`);
  expect(await seen(clerk)).toBeUndefined();
  expect(await seen(await app.signIn('mai.ngocha'))).toBeUndefined();
  await app.as('thang.badinh', (act) => approvePaper(act, notice?.id ?? 0));
  expect(await seen(leader)).toBeUndefined();
  expect(await seen(clerk)).toContain('Cấp số văn bản');
  await app.as('hoa.badinh', (act) => numberPaper(act, notice?.id ?? 0, '2026-11-25'));
  expect(await seen(clerk)).toContain('Ghi nhận đã gửi');
  await app.as('hoa.badinh', (act) => sendPaper(act, notice?.id ?? 0, { on: '2026-11-25', means: 'hand', to: 'Người đến' }));
  expect(await seen(clerk)).toBeUndefined();
});
