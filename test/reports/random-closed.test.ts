// A history of chance closed by two wards and consolidated over all tables: sums add up in every column, later edits change nothing of it, and
// the page of differences says what a recount says, record by record, with the act that made it; of every table of every circular.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeKey } from '../../src/reports/checks.ts';
import { closedRows } from '../../src/reports/closing/cell-queries.ts';
import { loadReport } from '../../src/reports/closing/queries.ts';
import { untoldIn } from '../../src/reports/closing/untold-in.ts';
import { type Period, periodCode, periodOf } from '../../src/reports/periods.ts';
import { type FactRow, listFacts } from '../../src/reports/queries.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { columnOf, columnsIn, presentCodes, type TableCode, tableCodes } from '../../src/reports/tables/table.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, linesOf, numberOf, openBooks, period } from './books.ts';
import { writePetitions } from './facts.ts';
import { randomHistory, signOpening, writeHistory } from './random.ts';

const asked = 'period=2026-Q4';
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** The next ward's own history is always this one: how many of the 142 columns it alone fills is counted; what chance hands to it can only fill more. */
const steady = { seed: 300, fills: 90 };
const onRecordsOf = (codes: readonly TableCode[]): Place[] =>
  codes
    .flatMap((code) => columnsIn(tables[code].parts).map(({ no }): Place => [code, no]))
    .filter(([code, no]) => columnOf(tables[code], no).facts !== null);

let app: TestApp;
let leader: Agent;
let chief: Agent;
let ward: number;
let next: number;
let lan: number;
let above = '';
/** A report of the ward, and what each column listed when it was closed. */
interface Closed {
  of: Period;
  onRecords: Place[];
  address: string;
  listedThen: Map<string, Map<string, number>>;
}
let own: Closed;
const formerYears = { tt24: 2024, tt21: 2023 } as const;
const former = new Map<string, Closed>();

const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const figures = (html: string, name: string) =>
  linesOf(html)
    .get(name)
    ?.map(({ text }) => numberOf(text)) ?? [];
