// A clerk who was given a new password: what she had taken in past her head is not there for her until somebody from outside has confirmed her.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';
import { accountOf, send } from './second-eyes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

it('what a clerk had taken in past her head is not there for her after a new password, until somebody from outside has confirmed her', async () => {
  const hoa = await accountOf(app, 'hoa.badinh');
  const thang = [{ kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: '', organization: '', accountId: null }];
  const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ respondents: thang })));
  await (await app.signIn('hoa.badinh')).get(`/petitions/${id}`).expect(200);
  const admin = await app.signIn('quy.badinh');
  expect((await send(admin, `/admin/accounts/${hoa}/password`, { verified: '1' })).status).toBe(200);
  await app.database.owner(
    "update accounts set must_change_password = false, one_time_until = null, password_hash = (select password_hash from accounts where login = 'son.badinh') where id = $1",
    [hoa],
  );
  await runJobs(app.services, app.database.workerUrl);
  const told = await app.database.owner<{ words: string }>(
    "select words from notices where account_id = $1 and kind = 'account.reveal_holder' order by id desc limit 1",
    [await accountOf(app, 'hung.thanhtra')],
  );
  expect(told[0]?.words).toMatch(/Trần Diệu Hoa.*tố cáo người đứng đầu do mình vào sổ trước đó \(nếu có\).*Chánh Thanh tra hoặc/);

  const hands = await app.signIn('hoa.badinh');
  const waits = async () => (await hands.get('/work').expect(200)).text.includes('vừa được cấp lại mật khẩu');
  await hands.get(`/petitions/${id}`).expect(404);
  expect(await waits()).toBe(true);
  const chief = await app.signIn('hung.thanhtra');
  const list = (await chief.get('/reveal-confirmations')).text;
  const [post] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [hoa]);
  await chief
    .post(`/reveal-confirmations/${post?.id}`)
    .type('form')
    .send({ _csrf: csrfOf(list) })
    .expect(303);
  await hands.get(`/petitions/${id}`).expect(200);
  expect(await waits()).toBe(false);
});
