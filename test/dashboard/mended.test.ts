// What the dashboard keeps of the whole city and mends in the units that changed is what counting it whole would give.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { fillBench } from '../../src/cli/bench/fill.ts';
import { type Random, randomFrom } from '../../src/cli/bench/random.ts';
import { findDueByUnit, firstDue } from '../../src/dashboard/due-queries.ts';
import { growing, hotFrom, hotMatters, hotMattersAnew } from '../../src/dashboard/hot-spots/queries.ts';
import { type TestApp, testApp } from '../support/app.ts';

const today = '2026-11-25';
const days = { days: { start: '2026-06-01', end: today, today }, before: { start: '2025-12-05', end: '2026-05-31' } };

let app: TestApp;
let chief: Actor;
/** Units with petitions of those days. */
let units: number[];

beforeAll(async () => {
  app = await testApp();
  await fillBench(app.database.ownerUrl, app.services.keyring, { petitions: 1_500, seed: 11, today }, () => undefined);
  chief = await app.database.actorOf('hung.thanhtra');
  const rows = await app.database.owner<{ id: number }>(
    'select distinct unit_id as id from petitions where received_on >= $1 order by 1',
    [days.before.start],
  );
  units = rows.map(({ id }) => id);
  // The invented city has few matters of many petitions: some are drawn together.
  await app.database.owner(
    "update petitions set thread_id = md5('matter ' || id % 14)::uuid where received_on >= $1 and id % 3 > 0",
    [days.before.start],
  );
});
afterAll(() => app.close());

const inCity = <T>(work: Parameters<typeof app.database.database.inUnit<T>>[1]) => app.database.database.inUnit(chief, work);

/** What may become of a petition: another matter, struck, another day. */
async function change(random: Random, unit: number): Promise<void> {
  const set = random.pick([
    `thread_id = md5('matter ' || ${random.between(0, 13)})::uuid`,
    `received_on = date '2026-05-20' + ${random.between(0, 40)}`,
    "status = 'void', closed_on = received_on",
    'thread_id = gen_random_uuid()',
  ]);
  await app.database.owner(
    `update petitions set ${set} where (unit_id, id) in (select unit_id, id from petitions where unit_id = $1 and received_on >= $2 and status <> 'void' order by md5(id || $3) limit 4)`,
    [unit, days.before.start, String(random.between(1, 1e9))],
  );
}

test('hot matters mended in the units that changed are those of the whole city', async () => {
  const random = randomFrom(23);
  const inOrder = <T extends { threadId: string; units: number[] }>(hot: readonly T[]) =>
    hot
      .map((one) => ({ ...one, units: [...one.units].sort((a, b) => a - b) }))
      .sort((a, b) => (a.threadId < b.threadId ? -1 : 1));
  let known = await inCity((tx) => hotMatters(tx, days, null));
  expect(known.length).toBeGreaterThan(6);
  const first = inOrder(known);
  for (let turn = 0; turn < 12; turn += 1) {
    const changed = [random.pick(units), random.pick(units)];
    for (const unit of changed) await change(random, unit);
    const [mended, whole] = await inCity(async (tx) => [
      await hotMattersAnew(tx, known, changed, days),
      await hotMatters(tx, days, null),
    ]);
    expect(inOrder(mended)).toEqual(inOrder(whole));
    expect(growing(mended, 5)).toEqual(growing(whole, 5));
    known = mended;
  }
  expect(inOrder(known)).not.toEqual(first);
});

test('the growing ones bring three petitions and more than before, most first', () => {
  const one = (threadId: string, n: number, before: number) => ({ threadId, n, before, units: [1] });
  expect(hotFrom).toBe(3);
  expect(growing([one('a', 3, 3), one('b', 4, 2), one('c', 9, 8), one('d', 5, 3), one('e', 5, 3)], 3)).toEqual([
    one('d', 5, 3),
    one('e', 5, 3),
    one('b', 4, 2),
  ]);
});

test.each([
  { figure: 'overdue', days: { start: today, end: today, today }, unsignedFirst: false, most: 5 },
  { figure: 'due_soon', days: { start: today, end: '2026-12-20', today }, unsignedFirst: true, most: 7 },
] as const)('what is due first of $figure, unit by unit, is what is due first of all', async (asked) => {
  const [whole, parts, every] = await inCity(async (tx) => [
    await findDueByUnit(tx, asked, null),
    await Promise.all(units.map((unit) => findDueByUnit(tx, asked, [unit]))),
    await findDueByUnit(tx, { ...asked, most: 100_000 }, null),
  ]);
  const byUnit = new Map(parts.flatMap((part) => [...part]));
  expect(firstDue(byUnit, asked.most)).toEqual(firstDue(whole, asked.most));
  const all = firstDue(every, 100_000);
  expect(all.found.length).toBeGreaterThan(asked.most);
  expect(firstDue(whole, asked.most)).toEqual({ found: all.found.slice(0, asked.most), unsigned: all.unsigned });
});

test('who has how much in hand in the office of one who leads the city is kept, and counted anew once one is charged, or called otherwise', async () => {
  const agent = await app.signIn('hung.thanhtra');
  /** "Đang xử lý" of each officer, as the page gives it. */
  const inHand = async () => {
    const text = (await agent.get('/dashboard').expect(200)).text;
    return new Map(
      [...text.matchAll(/assignee=(\d+)[^"]*figure=open|figure=open[^"]*assignee=(\d+)[^>]*>([\d.]+)</g)].map((found) => [
        Number(found[1] ?? found[2]),
        Number(found[3]),
      ]),
    );
  };
  const before = await inHand();
  expect(await inHand()).toEqual(before);
  const unit = chief.unitId;
  const moved = await app.database.owner<{ id: number }>(
    `update petitions set assigned_to = $2 where unit_id = $1 and id = (select min(id) from petitions where unit_id = $1 and closed_on is null and status <> 'void' and assigned_to is distinct from $2) returning id`,
    [unit, chief.accountId],
  );
  expect(moved).toHaveLength(1);
  const after = await inHand();
  expect(after.get(chief.accountId) ?? 0).toBe((before.get(chief.accountId) ?? 0) + 1);
  await app.database.owner("update accounts set name = 'Họ Tên Mới' where id = $1", [chief.accountId]);
  expect((await agent.get('/dashboard').expect(200)).text).toContain('Họ Tên Mới');
});
