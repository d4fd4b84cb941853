// The rollout as it was and as it goes on: the three waves of the plan of 2017, and the wave of 2026 over the wards and communes of today.
import type { HouseTx } from '../../src/database/tx.ts';
import { formatDate } from '../../src/deadlines/dates.ts';
import type { FrozenLine } from '../../src/rollout/waves/checklist/checklist.ts';
import { insertGoLives, insertTicks, insertWave, putUnits, saveItems } from '../../src/rollout/waves/records.ts';
import { computedCodes, type Item, nameOf, tickedCodes } from '../../src/rollout/waves/wave.ts';
import type { Story } from './conductor.ts';
import type { Stage } from './stage.ts';

const lead = 'hung.thanhtra';
const plan2017 = 'Kế hoạch triển khai phần mềm tiếp công dân, xử lý đơn năm 2017';

interface OldWave {
  name: string;
  trainingOn: string;
  readyOn: string;
  liveOn: string;
  /** Units standing on that day; `p` is what a unit stands under. */
  which: string;
}
const oldWaves: readonly OldWave[] = [
  {
    name: 'Đợt 1 năm 2017: quận và phường',
    trainingOn: '2017-07-24',
    readyOn: '2017-08-15',
    liveOn: '2017-08-16',
    which: "u.unit_type = 'Quận' or p.unit_type = 'Quận'",
  },
  {
    name: 'Đợt 2 năm 2017: huyện, thị xã và xã, thị trấn',
    trainingOn: '2017-08-21',
    readyOn: '2017-09-14',
    liveOn: '2017-09-15',
    which: "u.unit_type in ('Huyện', 'Thị xã') or p.unit_type in ('Huyện', 'Thị xã')",
  },
  {
    name: 'Đợt 3 năm 2017: sở, ngành',
    trainingOn: '2017-09-18',
    readyOn: '2017-10-12',
    liveOn: '2017-10-13',
    which: "u.level = 'department'",
  },
];
/** What was looked at then: said by name, none of it found by this software. */
const own = (code: string, words: string): Item => ({ code, words, isRequired: true });
const oldItems: readonly Item[] = [
  { code: 'infrastructure', words: '', isRequired: true },
  { code: 'manual', words: '', isRequired: true },
  own('own_accounts', 'Cấp tài khoản'),
  own('own_training', 'Tập huấn tại Trung tâm Công nghệ thông tin và Truyền thông'),
  own('own_data', 'Nhận dữ liệu đang chạy của Ban Tiếp công dân'),
];

/** Wards and communes whose day has passed without everything ready. */
const late = [
  'Xã Minh Châu',
  'Xã Ba Vì',
  'Xã Yên Xuân',
  'Xã Suối Hai',
  'Xã Cổ Đô',
  'Xã Bất Bạt',
  'Xã Quảng Oai',
  'Xã Vật Lại',
  'Xã Hương Sơn',
  'Xã Hồng Sơn',
  'Xã Phúc Sơn',
  'Xã Mỹ Đức',
];
/** How many of them have each thing said so far, in the order of their names. */
const ticked2026: Record<(typeof tickedCodes)[number], number> = { infrastructure: 9, printer: 6, manual: 12, end_to_end: 3 };
/** Went live without their old books. */
const withoutBooks = ['Phường Hồng Hà', 'Phường Tây Hồ', 'Xã Sóc Sơn'];

/** One story, played after everything else: what an office did before its day is its history. */
export function waves(stage: Stage): Story {
  return {
    name: 'các đợt triển khai',
    tell: () =>
      stage.as(lead, stage.now, async ({ house, actor, moment }) => {
        for (const wave of oldWaves) await playOld(house, wave, actor.accountId);
        await play2026(house, moment.today, actor.accountId);
      }),
  };
}

const standing = (house: HouseTx, on: string, which: string) =>
  house.rows<{ id: number; name: string }>(
    `select u.id, u.name from units u left join unit_parents t on t.unit_id = u.id and t.during @> $1::date left join units p on p.id = t.parent_id
      where u.during @> $1::date and (${which}) order by u.sort_key, u.id`,
    [on],
  );
const morning = (on: string) => new Date(`${on}T08:30:00+07:00`);
const all = (items: readonly Item[], except: readonly string[], words: string): FrozenLine[] =>
  items.map((item) => {
    const done = !except.includes(item.code);
    return { code: item.code, name: nameOf(item), done, words: done ? words : '' };
  });

async function playOld(house: HouseTx, wave: OldWave, by: number): Promise<void> {
  const { name, trainingOn, readyOn, liveOn } = wave;
  const at = morning(trainingOn);
  const form = { name, basis: plan2017, trainingOn, readyOn, liveOn, certified: 0, exercises: 1, required: [], own: [] };
  const id = await insertWave(house, form, at, by);
  await saveItems(house, id, oldItems);
  const units = (await standing(house, liveOn, wave.which)).map((unit) => unit.id);
  await putUnits(house, id, units, at, by);
  const tick = { kind: 'done' as const, remark: '' };
  for (const { code } of oldItems) await insertTicks(house, id, units, { ...tick, code }, at, by);
  const checklist = all(oldItems, [], 'theo báo cáo của đơn vị');
  await insertGoLives(
    house,
    id,
    units.map((unitId) => ({ unitId, liveOn, missing: [], reason: '', checklist })),
    morning(liveOn),
    by,
  );
}

async function play2026(house: HouseTx, today: string, by: number): Promise<void> {
  const [trainingOn = '', readyOn = '', liveOn = ''] = ['2026-05-04', '2026-06-15', '2026-07-01'].map(
    (day) => [day, today].sort()[0] ?? today,
  );
  const at = morning(trainingOn);
  const form = {
    name: 'Đợt năm 2026: 126 phường, xã',
    basis: 'Kế hoạch triển khai tại cấp xã sau sắp xếp đơn vị hành chính (Nghị quyết 1656/NQ-UBTVQH15)',
    trainingOn,
    readyOn,
    liveOn,
    certified: 2,
    exercises: 1,
    required: [],
    own: [],
  };
  const id = await insertWave(house, form, at, by);
  const items = [...computedCodes, ...tickedCodes].map((code) => ({ code, words: '', isRequired: true }));
  await saveItems(house, id, items);
  const units = await standing(house, today, "u.level = 'commune'");
  await putUnits(
    house,
    id,
    units.map((unit) => unit.id),
    at,
    by,
  );
  const waiting = units.filter(({ name }) => late.includes(name)).map((unit) => unit.id);
  for (const code of tickedCodes)
    await insertTicks(house, id, waiting.slice(0, ticked2026[code]), { code, kind: 'done', remark: '' }, morning(readyOn), by);
  const checked = `đạt khi kiểm tra ngày ${formatDate(readyOn)}`;
  await insertGoLives(
    house,
    id,
    units
      .filter((unit) => !waiting.includes(unit.id))
      .map((unit) => {
        const missing = withoutBooks.includes(unit.name) ? ['imports'] : [];
        const reason = missing.length > 0 ? 'Sổ giấy những năm trước nhập sau, trước ngày 31/12/2026' : '';
        return { unitId: unit.id, liveOn, missing, reason, checklist: all(items, missing, checked) };
      }),
    morning(readyOn),
    by,
  );
}
