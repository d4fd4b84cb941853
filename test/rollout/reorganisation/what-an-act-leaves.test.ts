// What an act leaves beside its petitions: opening figures, which the dry run names and which the keeper of the books declares from then on (a
// new act of his: whoever takes the act back waits for it and is told of it), a field given twice, posts and mandates that end by it.
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { prepareBalance, signBalance } from '../../../src/importing/balances/actions.ts';
import { closeReport } from '../../../src/reports/closing/actions.ts';
import { type Period, readPeriod } from '../../../src/reports/periods.ts';
import { prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { findingWords } from '../../../src/rollout/reorganisation/dry-run.ts';
import { readDryRun } from '../../../src/rollout/reorganisation/dry-run-of.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import { findUndoRefusal, undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let actId = 0;
const unit = { baDinh: 0, ngocHa: 0 };
const asAdmin = adminOf(app);
const found = (id: number) =>
  asAdmin(async ({ house }) =>
    (await readDryRun(house, await loadAct(house, id), '2026-11-25')).findings.map((one) => `${one.level}: ${findingWords(one)}`),
  );
const figures = { fromOn: '2025-12-15', asOf: '2026-06-14', figures: { '6': 3, '8': 2 }, basis: 'Sổ thanh tra' };
const declare = (login: string, code: '06-qlkntc' | '03-gqkn', of: { id: number; name: string } | null = null) =>
  app.as(login, (act) => prepareBalance(act, { code, ...figures }, of));
const quarter = readPeriod('2026-Q2') as Period;
const closed = { standing: 0, override: 'Đến hạn', confirmed: true };
const baDinh = () => ({ id: unit.baDinh, name: 'Phường Ba Đình' });

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  app.setNow('2026-11-24T02:00:00Z');
  const signed = await declare('hoa.badinh', '06-qlkntc');
  await app.as('thang.badinh', (act) => signBalance(act, signed, 1));
  await declare('hoa.badinh', '03-gqkn');
  app.setNow('2026-11-25T02:00:00Z');
  // Somebody acts for the chairman.
  await app.database.owner(
    `insert into assignments (account_id, unit_id, role, title, during, stands_for, mandate)
     select (select id from accounts where login = 'cuong.badinh'), a.unit_id, a.role, a.title, daterange('2026-11-20', '2027-01-01'), a.id, '3/UQ-UBND'
       from assignments a join accounts c on c.id = a.account_id where c.login = 'thang.badinh' and a.unit_id = $1`,
    [unit.baDinh],
  );
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh, unit.ngocHa));
  await asAdmin((context) => keepHeads(context, actId));
}, 60_000);

it('the dry run says whose signed figures go to whom, and which nobody could sign any more', async () => {
  const words = await found(actId);
  expect(words).toContain('look: Số liệu đầu kỳ đã ký của đơn vị kết thúc: Phường Ba Đình 1 biểu (sang Phường Ngọc Hà).');
  expect(words).toContain('look: Số liệu đầu kỳ chờ ký ở đơn vị kết thúc: Phường Ba Đình 1 biểu.');
});

it('a plan that gives one field to two receivers, made before the form refused it, is named and stops', async () => {
  const id = await asAdmin((context) =>
    prepareAct(context, {
      number: '10/QĐ-UBND',
      issuedOn: '2026-11-20',
      issuer: 'Ủy ban nhân dân Thành phố',
      subject: 'chuyển giao lĩnh vực đất đai',
      effectiveOn: '2026-11-25',
    }),
  );
  const department = await app.database.unitId('so-xay-dung');
  await app.database.owner('insert into reorganisation_givers (reorganisation_id, from_unit_id) values ($1, $2)', [
    id,
    department,
  ]);
  const way = (to: number, fields: string[]) =>
    app.database.owner(
      `insert into reorganisation_routes (reorganisation_id, from_unit_id, to_unit_id, kind, part, is_default, fields, takes_petitions, takes_archive, takes_accounts, takes_schedule)
       values ($1, $2, $3, 'function', 'part', false, $4, true, false, false, false)`,
      [id, department, to, fields],
    );
  await way(unit.ngocHa, ['LAND', 'HOUSING']);
  await way(unit.baDinh, ['LAND']);
  expect(await found(id)).toContain(
    'stop: Một lĩnh vực giao cho nhiều nơi nhận: Đất đai của Sở Xây dựng (Phường Ba Đình, Phường Ngọc Hà).',
  );
  await app.database.owner(
    "update reorganisation_routes set fields = array['HOUSING'] where reorganisation_id = $1 and to_unit_id = $2",
    [id, unit.ngocHa],
  );
  expect((await found(id)).join()).not.toContain('nhiều nơi nhận');
});

