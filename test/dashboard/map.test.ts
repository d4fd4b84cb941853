// The map of a period: wards as they stood in it, one that went on in another within that one's place and shape; before 01/07/2025 the
// districts, with the old books kept by the wards of today. All places and lines together are the figure of the dashboard.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withWards } from '../../src/dashboard/map/old-districts.ts';
import { type Ward, wardPlaces } from '../../src/dashboard/map/wards.ts';
import { writePetitions } from '../reports/facts.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { drawnOutlines, farthest, givenOutlines, surface } from './outlines/outlines.ts';

const ward = (unitId: number, name: string, lastOn: string | null = null, successors: number[] = []): Ward => ({
  unitId,
  code: `0000${unitId}`,
  name,
  shortName: name,
  lastOn,
  successors,
});
const told = (wards: Ward[], start: string, end: string) =>
  wardPlaces(wards, { start, end }).map(({ name, unitIds, outlines, code }) => [name, unitIds, [code, ...outlines]]);

test('a ward that ended is its own before its end, part of the other after it, and named with it across the day', () => {
  const wards = [ward(1, 'Ba Đình'), ward(2, 'Ngọc Hà', '2026-11-19', [1])];
  expect(told(wards, '2026-11-01', '2026-11-19')).toEqual([
    ['Ba Đình', [1], ['00001']],
    ['Ngọc Hà', [2], ['00002']],
  ]);
  expect(told(wards, '2026-11-01', '2026-11-25')).toEqual([['Ba Đình, gồm Ngọc Hà', [1, 2], ['00001', '00002']]]);
  expect(told(wards, '2026-11-20', '2026-11-25')).toEqual([['Ba Đình', [1, 2], ['00001', '00002']]]);
});

test('joined again, it goes along; divided, it stays in its own right; a new ward takes the shapes of all it was made of', () => {
  const chain = [ward(1, 'A', '2026-03-31', [2]), ward(2, 'B', '2026-06-30', [3]), ward(3, 'C')];
  expect(told(chain, '2026-01-01', '2026-12-31')).toEqual([['C, gồm A, B', [1, 2, 3], ['00003', '00001', '00002']]]);
  expect(told(chain, '2026-04-01', '2026-05-31')).toEqual([
    ['B', [1, 2], ['00002', '00001']],
    ['C', [3], ['00003']],
  ]);
  const divided = [ward(1, 'A', '2026-06-30', [2, 3]), ward(2, 'B'), ward(3, 'C')];
  expect(told(divided, '2026-01-01', '2026-12-31').map(([name]) => name)).toEqual(['A (đến 30/06/2026)', 'B', 'C']);
});

test('a ward of one district is counted with it, one of several with none', () => {
  const district = (code: string, unitIds: number[]) => ({ code, name: code, shortName: code, unitIds, outlines: [] });
  const { places, shared } = withWards(
    [district('001', [1]), district('016', [2])],
    [
      { unitId: 10, districts: ['016'] },
      { unitId: 11, districts: ['001', '016'] },
    ],
  );
  expect(places.map(({ unitIds }) => unitIds)).toEqual([[1], [2, 10]]);
  expect(shared).toEqual([11]);
});

let app: TestApp;
let chief: Agent;
const units: Record<string, number> = {};
beforeAll(async () => {
  app = await testApp();
  chief = await app.signIn('hung.thanhtra');
  const lan = (await app.database.actorOf('lan.badinh')).accountId;
  const [commune] = await app.database.owner<{ id: number }>(
    `select u.id from units u join unit_parents m on m.unit_id = u.id and m.during @> date '2025-06-30'
       join unit_codes k on k.unit_id = m.parent_id and k.scheme = 'gso' and k.code = '016'
      where u.level = 'commune' and upper(u.during) = '2025-07-01' order by u.id limit 1`,
  );
  units.commune = commune?.id ?? 0;
  for (const code of ['00004', '00008', '00376', 'so-xay-dung']) units[code] = await app.database.unitId(code);
  const write = (unit: string, days: string[]) =>
    writePetitions(
      app.database,
      units[unit] ?? 0,
      lan,
      days.map((receivedOn, n) => ({ key: `${unit}${n}`, type: 'KN', receivedOn, status: 'received' })),
      7000,
    );
  await write('commune', ['2025-05-05']);
  await write('00376', ['2025-05-06', '2025-05-07']);
  await write('00004', ['2025-05-08', '2026-11-02', '2026-11-21']);
  await write('00008', ['2026-11-03', '2026-11-04']);
  await write('so-xay-dung', ['2025-05-09', '2026-11-05']);
});
afterAll(() => app.close());

