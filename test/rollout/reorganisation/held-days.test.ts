// A day of reception held before the switch stays the ended ward's, in its board and in its figures; what was still to come goes along.
import { beforeAll, expect, it } from 'vitest';
import { periodOf } from '../../../src/reports/periods.ts';
import { figuresOf } from '../../../src/reports/queries.ts';
import { addRoute, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { runJobs } from '../../../src/worker.ts';
import { writeVisits } from '../../reports/facts.ts';
import { anApp } from '../../support/an-app.ts';
import { adminOf, keepHeads } from './arrange.ts';

const app = anApp();
const unit: Record<string, number> = {};
const before: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const post = (name: string, onDate: string, starts: string, ends: string) =>
  rows(
    `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, state, posted_on, created_at, created_by)
     values ($1, 'periodic', $2, $3, $4, 'Trụ sở', 'Hoàng Gia Thắng', 'Chủ tịch', 'posted', '2026-11-01', now(), 0)`,
    [unit[name], onDate, starts, ends],
  );
const states = (name: string) =>
  rows<{ day: string; state: string }>(
    `select on_date || ' ' || to_char(starts_at, 'HH24:MI') as day, state from reception_days where unit_id = $1 and on_date >= '2026-11-25' order by 1`,
    [unit[name]],
  );
/** Days of the head's reception of a ward: 01/TCD, column 10. */
async function days(name: string): Promise<number> {
  const chief = await app.database.actorOf('hung.thanhtra');
  const id = unit[name] ?? 0;
  const found = await app.database.database.inUnit(chief, (tx) =>
    figuresOf(tx, [['01-tcd', 10]], periodOf('Q4', 2026), { code: String(id), units: [id] }),
  );
  return found.get(id)?.get('01-tcd:10') ?? 0;
}

beforeAll(async () => {
  // Nine o'clock in the morning.
  app.setNow('2026-11-25T02:00:00Z');
  for (const [name, code] of [
    ['baDinh', '00004'],
    ['ngocHa', '00008'],
    ['other', '00025'],
  ] as const)
    unit[name] = await app.database.unitId(code);
  await rows("delete from reception_days where on_date >= '2026-11-25'");
  await post('baDinh', '2026-11-25', '10:00', '11:30');
  await post('baDinh', '2026-11-25', '14:00', '16:30');
  await post('baDinh', '2026-12-10', '08:00', '11:30');
  await post('other', '2026-11-25', '07:30', '08:30');
  await post('other', '2026-11-26', '07:30', '08:30');
  const { accountId } = await app.database.actorOf('lan.badinh');
  const received = { key: 'v', on: '2026-11-25', kind: 'periodic', host: 'head', people: 1 } as const;
  await writeVisits(app.database, unit.baDinh ?? 0, accountId, [received], new Map(), 7000);
  for (const name of ['baDinh', 'other']) before[name] = await days(name);
  for (const [number, from] of [
    ['41/NQ-HĐND', 'baDinh'],
    ['42/NQ-HĐND', 'other'],
  ] as const) {
    const id = await asAdmin((context) =>
      prepareAct(context, {
        number,
        issuedOn: '2026-11-20',
        issuer: 'Hội đồng nhân dân',
        subject: 'nhập phường',
        effectiveOn: '2026-11-25',
      }),
    );
    const route = { fromUnitId: unit[from] ?? 0, toUnitId: unit.ngocHa ?? 0, kind: 'merge', isDefault: true, fields: [] };
    const takes = { takesPetitions: true, takesArchive: true, takesAccounts: true, takesSchedule: true };
    await asAdmin((context) => addRoute(context, id, { ...route, ...takes } as never));
    await asAdmin((context) => keepHeads(context, id));
    await asAdmin((context) => startAct(context, id));
    await runJobs(app.services, app.database.workerUrl);
    expect(await rows('select state from reorganisations where id = $1', [id])).toEqual([{ state: 'done' }]);
  }
}, 120_000);

it('the day on which somebody was received stays; a session that has not begun, and a later day, go along', async () => {
  expect(await states('baDinh')).toEqual([
    { day: '2026-11-25 10:00', state: 'posted' },
    { day: '2026-11-25 14:00', state: 'cancelled' },
    { day: '2026-12-10 08:00', state: 'cancelled' },
  ]);
  // The day to come is no day of the ended ward.
  expect(await days('baDinh')).toBe((before.baDinh ?? 0) - 1);
});

it('a session that was over at the moment of the switch stays though nobody came', async () => {
  expect(await states('other')).toEqual([
    { day: '2026-11-25 07:30', state: 'posted' },
    { day: '2026-11-26 07:30', state: 'cancelled' },
  ]);
});

it('the one that takes over has drafts of what is still to come', async () => {
  expect(await states('ngocHa')).toEqual([
    { day: '2026-11-25 14:00', state: 'draft' },
    { day: '2026-11-26 07:30', state: 'draft' },
    { day: '2026-12-10 08:00', state: 'draft' },
  ]);
});
