import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedReference } from '../../seeds/01_reference/index.ts';
import { cast, castUnits, demoAccounts, demoPassword } from '../../seeds/02_demo/cast.ts';
import { seedDemo } from '../../seeds/02_demo/index.ts';
import { passwordProblem, verifyPassword } from '../../src/accounts/passwords.ts';
import { roles } from '../../src/accounts/roles.ts';
import { emptyDatabase } from '../../src/database/empty.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const count = async (date: string) =>
  Object.fromEntries(
    (
      await db.owner<{ level: string; n: number }>(
        'select level, count(*)::int as n from units where during @> $1::date group by level',
        [date],
      )
    ).map(({ level, n }) => [level, n]),
  );

test('Hà Nội stands in each structure at its time', async () => {
  expect(await count('2017-10-15')).toMatchObject({ province: 1, district: 30, commune: 584 });
  expect(await count('2025-06-30')).toMatchObject({ province: 1, district: 30, commune: 526 });
  expect(await count('2025-07-01')).toMatchObject({ province: 1, commune: 126 });
  expect((await count('2025-07-01')).district).toBeUndefined();
});

test('every commune has a parent at every date it stood, a district before 01/7/2025 and the city after', async () => {
  const parents = (date: string) =>
    db.owner(
      `select parent.level, count(*)::int as n from units u left join unit_parents p on p.unit_id = u.id and p.during @> $1::date
         left join units parent on parent.id = p.parent_id and parent.during @> $1::date
        where u.level = 'commune' and u.during @> $1::date group by 1`,
      [date],
    );
  expect(await parents('2017-10-15')).toEqual([{ level: 'district', n: 584 }]);
  expect(await parents('2021-05-05')).toEqual([{ level: 'district', n: 579 }]);
  expect(await parents('2025-06-30')).toEqual([{ level: 'district', n: 526 }]);
  expect(await parents('2025-07-01')).toEqual([{ level: 'province', n: 126 }]);
});

test('the merge of 2025 is there pair by pair, and every old commune leads to somewhere', async () => {
  const [merge] = await db.owner(
    `select count(*)::int as pairs, count(*) filter (where part = 'whole')::int as whole, count(*) filter (where suggested)::int as suggested
       from unit_successors s join units u on u.id = s.unit_id where s.effective_on = '2025-07-01' and u.level = 'commune'`,
  );
  expect(merge).toEqual({ pairs: 794, whole: 327, suggested: 526 });
  const lost = await db.owner(
    `select name from units u where level in ('commune', 'district') and not upper_inf(during)
        and not exists (select 1 from unit_successors s where s.unit_id = u.id and s.effective_on = upper(u.during))`,
  );
  expect(lost).toEqual([]);
});

test('offices have their dates, parents at dates and successors; the post of chairman is no unit', async () => {
  const parents = await db.owner(
    `select lower(p.during) as "from", upper(p.during) as until, parent.name from unit_codes c join unit_parents p using (unit_id)
       join units parent on parent.id = p.parent_id where c.code = 'vp-dang-ky-dat-dai' order by 1`,
  );
  expect(parents).toEqual([
    { from: '2015-07-01', until: '2025-03-01', name: 'Sở Tài nguyên và Môi trường' },
    { from: '2025-03-01', until: null, name: 'Sở Nông nghiệp và Môi trường' },
  ]);
  expect(await db.owner("select 1 from unit_codes where code = 'chu-tich-ubnd-tp'")).toEqual([]);
  expect(await db.unitId('ubnd-tp')).toBe(await db.unitId('01'));
});

test('every unit that can work has its letterhead', async () => {
  const profile = async (code: string) =>
    (
      await db.owner(
        'select issuing_org, superior_org, symbol, place, head_title, approval_route from unit_profiles where unit_id = $1',
        [await db.unitId(code)],
      )
    )[0];
  expect(await profile('00004')).toEqual({
    issuing_org: 'Ủy ban nhân dân phường Ba Đình',
    superior_org: '',
    symbol: 'UBND',
    place: 'Ba Đình',
    head_title: 'CHỦ TỊCH',
    approval_route: 'leader',
  });
  expect(await profile('so-xay-dung')).toEqual({
    issuing_org: 'Sở Xây dựng',
    superior_org: 'Ủy ban nhân dân thành phố Hà Nội',
    symbol: 'SXD',
    place: 'Hà Nội',
    head_title: 'GIÁM ĐỐC',
    approval_route: 'unit_head_then_leader',
  });
  expect(await profile('thanh-tra-tp')).toMatchObject({ head_title: 'CHÁNH THANH TRA', symbol: 'TTTP' });
  expect(await profile('ban-tiep-cong-dan')).toMatchObject({ head_title: 'TRƯỞNG BAN', symbol: 'BTCD' });
  const without = await db.owner(
    "select name from units u where level = 'commune' and upper_inf(during) and not exists (select 1 from unit_profiles f where f.unit_id = u.id)",
  );
  expect(without).toEqual([]);
});

