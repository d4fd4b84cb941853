// How an act ends: with the last of its units, however many end at once; by taking it up again; at once when it only gives new names.
import { beforeAll, describe, expect, it } from 'vitest';
import { dropRoute, equipReceivers, planNewName } from '../../../src/rollout/reorganisation/actions.ts';
import { saveGiverAndEnd } from '../../../src/rollout/reorganisation/ending.ts';
import { continueAct, startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { addWholeWay, adminOf, prepareNumbered, wardsOf } from './arrange.ts';

const app = anApp();
let admin: Agent;
const unit: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const stateOf = async (act: number) =>
  (await rows<{ state: string }>('select state from reorganisations where id = $1', [act]))[0]?.state;

const prepare = (number: string, effectiveOn: string) => asAdmin((context) => prepareNumbered(context, number, effectiveOn));
const route = (act: number, from: string, to: string, kind: 'merge' | 'split' = 'merge') =>
  asAdmin((context) => addWholeWay(context, act, unit[from] ?? 0, unit[to] ?? 0, { kind, takesArchive: kind !== 'split' }));

beforeAll(async () => {
  Object.assign(unit, await wardsOf(app));
  app.setNow('2026-12-01T02:00:00Z');
  admin = await app.signIn('quantri');
}, 180_000);

describe('an act with several giving units', () => {
  let act = 0;
  beforeAll(async () => {
    act = await prepare('21/NQ-HĐND', '2026-12-01');
    await route(act, 'baDinh', 'hongHa');
    await route(act, 'other', 'hongHa');
    // A second way that is taken out again leaves a unit that goes whole.
    await route(act, 'baDinh', 'ngocHa', 'split');
    await asAdmin((context) => dropRoute(context, act, unit.baDinh ?? 0, unit.ngocHa ?? 0));
    await asAdmin((context) => equipReceivers(context, act));
    await asAdmin((context) => startAct(context, act));
  });

  it('records a unit whole that goes one way, whatever stood in the plan before', async () => {
    expect(await rows('select part from unit_successors where unit_id = $1 and act = $2', [unit.baDinh, '21/NQ-HĐND'])).toEqual([
      { part: 'whole' },
    ]);
  });

  it('is over when two units end in the same moment', async () => {
    const { database } = app.services;
    const whole = await database.inHouse((house) => loadAct(house, act));
    const end = (fromUnitId: number | undefined, then: Promise<void>, begun: () => void) =>
      database.inHouse(async (house) => {
        begun();
        await saveGiverAndEnd(
          app.services,
          house,
          whole,
          { fromUnitId: fromUnitId ?? 0, state: 'done', problem: '' },
          app.services.now(),
        );
        await then;
      }, 'write');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = end(unit.baDinh, released, () => {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    const second = end(unit.other, Promise.resolve(), () => {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    release();
    await Promise.all([first, second]);
    expect(await stateOf(act)).toBe('done');
  });

  it('that stands still with every unit through is ended by taking it up again', async () => {
    await rows("update reorganisations set state = 'running' where id = $1", [act]);
    app.setNow('2026-12-01T03:00:00Z');
    admin = await app.signIn('quantri');
    const page = await admin.get(`/admin/reorganisations/${act}`).expect(200);
    expect(page.text).toContain('Chạy tiếp');
    await admin.post(`/admin/reorganisations/${act}/continuation`).type('form').send(formFieldsOf(page.text)).expect(303);
    expect(await stateOf(act)).toBe('done');
    await asAdmin((context) => undoAct(context, act, 'Ngày hiệu lực được lùi lại'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await stateOf(act)).toBe('undone');
    await rows("update reorganisations set state = 'undoing' where id = $1", [act]);
    expect(await asAdmin((context) => continueAct(context, act))).toBe(0);
    expect(await stateOf(act)).toBe('undone');
  });

  it('carried out again after it was taken back, says no reason of then', async () => {
    expect((await admin.get(`/admin/reorganisations/${act}`).expect(200)).text).toContain('Ngày hiệu lực được lùi lại');
    await asAdmin((context) => startAct(context, act));
    expect((await admin.get(`/admin/reorganisations/${act}`).expect(200)).text).not.toContain('Xong lúc');
    await runJobs(app.services, app.database.workerUrl);
    expect(await stateOf(act)).toBe('done');
    const page = await admin.get(`/admin/reorganisations/${act}`).expect(200);
    expect(page.text).not.toContain('Lý do hoàn tác');
    expect(page.text).toContain('Xong lúc');
  });
});

describe('an act that only gives new names', () => {
  it('waits for its day, is carried out on it and says both names', async () => {
    const act = await prepare('22/NQ-HĐND', '2026-12-05');
    const here = `/admin/reorganisations/${act}`;
    expect((await admin.get(here).expect(200)).text).toContain('Chưa có đơn vị nào trong phương án');
    await asAdmin((context) =>
      planNewName(context, act, {
        unitId: unit.ngocHa ?? 0,
        unitType: 'Phường',
        name: 'Phường Ngọc Khánh Mới',
        shortName: 'Ngọc Khánh Mới',
      }),
    );
    const waiting = await admin.get(here).expect(200);
    expect(waiting.text).not.toContain('Chưa có đơn vị nào trong phương án');
    expect(waiting.text).toContain('Thực hiện được từ ngày có hiệu lực 05/12/2026');
    expect(waiting.text).toContain('Phường Ngọc Hà đổi tên thành Phường Ngọc Khánh Mới');
    app.setNow('2026-12-05T02:00:00Z');
    admin = await app.signIn('quantri');
    const form = await admin.get(`${here}/execution`).expect(200);
    expect(form.text).toContain('1 đơn vị mang tên mới từ 05/12/2026');
    await admin
      .post(`${here}/execution`)
      .type('form')
      .send({ ...formFieldsOf(form.text), seen: '1' })
      .expect(303);
    const page = await admin.get(here).expect(200);
    expect(page.text).toContain('Đã thực hiện');
    expect(page.text).toContain('Phường Ngọc Hà đổi tên thành Phường Ngọc Khánh Mới');
    expect((await admin.get('/admin/reorganisations').expect(200)).text).toContain('1 đơn vị đổi tên');
    expect(await rows('select name from units where id = $1', [unit.ngocHa])).toEqual([{ name: 'Phường Ngọc Khánh Mới' }]);
    await asAdmin((context) => undoAct(context, act, 'Ghi nhầm tên'));
    expect(await stateOf(act)).toBe('undone');
    expect(await rows('select name from units where id = $1', [unit.ngocHa])).toEqual([{ name: 'Phường Ngọc Hà' }]);
  });
});
