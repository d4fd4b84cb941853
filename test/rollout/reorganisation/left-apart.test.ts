// Items past the head of the receiving office whose keeper is gone: their superior finds them in his work, hears of them and signs, by
// fetching the denunciation or for itself; the list is complete, and nobody of that office reads of any of it.
import { beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { shellCounts } from '../../../src/work/shell-counts.ts';
import { runJobs } from '../../../src/worker.ts';
import { tasks } from '../../../src/worker-tasks.ts';
import { sendForm } from '../../accounts/administration.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, csrfOf } from '../../support/app.ts';
import { aDenunciation } from '../../support/registration.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let ngocHa = 0;
let superior: Agent;
const moved = { open: 0, sent: 0, visit: 0 };
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const jobs = () => runJobs(app.services, app.database.workerUrl);
const unsigned = () =>
  rows<{ kind: string; record: number }>(
    `select h.kind, coalesce(h.petition_id, h.visit_id)::int as record from handovers h
      where h.unit_id = $1 and h.signed_at is null and h.kind in ('petition','visit') order by h.id`,
    [ngocHa],
  );
const signedBy = async (record: number) =>
  (
    await rows<{ login: string }>(
      'select a.login from handovers h join accounts a on a.id = h.signed_by where $1 in (h.petition_id, h.visit_id)',
      [record],
    )
  ).map(({ login }) => login);
const goingOn = async (table: 'petitions' | 'visits', column: string, id: number) =>
  (await rows<{ id: number }>(`select id::int from ${table} where ${column} = $1`, [id]))[0]?.id ?? 0;
const workOf = async (agent: Agent) => (await agent.get('/work').expect(200)).text;
/** The number beside "Việc của tôi" on every other page. */
const countOf = () => app.as('hai.ubndtp', async ({ tx, actor, moment }) => (await shellCounts(tx, actor, moment.today)).work);
const left = 'Mục bàn giao giữ riêng ở Phường Ngọc Hà, ở đó không còn người giữ';

beforeAll(async () => {
  const baDinh = await app.database.unitId('00004');
  ngocHa = await app.database.unitId('00008');
  app.setNow('2026-11-25T02:00:00Z');
  const denounced = { kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: '', organization: '', accountId: null };
  const denounce = () =>
    app.as('lan.badinh', (act) => registerPetition(act, aDenunciation({ receivedOn: '2026-11-25', respondents: [denounced] })));
  const [open, sent] = [await denounce(), await denounce()];
  // Sent up already, while a clock of it runs on: nothing is left to be fetched.
  await rows(
    "update petitions set status = 'transferred', closed_on = '2026-11-25', next_act = null, holder_id = null where id = $1",
    [sent.id],
  );
  const visit = await app.as('lan.badinh', (act) => registerVisit(act, entry({ receivedOn: '2026-11-25' })));
  await rows(
    "update visits set past_head = true, sealed = true, status = 'recorded', due_on = '2026-12-05', replied_on = null where id = $1",
    [visit.id],
  );
  const actId = await asAdmin((context) => prepareMerger(context, baDinh, ngocHa));
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await jobs();
  moved.open = await goingOn('petitions', 'origin_petition_id', open.id);
  moved.sent = await goingOn('petitions', 'origin_petition_id', sent.id);
  moved.visit = await goingOn('visits', 'origin_visit_id', visit.id);
  superior = await app.signIn('hai.ubndtp');
}, 60_000);

it('is nobody else’s while its keeper is there', async () => {
  expect((await unsigned()).map(({ record }) => record)).toEqual(expect.arrayContaining(Object.values(moved)));
  await tasks.tell_left_apart({ services: app.services, id: () => 0, isLastTry: true });
  expect(await rows("select 1 from notices where kind = 'handover_left_apart'")).toEqual([]);
  expect(await workOf(superior)).not.toContain('Ký nhận thay');
});

it('is its superior’s once the keeper is gone: in the list and count of his work, in a notice once, on the page where he signs', async () => {
  const before = await countOf();
  await rows("update accounts set disabled_at = now() where login = 'lan.badinh'");
  for (let morning = 0; morning < 2; morning += 1)
    await tasks.tell_left_apart({ services: app.services, id: () => 0, isLastTry: true });
  const told = await rows<{ login: string; n: number }>(
    "select a.login, count(*)::int as n from notices n join accounts a on a.id = n.account_id where n.kind = 'handover_left_apart' group by 1",
  );
  expect(told).toContainEqual({ login: 'hai.ubndtp', n: 2 });
  // The man it denounces led the ward it came from, not the one where it lies.
  expect(await workOf(superior)).toContain(
    'Đơn tố cáo người đứng đầu Phường Ba Đình, nay giữ ở Phường Ngọc Hà, không còn người chuyển lên cấp trên',
  );
  expect(told.filter(({ login }) => /badinh|ngocha/.test(login))).toEqual([]);
  const text = await workOf(superior);
  // One to be fetched, two to be signed for.
  expect([
    text.includes(`/petitions/${moved.open}/taking-over`),
    text.split(left).length - 1,
    (await countOf()) - before,
  ]).toEqual([true, 2, 3]);
  const page = (await superior.get('/unit-handovers').expect(200)).text;
  for (const href of [`/petitions/${moved.sent}`, `/visits/${moved.visit}`]) {
    expect(page).toContain(`href="${href}"`);
    await superior.get(href).expect(200);
  }
  for (const login of ['thang.badinh', 'vinh.ngocha', 'hoa.badinh', 'cuong.badinh', 'yen.ngocha']) {
    const agent = await app.signIn(login);
    const read = (await agent.get('/unit-handovers?show=all').expect(200)).text + (await workOf(agent));
    for (const word of [
      left,
      'không còn người giữ',
      `/petitions/${moved.open}"`,
      `/petitions/${moved.sent}"`,
      `/visits/${moved.visit}"`,
    ])
      expect([login, word, read.includes(word)]).toEqual([login, word, false]);
  }
});

it('is signed for by him, or by his fetching it, in that office’s book; its list is complete', async () => {
  const items = await rows<{ id: string }>('select id from handovers where petition_id = $1 or visit_id = $2', [
    moved.sent,
    moved.visit,
  ]);
  const sign = async (agent: Agent) =>
    agent
      .post('/unit-handovers/signature')
      .type('form')
      .send({ _csrf: csrfOf((await agent.get('/account')).text), id: items.map(({ id }) => id) });
  // Who leads another ward reads nothing of it and signs nothing.
  await sign(await app.signIn('vinh.ngocha'));
  await jobs();
  expect(await signedBy(moved.visit)).toEqual([]);
  await sign(superior);
  expect((await sendForm(superior, `/petitions/${moved.open}/taking-over`, { reason: 'Người vào sổ đã nghỉ' })).status).toBe(303);
  await jobs();
  for (const record of Object.values(moved)) expect(await signedBy(record)).toEqual(['hai.ubndtp']);
  expect((await unsigned()).filter(({ record }) => Object.values(moved).includes(record))).toEqual([]);
  const text = await workOf(superior);
  expect([text.includes(left), text.includes('/taking-over')]).toEqual([false, false]);
  const [event] = await rows('select by_unit_id = unit_id as own, sealed from events where kind = $1 and visit_id = $2', [
    'handover.signed',
    moved.visit,
  ]);
  expect(event).toEqual({ own: false, sealed: true });
});
