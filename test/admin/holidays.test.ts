// A day off added late: its effect is shown before it is kept, every unit's running clocks are counted again, and the petition
// shows the new date with the reason in its history.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let admin: Agent;
let petitionId: number;
const swapDay = { on: '01/12/2026', kind: 'swap_off', name: 'Nghỉ hoán đổi', source: 'Thông báo thử' };

beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('quantri');
  const made = await app.as('son.badinh', (act) => registerPetition(act, { ...complaint, receivedOn: '2026-11-25' }));
  petitionId = made.id;
});
afterAll(() => app.close());

const send = async (path: string, fields: object, from = path) => {
  const page = await admin.get(from).expect(200);
  return admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const dueOf = async () =>
  (await app.database.owner<{ due_on: string }>('select due_on::text from petitions where id = $1', [petitionId]))[0]?.due_on ??
  '';

it('lists a year with what waits to be confirmed', async () => {
  const page = await admin.get('/admin/holidays?year=2027').expect(200);
  expect(page.text).toContain('chưa được xác nhận');
  expect((await admin.get('/admin/holidays?year=2035').expect(200)).text).toContain('Chưa có lịch năm 2035');
});

it('shows the effect first and keeps nothing', async () => {
  const shown = await send('/admin/holidays/new', swapDay);
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('thời hạn đang chạy ở 1 đơn vị đi qua ngày này');
  expect(await app.database.owner("select 1 from holidays where on_date = '2026-12-01'")).toEqual([]);
});

it('refuses days that make no sense', async () => {
  expect((await send('/admin/holidays/new', { ...swapDay, kind: 'makeup_workday' })).status).toBe(422);
  expect((await send('/admin/holidays/new', { ...swapDay, on: '28/11/2026' })).text).toContain('ngày nghỉ hằng tuần');
  expect((await send('/admin/holidays/new', { ...swapDay, on: '02/12/2031' })).text).toContain('Chưa có lịch năm 2031');
});

it('moves the clocks of every unit once it is kept, and back when it is removed', async () => {
  const before = await dueOf();
  expect((await send('/admin/holidays/new', { ...swapDay, seen: '1' })).status).toBe(303);
  await runJobs(app.services, app.database.workerUrl);
  const after = await dueOf();
  expect(after > before).toBe(true);
  const [clock] = await app.database.owner<{ due_on: string }>(
    'select due_on::text from clocks where petition_id = $1 and is_main',
    [petitionId],
  );
  expect(clock?.due_on).toBe(after);
  const [event] = await app.database.owner<{ account_id: number; data: object }>(
    "select account_id, data from events where kind = 'clock.recomputed'",
  );
  expect(event?.data).toMatchObject({ from: before, to: after });

  expect((await send('/admin/holidays/2026-12-01', { ...swapDay, removal: '1' })).status).toBe(303);
  await runJobs(app.services, app.database.workerUrl);
  expect(await dueOf()).toBe(before);
});

it('confirms days without moving anything', async () => {
  const [day] = await app.database.owner<{ on: string }>(
    "select on_date::text as on from holidays where status <> 'confirmed' and on_date > '2027-01-01' order by 1 limit 1",
  );
  const done = await send('/admin/holidays/confirmation', { on: day?.on }, '/admin/holidays?year=2027');
  expect(done.status).toBe(303);
  const [row] = await app.database.owner<{ status: string; confirmed_at: Date }>(
    'select status, confirmed_at from holidays where on_date = $1',
    [day?.on],
  );
  expect(row?.status).toBe('confirmed');
  expect(row?.confirmed_at).not.toBeNull();
});

it('is read by officers and changed by the administrator', async () => {
  const officer = await app.signIn('lan.badinh');
  expect((await officer.get('/admin/holidays').expect(200)).text).not.toContain('Thêm ngày');
  await officer.get('/admin/holidays/new').expect(403);
  await officer.get('/admin/holidays/2026-01-01').expect(403);
  await admin.get('/admin/holidays/2026-02-31').expect(404);
});
