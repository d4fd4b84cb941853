// The rollout as the demo ships it: the three waves of the plan of 2017 and the wave of 2026, each with its units and its days. What is
// expected is counted from the lists of units, not from the story.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../seeds/01_reference/files.ts';
import { Stage } from '../../seeds/02_demo/stage.ts';
import { waves } from '../../seeds/02_demo/waves.ts';
import { runJobs } from '../../src/worker.ts';
import { type TestApp, testApp } from '../support/app.ts';

interface Shipped {
  name: string;
  training_on: string;
  ready_on: string;
  live_on: string;
  units: string[];
  live: string[];
  days: string[];
}

let app: TestApp;
let shipped: Shipped[] = [];
const find = (start: string) => shipped.find(({ name }) => name.startsWith(start)) as Shipped;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-30T07:10:00Z');
  const stage = await Stage.open(app.services, '2026-11-30', app.database.workerUrl, runJobs);
  expect(await stage.conductor.play([waves(stage)])).toEqual([]);
  // A unit under the name it bore on its day.
  shipped = await app.database.owner<Shipped & Record<string, unknown>>(
    `select w.name, w.training_on::text, w.ready_on::text, w.live_on::text,
            array(select u.name from wave_units m join units u on u.id = m.office_id where m.wave_id = w.id) as units,
            array(select u.name from go_lives g join units u on u.id = g.office_id where g.wave_id = w.id and g.taken_back_at is null) as live,
            array(select distinct g.live_on::text from go_lives g where g.wave_id = w.id) as days
       from waves w order by w.live_on`,
  );
}, 120_000);
afterAll(() => app.close());

const units2017 = readTable('hanoi-units-2017.csv', ['code', 'level', 'unit_type', 'parent_code', 'name']);
const typeOf = new Map(units2017.map(({ code, unit_type: type }) => [code, type]));
/** Districts of these types, and what stands under them. */
const under = (...types: string[]) =>
  units2017.filter(({ level, unit_type: type, parent_code: parent }) =>
    level === '2' ? types.includes(type) : types.includes(typeOf.get(parent) ?? ''),
  );

describe('the waves of 2017', () => {
  it('are three, on the days of the plan', () => {
    expect(shipped.map(({ name, live_on: on }) => [on, name])).toEqual([
      ['2017-08-16', 'Đợt 1 năm 2017: quận và phường'],
      ['2017-09-15', 'Đợt 2 năm 2017: huyện, thị xã và xã, thị trấn'],
      ['2017-10-13', 'Đợt 3 năm 2017: sở, ngành'],
      ['2026-07-01', 'Đợt năm 2026: 126 phường, xã'],
    ]);
    for (const { training_on: training, ready_on: ready, live_on: live, days } of shipped) {
      expect([training <= ready, ready <= live]).toEqual([true, true]);
      expect(days).toEqual([live]);
    }
  });

  it('bring in the districts with their wards, then towns and communes, then the departments: each unit once, all of them live', () => {
    const [first, second] = [under('Quận'), under('Huyện', 'Thị xã')];
    expect([first.length, second.length]).toEqual([12 + 168, 18 + 416]);
    expect(find('Đợt 1').units.length).toBe(first.length);
    expect(find('Đợt 2').units.length).toBe(second.length);
    expect(find('Đợt 1').units).toEqual(expect.arrayContaining(['Quận Ba Đình', 'Phường Phúc Xá']));
    expect(find('Đợt 2').units).toEqual(expect.arrayContaining(['Thị xã Sơn Tây', 'Huyện Ba Vì', 'Thị trấn Tây Đằng']));
    expect(find('Đợt 1').units.filter((name) => /^(Huyện|Thị xã|Xã|Thị trấn) /.test(name))).toEqual([]);
    expect(find('Đợt 2').units.filter((name) => name.startsWith('Quận '))).toEqual([]);
    const third = find('Đợt 3').units.join('\n');
    for (const office of ['Sở Xây dựng', 'Sở Tài nguyên và Môi trường', 'Thanh tra Thành phố']) expect(third).toContain(office);
    for (const start of ['Đợt 1', 'Đợt 2', 'Đợt 3']) expect([...find(start).live].sort()).toEqual([...find(start).units].sort());
    const all = ['Đợt 1', 'Đợt 2', 'Đợt 3'].map((start) => find(start).units.length);
    expect(all).toEqual([180, 434, 23]);
  });
});

describe('the wave of 2026', () => {
  it('is over the 126 wards and communes of today: most live since the day, some waiting with their checklists open', async () => {
    const { units, live } = find('Đợt năm 2026');
    expect([units.length, new Set(units).size]).toEqual([126, 126]);
    expect(units.filter((name) => !/^(Phường|Xã) /.test(name))).toEqual([]);
    expect(live.length).toBe(114);
    const board = await app.signIn('hung.thanhtra');
    const [row] = await app.database.owner<{ id: number }>("select id from waves where name like 'Đợt năm 2026%'");
    const page = (await board.get(`/admin/waves/${row?.id}?state=missing`).expect(200)).text;
    expect(page).toContain('12 đơn vị khớp, 126 đơn vị trong đợt');
    expect(page).toContain('Xã Minh Châu');
  });
});
