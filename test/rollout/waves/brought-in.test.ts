// Units brought into a wave: since when they receive is what came in to them, nobody is said to have decided it, and none leaves another wave unasked.
import { beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { plainText } from '../../support/plain-text.ts';
import { aRegistration } from '../../support/registration.ts';
import { adminOf, keepHeads, prepareMerger } from '../reorganisation/arrange.ts';

const app = anApp();
let admin: Agent;
let first = '';
let second = '';
const unit: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const send = async (path: string, fields: Record<string, string | string[]>) => {
  const page = await admin.get(path).expect(200);
  return admin
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const newWave = async (name: string) => {
  const made = await send('/admin/waves/new', {
    name,
    basis: '',
    trainingOn: '01/11/2026',
    readyOn: '20/11/2026',
    liveOn: '01/12/2026',
    certified: '1',
    exercises: '1',
    required: ['accounts', 'printer'],
    own: '',
  });
  expect(made.status).toBe(303);
  return made.headers.location ?? '';
};

beforeAll(async () => {
  for (const [name, code] of [
    ['baDinh', '00004'],
    ['ngocHa', '00008'],
    ['hongHa', '00097'],
  ] as const)
    unit[name] = await app.database.unitId(code);
  app.setNow('2026-11-18T02:00:00Z');
  await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({ receivedOn: '2026-11-18' })));
  app.setNow('2026-11-26T02:00:00Z');
  const actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  admin = await app.signIn('quantri');
  first = await newWave('Đợt một');
  second = await newWave('Đợt hai');
}, 90_000);

it('a unit that only took over receives from the day of the switch, and nobody is said to have decided it', async () => {
  expect((await send(`${first}/units`, { units: 'Phường Ngọc Hà\nPhường Hồng Hà' })).status).toBe(303);
  expect(await rows('select office_id as unit, live_on::text as on, found from go_lives')).toEqual([
    { unit: unit.ngocHa, on: '2026-11-25', found: true },
  ]);
  const page = plainText((await admin.get(`${first}/units/${unit.ngocHa}`).expect(200)).text);
  expect(page).toContain(
    'Nhận đơn thật từ ngày 25/11/2026. Đơn vị đã nhận đơn trên phần mềm từ trước khi vào đợt, không có quyết định',
  );
  expect(page).not.toMatch(/ quyết định \d/);
});

it('a day that stands draws the sentence, not the form, and so does whatever else would be refused', async () => {
  const ngocHa = `${first}/units/${unit.ngocHa}`;
  const hongHa = `${first}/units/${unit.hongHa}`;
  for (const [path, why] of [
    [`${ngocHa}/go-live`, 'Phường Ngọc Hà nhận đơn thật từ ngày 25/11/2026, từ trước khi vào đợt'],
    [`${ngocHa}/removal`, 'không rút khỏi đợt'],
    [`${ngocHa}/go-live-removal`, 'đã nhận đơn trên phần mềm'],
    [`${hongHa}/go-live-removal`, 'Phường Hồng Hà chưa có quyết định vận hành'],
    [`${first}/go-live`, 'Chưa đơn vị nào sẵn sàng'],
  ] as const) {
    const page = await admin.get(path);
    expect([path, page.status, plainText(page.text).includes(why)]).toEqual([path, 409, true]);
  }
  await admin.get(`${hongHa}/go-live`).expect(200);
});

it('a unit of another wave leaves that one only when that is said; its ticks go along, and both boards say so', async () => {
  expect((await send(`${first}/units/${unit.hongHa}/items/printer`, { kind: 'done', remark: 'máy in tầng 1' })).status).toBe(303);
  const refused = await send(`${second}/units`, { units: 'Phường Hồng Hà' });
  expect(refused.status).toBe(422);
  expect(plainText(refused.text)).toContain('1 đơn vị đang ở đợt khác: Phường Hồng Hà (“Đợt một”)');
  expect(await rows('select wave_id from wave_units where office_id = $1', [unit.hongHa])).toEqual([
    { wave_id: Number(first.split('/').at(-1)) },
  ]);
  expect((await send(`${second}/units`, { units: 'Phường Hồng Hà', leave: '1' })).status).toBe(303);
  const there = plainText((await admin.get(`${second}/units/${unit.hongHa}`).expect(200)).text);
  expect(there).toContain('máy in tầng 1');
  expect(plainText((await admin.get(second).expect(200)).text)).toContain(
    'Chuyển từ “Đợt một” sang đợt này ngày 26/11/2026: Phường Hồng Hà.',
  );
  expect(plainText((await admin.get(first).expect(200)).text)).toContain(
    'Đã rút khỏi đợt này ngày 26/11/2026, chuyển sang “Đợt hai”: Phường Hồng Hà.',
  );
});
