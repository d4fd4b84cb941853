// Units on any day, with what came before and after; the profile is the administrator's to change, and the change is kept.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let admin: Agent;
beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('quantri');
});
afterAll(() => app.close());

it('shows the tree of today and of 2017', async () => {
  const today = await admin.get('/admin/units').expect(200);
  expect(today.text).toContain('126 đơn vị');
  expect(today.text).not.toContain('Phường Trúc Bạch');
  const then = await admin.get('/admin/units').query({ on: '15/10/2017' }).expect(200);
  expect(then.text).toContain('Quận Ba Đình');
  expect(then.text).toContain('Phường Trúc Bạch');
  expect((await admin.get('/admin/units').query({ on: '31/02/2026' }).expect(200)).text).toContain(
    'không phải là một ngày có thật',
  );
});

it('finds an old name without marks and says who took over', async () => {
  const found = await admin.get('/admin/units').query({ q: 'truc bach' }).expect(200);
  expect(found.text).toContain('Phường Trúc Bạch');
  expect(found.text).toContain('Nay thuộc Phường Ba Đình');
});

it('changes how a unit signs, and remembers what it was', async () => {
  const id = await app.database.unitId('00004');
  const path = `/admin/units/${id}/profile`;
  const page = await admin.get(path).expect(200);
  const wrong = await admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), issuingOrg: '', symbol: 'A B' });
  expect(wrong.status).toBe(422);
  const fields = {
    issuingOrg: 'Ủy ban nhân dân phường Ba Đình',
    superiorOrg: '',
    symbol: 'UBND',
    place: 'Ba Đình',
    headTitle: 'chủ tịch',
    address: 'Số 2, phố Trúc Bạch',
    phone: '',
    approvalRoute: 'unit_head_then_leader',
    isRemoteArea: '1',
  };
  await admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields })
    .expect(303);
  const unit = await admin.get(`/admin/units/${id}`).expect(200);
  expect(unit.text).toContain('có, thời hạn theo mức dài hơn');
  const [event] = await app.database.owner<{ data: { changes: { field: string; from: unknown; to: unknown }[] } }>(
    "select data from house_events where kind = 'unit.profile_changed'",
  );
  expect(event?.data.changes).toContainEqual({ field: 'approvalRoute', from: 'leader', to: 'unit_head_then_leader' });
});

it('is read by leaders and changed by nobody else', async () => {
  const id = await app.database.unitId('00004');
  const leader = await app.signIn('thang.badinh');
  expect((await leader.get(`/admin/units/${id}`).expect(200)).text).not.toContain('Sửa thể thức');
  await leader.get(`/admin/units/${id}/profile`).expect(403);
  await (await app.signIn('lan.badinh')).get('/admin/units').expect(403);
});
