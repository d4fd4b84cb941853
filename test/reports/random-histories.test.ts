// Histories of chance in two wards, a department and the office of the city: whatever happened, the identities of the circulars hold, every
// figure of every unit is the length of its list, and the parts add up. Every column of every table is compared in the course of the runs.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakingRows, checks, judge, placeKey } from '../../src/reports/checks.ts';
import { memberRows } from '../../src/reports/closing/members.ts';
import { rowsForMany } from '../../src/reports/facts.ts';
import { periodCode, periodOf } from '../../src/reports/periods.ts';
import { countFacts, figuresOf, listFacts } from '../../src/reports/queries.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { columnOf, columnsIn, type FactName, type TableCode, tableCodes } from '../../src/reports/tables/table.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { linesOf, numberOf, openBooks, period } from './books.ts';
import { randomHistory, signOpening, writeHistory } from './random.ts';

/** Of every circular: the former tables are counted over any period, and must agree as well. */
const everyPlace: Place[] = tableCodes.flatMap((code) => columnsIn(tables[code].parts).map(({ no }) => [code, no] as Place));
/** A terminated denunciation has no conclusion: this one cannot hold then, and it only warns (0051). */
const cannotHold = ({ left, right }: (typeof checks)[number]) =>
  left[0].endsWith('03-kqgq') && left[1] === 6 && right.some(([, no]) => no === 24);
/** What officers enter has no records behind it. */
const counted = everyPlace.filter(([code, no]) => columnOf(tables[code], no).facts !== null);
/** By source, the rows that break a stated identity. */
const stated = new Map<FactName, { words: string; where: string }[]>();
for (const check of checks) {
  const breaking = breakingRows(check);
  const { facts } = columnOf(tables[check.left[0]], check.left[1]);
  if (!breaking || !facts || !check.isStated) continue;
  const words = `${check.left} ${check.sign} ${check.right}`;
  stated.set(facts, [...(stated.get(facts) ?? []), { words, where: breaking.where }]);
}
/** Histories that are always the same, one in the books of each desk, so that what must be filled is filled whatever chance adds after them. */
const steady = [11, 12, 13, 14];
const runs = steady.length + 1;
const historyOf = randomHistory('2026-07-01', 200, 10, 16);
const periods = [period, periodOf('Q3', 2026), periodOf('Y', 2026)];

let app: TestApp;
let chief: Agent;
let ward: number;
let next: number;
let lan: number;
let desks: { unitId: number; accountId: number }[];

