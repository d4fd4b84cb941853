// An administrator who gives somebody another name changes no record, opens nothing and hides nobody who is denounced.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aSender } from '../support/registration.ts';
import { accountOf, denouncer, send, toldOf } from './second-eyes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

let id = 0;
let thang = 0;
const seen = 'Hoàng Gia Thắng';
const given = 'Lê Viết Sơn';

const reveal = async (agent: Agent) =>
  agent
    .post(`/petitions/${id}/identity`)
    .type('form')
    .send({ _csrf: csrfOf((await agent.get('/account')).text), purpose: 'verify_denouncer' });

const rename = async (by: string, accountId: number, name: string, more = {}) =>
  send(await app.signIn(by), `/admin/accounts/${accountId}/person`, { name, email: '', phone: '', ...more });

beforeAll(async () => {
  id = (await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ senders: [aSender({ name: denouncer })] }))))
    .id;
  thang = await accountOf(app, 'thang.badinh');
  await app.database.owner('update assignments set reveal_confirmed_at = now() where account_id = $1', [thang]);
  expect((await reveal(await app.signIn('thang.badinh'))).text).toContain(denouncer);
  app.setNow('2026-11-25T02:10:00Z');
});

afterAll(() => app.setNow('2026-11-25T02:00:00Z'));

it('gives nobody the name of a colleague unasked, and himself none at all', async () => {
  const asked = await rename('quantri', thang, given);
  expect(asked.status).toBe(422);
  for (const login of ['son.badinh', 'thang.badinh']) expect(asked.text).toContain(login);
  expect(asked.text).toContain('name="isNamesake"');
  const own = await rename('quantri', await accountOf(app, 'quantri'), 'Nguyễn Hoàng Hải');
  expect([own.status, own.text.includes('Không tự đổi họ tên của mình')]).toEqual([422, true]);
  expect(await app.database.owner('select 1 from account_names')).toEqual([]);
});

it('changes no record of who did what; both names are in the audit, and the old one stands on the list of those to confirm', async () => {
  expect((await rename('quantri', thang, given, { isNamesake: '1' })).status).toBe(303);
  const chief = await app.signIn('hung.thanhtra');
  const page = (await chief.get(`/petitions/${id}`).expect(200)).text;
  expect(page).toContain(`Lần xem gần nhất: 25/11/2026 09:00, ${seen}`);
  expect(page).not.toContain(given);
  const line = async (q: string) =>
    (await chief.get('/admin/audit').query({ q, kind: 'identity.revealed' }).expect(200)).text.includes(seen);
  expect([await line('hoang gia thang'), await line('le viet son')]).toEqual([true, true]);
  const house = (await chief.get('/admin/audit?book=house&kind=account.renamed').expect(200)).text;
  expect(house).toContain(`thang.badinh, ${seen} → ${given}, trùng họ tên với son.badinh`);
  expect((await chief.get('/reveal-confirmations')).text).toContain(`${given} (thang.badinh), trước đây là ${seen}`);
  expect((await (await app.signIn('quantri')).get(`/admin/accounts/${thang}`)).text).toContain(seen);
});

it('shuts the identities until a second person has confirmed him; he, his leaders, auditor and Chief Inspector hear of it', async () => {
  expect((await reveal(await app.signIn('thang.badinh'))).status).toBe(403);
  await runJobs(app.services, app.database.workerUrl);
  expect(await toldOf(app, 'account.renamed')).toEqual(['hung.thanhtra', 'tam.thanhtra', 'thang.badinh']);
  const [told] = await app.database.owner<{ words: string }>("select words from notices where kind = 'account.renamed' limit 1");
  expect(told?.words).toContain(`từ ${seen} thành ${given}`);
  // Another way to reach somebody is no other name.
  const hoa = await accountOf(app, 'hoa.badinh');
  await app.database.owner('update assignments set reveal_confirmed_at = now() where account_id = $1', [hoa]);
  expect((await rename('quy.badinh', hoa, 'Trần Diệu Hoa', { phone: '0912345678' })).status).toBe(303);
  expect(
    await app.database.owner('select 1 from assignments where account_id = $1 and reveal_confirmed_at is null', [hoa]),
  ).toEqual([]);
});

it('hides no denounced officer behind his new name, in what is registered later nor when he is given a post', async () => {
  const cuong = await accountOf(app, 'cuong.badinh');
  expect((await rename('quy.badinh', cuong, 'Vũ Đông Xuân')).status).toBe(303);
  const respondents = [{ kind: 'individual' as const, name: 'Vũ Bá Cường', position: '', organization: '', accountId: null }];
  const later = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ respondents })));
  await (await app.signIn('cuong.badinh')).get(`/petitions/${later.id}`).expect(404);
  await app.database.owner('delete from named_accounts where petition_id = $1 and account_id = $2', [later.id, cuong]);
  await (await app.signIn('cuong.badinh')).get(`/petitions/${later.id}`).expect(200);
  await app.database.owner("update assignments set during = daterange('2025-09-01', null) where account_id = $1", [cuong]);
  await (await app.signIn('cuong.badinh')).get(`/petitions/${later.id}`).expect(404);
});

it('leaves the names of before to the database: the application writes none', async () => {
  for (const sql of [
    "insert into account_names (account_id, until, name, name_ascii) values (1, now(), 'X', 'x')",
    "update account_names set name = 'X'",
    'delete from account_names',
  ])
    await expect(app.as('thang.badinh', (act) => act.tx.run(sql))).rejects.toThrow(/permission denied/);
});
