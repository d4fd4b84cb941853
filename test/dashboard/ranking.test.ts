// The order of the units: by what is chosen, of equals by name as Vietnamese sorts them, and equals share a place.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UnitFigures } from '../../src/dashboard/queries.ts';
import { type Order, orderOf, ranked } from '../../src/dashboard/ranking.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { complaint } from '../search/registrations.ts';
import { type TestApp, testApp } from '../support/app.ts';

const unit = (unitName: string, received: number, handled: number, onTime: number, overdue: number, unitId = 1): UnitFigures => ({
  unitId,
  unitName,
  received,
  handled,
  onTime,
  overdue,
});
const units = [
  unit('Phường Đống Đa', 9, 3, 1, 2),
  unit('Phường Dương Nội', 9, 6, 2, 5),
  unit('Phường Ô Chợ Dừa', 4, 10, 9, 2),
  unit('Phường Hà Đông', 7, 0, 0, 0),
  unit('Phường Ba Đình', 1, 4, 4, 2),
  unit('Phường Ồ', 1, 0, 0, 1),
];
const inOrder = (order: Order) =>
  ranked(units, order).map(({ unit: { unitName }, rank }) => `${rank ?? '–'} ${unitName.replace('Phường ', '')}`);

test('most overdue first; equals share a place and stand by name', () => {
  expect(inOrder('overdue')).toEqual(['1 Dương Nội', '2 Ba Đình', '2 Đống Đa', '2 Ô Chợ Dừa', '5 Ồ', '6 Hà Đông']);
});
test('most received first', () => {
  expect(inOrder('received')).toEqual(['1 Dương Nội', '1 Đống Đa', '3 Hà Đông', '4 Ô Chợ Dừa', '5 Ba Đình', '5 Ồ']);
});
test('the rate: a third is a third however many they were, and without any there is no place', () => {
  expect(inOrder('on_time')).toEqual(['1 Ba Đình', '2 Ô Chợ Dừa', '3 Dương Nội', '3 Đống Đa', '– Hà Đông', '– Ồ']);
});
test('by name: Đ after D, Ô after O with its tones, two units of one name one after the other', () => {
  expect(inOrder('name')).toEqual(['1 Ba Đình', '2 Dương Nội', '3 Đống Đa', '4 Hà Đông', '5 Ồ', '6 Ô Chợ Dừa']);
  expect(
    ranked([unit('Xã Ba Vì', 0, 0, 0, 0, 9), unit('Xã Ba Vì', 0, 0, 0, 0, 4)], 'name').map((one) => [one.unit.unitId, one.rank]),
  ).toEqual([
    [4, 1],
    [9, 2],
  ]);
});
test('an order that is none is the first one', () => {
  expect(['on_time', 'x', null].map(orderOf)).toEqual(['on_time', 'overdue', 'overdue']);
});

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const add = async (login: string, set: string) => {
    const { id } = await app.as(login, (act) => registerPetition(act, { ...complaint, receivedOn: '2026-11-03' }));
    await app.database.owner(`update petitions set ${set} where id = $1`, [id]);
  };
  await add('son.badinh', "due_on = '2026-11-10'");
  await add('son.badinh', "due_on = '2026-12-20', closed_on = '2026-11-20', status = 'guided'");
  for (const due of ['2026-11-10', '2026-11-11']) await add('tuan.ngocha', `due_on = '${due}'`);
  await add('tuan.ngocha', "due_on = '2026-11-12', closed_on = '2026-11-20', status = 'guided'");
  await add('binh.sxd', "due_on = '2026-11-10'");
});
afterAll(() => app.close());

test('the page says what the units are ordered by, offers the others as links, and gives each its place', async () => {
  const chief = await app.signIn('hung.thanhtra');
  const panel = async (query: string) =>
    /id="units"[\s\S]*?<\/section>/.exec((await chief.get(`/dashboard${query}`).expect(200)).text)?.[0] ?? '';
  const lines = (html: string) =>
    [...html.matchAll(/data-l="(?:Hạng|STT)">([^<]+)<\/td><td class="strong"><a[^>]*>([^<]+)/g)].map(
      ([, rank, name]) => `${rank} ${name}`,
    );
  const first = await panel('?period=year');
  expect(lines(first)).toEqual(['1 Phường Ngọc Hà', '2 Phường Ba Đình', '2 Sở Xây dựng']);
  expect(first).toContain('Xếp theo số đơn quá hạn, nhiều nhất trước.');
  expect(first).toMatch(/aria-current="true">Quá hạn</);
  expect(first).toContain('<th scope="col" class="num fit">Hạng</th>');
  expect(await panel('?order=name')).toContain('<th scope="col" class="num fit">STT</th>');
  const [, href = ''] = /<a href="([^"]+)">Tỷ lệ đúng hạn<\/a>/.exec(first) ?? [];
  expect(href).toBe('/dashboard?period=year&amp;order=on_time#units');
  const rate = await panel(href.replaceAll('&amp;', '&').replace('/dashboard', '').replace('#units', ''));
  expect(lines(rate)).toEqual(['1 Phường Ba Đình', '2 Phường Ngọc Hà', '– Sở Xây dựng']);
  expect(rate).toContain('Xếp theo tỷ lệ đúng hạn, cao nhất trước');
  expect(rate).toMatch(/<th scope="col" aria-sort="descending">Đúng hạn/);
  expect(lines(await panel('?order=name'))).toEqual(['1 Phường Ba Đình', '2 Phường Ngọc Hà', '3 Sở Xây dựng']);
  // Beside the table by ward, which counts where a petition is held; of a unit that has ended it is said.
  expect(first).toContain('biểu 02/XLD tính ở nơi đang giữ đơn ngày cuối kỳ');
  await app.database.owner("update units set during = daterange(lower(during), '2026-11-25') where name = 'Phường Ngọc Hà'");
  expect(lines(await panel('?order=name'))).toContain('2 Phường Ngọc Hà (đã kết thúc hoạt động)');
});
