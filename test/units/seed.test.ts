import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test('both structures of Hà Nội are there', async () => {
  const rows = await db.owner(
    "select level, count(*)::int as n from units where during @> '2017-10-15'::date and level in ('district','commune') group by level order by level",
  );
  expect(rows).toEqual([
    { level: 'commune', n: 584 },
    { level: 'district', n: 30 },
  ]);
  expect(await db.actorOf('lan.badinh')).toMatchObject({ unitName: 'Phường Ba Đình', role: 'reception_officer' });
});