it('posts and mandates it ended say so, and figures the keeper declares while the act is being taken back are waited for, and keep it', async () => {
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  expect(await asAdmin(async ({ house, actor }) => findUndoRefusal(house, await loadAct(house, actId), actor))).toBeUndefined();
  const [chairman] = await app.database.owner<{ id: number }>("select id from accounts where login = 'thang.badinh'");
  const page = (await (await app.signIn('quantri')).get(`/admin/accounts/${chairman?.id}`).expect(200)).text;
  expect(page).toContain('3/UQ-UBND, kết thúc theo Nghị quyết số 9/NQ-HĐND ngày 20/11/2026');
  expect(page).toMatch(/Chủ tịch UBND phường \([^)]*\), kết thúc theo Nghị quyết số 9\/NQ-HĐND ngày 20\/11\/2026/);
  // A report closed in its place meanwhile: who takes the act back waits for it and is told of it; who closes waits for whoever takes it back.
  const close = () => app.as('vinh.ngocha', (act) => closeReport(act, quarter, closed, unit.baDinh));
  const undo = () => asAdmin((context) => undoAct(context, actId, 'Thử'));
  let undoing: Promise<unknown> = Promise.resolve();
  await app.as('vinh.ngocha', async (act) => {
    await closeReport(act, quarter, closed, unit.baDinh);
    undoing = undo().catch((error: Error) => error.message);
    await wait(300);
  });
  expect(await undoing).toMatch(/^Phường Ngọc Hà đã chốt, ký báo cáo .* phần của Phường Ba Đình/);
  const forget = () =>
    app.database.owner(
      `with m as (delete from report_members where unit_id = $1), e as (delete from events where unit_id = $1 and kind = 'report.closed')
       delete from reports where unit_id = $1`,
      [unit.ngocHa],
    );
  await forget();
  let isClosed = false;
  let closing: Promise<unknown> = Promise.resolve();
  const undone = asAdmin(async (context) => {
    await undoAct(context, actId, 'Thử');
    closing = close().then(() => {
      isClosed = true;
    });
    await wait(300);
    expect(isClosed).toBe(false);
    throw new Error('taken back after all');
  });
  await expect(undone).rejects.toThrow('taken back after all');
  await closing;
  await forget();
  const sheet = await app.as('yen.ngocha', async (act) => {
    const id = await prepareBalance(act, { code: '06-qlkntc', ...figures }, baDinh());
    undoing = asAdmin((context) => undoAct(context, actId, 'Thử')).catch((error: Error) => error.message);
    await wait(400);
    return id;
  });
  expect(await undoing).toMatch(/^Phường Ngọc Hà đã kê khai số liệu đầu kỳ phần của Phường Ba Đình \(06\/QLKNTC/);
  app.setNow('2026-11-26T02:00:00Z');
  await app.as('vinh.ngocha', (act) => signBalance(act, sheet, 1));
  expect(await asAdmin(async ({ house, actor }) => findUndoRefusal(house, await loadAct(house, actId), actor))).toContain(
    'kê khai số liệu đầu kỳ',
  );
});

it('of a unit that stands again the keeper signs nothing more', async () => {
  const waiting = await declare('yen.ngocha', '03-gqkn', baDinh());
  await app.database.owner('update units set during = daterange(lower(during), null) where id = $1', [unit.baDinh]);
  await expect(app.as('vinh.ngocha', (act) => signBalance(act, waiting, 1))).rejects.toThrow(
    'không còn giữ sổ của Phường Ba Đình',
  );
  await expect(declare('yen.ngocha', '03-gqkn', baDinh())).rejects.toThrow('không còn giữ sổ của Phường Ba Đình');
});
