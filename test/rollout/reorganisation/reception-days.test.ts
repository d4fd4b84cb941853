// Two wards that received on the same days go into a third: its draft schedule has each day once, and says whose it was.
import { beforeAll, expect, it } from 'vitest';
import { addRoute, equipReceivers, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { adminOf, keepHeads } from './arrange.ts';

const app = anApp();
const unit: Record<string, number> = {};
const act: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const plan = (name: string, from: string, starts: string) =>
  rows(
    `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, state, created_at, created_by)
     values ($1, 'periodic', '2026-12-10', $2, '11:30', $3, 'Hoàng Gia Thắng', 'Chủ tịch', 'draft', now(), 0)`,
    [unit[from], starts, `Trụ sở ${name}`],
  );
const merge = async (number: string, from: string, to = 'ngocHa') => {
  act[number] = await asAdmin((context) =>
    prepareAct(context, {
      number,
      issuedOn: '2026-11-20',
      issuer: 'Hội đồng nhân dân',
      subject: 'nhập phường',
      effectiveOn: '2026-11-25',
    }),
  );
  const id = act[number] ?? 0;
  await asAdmin((context) =>
    addRoute(context, id, {
      fromUnitId: unit[from] ?? 0,
      toUnitId: unit[to] ?? 0,
      kind: 'merge',
      isDefault: true,
      fields: [],
      takesPetitions: true,
      takesArchive: true,
      takesAccounts: true,
      takesSchedule: true,
    } as never),
  );
  await asAdmin((context) => equipReceivers(context, id));
  await asAdmin((context) => keepHeads(context, id));
  await asAdmin((context) => startAct(context, id));
  await runJobs(app.services, app.database.workerUrl);
  expect(await rows('select state from reorganisations where id = $1', [id])).toEqual([{ state: 'done' }]);
};
const undo = async (number: string) => {
  await asAdmin((context) => undoAct(context, act[number] ?? 0, 'Nhầm'));
  await runJobs(app.services, app.database.workerUrl);
};
const daysHere = () =>
  rows<{ id: number; starts: string }>(
    "select id::int, starts_at::text as starts from reception_days where unit_id = $1 and on_date = '2026-12-10' order by starts_at",
    [unit.ngocHa],
  );

beforeAll(async () => {
  for (const [name, code] of [
    ['baDinh', '00004'],
    ['ngocHa', '00008'],
    ['other', '00025'],
    ['fourth', '00097'],
  ] as const)
    unit[name] = await app.database.unitId(code);
  await rows("update unit_profiles set address = 'Số 1 phố Ngọc Hà' where unit_id = $1", [unit.ngocHa]);
  await plan('Ba Đình', 'baDinh', '08:00');
  await plan('Ba Đình', 'baDinh', '09:30');
  await plan('phường kia', 'other', '08:00');
  await merge('41/NQ-HĐND', 'baDinh');
  await merge('42/NQ-HĐND', 'other');
}, 120_000);

it('the same day of both stands once, with both names; the other with its own', async () => {
  const days = await daysHere();
  expect(days.map(({ starts }) => starts)).toEqual(['08:00:00', '09:30:00']);
  const [other] = await rows<{ name: string }>('select name from units where id = $1', [unit.other]);
  const clerk = await app.signIn('yen.ngocha');
  const month = (await clerk.get('/schedule?month=2026-12').expect(200)).text;
  const both = ['Phường Ba Đình', other?.name ?? ''].sort().join(', ');
  expect(month).toContain(`Từ lịch của ${both}`);
  expect(month).toContain('Từ lịch của Phường Ba Đình<');
  const day = (await clerk.get(`/schedule/${days[0]?.id}`).expect(200)).text;
  expect(day).toContain('Nhận từ lịch của');
  expect(day).toContain(both);
});

/** The drafts of a ward's days of that date in another. */
const draftsOf = (name: string) =>
  rows<{ starts: string }>(
    "select starts_at::text as starts from reception_days where unit_id = $1 and on_date = '2026-12-10' and state = 'draft' order by 1",
    [unit[name]],
  );

it('gone into a fourth, what stands alike there stands once, and the list names session, hours and house', async () => {
  // Its own session, of the hours of one that came along, in another house.
  await plan('Ngọc Hà', 'ngocHa', '08:00');
  await rows("update unit_profiles set address = 'Số 9 phố Hàng' where unit_id = $1", [unit.fourth]);
  await merge('43/NQ-HĐND', 'ngocHa', 'fourth');
  expect((await draftsOf('fourth')).map(({ starts }) => starts)).toEqual(['08:00:00', '09:30:00']);
  const listed = await rows<{ words: string }>("select words from handovers where unit_id = $1 and kind = 'day' order by words", [
    unit.fourth,
  ]);
  const of = (from: string, place: string) =>
    `Lịch tiếp công dân định kỳ ngày 10/12/2026, ${from} đến 11:30 tại ${place}, có bản dự kiến để đăng lại`;
  expect(listed.map(({ words }) => words)).toEqual(
    [of('08:00', 'Số 1 phố Ngọc Hà'), of('08:00', 'Trụ sở Ngọc Hà'), of('09:30', 'Số 1 phố Ngọc Hà')].sort(),
  );
  await undo('43/NQ-HĐND');
  expect(await draftsOf('fourth')).toEqual([]);
  await rows("delete from reception_days where unit_id = $1 and place = 'Trụ sở Ngọc Hà'", [unit.ngocHa]);
});

it('taken back by one, it is the other’s still; by both, it is gone', async () => {
  await undo('42/NQ-HĐND');
  expect((await daysHere()).map(({ starts }) => starts)).toEqual(['08:00:00', '09:30:00']);
  await undo('41/NQ-HĐND');
  expect(await daysHere()).toEqual([]);
});
