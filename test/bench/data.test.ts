// The invented city for measuring: its shape, its order in time, the same rows from the same seed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillBench } from '../../src/cli/bench/fill.ts';
import { writeName } from '../../src/cli/bench/names.ts';
import { randomFrom, ranks } from '../../src/cli/bench/random.ts';
import { type TestApp, testApp } from '../support/app.ts';

const today = '2026-11-25';
const count = 800;
const batchSize = 100;
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await fillBench(app.database.ownerUrl, app.services.keyring, { petitions: count, seed: 7, today, batchSize }, () => undefined);
});
afterAll(() => app.close());

const rows = <Row extends object>(sql: string, params: unknown[] = []) =>
  app.database.owner<Row & Record<string, unknown>>(sql, params);
const numberOf = async (sql: string, params: unknown[] = []) =>
  Number((await rows<{ n: string }>(`select (${sql}) as n`, params))[0]?.n);

describe('the order of time', () => {
  test('petitions lie in the table as they came, over ten years, more of them lately', async () => {
    expect(await numberOf('select count(*) from petitions')).toBe(count);
    expect(
      await numberOf(
        'select count(*) from (select received_on, lag(received_on) over (order by id) as before from petitions) x where before > received_on',
      ),
    ).toBe(0);
    expect(await numberOf('select count(distinct year) from petitions')).toBeGreaterThanOrEqual(10);
    const older = await numberOf("select count(*) from petitions where received_on < '2021-11-25'");
    expect(older).toBeGreaterThan(count * 0.3);
    expect(older).toBeLessThan(count * 0.45);
  });

  test('the numbers of a book have no gap and no repeat and run with the days', async () => {
    const broken = await rows(
      `select unit_id, year, number from (select unit_id, year, number, row_number() over (partition by unit_id, year order by received_on, id) as wanted from petitions) x where number <> wanted`,
    );
    expect(broken).toEqual([]);
    const counters = await rows(
      `select p.unit_id, p.year from (select unit_id, year, max(number) as last from petitions group by 1, 2) p
         left join counters c on c.unit_id = p.unit_id and c.year = p.year and c.name = 'petition' where c.value is distinct from p.last`,
    );
    expect(counters).toEqual([]);
  });
});

describe('names', () => {
  test('the r-th thing comes up 1/r^s as often as the first', () => {
    const random = randomFrom(3);
    const draw = ranks(10, 1);
    const times = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 50_000; n += 1) {
      const rank = draw(random);
      times[rank] = (times[rank] ?? 0) + 1;
    }
    for (const [rank, n] of times.entries()) expect(n / (times[0] ?? 1)).toBeCloseTo(1 / (rank + 1), 1);
  });

  test('four in ten bear the first family name', () => {
    const random = randomFrom(4);
    const names = Array.from({ length: 5_000 }, () => writeName(random));
    const share = names.filter((name) => name.startsWith('Nguyễn ')).length / names.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.45);
    // Names repeat as in life: common ones often, most seldom.
    expect(new Set(names).size).toBeLessThan(4_800);
  });
});
