// The post or mandate ends in the middle of a form: the officer is told, and the words wait though their form no longer opens to him.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

it('words typed under a post that ended are told of and given back to be copied, to whoever typed them alone', async () => {
  const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  const path = `/petitions/${id}/sealing`;
  const son = await app.signIn('son.badinh');
  const form = (await son.get(path).expect(200)).text;
  const words = 'Lý do dài do ông Sơn gõ, không được mất chữ nào';
  // His post becomes another one while the form is open.
  await app.database.owner(
    `with ended as (update assignments a set during = daterange(lower(during), '2026-11-25') from accounts c where c.id = a.account_id and c.login = 'son.badinh' returning a.*)
     insert into assignments (account_id, unit_id, role, title, during) select account_id, unit_id, 'verifier', 'Thanh tra viên', daterange('2026-11-25', null) from ended`,
  );
  const away = await son
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(form), reason: words })
    .expect(303);
  const door = (await son.get(away.headers.location ?? '').expect(200)).text;
  expect(door).toContain('Phân công hoặc ủy quyền ông, bà đang dùng đã kết thúc');
  const next = new URL(away.headers.location ?? '', 'http://x').searchParams.get('next') ?? '';
  expect(next).toMatch(/\?restore=/);
  const entered = await son
    .post('/sign-in')
    .type('form')
    .send({ _csrf: csrfOf(door), login: 'son.badinh', password: demoPassword, next })
    .expect(303);
  expect(entered.headers.location).toBe(next);
  const back = await son.get(next).expect(403);
  expect(back.text).toContain(words);
  expect(back.text).toContain('có thể đã kết thúc');
  // Nobody else gets them, not even one whom the form would refuse likewise.
  const hieu = await app.signIn('hieu.badinh');
  const other = await hieu.get(next);
  expect(other.status).toBe(403);
  expect(other.text).not.toContain(words);
});

it('with no post left the page after the sign-in gives them back and says what to do; given a post again, the form opens with them', async () => {
  const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  const path = `/petitions/${id}/sealing`;
  const trang = await app.signIn('trang.badinh');
  const form = (await trang.get(path).expect(200)).text;
  const words = 'Lý do bà Trang gõ khi phân công hết hạn';
  const post = (until: string) =>
    app.database.owner(
      `update assignments a set during = daterange(lower(during), ${until}) from accounts c where c.id = a.account_id and c.login = 'trang.badinh'`,
    );
  await post("'2026-11-25'");
  const away = await trang
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(form), reason: words })
    .expect(303);
  const next = new URL(away.headers.location ?? '', 'http://x').searchParams.get('next') ?? '';
  const door = (await trang.get(away.headers.location ?? '').expect(200)).text;
  await trang
    .post('/sign-in')
    .type('form')
    .send({ _csrf: csrfOf(door), login: 'trang.badinh', password: demoPassword, next })
    .expect(303);
  const bare = (await trang.get('/sign-in/assignment').expect(200)).text;
  expect([bare.includes(words), bare.includes('Đề nghị quản trị đơn vị phân công')]).toEqual([true, true]);
  await post('null');
  const choice = (await trang.get('/sign-in/assignment').expect(200)).text;
  expect(choice).not.toContain(words);
  const assignment =
    /name="assignment" value="(\d+)"/.exec(choice)?.[1] ?? /value="(\d+)"[^>]*name="assignment"/.exec(choice)?.[1];
  await trang
    .post('/sign-in/assignment')
    .type('form')
    .send({ _csrf: csrfOf(choice), assignment })
    .expect(303);
  expect((await trang.get(next).expect(200)).text).toContain(words);
});

it('of an account that was closed meanwhile they stand in the answer itself: no sign-in leads back to them', async () => {
  const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  const path = `/petitions/${id}/supplement`;
  const lan = await app.signIn('lan.badinh');
  const sent = { ...formFieldsOf((await lan.get('/account').expect(200)).text), words: 'Bổ sung bà Lan vừa gõ' };
  await app.database.owner(
    "update accounts set disabled_at = now(), session_epoch = session_epoch + 1 where login = 'lan.badinh'",
  );
  const answer = await lan.post(path).type('form').send(sent);
  expect([answer.status, answer.text.includes(sent.words), answer.text.includes('vừa được khóa')]).toEqual([403, true, true]);
  const foreign = await lan.post(path).type('form').send({ words: 'Mồi nhử' });
  expect(foreign.text).not.toContain('Mồi nhử');
});

it('sent where the role or the office of now may not send them, they stand beside the refusal', async () => {
  const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  const words = 'Đề xuất gõ bằng vai trò trước';
  for (const [login, status] of [
    ['hoa.badinh', 403],
    ['tuan.ngocha', 404],
  ] as const) {
    const agent = await app.signIn(login);
    const own = formFieldsOf((await agent.get('/account').expect(200)).text);
    const path = status === 403 ? `/petitions/${id}/approval` : `/petitions/${id}/supplement`;
    const answer = await agent
      .post(path)
      .type('form')
      .send({ ...own, reason: words });
    expect([login, answer.status, answer.text.includes(words)]).toEqual([login, status, true]);
    expect((await agent.post(path).type('form').send({ reason: words })).text).not.toContain(`>${words}<`);
  }
});
