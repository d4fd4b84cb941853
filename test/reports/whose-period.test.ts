// Whose the report of a period is that a unit did not stand in yet: all it came from, those taken in whole before those of which a part came.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let next: number;
let others: { id: number; name: string }[];

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  next = await db.unitId('00008');
  await db.owner("update units set during = daterange('2026-11-30', null) where id = $1", [next]);
  others = await db.owner<{ id: number; name: string }>(
    'select id, name from units where id <> $1 and during @> $2::date order by sort_key, id limit 14',
    [next, '2026-06-14'],
  );
});
afterAll(() => app.close());

const said = async () => {
  const html = (await (await app.signIn('oanh.ngocha')).get('/reports?period=2026-H1').expect(200)).text;
  return /Báo cáo kỳ này là của [^.]*\./.exec(html)?.[0];
};
const handOver = (from: number, to: number, part: string) =>
  app.database.owner(
    "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-11-30', $3, '1/NQ')",
    [from, to, part],
  );

test('all fourteen are named, the whole ones first, with how many they are', async () => {
  expect(others.length).toBe(14);
  // The first four in the order of the list gave a part, one of them through a unit of which only a part came.
  const [through, far, ...rest] = others.map(({ id }) => id);
  await handOver(through ?? 0, next, 'part');
  await handOver(far ?? 0, through ?? 0, 'whole');
  for (const [at, id] of rest.entries()) await handOver(id, next, at < 2 ? 'remainder' : 'whole');
  const names = others.map(({ name }) => name);
  expect(await said()).toBe(
    `Báo cáo kỳ này là của 10 đơn vị nhập toàn bộ: ${names.slice(4).join(', ')}; 4 đơn vị nhập một phần: ${names.slice(0, 4).join(', ')}.`,
  );
});

test('of which only parts came, or only whole ones, the sentence says so', async () => {
  await app.database.owner("delete from unit_successors where successor_id = $1 and part = 'whole'", [next]);
  expect(await said()).toMatch(/^Báo cáo kỳ này là của 4 đơn vị nhập một phần: /);
  await app.database.owner('delete from unit_successors where effective_on = $1', ['2026-11-30']);
  await handOver(others[3]?.id ?? 0, next, 'whole');
  expect(await said()).toBe(`Báo cáo kỳ này là của ${others[3]?.name}.`);
});

test('after a renaming the tables of a past period bear the name of then: alone in the file and on paper, with the one of today on the page', async () => {
  const db = app.database;
  const [unit] = await db.owner<{ id: number; name: string }>(
    "select id, name from units where name = 'Sở Xây dựng' and during @> date '2026-11-01'",
  );
  await db.owner(
    `insert into unit_names (unit_id, during, unit_type, name, short_name, act)
     select id, daterange(lower(during), '2026-12-01'), unit_type, 'Sở Tên Cũ', 'Tên Cũ', 'Nghị quyết' from units where id = $1`,
    [unit?.id],
  );
  const chief = await app.signIn('hung.thanhtra');
  const both = 'Sở Tên Cũ (nay là Sở Xây dựng)';
  const read = async (address: string) => (await chief.get(address).expect(200)).text;
  const table = await read('/reports/02-xld?period=2026-Q3&unit=all');
  expect(table).toContain(`${both}</`);
  expect(await read('/reports/closed?period=2026-Q3')).toContain(both);
  const paper = await read('/reports/02-xld/print?period=2026-Q3&unit=all');
  expect(paper).toContain('Sở Tên Cũ');
  expect(paper).not.toContain('Sở Xây dựng');
  // By the organisation of today, and of a period after it, the name is that of today.
  for (const address of [
    '/reports/02-xld/print?period=2026-Q3&unit=all&org=today',
    '/reports/02-xld/print?period=2026-Y&unit=all',
  ])
    expect(await read(address)).toContain('Sở Xây dựng');
  await db.owner('delete from unit_names where unit_id = $1', [unit?.id]);
  // Kept figures hold no name: the next look bears what the books say now.
  expect(await read('/reports/02-xld?period=2026-Q3&unit=all')).not.toContain('Sở Tên Cũ');
});
