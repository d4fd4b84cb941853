// Acts over the same units: what one has ended no other hands over again, what rests on one keeps it standing.
import { beforeAll, describe, expect, it } from 'vitest';
import { equipReceivers, pasteList } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import type { Agent } from '../../support/app.ts';
import { addWholeWay, adminOf, keepHeads, prepareNumbered, wardsOf } from './arrange.ts';

const app = anApp();
let admin: Agent;
const unit: Record<string, number> = {};
const act: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const stateOf = async (name: string) =>
  (await rows<{ state: string }>('select state from reorganisations where id = $1', [act[name]]))[0]?.state;
const page = async (name: string) => (await admin.get(`/admin/reorganisations/${act[name]}`).expect(200)).text;
const start = (name: string) =>
  asAdmin(async (context) => {
    await keepHeads(context, act[name] ?? 0);
    await startAct(context, act[name] ?? 0);
  });
const prepare = async (name: string, effectiveOn = '2026-12-01') => {
  act[name] = await asAdmin((context) => prepareNumbered(context, name, effectiveOn));
};
const route = (name: string, from: string, to: string) =>
  asAdmin(async (context) => {
    await addWholeWay(context, act[name] ?? 0, unit[from] ?? 0, unit[to] ?? 0);
    await equipReceivers(context, act[name] ?? 0);
  });

beforeAll(async () => {
  Object.assign(unit, await wardsOf(app));
  app.setNow('2026-12-01T02:00:00Z');
  admin = await app.signIn('quantri');
  for (const [onDate, state, postedOn] of [
    ['2026-12-10', 'posted', '2026-11-20'],
    ['2026-12-24', 'draft', null],
  ])
    await rows(
      `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, state, posted_on, created_at, created_by)
       values ($1, 'periodic', $2, '08:00', '11:30', 'Trụ sở', 'Hoàng Gia Thắng', 'Chủ tịch', $3, $4, now(), 0)`,
      [unit.baDinh, onDate, state, postedOn],
    );
  // Prepared side by side, over the same ward.
  await prepare('31/NQ-HĐND');
  await route('31/NQ-HĐND', 'baDinh', 'hongHa');
  await prepare('32/NQ-HĐND');
  await route('32/NQ-HĐND', 'baDinh', 'ngocHa');
  await prepare('33/NQ-HĐND');
  await route('33/NQ-HĐND', 'other', 'baDinh');
}, 180_000);

