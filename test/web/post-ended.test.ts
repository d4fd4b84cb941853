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
