// A receiver that a wave holds back takes over from a ward that receives: said before the switch, live with it, off again with its undo.
import { beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { addRoute, equipReceivers, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { actForUnit } from '../../../src/system-act.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { aRegistration } from '../../support/registration.ts';
import { adminOf } from './arrange.ts';

const app = anApp();
let admin: Agent;
let act = 0;
let wave = 0;
const unit: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const page = async () => (await admin.get(`/admin/reorganisations/${act}`).expect(200)).text;
const standing = () =>
  rows('select office_id, live_on::text, reason from go_lives where taken_back_at is null and office_id = $1', [unit.hongHa]);

beforeAll(async () => {
  for (const [name, code] of [
    ['baDinh', '00004'],
    ['hongHa', '00097'],
  ] as const)
    unit[name] = await app.database.unitId(code);
  await app.as('hoa.badinh', (one) => registerPetition(one, aRegistration()));
  app.setNow('2026-12-01T02:00:00Z');
  admin = await app.signIn('quantri');
  const [made] = await rows<{ id: number }>(
    `insert into waves (name, basis, training_on, ready_on, live_on, certified, created_at, created_by)
     values ('Đợt 2027', 'Kế hoạch số 9', '2027-01-01', '2027-02-01', '2027-03-01', 1, now(), 1) returning id`,
  );
  wave = made?.id ?? 0;
  await rows("insert into wave_items (wave_id, code, words, is_required, ordinal) values ($1, 'printer', '', true, 0)", [wave]);
  await rows('insert into wave_units (office_id, wave_id, added_at, added_by) values ($1, $2, now(), 1)', [unit.hongHa, wave]);
  act = await asAdmin((context) =>
    prepareAct(context, {
      number: '51/NQ-HĐND',
      issuedOn: '2026-11-20',
      issuer: 'Hội đồng nhân dân',
      subject: 'nhập phường Ba Đình',
      effectiveOn: '2026-12-01',
    }),
  );
  await asAdmin((context) =>
    addRoute(context, act, {
      fromUnitId: unit.baDinh ?? 0,
      toUnitId: unit.hongHa ?? 0,
      kind: 'merge',
      isDefault: false,
      fields: [],
      takesPetitions: true,
      takesArchive: true,
      takesAccounts: true,
      takesSchedule: true,
    } as never),
  );
  await asAdmin((context) => equipReceivers(context, act));
}, 180_000);

describe('a receiver that is not live', () => {
  it('stops the switch until somebody says that it goes live with it', async () => {
    expect(await page()).toContain('Phường Hồng Hà chưa vận hành chính thức mà nhận việc của đơn vị đang vận hành');
    await expect(asAdmin((context) => startAct(context, act))).rejects.toThrow('Phường Hồng Hà chưa vận hành chính thức');
    await admin
      .post(`/admin/reorganisations/${act}/going-live`)
      .type('form')
      .send(formFieldsOf(await page()))
      .expect(303);
    expect(await page()).toContain('Phường Hồng Hà vận hành chính thức từ 01/12/2026 cùng quyết định này');
    expect(await standing()).toEqual([]);
  });

  it('is live from the effective day, and the wave says by what', async () => {
    await asAdmin((context) => startAct(context, act));
    await runJobs(app.services, app.database.workerUrl);
    expect(await standing()).toEqual([
      { office_id: unit.hongHa, live_on: '2026-12-01', reason: 'Nhận việc của đơn vị đang vận hành theo 51/NQ-HĐND' },
    ]);
    const clerk = await app.signIn('hoa.badinh');
    await clerk.get('/petitions/new').expect(200);
    await (await app.signIn('lan.badinh')).get('/visits/new').expect(200);
    expect((await admin.get(`/admin/waves/${wave}/units/${unit.hongHa}`).expect(200)).text).toContain(
      'Nhận việc của đơn vị đang vận hành theo 51/NQ-HĐND',
    );
    const board = (await admin.get(`/admin/waves/${wave}`).expect(200)).text;
    expect(board).toContain('Đã vận hành');
    expect(board).toContain('từ 01/12/2026, khi còn thiếu máy in');
  });

  it('is off again with the undo, and goes live anew when the act is carried out again', async () => {
    await asAdmin((context) => undoAct(context, act, 'Ngày hiệu lực được lùi lại'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await standing()).toEqual([]);
    expect(await page()).toContain('Phường Hồng Hà vận hành chính thức từ 01/12/2026 cùng quyết định này');
    // Decided meanwhile for a later day: the act takes its place, and gives it back.
    await rows(
      `insert into go_lives (office_id, wave_id, live_on, checklist, decided_at, decided_by) values ($1, $2, '2027-03-01', '[]', now(), 1)`,
      [unit.hongHa, wave],
    );
    await asAdmin((context) => startAct(context, act));
    await runJobs(app.services, app.database.workerUrl);
    expect(await standing()).toMatchObject([{ live_on: '2026-12-01' }]);
    await asAdmin((context) => undoAct(context, act, 'Lại lùi'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await standing()).toMatchObject([{ live_on: '2027-03-01' }]);
  });

  it('stays live where something real has come in since', async () => {
    await asAdmin((context) => startAct(context, act));
    await runJobs(app.services, app.database.workerUrl);
    await actForUnit(app.services, unit.hongHa ?? 0, (one) => registerPetition(one, aRegistration()));
    // What a clerk does would refuse the undo (undo-refused.test.ts); what the software takes in does not.
    await asAdmin((context) => undoAct(context, act, 'Nhầm'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await standing()).toMatchObject([{ live_on: '2026-12-01' }]);
  });
});