beforeAll(async () => {
  ({ app, ward, next, lan } = await openBooks());
  const db = app.database;
  const deskOf = async (login: string) => db.actorOf(login);
  desks = [{ unitId: ward, accountId: lan }, ...(await Promise.all(['mai.ngocha', 'binh.sxd', 'khoa.ubndtp'].map(deskOf)))];
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

describe('whatever happened', () => {
  const all = { code: 'all', units: null };
  /** Columns whose list was compared, and those of them that had anything in it. */
  const listed = new Set<string>();
  const filled = new Set<string>();
  /** By unit, columns in the list of which it had anything. */
  const listedOf = new Map<number, Set<string>>();

  test('every stated identity holds, every figure is the length of its list, and the parts add up', async () => {
    const inspector = await app.database.actorOf('hung.thanhtra');
    let number = 1000;
    let turn = 0;
    let run = 0;
    const units = desks.map(({ unitId }) => unitId);
    await fc.assert(
      fc.asyncProperty(historyOf, async (history) => {
        // Each run in the books of another; what is handed over goes on in those of the next.
        const [own, other] = [desks[run % desks.length], desks[(run + 1) % desks.length]];
        if (!own || !other) throw new Error('no desk');
        run += 1;
        await writeHistory(app.database, own, other, history, number);
        number += 50;
        for (const asked of periods) {
          turn += 1;
          await app.database.database.inUnit(inspector, async (tx) => {
            const found = await figuresOf(tx, counted, asked, all);
            const total = (place: Place) => [...found.values()].reduce((sum, one) => sum + (one.get(placeKey(place)) ?? 0), 0);
            for (const figures of found.values())
              for (const check of checks.filter((one) => one.left[0] !== '06-qlkntc' && !cannotHold(one))) {
                const { holds, left, right } = judge(check, (place) => figures.get(placeKey(place)) ?? 0);
                expect(holds, `${check.left} ${check.sign} ${check.right}: ${left}, ${right}`).toBe(true);
              }
            const parts = await figuresOf(tx, counted, asked, { code: '', units });
            for (const place of counted) {
              const sum = units.reduce((added, id) => added + (parts.get(id)?.get(placeKey(place)) ?? 0), 0);
              expect(total(place), placeKey(place)).toBeCloseTo(sum, 6);
            }
            // What would be kept at the closing: every column at once, one statement a source.
            for (const { places, sql } of memberRows(counted)) {
              const rows = await tx.rows<{ place: string; sum: number }>(
                `select x.place, sum(x.add)::float8 as sum from (${sql}) x group by x.place`,
                [asked.from, asked.to, null],
              );
              const sums = new Map(rows.map(({ place, sum }) => [place, sum]));
              for (const place of counted.filter((one) => places.includes(placeKey(one))))
                expect(sums.get(placeKey(place)) ?? 0, placeKey(place)).toBeCloseTo(total(place), 6);
            }
            // The list a reader opens: a part of the columns in each turn, all of them in the course of the runs, each twice.
            const inTurn = counted.filter((_, index) => index % (runs * periods.length) === turn % (runs * periods.length));
            const again = counted.filter((_, index) => (index + 6) % (runs * periods.length) === turn % (runs * periods.length));
            // At the very end, over the year with all histories in it, once more whatever had no row in its turns.
            const missed =
              turn === runs * periods.length ? counted.filter((one) => !filled.has(placeKey(one)) && total(one) !== 0) : [];
            for (const place of [...inTurn, ...again, ...missed]) {
              const column = columnOf(tables[place[0]], place[1]);
              if (!column.facts) continue;
              const question = { source: column.facts, where: column.where, sum: column.sum };
              const { total: figure, rows } = await countFacts(tx, question, asked, all);
              const list = await listFacts(tx, question, asked, all, { at: null, back: false, most: 5000 });
              expect(figure, placeKey(place)).toBeCloseTo(total(place), 6);
              expect(list.length, placeKey(place)).toBe(rows);
              const sum = list.reduce((added, row) => added + row.value, 0);
              expect(sum, placeKey(place)).toBeCloseTo(figure, 6);
              // Of every unit its own rows, and of one in turn the list that is opened from its line.
              const ofUnit = new Map<number, number>();
              for (const row of list) ofUnit.set(row.unitId, (ofUnit.get(row.unitId) ?? 0) + row.value);
              for (const id of new Set([...units, ...found.keys(), ...ofUnit.keys()]))
                expect(ofUnit.get(id) ?? 0, `${placeKey(place)} of ${id}`).toBeCloseTo(
                  found.get(id)?.get(placeKey(place)) ?? 0,
                  6,
                );
              const one = units[(turn + place[1]) % units.length] ?? ward;
              const single = { code: String(one), units: [one] };
              const inUnit = await listFacts(tx, question, asked, single, { at: null, back: false, most: 5000 });
              const listedIn = inUnit.reduce((added, row) => added + row.value, 0);
              expect(listedIn, `${placeKey(place)} of ${one}`).toBeCloseTo(ofUnit.get(one) ?? 0, 6);
              for (const id of ofUnit.keys()) listedOf.set(id, (listedOf.get(id) ?? new Set()).add(placeKey(place)));
              listed.add(placeKey(place));
              if (list.length > 0) filled.add(placeKey(place));
            }
            // Nor does a row break an identity by itself: all of them at once, one statement a source.
            for (const [source, own] of stated) {
              const counts = own.map(({ where }, index) => `count(*) filter (where ${where})::int as c${index}`).join(', ');
              const days = [asked.from, source === 'day' ? (asked.countedTo ?? asked.to) : asked.to, null];
              const [row] = await tx.rows<Record<string, number>>(`select ${counts} from (${rowsForMany(source)}) f`, days);
              for (const [index, { words }] of own.entries()) expect(row?.[`c${index}`], words).toBe(0);
            }
          });
        }
      }),
      {
        numRuns: runs,
        endOnFailure: true,
        examples: steady.map((seed) => fc.sample(historyOf, { numRuns: 1, seed }) as [never]),
      },
    );
    expect(counted.map(placeKey).filter((key) => !listed.has(key))).toEqual([]);
    // A list of nothing proves nothing: three of four at least had rows.
    expect(filled.size / listed.size).toBeGreaterThan(0.75);
    // Of every unit some of each circular.
    for (const { unitId } of desks)
      for (const circular of ['tt24', 'tt21', '0'])
        expect([
          unitId,
          circular,
          [...(listedOf.get(unitId) ?? [])].filter((key) => key.startsWith(circular)).length > 5,
        ]).toEqual([unitId, circular, true]);
  }, 120_000);

  test('signed opening figures change no count and are added to it, column by column', async () => {
    const pageOf = async (code: TableCode) =>
      linesOf((await chief.get(`/reports/${code}?unit=all&period=${periodCode(period)}`).expect(200)).text);
    const figures = (lines: ReturnType<typeof linesOf>, name: string) => lines.get(name)?.map(({ text }) => numberOf(text)) ?? [];
    const codes = (['01-tcd', '02-xld', '03-gqkn', '04-gqtc', '05-kqth'] as const).map((code) => code);
    const before = new Map<TableCode, number[]>();
    for (const code of codes) before.set(code, figures(await pageOf(code), 'Tổng số'));
    const [first] = fc.sample(fc.integer({ min: 1, max: 1000 }), 1);
    const one = await signOpening(app.database, { unitId: ward, accountId: lan }, period, first ?? 1);
    const two = await signOpening(app.database, { unitId: next, accountId: lan }, period, (first ?? 1) + 7);
    for (const code of codes) {
      const lines = await pageOf(code);
      const total = figures(lines, 'Tổng số');
      expect([code, total]).toEqual([code, before.get(code)]);
      const opening = columnsIn(tables[code].parts).map(({ no }) => (one.get(code)?.[no] ?? 0) + (two.get(code)?.[no] ?? 0));
      expect([code, figures(lines, 'Số liệu đầu kỳ đã ký')]).toEqual([code, opening]);
      const sums = figures(lines, 'Cộng cả số đầu kỳ');
      for (const [at, figure] of total.entries())
        expect(sums[at], `${code}, ${at + 1}`).toBeCloseTo(figure + (opening[at] ?? 0), 3);
    }
  });
});
