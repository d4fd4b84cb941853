// The figures of a city, counted in a few passes and kept unit by unit, are those of the lists behind them, for each who reads them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { fillBench } from '../../src/cli/bench/fill.ts';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { type Asked, piecesOf } from '../../src/dashboard/figures/figures.ts';
import { gatherFigures, unitsOf } from '../../src/dashboard/figures/gather.ts';
import { periodOf, yearBefore } from '../../src/dashboard/periods.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { bothCounts } from './agree.ts';

let app: TestApp;
let ward: number;
let chief: Actor;
let leader: Actor;
const today = '2026-11-28';

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T02:00:00Z`);
  const db = app.database;
  await fillBench(db.ownerUrl, app.services.keyring, { petitions: 1_000, seed: 5, today }, () => undefined);
  ward = await db.unitId('00004');
  [chief, leader] = [await db.actorOf('hung.thanhtra'), await db.actorOf('hai.ubndtp')];
  await unsettle();
});
afterAll(() => app.close());

/** Petitions as they may have become beside what is common: struck out, handed over, paused, sent on and told late or not yet, of large groups. */
async function unsettle(): Promise<void> {
  const { owner } = app.database;
  const random = randomFrom(8);
  const rows = await owner<{ id: string; unit_id: number; petition_type: string; closed_on: string | null }>(
    "select id, unit_id, petition_type, closed_on::text from petitions where received_on > '2025-06-01' order by id",
  );
  const changes = [
    "status = 'void'",
    'is_paused = true',
    "sender_kind = 'group', sender_count_class = 'many'",
    'due_on = null',
    "due_on = received_on, field = 'LAND.1'",
    "status = 'handed_over'",
    'came_processed = true',
    `due_on = date '${today}' + 2, closed_on = null`,
    "closed_on = '2025-12-10', received_on = '2025-11-20', due_on = '2025-12-01'",
    "closed_on = '2025-12-10', received_on = '2025-11-10', due_on = '2025-11-20'",
  ];
  for (const row of rows) {
    if (random.chance(0.6)) await owner(`update petitions set ${random.pick(changes)} where id = $1`, [row.id]);
    if (row.petition_type !== 'TC' || row.closed_on === null) continue;
    const told = random.pick(['null', `date '${row.closed_on}' + 30`, `date '${row.closed_on}'`]);
    await owner(`update petitions set status = 'transferred' where id = $1`, [row.id]);
    await owner(
      `update clocks k set rule_code = 'TC_TRANSFER', stopped_on = ${told} from petitions p where p.id = $1 and k.unit_id = p.unit_id and k.id = p.main_clock_id`,
      [row.id],
    );
  }
}

/** What the dashboard asks of a period, as it stands on `today`. */
function askedOf(kind: string, from: string | null = null, to: string | null = null): Asked {
  const { start, end } = periodOf(kind, today, from, to);
  const soon = { start: today, end: '2026-12-04' };
  return {
    start,
    end,
    today,
    before: yearBefore({ start, end }),
    dayBefore: '2025-11-28',
    soon: { ...soon, before: yearBefore(soon) },
  };
}

test('every figure of every period is as long as its list: of a city, of some units, of one', async () => {
  const officer = await app.database.actorOf('thang.badinh');
  const some: Actor = {
    ...chief,
    reach: { ...chief.reach, all: false, units: [chief.unitId, ward, await app.database.unitId('00008')] },
  };
  const periods = [
    ...['week', 'month', 'quarter', 'year'].map((kind) => askedOf(kind)),
    askedOf('other', '2024-02-01', '2026-03-31'),
    askedOf('other', '2025-03-05', '2025-03-05'),
    { ...askedOf('year'), soon: null },
  ];
  const seen = new Set<string>();
  for (const asked of periods)
    for (const actor of [chief, some, officer])
      await app.database.database.inUnit(actor, async (tx) => {
        const { counted, listed } = await bothCounts(tx, asked, unitsOf(actor));
        expect(counted).toEqual(listed);
        for (const [name, n] of Object.entries(counted.numbers)) if (n > 0) seen.add(name);
      });
  // Each of them was something to count.
  expect(seen.size).toBe(13);
});

test('one unit counted alone is that unit in the count of all', async () => {
  await app.database.database.inUnit(chief, async (tx) => {
    const all = (await bothCounts(tx, askedOf('year'), null)).counted;
    const one = (await bothCounts(tx, askedOf('year'), [ward])).counted;
    expect(one.units).toEqual({ [ward]: all.units[ward] });
    expect(one.numbers.received).toBeGreaterThan(0);
  });
});

test('the days of some spans fall into pieces, each wholly within a span or outside', () => {
  const pieces = piecesOf([
    { start: '2026-11-01', end: '2026-11-28' },
    { start: '2025-11-01', end: '2025-11-28' },
    { start: '2025-11-15', end: '2026-11-10' },
  ]);
  expect(pieces.whole).toEqual({ start: '2025-11-01', end: '2026-11-28' });
  expect(pieces.starts).toEqual(['2025-11-01', '2025-11-15', '2025-11-29', '2026-11-01', '2026-11-11']);
  expect(pieces.within({ start: '2025-11-15', end: '2026-11-10' })).toEqual([1, 2, 3]);
});

const figuresFor = (actor: Actor) =>
  app.database.database.inUnit(actor, (tx) =>
    gatherFigures({ tx, services: app.services, actor }, { start: '2026-01-01', end: today }, today, null),
  );

test('a change shows at once; a kept figure goes to nobody who may know less, nor one of less to who may know more', async () => {
  const before = (await figuresFor(chief)).numbers;
  expect((await figuresFor(leader)).numbers).toEqual(before);
  const [denunciation] = await app.database.owner<{ id: string }>(
    "select id from petitions where petition_type = 'TC' and unit_id <> $1 and received_on between '2026-01-01' and $2 and status not in ('void','handed_over') and origin_unit_id is null limit 1",
    [ward, today],
  );
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) select unit_id, id, $2, 'denounced', 'text', now() from petitions where id = $1",
    [denunciation?.id, leader.accountId],
  );
  for (const round of [1, 2]) {
    expect((await figuresFor(chief)).numbers.received, `${round}`).toBe(before.received);
    expect((await figuresFor(leader)).numbers.received, `${round}`).toBe(before.received - 1);
  }
  const narrow: Actor = { ...chief, reach: { ...chief.reach, all: false, units: [chief.unitId, ward] } };
  expect((await figuresFor(narrow)).units.every(({ unitId }) => [chief.unitId, ward].includes(unitId))).toBe(true);
  const [paper] = await app.database.owner<{ id: string }>(
    "select id from petitions where unit_id = $1 and received_on between '2026-01-01' and $2 and status not in ('void','handed_over') and origin_unit_id is null limit 1",
    [ward, today],
  );
  await app.database.owner("update petitions set status = 'void' where id = $1", [paper?.id]);
  expect((await figuresFor(chief)).numbers.received).toBe(before.received - 1);
  expect((await figuresFor(leader)).numbers.received).toBe(before.received - 2);
});

test('the page of the city shows a change at its next look', async () => {
  const agent: Agent = await app.signIn('hung.thanhtra');
  const received = async (path: string) =>
    /class="kpi" href="[^"]+"><span class="t">Đơn tiếp nhận<\/span><span class="v">([^<]+)/.exec(
      (await agent.get(path).expect(200)).text,
    )?.[1];
  const before = await received('/dashboard?period=year');
  expect(await received('/dashboard?period=year')).toBe(before);
  const [paper] = await app.database.owner<{ id: string }>(
    "select id from petitions where unit_id = $1 and received_on between '2026-01-01' and $2 and status not in ('void','handed_over') and origin_unit_id is null limit 1",
    [ward, today],
  );
  await app.database.owner("update petitions set status = 'void' where id = $1", [paper?.id]);
  expect(Number((await received('/dashboard?period=year'))?.replaceAll('.', ''))).toBe(Number(before?.replaceAll('.', '')) - 1);
  await agent.get('/dashboard/map?period=year').expect(200);
});
