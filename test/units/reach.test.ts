import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../src/accounts/roles.ts';
import { resolveReach } from '../../src/units/reach.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const TODAY = '2026-11-25';
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const reach = async (unitId: number, role: Role, today = TODAY) =>
  db.database.inHouse((house) => resolveReach(house, { unitId, role }, today));

test.each([
  ['lan.badinh', false, 'none'],
  ['son.badinh', false, 'own'],
  ['thang.badinh', false, 'own'],
  ['dung.tcd', true, 'own'],
  ['quan.tcd', false, 'own'],
  ['hung.thanhtra', true, 'reach'],
  ['tam.thanhtra', true, 'reach'],
  ['trung.thanhtra', false, 'own'],
  ['chi.thanhtra', true, 'none'],
  ['hai.ubndtp', true, 'own'],
  ['quantri', false, 'none'],
] as const)('%s: whole city %s, contents of denunciations %s', async (login, all, sealed) => {
  const actor = await db.actorOf(login, { today: TODAY });
  expect(actor.reach).toEqual({
    all,
    units: [actor.unitId],
    sealed,
    assignedOnly: login === 'trung.thanhtra',
    ...(login === 'chi.thanhtra' ? { contents: 'own' } : {}),
  });
});

test('the person with two assignments reads one unit at a time', async () => {
  expect((await db.actorOf('hang.haiphuong')).unitName).toBe('Phường Ba Đình');
  expect((await db.actorOf('hang.haiphuong', { role: 'reception_officer' })).unitName).toBe('Phường Ngọc Hà');
});

describe('reach is dated', () => {
  test('before it began and after it ended the inspectorate reads itself only', async () => {
    const inspectorate = await db.unitId('thanh-tra-tp');
    expect((await reach(inspectorate, 'chief_inspector', '2025-06-30')).all).toBe(false);
    expect((await reach(inspectorate, 'chief_inspector', '2025-07-01')).all).toBe(true);
    await db.owner("update unit_reach set during = daterange('2025-07-01', '2027-01-01') where reader_unit_id = $1", [
      inspectorate,
    ]);
    expect((await reach(inspectorate, 'chief_inspector', '2026-12-31')).all).toBe(true);
    expect((await reach(inspectorate, 'chief_inspector', '2027-01-01')).all).toBe(false);
  });

  test('"below" is the tree of the day', async () => {
    const district =
      (await db.owner<{ unit_id: number }>("select unit_id from unit_codes where scheme = 'gso' and code = '001'"))[0]?.unit_id ??
      0;
    await db.owner(
      "insert into unit_reach (reader_unit_id, role, scope, during) values ($1, '*', 'below', daterange('2014-04-01', null))",
      [district],
    );
    expect((await reach(district, 'leader', '2017-10-15')).units).toHaveLength(1 + 14);
    expect((await reach(district, 'clerk', '2025-06-30')).units).toHaveLength(1 + 13);
    const after = await reach(district, 'leader', '2025-07-01');
    expect(after).toEqual({ all: false, units: [district] });
  });

  test('"below" goes down more than one level, its own unit first', async () => {
    const office = await db.unitId('vp-ubnd');
    const city = await db.unitId('ubnd-tp');
    await db.owner(
      "insert into unit_reach (reader_unit_id, role, scope, during) values ($1, 'reporter', 'below', daterange('2025-07-01', null))",
      [city],
    );
    const { units, all } = await reach(city, 'reporter');
    expect(all).toBe(false);
    expect(units[0]).toBe(city);
    expect(units).toEqual(expect.arrayContaining([office, await db.unitId('ban-tiep-cong-dan'), await db.unitId('00004')]));
    expect((await reach(city, 'clerk')).units).toEqual([city]);
  });
});

test('the successor of a whole unit that worked here reads its archive, from the day it took over', async () => {
  const closed = (await db.owner<{ id: number }>("select unit_id as id from unit_codes where code = 'so-qhkt'"))[0]?.id ?? 0;
  const successor = await db.unitId('so-xay-dung');
  expect((await reach(successor, 'processor', '2026-08-09')).units).toEqual([successor]);
  expect((await reach(successor, 'processor', '2026-08-10')).units).toEqual([successor, closed]);
});

test('the wall knows the archives of every unit, over however many acts, and finds them by index', async () => {
  const homes = await db.owner<{ name: string; asked: number[]; wanted: number[] }>(
    `with recursive home(of_unit, unit_id) as (
       select id, id from units
       union
       select h.of_unit, s.unit_id from unit_successors s join home h on s.successor_id = h.unit_id where s.part = 'whole' or s.keeps_archive)
     select u.name, h.homes as asked, (select array_agg(x.unit_id) from home x where x.of_unit = u.id) as wanted
       from units u cross join lateral (select set_config('app.unit', u.id::text, true) as said offset 0) s
       cross join lateral (select home_units() as homes where s.said <> '' offset 0) h`,
  );
  const sorted = (ids: readonly number[]) => [...ids].sort((one, other) => one - other);
  expect(homes.length).toBeGreaterThan(600);
  expect(homes.some(({ wanted }) => wanted.length > 5)).toBe(true);
  for (const { name, asked, wanted } of homes) expect([name, sorted(asked)]).toEqual([name, sorted(wanted)]);
  expect(await db.owner("select home_units() as homes from (select set_config('app.unit', '', true)) s")).toEqual([
    { homes: null },
  ]);
  // Asked dozens of times for one page: never by reading all successions.
  await db.owner('analyze unit_successors');
  const plan = await db.owner<Record<string, string>>(
    "explain select array_agg(distinct s.unit_id) from unit_successors s where s.successor_id = any (array[1]) and (s.part = 'whole' or s.keeps_archive)",
  );
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('unit_successors_archive');
});
