// What the law leaves open is chosen by the administrator from a day on, with its reason; what the law says plainly is not.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let admin: Agent;
beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('quantri');
});
afterAll(() => app.close());

const choose = async (code: string, fields: object) => {
  const page = await admin.get(`/admin/rules/${code}`).expect(200);
  return admin
    .post(`/admin/rules/${code}`)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const basis = 'Quy chế số 12/QĐ-UBND';
const received = async (receivedOn: string) => {
  const feedback = { ...complaint, receivedOn, declaredType: 'KNPA' as const };
  const { id } = await app.as('son.badinh', (act) => registerPetition(act, feedback));
  const [clock] = await app.database.owner<{ id: number; due: string; code: string }>(
    "select id, due_on::text as due, rule_code as code from clocks where petition_id = $1 and rule_code = 'KN_PROCESS'",
    [id],
  );
  return clock;
};

it('lists what the law leaves open, to readers without a way to change it', async () => {
  const page = (await admin.get('/admin/rules').expect(200)).text;
  for (const label of ['Xử lý đơn', 'Trả lời kiến nghị, phản ánh', 'Gửi quyết định giải quyết khiếu nại lần hai'])
    expect(page).toContain(label);
  expect(page).not.toContain('Giải quyết khiếu nại lần đầu');
  const officer = await app.signIn('lan.badinh');
  expect((await officer.get('/admin/rules').expect(200)).text).not.toContain('href="/admin/rules/');
  await officer.get('/admin/rules/KN_PROCESS').expect(403);
});

it('what the law says plainly has no page', async () => {
  await admin.get('/admin/rules/KN_RES_1').expect(404);
  await admin.get('/admin/rules/NO_SUCH').expect(404);
});

it('asks for days, a day that is not over, and the reason', async () => {
  const empty = await choose('KN_PROCESS', { days: '0', unit: 'wd', from: '24/11/2026', basis: '' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Nhập số ngày, từ 1 đến 180');
  expect(empty.text).toContain('Nhập văn bản của cơ quan hoặc lý do');
  const past = await choose('KN_PROCESS', { days: '5', unit: 'wd', from: '24/11/2026', basis });
  expect(past.status).toBe(422);
  expect(past.text).toContain('Áp dụng từ hôm nay trở đi');
});

it('a limit is counted so from the day on, one that began before stays, and the page of the limit says by what', async () => {
  const before = await received('2026-11-25');
  expect((await choose('KN_PROCESS', { days: '5', unit: 'wd', from: '27/11/2026', basis })).status).toBe(303);
  app.setNow('2026-11-27T02:00:00Z');
  admin = await app.signIn('quantri');
  await runJobs(app.services, app.database.workerUrl);
  const after = await received('2026-11-27');
  expect([before?.due, after?.due]).toEqual(['2026-12-09', '2026-12-04']);
  const [kept] = await app.database.owner<{ due: string }>('select due_on::text as due from clocks where id = $1', [before?.id]);
  expect(kept?.due).toBe(before?.due);
  const why = (await (await app.signIn('son.badinh')).get(`/clocks/${after?.id}`).expect(200)).text;
  expect(why).toContain(`Cơ quan chọn 5 ngày làm việc cho các thời hạn bắt đầu từ ngày 27/11/2026, căn cứ: ${basis}.`);
  const [event] = await app.database.owner<{ data: object }>("select data from house_events where kind = 'rule.set'");
  expect(event?.data).toMatchObject({ code: 'KN_PROCESS', length: 5, unit: 'wd', on: '2026-11-27', reason: basis });
  expect((await admin.get('/admin/rules').expect(200)).text).toContain(`Từ 27/11/2026: 5 ngày làm việc. ${basis}`);
});

it('of two readings one is chosen, and chosen back', async () => {
  const ruleOn = async (on: string) =>
    app.as('thang.badinh', async ({ rules }) => {
      const { unit, basisShort } = rules.book.inForce('KN_SEND_2', on);
      return [unit, basisShort];
    });
  expect((await choose('KN_SEND_2', { unit: 'wd', from: '01/12/2026', basis })).status).toBe(303);
  expect((await choose('KN_SEND_2', { unit: 'cal', from: '04/01/2027', basis })).status).toBe(303);
  expect(await ruleOn('2026-11-30')).toEqual(['cal', 'khoản 1 Điều 41 Luật Khiếu nại']);
  expect(await ruleOn('2026-12-01')).toEqual(['wd', 'khoản 2 Điều 29 Nghị định 124/2020/NĐ-CP']);
  expect(await ruleOn('2027-01-04')).toEqual(['cal', 'khoản 1 Điều 41 Luật Khiếu nại']);
  expect((await choose('KN_SEND_2', { unit: 'cal', from: '01/02/2027', basis })).text).toContain('Chưa có gì thay đổi');
});