describe('seeding again', () => {
  const everything = () =>
    db.owner(
      `select (select count(*)::int from units) as units, (select count(*)::int from unit_codes) as codes, (select count(*)::int from unit_parents) as parents,
              (select count(*)::int from unit_successors) as successors, (select count(*)::int from unit_profiles) as profiles, (select count(*)::int from unit_reach) as reach,
              (select count(*)::int from legal_rules) as rules, (select count(*)::int from holidays) as holidays,
              (select count(*)::int from accounts) as accounts, (select count(*)::int from assignments) as assignments`,
    );

  test('changes nothing', async () => {
    const before = await everything();
    await seedReference(db.ownerUrl);
    await seedDemo(db.ownerUrl);
    expect(await everything()).toEqual(before);
  });

  test('leaves what an administrator changed', async () => {
    const ward = await db.unitId('00008');
    await db.owner("update units set note = 'đã sửa' where id = $1", [ward]);
    await db.owner("update unit_profiles set phone = '0240000000' where unit_id = $1", [ward]);
    await db.owner("update holidays set name = 'Nghỉ theo thông báo', confirmed_at = now() where on_date = '2027-02-04'");
    await db.owner("delete from holidays where on_date = '2027-02-10'");
    await db.owner("delete from unit_reach where role = 'auditor'");
    await db.owner("update accounts set name = 'Nguyễn Thị Lan', name_ascii = 'nguyen thi lan' where login = 'lan.badinh'");
    await seedReference(db.ownerUrl);
    await seedDemo(db.ownerUrl);
    expect(await db.owner('select note, phone from units join unit_profiles on unit_id = id where id = $1', [ward])).toEqual([
      { note: 'đã sửa', phone: '0240000000' },
    ]);
    expect(await db.owner("select name from holidays where on_date in ('2027-02-04', '2027-02-10')")).toEqual([
      { name: 'Nghỉ theo thông báo' },
    ]);
    expect(await db.owner("select 1 from unit_reach where role = 'auditor'")).toEqual([]);
    expect(await db.owner("select name from accounts where login = 'lan.badinh'")).toEqual([{ name: 'Nguyễn Thị Lan' }]);
  });

  test('brings a limit of the law back to the file', async () => {
    await db.owner("update legal_rules set data = '{}' where code = 'TCD_REPLY'");
    await seedReference(db.ownerUrl);
    expect(await db.owner("select data->>'length' as length from legal_rules where code = 'TCD_REPLY'")).toEqual([
      { length: '10' },
    ]);
  });
});

test('an emptied demo is filled again as on the first day, and keeps no job', async () => {
  const lan = await db.actorOf('lan.badinh');
  await db.database.inUnit(lan, (tx) => tx.run("select enqueue('nothing', '{}')"), 'write');
  await emptyDatabase(db.ownerUrl);
  expect(await db.owner('select 1 from accounts union all select 1 from units')).toEqual([]);
  expect(
    await db.asRole('worker', async (client) => (await client.query('select 1 from graphile_worker._private_jobs')).rows),
  ).toEqual([]);
  await seedReference(db.ownerUrl);
  await seedDemo(db.ownerUrl);
  expect(await db.actorOf('lan.badinh')).toEqual({ ...lan, name: 'Nguyễn Thị Thu Lan' });
  expect(await db.database.isReady()).toBe(true);
});

describe('the cast', () => {
  test('lists every member as the contract says, each able to sign in', async () => {
    const listed = demoAccounts();
    expect(new Set(listed.map(({ login }) => login)).size).toBe(cast.length);
    expect(listed[0]).toEqual({
      login: 'lan.badinh',
      password: demoPassword,
      name: 'Nguyễn Thị Thu Lan',
      roles: ['reception_officer'],
      unit: 'Phường Ba Đình',
      unitCode: '00004',
    });
    const [account] = await db.owner<{ password_hash: string; must_change_password: boolean }>(
      "select password_hash, must_change_password from accounts where login = 'son.badinh'",
    );
    expect(account?.must_change_password).toBe(false);
    expect(await verifyPassword(account?.password_hash, demoPassword)).toBe(true);
    for (const { login, name } of cast) expect(passwordProblem(demoPassword, { login, name })).toBeUndefined();
  });

  test('names its units as they are', async () => {
    for (const [code, name] of Object.entries(castUnits)) {
      expect(await db.owner('select name from units where id = $1', [await db.unitId(code)])).toEqual([{ name }]);
    }
  });

  test('plays every role; only one person has two assignments', () => {
    expect(new Set(cast.flatMap(({ assignments }) => assignments.map(({ role }) => role)))).toEqual(new Set(roles));
    expect(cast.filter(({ assignments }) => assignments.length > 1).map(({ login }) => login)).toEqual(['hang.haiphuong']);
  });
});
