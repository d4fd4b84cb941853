// Units stand in the order of the Vietnamese alphabet, whoever writes a name: as the browser's own collation has them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const { compare } = new Intl.Collator('vi');
const keyOf = async (names: readonly string[]) =>
  (
    await db.owner<{ name: string }>('select x.name from unnest($1::text[]) x(name) order by unit_sort_key(x.name, x.name)', [
      [...names],
    ])
  ).map(({ name }) => name);

test('every unit there was in Hà Nội stands where the alphabet has it', async () => {
  const units = await db.owner<{ short_name: string }>('select distinct short_name, sort_key from units order by sort_key');
  const names = [...new Set(units.map(({ short_name }) => short_name))];
  expect(names.length).toBeGreaterThan(500);
  expect(names).toEqual([...names].sort(compare));
});

test('letters before tones, a name before the longer one, capital and decomposed letters alike', async () => {
  const names = [
    'Hàng Bồ',
    'Hàng Bông',
    'Dương Nội',
    'Đông Ngạc',
    'Đại Mỗ',
    'Ba Đình',
    'Bá',
    'Ba',
    'Bà',
    'Bả',
    'Bã',
    'Bạ',
    'Ân Thi',
    'An Khánh',
    'Ăn',
  ];
  expect(await keyOf([...names].reverse())).toEqual([...names].sort(compare));
  expect(await keyOf(['BÔNG', 'bồ'.normalize('NFD')])).toEqual(['bồ'.normalize('NFD'), 'BÔNG']);
});

test('the database makes the key, whatever is written', async () => {
  const [unit] = await db.owner<{ is_own: boolean }>(
    "update units set short_name = 'Ơ', sort_key = 'zzz' where id = (select min(id) from units) returning sort_key = unit_sort_key('Ơ', name) as is_own",
  );
  expect(unit?.is_own).toBe(true);
});
