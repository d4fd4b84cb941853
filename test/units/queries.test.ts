import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HouseTx } from '../../src/database/tx.ts';
import { NotAllowedNow, NotFound } from '../../src/errors.ts';
import {
  assertOpen,
  findUnitByCode,
  findUnitsByText,
  listOpenUnits,
  listSuccessors,
  listUnitsOn,
  unitAt,
  unitNameOn,
  unitNamesOn,
  unitProfile,
} from '../../src/units/queries.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const TODAY = '2026-11-25';
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const house = <T>(work: (tx: HouseTx) => Promise<T>) => db.database.inHouse(work);
const idOf = (code: string, date: string) =>
  house(async (tx) => {
    const unit = await findUnitByCode(tx, 'gso', code, date);
    if (!unit) throw new Error(`no unit ${code} on ${date}`);
    return unit.id;
  });
const suggest = (text: string, limit?: number) => house((tx) => findUnitsByText(tx, text, TODAY, limit));

describe('codes are reused', () => {
  test.each([
    ['00226', '2017-10-15', 'Phường Trung Tự'],
    ['00226', '2025-01-01', 'Phường Phương Liên - Trung Tự'],
    ['00226', '2025-07-01', 'Phường Văn Miếu - Quốc Tử Giám'],
    ['00634', '2017-10-15', 'Phường Đại Mỗ'],
    ['00634', TODAY, 'Phường Tây Mỗ'],
  ])('%s on %s is %s', async (code, date, name) => {
    expect((await house((tx) => findUnitByCode(tx, 'gso', code, date)))?.name).toBe(name);
  });

  test('a code that means nothing on a day gives nothing', async () => {
    expect(await house((tx) => findUnitByCode(tx, 'gso', '001', TODAY))).toBeUndefined();
    expect(await house((tx) => findUnitByCode(tx, 'gso', '00010', '2025-03-01'))).toBeUndefined();
  });
});

describe('a unit at a date', () => {
  test('comes with the parent and codes of that day', async () => {
    const trucBach = await idOf('00004', '2017-10-15');
    expect(await house((tx) => unitAt(tx, trucBach, '2025-06-30'))).toMatchObject({
      name: 'Phường Trúc Bạch',
      parentName: 'Quận Ba Đình',
      stands: true,
      endedOn: '2025-07-01',
      codes: [{ scheme: 'gso', code: '00004' }],
    });
    expect(await house((tx) => unitAt(tx, trucBach, TODAY))).toMatchObject({ stands: false, parentName: null, codes: [] });
  });

  test('is called as it was called then', async () => {
    const trucBach = await idOf('00004', '2017-10-15');
    const baDinh = await idOf('00004', TODAY);
    expect(await house((tx) => unitNameOn(tx, trucBach, '2020-01-01'))).toBe('Phường Trúc Bạch');
    const names = await house((tx) => unitNamesOn(tx, [trucBach, baDinh, null, trucBach], TODAY));
    expect([...names.values()].sort()).toEqual(['Phường Ba Đình', 'Phường Trúc Bạch (trước 01/07/2025)']);
    await expect(house((tx) => unitNameOn(tx, 999_999, TODAY))).rejects.toThrow(NotFound);
  });

  test('a renamed unit keeps its former name on the days it bore it', async () => {
    const renamed = await idOf('00004', TODAY);
    await db.owner(
      `insert into unit_names (unit_id, during, unit_type, name, short_name, act)
       select id, daterange(lower(during), '2026-11-20'), unit_type, 'Phường Tên Cũ', 'Tên Cũ', 'Nghị quyết' from units where id = $1`,
      [renamed],
    );
    const names = (day: string) =>
      house(async (tx) => [await unitNameOn(tx, renamed, day), (await unitNamesOn(tx, [renamed], day)).get(renamed)]);
    expect(await names('2026-11-19')).toEqual(['Phường Tên Cũ', 'Phường Tên Cũ']);
    expect(await names('2026-11-20')).toEqual(['Phường Ba Đình', 'Phường Ba Đình']);
    await db.owner('delete from unit_names where unit_id = $1', [renamed]);
  });

  test('lists hold exactly the units of the day', async () => {
    expect(await house((tx) => listUnitsOn(tx, '2017-10-15', { level: 'district' }))).toHaveLength(30);
    expect(await house((tx) => listUnitsOn(tx, TODAY, { level: 'district' }))).toHaveLength(0);
    expect((await house((tx) => listUnitsOn(tx, TODAY, { level: 'commune' }))).slice(0, 2).map(({ name }) => name)).toEqual([
      'Xã An Khánh',
      'Phường Ba Đình',
    ]);
  });
});