const mapOf = async (from: string, to: string, measure = 'received') =>
  (await chief.get(`/dashboard/map?period=other&from=${from}&to=${to}&measure=${measure}`).expect(200)).text;
const rowsOf = (html: string) =>
  [...html.matchAll(/<th scope="row"[^>]*>([^<]+)<\/th><td class="num"><a[^>]* href="([^"]+)">([^<]+)<\/a>/g)].map(
    ([, name = '', href = '', count = '']) => ({ name, href: href.replaceAll('&amp;', '&'), count: Number(count) }),
  );
const countIn = async (href: string) => Number(/tất cả ([\d.]+) đơn/.exec((await chief.get(href).expect(200)).text)?.[1] ?? '0');

test('before 01/07/2025 the tiles are shaded: the books of then and of today, each tile and line as long as its list, together the whole', async () => {
  const html = await mapOf('01/05/2025', '30/06/2025');
  const [wide = '', narrow = ''] = html.match(/<svg class="ward-map ward-(wide|narrow)"[\s\S]*?<\/svg>/g) ?? [];
  expect([...wide.matchAll(/<rect class="ward-[a-z0-9]+" x="/g)]).toHaveLength(30);
  // On a phone the same places, a word a line.
  const saidIn = (svg: string) => [...svg.matchAll(/<title>([^<]+)<\/title>/g)].map(([, said]) => said);
  expect(saidIn(narrow)).toEqual(saidIn(wide));
  expect([...narrow.matchAll(/<tspan[^>]*>([^<]+)<\/tspan>/g)].filter(([, words = '']) => words.includes(' '))).toEqual([]);
  const shaded = [...wide.matchAll(/<a href="([^"]+)" tabindex="-1"><title>([^<]+)<\/title><rect class="ward-n\d"/g)];
  expect(shaded.map(([, , said]) => said)).toEqual(['Huyện Sóc Sơn: 3']);
  expect(await countIn((shaded[0]?.[1] ?? '').replaceAll('&amp;', '&'))).toBe(3);
  const rows = rowsOf(html);
  expect(rows.map(({ name, count }) => [name, count])).toEqual([
    ['Huyện Sóc Sơn', 3],
    ['Phường, xã thuộc nhiều quận, huyện cũ', 1],
    ['Sở, ngành và đơn vị không có trên bản đồ', 1],
    ['Cộng', 5],
  ]);
  for (const { href, count, name } of rows) expect(await countIn(href), name).toBe(count);
  expect(html).toContain('phường, xã lập từ nhiều quận, huyện tính ở dòng riêng, không chia');
  const board = (await chief.get('/dashboard?period=other&from=01/05/2025&to=30/06/2025').expect(200)).text;
  expect(board).toContain('<span class="t">Đơn tiếp nhận</span><span class="v">5<');
});

test('the wards drawn are the real ones of 2025: codes, names and borders, each within the width of a line', async () => {
  const given = givenOutlines();
  const drawn = drawnOutlines(readFileSync('public/wards.svg', 'utf8'));
  expect(given).toHaveLength(126);
  expect([...drawn.keys()].sort()).toEqual(given.map(({ code }) => code).sort());
  for (const { code, name, rings } of given) {
    const own = drawn.get(code) ?? [];
    // Of a sheet 1000 wide, seen some 600 pixels wide: two parts are a pixel and a quarter, the thickness of a border.
    expect(farthest(rings, own), name).toBeLessThan(2);
    expect(Math.abs(surface(own) / surface(rings) - 1), name).toBeLessThan(0.08);
  }
  const [svg = ''] = /<svg class="ward-map" [\s\S]*?<\/svg>/.exec(await mapOf('01/11/2026', '15/11/2026')) ?? [];
  const shown = [...svg.matchAll(/<title>([^<]+): [^<]+<\/title>((?:<use [^>]+>)+)<\/a>/g)].map(([, name = '', uses = '']) => [
    [...uses.matchAll(/wards\.svg#w(\d+)/g)].map(([, code]) => code).join(),
    name,
  ]);
  expect(shown.sort()).toEqual(given.map(({ code, name }) => [code, name]).sort());
});

test('after a ward was joined to another the map keeps its figures and its shape', async () => {
  const [ba, ngoc] = [units['00004'] ?? 0, units['00008'] ?? 0];
  await app.database.owner("update units set during = daterange(lower(during), '2026-11-20') where id = $1", [ngoc]);
  await app.database.owner("update unit_codes set during = daterange(lower(during), '2026-11-20') where unit_id = $1", [ngoc]);
  await app.database.owner(
    "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-11-20', 'whole', '1/NQ')",
    [ngoc, ba],
  );
  const shapes = (html: string, code: string) =>
    /<svg class="ward-map" [\s\S]*?<\/svg>/
      .exec(html)?.[0]
      .split('<a ')
      .find((place) => place.includes(`#w${code}"`)) ?? '';
  const across = await mapOf('01/11/2026', '25/11/2026');
  expect(rowsOf(across).map(({ name, count }) => [name, count])).toEqual([
    ['Phường Ba Đình, gồm Phường Ngọc Hà', 4],
    ['Sở, ngành và đơn vị không có trên bản đồ', 1],
    ['Cộng', 5],
  ]);
  expect(shapes(across, '00008')).toContain('<title>Phường Ba Đình, gồm Phường Ngọc Hà: 4</title>');
  expect(shapes(across, '00008')).toContain('#w00004"');
  // On a phone numbers stand for the names of the middle, and the list says whose each is.
  const labels = [
    ...across.matchAll(/<text class="ward-wide [^>]*>([^<]+)<\/text><text class="ward-narrow [^>]*>(\d+)<\/text>/g),
  ];
  const key = /<ol class="ward-key[\s\S]*?<\/ol>/.exec(across)?.[0] ?? '';
  expect(labels.map(([, , no]) => Number(no))).toEqual(labels.map((_, index) => index + 1));
  expect([...key.matchAll(/<li>(?:<a [^>]*>)?([^<]+)/g)].map(([, name]) => name)).toEqual(labels.map(([, name]) => name));
  expect(labels.length).toBeGreaterThan(30);
  const before = await mapOf('01/11/2026', '15/11/2026');
  expect(rowsOf(before).map(({ name, count }) => [name, count])).toEqual([
    ['Phường Ngọc Hà', 2],
    ['Phường Ba Đình', 1],
    ['Sở, ngành và đơn vị không có trên bản đồ', 1],
    ['Cộng', 4],
  ]);
  expect(shapes(before, '00008')).toContain('<title>Phường Ngọc Hà: 2</title>');
  expect(shapes(before, '00008')).not.toContain('#w00004"');
  const after = await mapOf('20/11/2026', '25/11/2026');
  expect(rowsOf(after).map(({ name, count }) => [name, count])).toEqual([
    ['Phường Ba Đình', 1],
    ['Cộng', 1],
  ]);
  expect(shapes(after, '00008')).toContain('<title>Phường Ba Đình: 1</title>');
  for (const html of [across, before, after])
    for (const { href, count, name } of rowsOf(html)) expect(await countIn(href), name).toBe(count);
});
