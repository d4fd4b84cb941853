// A divided unit's archive goes to one successor: the form offers it once, the plan refuses it twice, the dry run stops where it was planned so, and where nobody is to keep it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import type { Context } from '../../../src/web/pages.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { keepHeadsAt, staffOffice } from './arrange.ts';

let app: TestApp;
let admin: Agent;
let here = '';
const unit: Record<string, number> = {};
const send = async (path: string, values: Record<string, string>) => {
  const page = await admin.get(path).expect(200);
  return admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...values });
};
const way = () => ({ kind: 'split', fromUnitId: String(unit.baDinh), takesPetitions: '1' });
const isTicked = async () => /name="takesArchive"[^>]* checked/.test((await admin.get(`${here}/routes`).expect(200)).text);

beforeAll(async () => {
  app = await testApp();
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  unit.hongHa = await app.database.unitId('00097');
  await staffOffice(app, unit.hongHa);
  admin = await app.signIn('quantri');
  const made = await send('/admin/reorganisations/new', {
    number: '12/NQ-HĐND',
    issuedOn: '20/11/2026',
    issuer: 'Hội đồng nhân dân Thành phố',
    subject: 'chia phường Ba Đình',
    effectiveOn: '25/11/2026',
  });
  here = made.headers.location ?? '';
}, 60_000);
afterAll(() => app.close());

it('is ticked for the first successor, for no second one, and refused where it is ticked by hand', async () => {
  expect(await isTicked()).toBe(true);
  const first = { ...way(), toUnitId: String(unit.ngocHa), takesArchive: '1', takesAccounts: '1', isDefault: '1' };
  expect((await send(`${here}/routes`, first)).status).toBe(303);
  expect(await isTicked()).toBe(false);
  const second = await send(`${here}/routes`, { ...way(), toUnitId: String(unit.hongHa), takesArchive: '1' });
  expect(second.status).toBe(422);
  expect(second.text).toContain('Hồ sơ lưu, sổ của Phường Ba Đình đã giao cho Phường Ngọc Hà');
  const third = await send(`${here}/routes`, { ...way(), toUnitId: String(unit.hongHa), takesArchive: '' });
  expect(third.status).toBe(303);
  // What the route takes is said, and who keeps the archive.
  const said = (await admin.get(here).expect(200)).text;
  expect(said).toContain('Đã thêm tuyến bàn giao: đơn đang mở. Hồ sơ lưu, sổ vẫn do Phường Ngọc Hà giữ.');
  const named = (await admin.get(here).expect(200)).text;
  expect(named).not.toContain('Hồ sơ lưu');
  expect(named).toContain('Nơi giữ lưu trữ, sổ từ ngày chuyển: Phường Ngọc Hà (của Phường Ba Đình).');
});

it('stops the act where two keep it, or nobody does, however many ways there are', async () => {
  const set = (keeps: string) =>
    app.database.owner(`update reorganisation_routes set takes_archive = ${keeps} where from_unit_id = $1`, [unit.baDinh]);
  await set('true');
  const twice = 'Hồ sơ lưu, sổ được giao cho hơn một nơi: Phường Ba Đình.';
  expect((await admin.get(here).expect(200)).text).toContain(twice);
  app.setNow('2026-11-25T02:00:00Z');
  await keepHeadsAt(app, here);
  const start = () =>
    app.as('quantri', (act) =>
      startAct({ ...act, services: app.services } as unknown as Context, Number(here.split('/').at(-1))),
    );
  await expect(start()).rejects.toThrow(twice);
  await set('false');
  const none = 'Chưa có nơi nhận lưu trữ, sổ của Phường Ba Đình.';
  expect((await admin.get(here).expect(200)).text).toContain(none);
  await expect(start()).rejects.toThrow(none);
  await app.database.owner('delete from reorganisation_routes where from_unit_id = $1 and to_unit_id = $2', [
    unit.baDinh,
    unit.ngocHa,
  ]);
  const alone = (await admin.get(here).expect(200)).text;
  expect(alone).toContain(none);
  expect(alone).not.toContain('Nơi giữ lưu trữ');
  await expect(start()).rejects.toThrow(none);
});
