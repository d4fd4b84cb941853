// The administrator, curious: no role by his own hand.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

it('he cannot make himself leader of a ward', async () => {
  const admin = await app.signIn('quantri');
  const { accountId } = await app.database.actorOf('quantri');
  const unit = await app.database.unitId('00004');
  const page = await admin.get(`/admin/accounts/${accountId}/assignments/new`);
  const answer = await admin
    .post(`/admin/accounts/${accountId}/assignments/new`)
    .type('form')
    .send({
      ...formFieldsOf(page.text),
      unit: String(unit),
      role: 'leader',
      title: 'Chủ tịch',
      section: '',
      from: '25/11/2026',
      to: '',
    });
  expect(answer.status).toBe(409);
  const roles = await app.database.owner('select role from assignments where account_id = $1', [accountId]);
  expect(roles).toEqual([{ role: 'admin' }]);
});