describe('two acts over one ward', () => {
  it('both in preparation: each names the other with its days, as something to look at', async () => {
    const named = (number: string) =>
      `Phường Ba Đình cũng nằm trong phương án chưa thực hiện theo ${number} ngày 20/11/2026, hiệu lực từ 01/12/2026.`;
    const [first, second, third] = [await page('31/NQ-HĐND'), await page('32/NQ-HĐND'), await page('33/NQ-HĐND')];
    for (const [text, other] of [
      [first, '32/NQ-HĐND'],
      [first, '33/NQ-HĐND'],
      [second, '31/NQ-HĐND'],
      [third, '31/NQ-HĐND'],
    ] as const)
      expect(text).toContain(named(other));
    expect(first).not.toContain(named('31/NQ-HĐND'));
    // A ward that only receives by both is nobody's matter twice.
    expect(first).not.toContain('Phường Hồng Hà cũng nằm');
  });

  it('one of them carrying a function out of it: the other waits, and says for which', async () => {
    await prepare('40/NQ-HĐND');
    const number = [act['40/NQ-HĐND'] ?? 0];
    await rows("update reorganisations set state = 'running' where id = $1", number);
    await rows(
      "insert into reorganisation_routes (reorganisation_id, from_unit_id, to_unit_id, kind, part, fields) values ($1, $2, $3, 'function', 'part', '{land}')",
      [...number, unit.baDinh, unit.other],
    );
    expect(await page('32/NQ-HĐND')).toContain('Phường Ba Đình đang chuyển giao chức năng theo 40/NQ-HĐND ngày 20/11/2026');
    await expect(start('32/NQ-HĐND')).rejects.toThrow('Chờ quyết định ấy xong rồi mở lại trang này');
    await rows('delete from reorganisation_routes where reorganisation_id = $1', number);
    await rows("update reorganisations set state = 'draft' where id = $1", number);
  });

  it('begun in the same moment: the second is refused and names the first', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const pause = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    const first = asAdmin(async (context) => {
      await startAct(context, act['31/NQ-HĐND'] ?? 0);
      await released;
    });
    await pause();
    const second = start('32/NQ-HĐND').then(
      () => 'begun',
      (error: Error) => error.message,
    );
    await pause();
    release();
    await first;
    expect(await second).toContain('Phường Ba Đình đã kết thúc và bàn giao theo 31/NQ-HĐND');
    expect(await stateOf('32/NQ-HĐND')).toBe('draft');
    await runJobs(app.services, app.database.workerUrl);
    expect(await stateOf('31/NQ-HĐND')).toBe('done');
  });

  it('is said by the dry run of the other, for a giver and for a receiver', async () => {
    expect(await page('32/NQ-HĐND')).toContain('Phường Ba Đình đã kết thúc và bàn giao theo 31/NQ-HĐND');
    expect(await page('32/NQ-HĐND')).not.toContain('Thực hiện sắp xếp');
    expect(await page('33/NQ-HĐND')).toContain('Phường Ba Đình là nơi nhận nhưng đã kết thúc theo 31/NQ-HĐND');
    await expect(start('32/NQ-HĐND')).rejects.toThrow('31/NQ-HĐND');
    await expect(start('33/NQ-HĐND')).rejects.toThrow('31/NQ-HĐND');
  });

  it('is offered by no list of routes and taken from none', async () => {
    await prepare('34/NQ-HĐND');
    const form = await admin.get(`/admin/reorganisations/${act['34/NQ-HĐND']}/routes`).expect(200);
    expect(form.text).toContain(`<option value="${unit.hongHa}"`);
    expect(form.text).not.toContain(`<option value="${unit.baDinh}"`);
    await expect(route('34/NQ-HĐND', 'baDinh', 'ngocHa')).rejects.toMatchObject({
      errors: { fromUnitId: expect.stringContaining('31/NQ-HĐND') },
    });
    await expect(
      asAdmin((context) => pasteList(context, act['34/NQ-HĐND'] ?? 0, 'mã cũ;mã mới\n00004;00008')),
    ).rejects.toMatchObject({ errors: { pairs: expect.stringContaining('31/NQ-HĐND') } });
  });

  it('is not begun by a unit that did not stand the day before', async () => {
    await prepare('35/NQ-HĐND');
    await route('35/NQ-HĐND', 'other', 'ngocHa');
    await rows("update units set during = daterange(lower(during), '2026-11-15') where id = $1", [unit.other]);
    expect(await page('35/NQ-HĐND')).toContain('không hoạt động vào ngày 30/11/2026');
    await expect(start('35/NQ-HĐND')).rejects.toThrow('không hoạt động vào ngày 30/11/2026');
    await rows('update units set during = daterange(lower(during), null) where id = $1', [unit.other]);
  });
});

describe('an act on which a later one rests', () => {
  it('is taken back after that one, which it names', async () => {
    await prepare('36/NQ-HĐND');
    await route('36/NQ-HĐND', 'hongHa', 'ngocHa');
    await start('36/NQ-HĐND');
    await runJobs(app.services, app.database.workerUrl);
    expect(await stateOf('36/NQ-HĐND')).toBe('done');
    expect(await page('31/NQ-HĐND')).toContain('hoàn tác 36/NQ-HĐND trước');
    await expect(asAdmin((context) => undoAct(context, act['31/NQ-HĐND'] ?? 0, 'Nhầm'))).rejects.toThrow(
      'hoàn tác 36/NQ-HĐND trước',
    );
    await asAdmin((context) => undoAct(context, act['36/NQ-HĐND'] ?? 0, 'Nhầm'));
    await runJobs(app.services, app.database.workerUrl);
    await asAdmin((context) => undoAct(context, act['31/NQ-HĐND'] ?? 0, 'Nhầm'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await stateOf('31/NQ-HĐND')).toBe('undone');
  });

  it('puts back the reception days as they stood, posted or not', async () => {
    expect(
      await rows(
        'select on_date::text, state, postponed_reason from reception_days where unit_id = $1 and on_date >= $2 order by 1',
        [unit.baDinh, '2026-12-01'],
      ),
    ).toEqual([
      { on_date: '2026-12-10', state: 'posted', postponed_reason: '' },
      { on_date: '2026-12-24', state: 'draft', postponed_reason: '' },
    ]);
  });
});