async function close(agent: Agent, query = asked): Promise<string> {
  const answer = await ask(agent, `/reports/closed/new?${query}`, { confirmed: '1', override: 'Đến hạn' });
  expect(answer.status).toBe(303);
  const address = String(answer.headers.location);
  expect((await ask(agent, address, {}, `${address}/sending`)).status).toBe(303);
  return address;
}
const whole = { at: null, back: false, most: 5000 };
/** Records by their pages, each with what it adds. */
function byRecord(rows: readonly FactRow[]): Map<string, number> {
  const own = new Map<string, number>();
  for (const { petitionId, visitId, dayId, value } of rows) {
    const href = petitionId ? `/petitions/${petitionId}` : visitId ? `/visits/${visitId}` : `/schedule/${dayId}`;
    own.set(href, (own.get(href) ?? 0) + value);
  }
  return own;
}
/** By column, what the ward's list has: a record by its page, and what it adds. */
async function recount({ of, onRecords }: Pick<Closed, 'of' | 'onRecords'>): Promise<Map<string, Map<string, number>>> {
  const actor = await app.database.actorOf('thang.badinh');
  const found = new Map<string, Map<string, number>>();
  await app.database.database.inUnit(actor, async (tx) => {
    for (const place of onRecords) {
      const { facts, where, sum } = columnOf(tables[place[0]], place[1]);
      if (facts === null) continue;
      const rows = await listFacts(tx, { source: facts, where, sum }, of, { code: '', units: [ward] }, whole);
      found.set(placeKey(place), byRecord(rows));
    }
  });
  return found;
}
const sorted = (own: ReadonlyMap<string, number> | undefined) =>
  [...(own ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
const sumOf = (own: ReadonlyMap<string, number> | undefined) =>
  Math.round([...(own?.values() ?? [])].reduce((sum, add) => sum + add, 0) * 1000) / 1000;

async function closed(of: Period, codes: readonly TableCode[]): Promise<Closed> {
  const what = { of, onRecords: onRecordsOf(codes) };
  const address = await close(leader, `period=${periodCode(of)}`);
  return { ...what, address, listedThen: await recount(what) };
}

beforeAll(async () => {
  ({ app, ward, next, lan } = await openBooks());
  const db = app.database;
  const desks = [
    { unitId: ward, accountId: lan },
    { unitId: next, accountId: (await db.actorOf('mai.ngocha')).accountId },
  ] as const;
  const drawn = (from: number, most: number) =>
    fc.sample(randomHistory('2026-08-01', 120, most - 6, most), { numRuns: 1, seed: from })[0];
  const [one, two] = [drawn(seed, 20), drawn(steady.seed, 40)];
  if (!one || !two) throw new Error('no histories');
  await writeHistory(db, desks[0], desks[1], one, 1000);
  await writeHistory(db, desks[1], desks[0], two, 1000);
  for (const [index, desk] of desks.entries()) {
    await signOpening(db, desk, period, index === 0 ? seed : steady.seed);
    const entered = Object.fromEntries(
      columnsIn(tables['06-qlkntc'].parts).map(({ no }) => [String(no), 1 + ((seed * 3 + index) % 9)]),
    );
    await db.owner(
      `insert into report_entries (unit_id, table_code, from_on, to_on, figures, note, entered_at, entered_by) values ($1, '06-qlkntc', $2, $3, $4, '', now(), $5)`,
      [desk.unitId, period.from, period.to, JSON.stringify(entered), desk.accountId],
    );
  }
  [leader, chief] = [await app.signIn('thang.badinh'), await app.signIn('hung.thanhtra')];
  // Written before any is closed: what an earlier one left open is carried into the next.
  for (const year of Object.values(formerYears)) {
    const [earlier] = fc.sample(randomHistory(`${year}-08-01`, 120, 10, 14), { numRuns: 1, seed: seed + year });
    if (earlier) await writeHistory(db, desks[0], desks[1], earlier, 2000);
  }
  for (const [circular, year] of Object.entries(formerYears))
    former.set(
      circular,
      await closed(
        periodOf('Q4', year),
        tableCodes.filter((code) => code.startsWith(circular)),
      ),
    );
  own = await closed(period, presentCodes);
  await close(await app.signIn('vinh.ngocha'));
  expect((await ask(chief, `/reports/closed/new?${asked}`, { confirmed: '1', override: 'x' })).status).toBe(303);
  const answer = await ask(chief, `/reports/consolidated/new?${asked}`, { confirmed: '1', override: 'Đến hạn' });
  expect(answer.status).toBe(303);
  above = String(answer.headers.location);
});
afterAll(() => app.close());

test(`in every column of every table the total is the sum of what the units signed (seed ${seed})`, async () => {
  const reports = await app.database.owner<{ unit_id: number; figures: Record<string, Record<string, number>> }>(
    'select unit_id, figures from reports where to_on = $1',
    [period.to],
  );
  expect(reports).toHaveLength(3);
  const steadily = reports.find(({ unit_id }) => unit_id === next)?.figures ?? {};
  let filled = 0;
  for (const code of presentCodes) {
    const html = await read(chief, `${above}/tables/${code}`);
    const lines = ['Phường Ba Đình', 'Phường Ngọc Hà', 'Thanh tra Thành phố'].map((name) => figures(html, name));
    const total = figures(html, 'Tổng số');
    const both = figures(html, 'Cộng cả số đầu kỳ');
    const opening = figures(html, 'Số liệu đầu kỳ đã ký');
    for (const [index, { no }] of columnsIn(tables[code].parts).entries()) {
      const signed = reports.reduce((sum, one) => sum + (one.figures[code]?.[String(no)] ?? 0), 0);
      expect([code, no, lines.every((line) => line[index] !== undefined)]).toEqual([code, no, true]);
      expect(total[index], `${code} ${no}`).toBeCloseTo(
        lines.reduce((sum, line) => sum + (line[index] ?? 0), 0),
        2,
      );
      expect(total[index], `${code} ${no}`).toBeCloseTo(signed, 2);
      if (code !== '06-qlkntc') expect(both[index], `${code} ${no}`).toBeCloseTo((total[index] ?? 0) + (opening[index] ?? 0), 2);
      if ((steadily[code]?.[String(no)] ?? 0) > 0) filled += 1;
    }
  }
  // Zeros add up to anything: so many columns have something to add.
  expect(filled).toBeGreaterThanOrEqual(steady.fills);
});

test(`by the units of today its parts add up to the same total, in every column of every table (seed ${seed})`, async () => {
  const db = app.database;
  await db.owner("update units set during = daterange(lower(during), '2026-12-15') where id = $1", [next]);
  await db.owner(
    "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-12-15', 'whole', '1/NQ')",
    [next, ward],
  );
  for (const code of presentCodes) {
    const [then, now] = [await read(chief, `${above}/tables/${code}`), await read(chief, `${above}/tables/${code}?org=today`)];
    expect([code, figures(now, 'Phường Ngọc Hà')]).toEqual([code, []]);
    for (const name of ['Tổng số', 'Thanh tra Thành phố'])
      expect([code, figures(now, name)]).toEqual([code, figures(then, name)]);
    const parts = ['Phường Ba Đình', 'Phường Ngọc Hà'].map((name) => figures(then, name));
    expect([code, ['trong đó Phường Ba Đình', 'trong đó Phường Ngọc Hà'].map((name) => figures(now, name))]).toEqual([
      code,
      parts,
    ]);
    for (const [index, figure] of figures(now, 'Phường Ba Đình').entries())
      expect(figure, `${code} ${index}`).toBeCloseTo((parts[0]?.[index] ?? 0) + (parts[1]?.[index] ?? 0), 2);
  }
  await db.owner('delete from unit_successors where unit_id = $1', [next]);
  await db.owner('update units set during = daterange(lower(during), null) where id = $1', [next]);
});

test(`the closed figure of a column is what its list had then, and so is the list behind it now (seed ${seed})`, async () => {
  for (const one of [own, ...former.values()]) {
    const [signed] = await app.database.owner<{ figures: Record<string, Record<string, number>> }>(
      'select figures from reports where id = $1',
      [one.address.split('/').at(-1)],
    );
    for (const [code, no] of one.onRecords)
      expect(signed?.figures[code]?.[String(no)], `${code} ${no}`).toBeCloseTo(
        sumOf(one.listedThen.get(placeKey([code, no]))),
        3,
      );
    expect(await read(leader, `${one.address}/differences`)).not.toContain('Hồ sơ tính thêm');
  }
});

/** Edits of chance to what the ward received in a year, each with its act, and one petition more. */
async function edit(year: number): Promise<void> {
  const db = app.database;
  const tell = (of: { petition?: number; visit?: number }, kind: string, sealed: boolean) =>
    db.owner(
      `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, visit_id, sealed, data) values ($1, '2026-12-16T03:00:00Z', $2, $1, 'clerk', $3, $4, $5, $6, '{}')`,
      [ward, lan, kind, of.petition ?? null, of.visit ?? null, sealed],
    );
  const petitions = await db.owner<{ id: number; sealed: boolean; g: number | null; decided: boolean }>(
    `select p.id::int, p.sealed, g.id::int as g, g.decided_on is not null as decided from petitions p left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id
      where p.unit_id = $1 and p.status <> 'void' and p.origin_unit_id is null and extract(year from p.received_on) = $2 order by p.id`,
    [ward, year],
  );
  const visits = await db.owner<{ id: number; sealed: boolean }>(
    "select id::int, sealed from visits where unit_id = $1 and status <> 'void' and extract(year from received_on) = $2 order by id",
    [ward, year],
  );
  const [edits = []] = fc.sample(fc.array(fc.tuple(fc.nat(999), fc.nat(3)), { minLength: 12, maxLength: 12 }), {
    numRuns: 1,
    seed: seed + year,
  });
  for (const [at, how] of edits) {
    const one = petitions[at % petitions.length];
    if (!one) continue;
    if (how === 0) {
      await db.owner("update petitions set status = 'void' where id = $1", [one.id]);
      await tell({ petition: one.id }, 'petition.voided', one.sealed);
    } else if (how === 1 && one.decided) {
      await db.owner(
        "update proceedings set decision_unnumbered = true, result_revoked_at = '2026-12-16T02:00:00Z' where id = $1",
        [one.g],
      );
      await tell({ petition: one.id }, 'paper.revoked', one.sealed);
    } else if (how === 2) {
      await db.owner("update petitions set field = 'HOUSING.1', received_on = received_on - 1 where id = $1", [one.id]);
      await tell({ petition: one.id }, 'petition.corrected', one.sealed);
    } else {
      const visit = visits[at % visits.length];
      await db.owner('update visits set person_count = person_count + 1 where id = $1', [visit?.id]);
      await tell({ visit: visit?.id ?? 0 }, 'visit.corrected', visit?.sealed ?? false);
    }
  }
  const late = await writePetitions(
    db,
    ward,
    lan,
    [{ key: 'late', type: 'KN', receivedOn: `${year}-11-20`, status: 'assigned' }],
    9300,
  );
  await tell({ petition: Number(late.get('late')) }, 'petition.registered', false);
}

/** The list behind each figure is that of then: its records, each with what it added. */
async function listsAsThen({ onRecords, address, listedThen }: Closed): Promise<void> {
  const db = app.database;
  await db.database.inUnit(await db.actorOf('thang.badinh'), async (tx) => {
    const report = await loadReport(tx, Number(address.split('/').at(-1)));
    const untold = await untoldIn(tx, report, onRecords);
    for (const place of onRecords) {
      const source = columnOf(tables[place[0]], place[1]).facts ?? 'petition';
      const { rows } = await closedRows(tx, report, source, place, untold, whole);
      expect([placeKey(place), sorted(byRecord(rows))]).toEqual([placeKey(place), sorted(listedThen.get(placeKey(place)))]);
    }
  });
}

/** The page of differences says what a recount says, of every record with the act. */
async function explains({ of, onRecords, address, listedThen }: Closed): Promise<void> {
  const listedNow = await recount({ of, onRecords });
  const html = await read(leader, `${address}/differences`);
  const rows = new Map(
    [...html.matchAll(/<tr><th scope="row" class="nowrap">([^<]+)<\/th>(.*?)<\/tr>/gs)].map(([, name = '', rest = '']) => [
      name,
      rest,
    ]),
  );
  // Where one matter has open and sealed petitions, the act done to one is not told of the other.
  const mixed = new Set(
    (
      await app.database.owner<{ id: number }>(
        'select id::int from petitions p where unit_id = $1 and exists (select 1 from petitions q where q.unit_id = p.unit_id and q.thread_id = p.thread_id and q.sealed <> p.sealed)',
        [ward],
      )
    ).map(({ id }) => `/petitions/${id}`),
  );
  let explained = 0;
  let demanded = 0;
  for (const [code, no] of onRecords) {
    const key = placeKey([code, no]);
    const [then, now] = [listedThen.get(key) ?? new Map<string, number>(), listedNow.get(key) ?? new Map<string, number>()];
    const records = [...new Set([...then.keys(), ...now.keys()])];
    const by = (record: string) => (now.get(record) ?? 0) - (then.get(record) ?? 0);
    const more = records.filter((record) => by(record) > 0.0005).sort();
    const less = records.filter((record) => by(record) < -0.0005).sort();
    const row = rows.get(`${tables[code].form}, cột ${no}`);
    demanded += [...more, ...less].filter((href) => !href.startsWith('/schedule/') && !mixed.has(href)).length;
    if (more.length + less.length === 0) {
      expect([key, row]).toEqual([key, undefined]);
      continue;
    }
    const numbers = [...(row ?? '').matchAll(/<td class="num"[^>]*>([\d.,]+)</g)].map(([, figure = '']) => numberOf(figure));
    expect(numbers[0], key).toBeCloseTo(sumOf(then), 2);
    expect(numbers[1], key).toBeCloseTo(sumOf(now), 2);
    const told = (cell: string) =>
      [...cell.matchAll(/href="(\/(?:petitions|visits|schedule)\/\d+)"/g)].map(([, href = '']) => href).sort();
    const cells = (row ?? '').split(/<td[ >]/).slice(-2);
    expect([key, told(cells[0] ?? ''), told(cells[1] ?? '')]).toEqual([key, more, less]);
    for (const [, href = '', after = ''] of (row ?? '').matchAll(/href="([^"]+)">[^<]*<\/a>(.*?)<\/div>/gs)) {
      if (href.startsWith('/schedule/') || mixed.has(href)) continue;
      expect([key, href, /<small>[^<]+ ngày 16\/12\/2026/.test(after)]).toEqual([key, href, true]);
      explained += 1;
    }
  }
  expect(explained).toBe(demanded);
  // The petition registered late alone is one more in several columns.
  expect(explained).toBeGreaterThan(0);
}

test(`after edits of chance it stands as it was, and the differences are those of a recount, each with its act (seed ${seed})`, async () => {
  const db = app.database;
  const kept = await db.owner('select id, figures, hash from reports order by id');
  const totals = new Map<string, number[]>();
  for (const code of presentCodes) totals.set(code, figures(await read(chief, `${above}/tables/${code}`), 'Tổng số'));
  await edit(2026);
  expect(await db.owner('select id, figures, hash from reports order by id')).toEqual(kept);
  for (const code of presentCodes)
    expect([code, figures(await read(chief, `${above}/tables/${code}`), 'Tổng số')]).toEqual([code, totals.get(code)]);
  await listsAsThen(own);
  await explains(own);
});

test.each(Object.entries(formerYears))(`so do those of a period under %s (seed ${seed})`, async (circular, year) => {
  const one = former.get(circular) ?? expect.fail('not closed');
  const kept = await app.database.owner('select id, figures, hash from reports order by id');
  await edit(year);
  expect(await app.database.owner('select id, figures, hash from reports order by id')).toEqual(kept);
  await explains(one);
});
