// The statutory tables of a small filled city say what its plan says: nothing they count is left out by the bulk way, nothing is twice there.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { benchYears, fillBench } from '../../src/cli/bench/fill.ts';
import { writeOrder } from '../../src/cli/bench/order.ts';
import { periodsOf } from '../../src/cli/bench/periods.ts';
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { staffUnits } from '../../src/cli/bench/staff.ts';
import { asOwner } from '../../src/database/owner.ts';
import type { HouseTx } from '../../src/database/tx.ts';
import { addDays } from '../../src/deadlines/dates.ts';
import { readRules } from '../../src/deadlines/rule-set.ts';
import { placeKey } from '../../src/reports/checks.ts';
import { circulars } from '../../src/reports/circulars.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { columnsIn, type PresentCode } from '../../src/reports/tables/table.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { Client } from './client.ts';
import { tablePath } from './pages.ts';
import { plannedExecution, plannedReceptions, plannedResolutions } from './planned.ts';
import { weightsOf } from './weights.ts';

const ask = { petitions: 1_500, seed: 21, today: '2026-11-25' };
let app: TestApp;
let plan: BenchPetition[];

beforeAll(async () => {
  app = await testApp();
  const { ownerUrl } = app.database;
  await fillBench(ownerUrl, app.services.keyring, ask, () => undefined);
  plan = await asOwner(ownerUrl, async (tx) => {
    const units = await staffUnits(tx, ask.today, ask.seed);
    const setting = { count: ask.petitions, today: ask.today, span: Math.round(365.25 * benchYears) };
    return [
      ...writeOrder(randomFrom(ask.seed), units, { ...setting, periodOf: periodsOf(await readRules(tx as unknown as HouseTx)) }),
    ];
  });
});
afterAll(() => app.close());

/** By column, all units together. */
async function tableOf(code: PresentCode, year: number): Promise<Record<number, number>> {
  const places = columnsIn(tables[code].parts).map(({ no }): Place => [code, no]);
  const chief = await app.database.actorOf('hung.thanhtra');
  const byUnit = await app.database.database.inUnit(chief, (tx) =>
    figuresOf(tx, places, periodOf('Y', year), { code: 'all', units: null }),
  );
  const total = (place: Place) => [...byUnit.values()].reduce((sum, own) => sum + (own.get(placeKey(place)) ?? 0), 0);
  return Object.fromEntries(places.map((place) => [place[1], Number(total(place).toFixed(3))]));
}

/** The columns the plan speaks of, its figures to three digits as the tables'. */
const expected = (planned: Record<number, number>) =>
  Object.fromEntries(Object.entries(planned).flatMap(([no, n]) => (no === '0' ? [] : [[no, Number(n.toFixed(3))]])));

const asked = {
  KN: {
    results: ['right', 'wrong', 'partly', 'upheld', 'overturned'],
    figures: ['stateMoney', 'stateLand', 'returnMoney', 'returnLand', 'returnedOrgs', 'returnedPersons'],
    people: ['disciplinePersons', 'disciplineOfficials', 'policeCases', 'policePersons', 'policeOfficials'],
  },
  TC: {
    results: ['right', 'wrong', 'mixed', 'again', 'again', 'again'],
    figures: ['stateMoney', 'stateLand', 'returnMoney', 'returnLand', 'returnedOrgs', 'returnedPersons'],
    people: ['disciplineOrgs', 'disciplinePersons', 'disciplineOfficials', 'policeCases', 'policePersons', 'policeOfficials'],
  },
} as const;

describe.each([2024, 2025, 2026])('the tables of %i', (year) => {
  const days = periodOf('Y', year);

  test('01/TCD counts the visits of the plan, the days of the head, the large groups', async () => {
    const planned = expected(plannedReceptions(plan, days));
    expect(await tableOf('01-tcd', year)).toEqual(planned);
    expect(planned[1]).toBeGreaterThan(20);
  });

  test.each(['KN', 'TC'] as const)('03/GQKN, 04/GQTC: %s accepted, refused, decided, with money and people', async (type) => {
    const { results, figures, people } = asked[type];
    const planned = expected(plannedResolutions(plan, type, days, { results, figures: [...figures, ...people] }));
    expect(await tableOf(type === 'KN' ? '03-gqkn' : '04-gqtc', year)).toEqual(planned);
    expect(planned[7]).toBeGreaterThan(0);
  });

  test('05/KQTH: what is to be carried out, what was, and how much of it', async () => {
    const halves = (['KN', 'TC'] as const).flatMap((type) => plannedExecution(plan, type, days, asked[type].people));
    const planned = expected({ ...[0, ...halves] });
    expect(await tableOf('05-kqth', year)).toEqual(planned);
    expect(planned[1]).toBeGreaterThan(0);
    expect(planned[16]).toBeGreaterThan(0);
  });
});

/** Figures that lead to a list in a third of 02/XLD of 170 offices at work (docs/performance.md, What pages weigh), and what each of them weighs. */
const filled = { figures: 1_100, bytes: 4.2 };
const rowsOf = (html: string) => [...html.matchAll(/<tr><th class="stick" scope="row">.*?<\/tr>/gs)].map(([row]) => row);
const totalOf = (html: string) => /<tr class="total">.*?<\/tr>/s.exec(html)?.[0];

// Four years at once, so that as many figures stand in a table as a few petitions can fill.
test('the map and every table of all 170 offices are light, however filled; the parts of a table are the whole, each under its total', async () => {
  const server = createServer(app.app).listen(0);
  await once(server, 'listening');
  const client = new Client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  /** @param added bytes it would have more if it were filled */
  const weigh = async (path: string, added: number) => {
    const { first, next } = await weightsOf(client.base, path, client.cookie);
    expect(next + added, path).toBeLessThanOrEqual(15_000);
    expect(first + added, path).toBeLessThanOrEqual(100_000);
  };
  try {
    await client.signIn('hung.thanhtra', demoPassword);
    await weigh('/dashboard/map?period=other&from=01/07/2025&to=25/11/2026', 3_000);
    let most = 0;
    for (const [index, { codes }] of circulars.entries()) {
      const to = addDays(circulars[index + 1]?.from ?? addDays(ask.today, 1), -1);
      for (const code of codes) {
        const path = tablePath(code, addDays(to, -1_499), to);
        const whole = (await client.ask('GET', `${path}&rows=all`)).text;
        const { text } = await client.ask('GET', path);
        const parts = [...text.matchAll(/&amp;rows=(\d+)"/g)].map(([, part]) => part);
        const pages = await Promise.all(parts.map(async (part) => (await client.ask('GET', `${path}&rows=${part}`)).text));
        expect((pages.length > 0 ? pages : [text]).flatMap(rowsOf), path).toEqual(rowsOf(whole));
        for (const page of [text, ...pages]) expect(totalOf(page), path).toBe(totalOf(whole));
        const links = [...text.matchAll(/<td[^>]*><a /g)].length;
        await weigh(path, Math.max(0, filled.figures - links) * filled.bytes);
        most = Math.max(most, parts.length * links);
      }
    }
    expect(most).toBeGreaterThan(filled.figures);
  } finally {
    client.close();
    server.close();
  }
});