describe('what a closed unit may', () => {
  test('it stays readable and receives nothing new', async () => {
    const trucBach = await idOf('00004', '2017-10-15');
    await expect(house((tx) => assertOpen(tx, trucBach, TODAY))).rejects.toThrow(NotAllowedNow);
    await expect(house((tx) => assertOpen(tx, trucBach, '2025-06-30'))).resolves.toBeUndefined();
    const open = await house((tx) => listOpenUnits(tx, TODAY));
    expect(open.map(({ id }) => id)).not.toContain(trucBach);
    expect(open.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Thành phố Hà Nội', 'Sở Xây dựng', 'Thanh tra Thành phố', 'Phường Ba Đình']),
    );
    expect(open.map(({ name }) => name)).not.toContain('Sở Quy hoạch - Kiến trúc');
    expect((await house((tx) => listOpenUnits(tx, '2026-08-09'))).map(({ name }) => name)).toContain('Sở Quy hoạch - Kiến trúc');
  });

  test('a unit that never worked here has no profile', async () => {
    const trucBach = await idOf('00004', '2017-10-15');
    await expect(house((tx) => unitProfile(tx, trucBach))).rejects.toThrow(NotFound);
    expect(await house(async (tx) => unitProfile(tx, await db.unitId('00004')))).toMatchObject({
      issuingOrg: 'Ủy ban nhân dân phường Ba Đình',
      isRemoteArea: false,
    });
  });
});

describe('successors', () => {
  test('a ward of 2017 leads through the change of 01/2025 to the ward of today', async () => {
    const nguyenTrungTruc = await idOf('00010', '2017-10-15');
    expect(await house((tx) => listSuccessors(tx, nguyenTrungTruc, '2025-03-01'))).toMatchObject([
      { name: 'Phường Trúc Bạch', act: '1286/NQ-UBTVQH15' },
    ]);
    expect(await house((tx) => listSuccessors(tx, nguyenTrungTruc, TODAY))).toEqual([
      { id: await db.unitId('00004'), name: 'Phường Ba Đình', part: 'part', suggested: true, act: '1656/NQ-UBTVQH15' },
    ]);
  });

  test('a divided ward names all who took a part, the likely one first', async () => {
    const daiMo = await idOf('00634', '2017-10-15');
    const found = await house((tx) => listSuccessors(tx, daiMo, TODAY));
    expect(found).toHaveLength(5);
    expect(found.filter(({ suggested }) => suggested)).toEqual([found[0]]);
    expect(found[0]?.name).toBe('Phường Đại Mỗ');
    expect(found.filter(({ part }) => part === 'remainder').map(({ name }) => name)).toEqual(['Phường Dương Nội']);
  });

  test('a ward changed in 2020 and again in 2025 is followed through both', async () => {
    const phuongDo = await idOf('09730', '2017-10-15');
    expect(await house((tx) => listSuccessors(tx, phuongDo, '2021-01-01'))).toMatchObject([
      { name: 'Xã Sen Phương', act: '895/NQ-UBTVQH14' },
    ]);
    expect((await house((tx) => listSuccessors(tx, phuongDo, TODAY))).length).toBeGreaterThan(0);
  });

  test('a standing unit has none', async () => {
    expect(await house(async (tx) => listSuccessors(tx, await db.unitId('00004'), TODAY))).toEqual([]);
  });
});

describe('what an officer types', () => {
  test.each(['ngoc ha', 'NGỌC HÀ', 'ngọc hà', 'phuong ngoc ha', 'ng ha', ' ngoc  ha ', 'Ngọc Hà'.normalize('NFD')])(
    '"%s" gives Phường Ngọc Hà first',
    async (text) => {
      expect((await suggest(text))[0]).toMatchObject({
        name: 'Phường Ngọc Hà',
        stands: true,
        works: true,
        label: 'Phường Ngọc Hà',
        successors: [],
      });
    },
  );

  test('words match from the start of a word, over the name and its district', async () => {
    const labels = (await suggest('yen ph cau')).map(({ label }) => label);
    expect(labels).toContain('Phường Yên Hoà, Quận Cầu Giấy (trước 01/07/2025)');
    expect((await suggest('goc ha')).map(({ name }) => name)).not.toContain('Phường Ngọc Hà');
  });

  test('an old name shows when it ended and who took over', async () => {
    const [old] = await suggest('truc bach');
    expect(old).toMatchObject({ label: 'Phường Trúc Bạch, Quận Ba Đình (trước 01/07/2025)', stands: false, works: false });
    expect(old?.successors.map(({ name }) => name)).toContain('Phường Ba Đình');
  });

  test('of two with the same name the standing one comes first', async () => {
    expect((await suggest('phuong long bien')).slice(0, 2).map(({ stands }) => stands)).toEqual([true, false]);
  });

  test('offices are found too', async () => {
    expect((await suggest('so xay'))[0]).toMatchObject({ name: 'Sở Xây dựng', works: true });
    expect((await suggest('thanh tra'))[0]).toMatchObject({ name: 'Thanh tra Thành phố', works: true });
  });

  test.each(['', '   ', '%', '_', "' or 1=1 --", '\\', '-', 'x'.repeat(10_000)])(
    '"%.20s" gives nothing and breaks nothing',
    async (text) => {
      expect(await suggest(text)).toEqual([]);
    },
  );

  test('the list is short', async () => {
    expect(await suggest('phuong')).toHaveLength(10);
    expect(await suggest('phuong', 3)).toHaveLength(3);
  });
});
