// A denunciation past its head whose registering officer is gone: the superiors find it in their work and hear of it, the ward does not.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { tasks } from '../../src/worker-tasks.ts';
import { sendForm } from '../accounts/administration.ts';
import { canary, denunciation } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let leader: Agent;
let chief: Agent;
let id = 0;
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const tell = () => tasks.tell_superiors({ services: app.services, id: () => 0, isLastTry: true });
const work = async (agent: Agent) => (await agent.get('/work').expect(200)).text;
const href = () => `/petitions/${id}/taking-over`;

beforeAll(async () => {
  app = await testApp();
  [leader, chief] = [await app.signIn('hai.ubndtp'), await app.signIn('hung.thanhtra')];
  id = (await app.as('lan.badinh', (act) => registerPetition(act, denunciation))).id;
  await rows('update petitions set past_head = true where id = $1', [id]);
});
afterAll(() => app.close());

it('is nobody else’s work while whoever registered it is there', async () => {
  await tell();
  for (const agent of [leader, chief]) expect((await work(agent)).includes(href())).toBe(false);
  expect(await rows("select 1 from notices where kind = 'petition.left_past_head'")).toEqual([]);
});

it('is work of the superiors once the account is locked: in the list, in the count, in a notice, once each; never in the ward', async () => {
  await rows("update accounts set disabled_at = now() where login = 'lan.badinh'");
  await tell();
  await tell();
  for (const agent of [leader, chief]) {
    const text = await work(agent);
    expect(text).toContain(href());
    expect(text).toContain('Đơn tố cáo người đứng đầu Phường Ba Đình, ở đó không còn người chuyển lên cấp trên');
    expect(text).toContain('Nhận đơn về đơn vị');
    for (const secret of [canary, denunciation.subject]) expect([secret, text.includes(secret)]).toEqual([secret, false]);
    expect((await agent.get('/notices').expect(200)).text).toContain('ở đó không còn người chuyển lên cấp trên');
    await agent.get(href()).expect(200);
  }
  const told = await rows<{ login: string; words: string; n: number }>(
    "select a.login, min(n.words) as words, count(*)::int as n from notices n join accounts a on a.id = n.account_id where n.kind = 'petition.left_past_head' group by 1",
  );
  expect(told.every(({ n, words }) => n === 1 && !words.includes(canary))).toBe(true);
  const logins = told.map(({ login }) => login);
  for (const login of ['hai.ubndtp', 'hung.thanhtra']) expect(logins).toContain(login);
  expect(logins.filter((login) => login.endsWith('.badinh') || login.endsWith('.ngocha'))).toEqual([]);
  for (const login of ['thang.badinh', 'cuong.badinh', 'hoa.badinh', 'phong.ngocha'])
    expect([login, (await work(await app.signIn(login))).includes(href())]).toEqual([login, false]);
});

it('is so as well when whoever registered it has no post in that office any more', async () => {
  const of = "account_id = (select id from accounts where login = 'lan.badinh')";
  await rows("update accounts set disabled_at = null where login = 'lan.badinh'");
  expect((await work(chief)).includes(href())).toBe(false);
  await rows(`update assignments set during = daterange(lower(during), '2026-11-01') where ${of}`);
  expect(await work(chief)).toContain(href());
});

it('waits for a confirmed superior alone, and for none whom it names', async () => {
  await rows(
    "update assignments set reveal_confirmed_at = null where account_id = (select id from accounts where login = 'hai.ubndtp')",
  );
  expect((await work(leader)).includes(href())).toBe(false);
  await rows(
    "update assignments set reveal_confirmed_at = now() where account_id = (select id from accounts where login = 'hai.ubndtp')",
  );
  await rows(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as) select p.unit_id, p.id, a.id, 'respondent' from petitions p, accounts a where p.id = $1 and a.login = 'hai.ubndtp'",
    [id],
  );
  expect((await work(leader)).includes(href())).toBe(false);
});

it('is gone from the list once it is fetched', async () => {
  expect((await sendForm(chief, href(), { reason: 'Người vào sổ đã nghỉ' })).status).toBe(303);
  await runJobs(app.services, app.database.workerUrl);
  expect((await work(chief)).includes(href())).toBe(false);
});
