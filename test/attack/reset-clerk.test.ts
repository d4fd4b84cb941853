// A clerk who was given a new password: what she had typed before opens to nobody until somebody from outside has confirmed her.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepDrafts } from '../../src/documents/files/tasks.ts';
import { runJobs } from '../../src/worker.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { accountOf, denouncer, send } from './second-eyes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

it('what a clerk had typed before a new password opens for nobody until somebody from outside has confirmed her, and then is all there; her head may not: nobody knows whom it denounces', async () => {
  const address = '/petitions/new?mode=sealed&draft=0';
  const clerk = await app.signIn('hoa.badinh');
  const page = (await clerk.get(address)).text;
  const typed = { ...formFieldsOf(page), 'senders.0.name': denouncer, summary: 'Viết dở' };
  await clerk.post('/drafts/petition-registration-sealed').type('form').send(typed);
  expect((await clerk.get(address)).text).toContain(denouncer);

  const hoa = await accountOf(app, 'hoa.badinh');
  const hash = "(select password_hash from accounts where login = 'son.badinh')";
  const admin = await app.signIn('quy.badinh');
  const handed = await send(admin, `/admin/accounts/${hoa}/password`, { verified: '1' });
  expect(handed.text).toMatch(
    /mở lại bản nháp.* cho đến khi Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên xác nhận trong danh sách/,
  );
  await app.database.owner(
    `update accounts set must_change_password = false, one_time_until = null, password_hash = ${hash} where id = $1`,
    [hoa],
  );
  await runJobs(app.services, app.database.workerUrl);
  const hands = await app.signIn('hoa.badinh');
  expect((await hands.get(address)).text).not.toContain(denouncer);
  expect((await hands.get('/drafts/petition-registration-sealed')).text).not.toContain(denouncer);
  const told = await app.database.owner<{ words: string }>(
    "select n.words from notices n where n.account_id = $1 and n.kind = 'account.reveal_holder'",
    [await accountOf(app, 'thang.badinh')],
  );
  expect(told.some(({ words }) => words.includes('Trần Diệu Hoa') && words.includes('bản nháp'))).toBe(true);

  const head = await app.signIn('thang.badinh');
  const own = (await head.get('/reveal-confirmations')).text;
  expect(own).toContain('Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên xác nhận');
  const chief = await app.signIn('hung.thanhtra');
  const list = (await chief.get('/reveal-confirmations')).text;
  expect(list).toContain('mở lại bản nháp');
  const [post] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [hoa]);
  const ofHers = `/reveal-confirmations/${post?.id}`;
  expect(own).not.toContain(ofHers);
  const refused = await head
    .post(ofHers)
    .type('form')
    .send({ _csrf: csrfOf(own) });
  expect([refused.status, refused.text.includes('lãnh đạo cơ quan cấp trên')]).toEqual([409, true]);
  expect((await hands.get(address)).text).not.toContain(denouncer);
  const confirmed = await chief
    .post(`/reveal-confirmations/${post?.id}`)
    .type('form')
    .send({ _csrf: csrfOf(list) });
  expect(confirmed.status).toBe(303);
  expect((await hands.get(address)).text).toContain(denouncer);
  expect((await hands.get(address)).text).toContain('Viết dở');
});

it('what she types before she is confirmed stands first; the earlier words wait unswept, both hear of them, and they come next', async () => {
  const address = '/petitions/new?mode=sealed&draft=0';
  const place = '/drafts/petition-registration-sealed';
  const hoa = await accountOf(app, 'hoa.badinh');
  const newPassword = async () => {
    const admin = await app.signIn('quy.badinh');
    expect((await send(admin, `/admin/accounts/${hoa}/password`, { verified: '1' })).status).toBe(200);
    await app.database.owner(
      "update accounts set must_change_password = false, one_time_until = null, password_hash = (select password_hash from accounts where login = 'son.badinh') where id = $1",
      [hoa],
    );
    return app.signIn('hoa.badinh');
  };
  const type = async (agent: Agent, summary: string) => {
    const page = (await agent.get(address)).text;
    await agent
      .post(place)
      .type('form')
      .send({ ...formFieldsOf(page), summary });
  };
  let hands = await newPassword();
  // That some wait is said alike on every form: which form's they are would tell that a denunciation is being written.
  const pages = ['/petitions/new', '/petitions/new?mode=open&draft=0', address];
  for (const page of pages) {
    const { text } = await hands.get(page).expect(200);
    expect([
      page,
      text.includes('bản nháp nhập trước đó (nếu có), ở biểu mẫu nào cũng vậy'),
      text.includes('Còn 1 bản nháp'),
    ]).toEqual([page, true, false]);
  }
  await type(hands, 'Nhập lần hai');
  // Once more: two wait now, behind a third.
  hands = await newPassword();
  await type(hands, 'Nhập lần ba');
  const head = await app.signIn('hung.thanhtra');
  const [post] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [hoa]);
  const csrf = csrfOf((await head.get('/reveal-confirmations')).text);
  await head.post(`/reveal-confirmations/${post?.id}`).type('form').send({ _csrf: csrf }).expect(303);
  expect((await head.get('/reveal-confirmations')).text).toContain('2 bản nháp nhập trước còn chờ');

  const now = (await hands.get(address)).text;
  expect(now).toContain('Nhập lần ba');
  expect(now).toContain('Còn 2 bản nháp ông, bà nhập trước đây');
  await app.database.owner("update drafts set saved_at = '2026-01-01' where account_id = $1 and form like 'held:%'", [hoa]);
  await app.database.owner(
    "update drafts set saved_at = '2026-01-02' where account_id = $1 and form like 'held:%' and id = (select max(id) from drafts where form like 'held:%')",
    [hoa],
  );
  await sweepDrafts({ services: app.services, id: () => 0, isLastTry: true });
  const drop = () =>
    hands
      .post(`${place}/removal`)
      .type('form')
      .send({ _csrf: csrfOf(now) })
      .expect(303);
  await drop();
  const second = (await hands.get(address)).text;
  expect(second).toContain('Nhập lần hai');
  expect(second).toContain('Còn 1 bản nháp');
  await drop();
  const first = (await hands.get(address)).text;
  expect(first).toContain('Viết dở');
  expect(first).toContain(denouncer);
  expect(first).not.toContain('Còn 1 bản nháp');
  // It has come back today, whenever it was typed; and no window that saw the one before takes it for its own.
  await sweepDrafts({ services: app.services, id: () => 0, isLastTry: true });
  const late = await hands
    .post(place)
    .set('X-CSRF-Token', csrfOf(now))
    .type('form')
    .send({ summary: 'Cửa sổ cũ', _version: '1' });
  expect(late.status).toBe(409);
  expect((await hands.get(address)).text).toContain('Viết dở');
  await drop();
  expect(await app.database.owner('select 1 from drafts where account_id = $1', [hoa])).toEqual([]);
});
