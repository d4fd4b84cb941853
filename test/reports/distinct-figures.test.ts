// Every table of every circular against a history made so that no two of its columns show the same number: a column that is counted in the
// place of its neighbour, or not at all, is found. What is entered by hand goes through the form, each column another figure.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedColumns } from '../../src/reports/entries/entry.ts';
import { periodCode, periodOf } from '../../src/reports/periods.ts';
import { countFacts, listFacts } from '../../src/reports/queries.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, type TableCode, tableCodes } from '../../src/reports/tables/table.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { ask, linesOf, numberOf } from './books.ts';
import { distinctDecisions } from './distinct/decisions.ts';
import { distinctExpected } from './distinct/expected.ts';
import { distinctPetitions } from './distinct/petitions.ts';
import { receptionDays, receptions } from './distinct/receptions.ts';
import { writeDays, writePetitions, writeVisits } from './history.ts';

/** Where the history is written down for the tables of each circular, and who enters what no record holds there. */
const books = {
  tt06: { unit: '00004', name: 'Phường Ba Đình', year: 2026, reporter: 'nga.badinh' },
  tt24: { unit: '00008', name: 'Phường Ngọc Hà', year: 2024, reporter: 'oanh.ngocha' },
  tt21: { unit: 'so-xay-dung', name: 'Sở Xây dựng', year: 2023, reporter: 'kien.sxd' },
} as const;
type Circular = keyof typeof books;
const circularOf = (code: TableCode): Circular => (code.startsWith('tt24') ? 'tt24' : code.startsWith('tt21') ? 'tt21' : 'tt06');
const periodIn = (code: TableCode) => periodOf('Q4', books[circularOf(code)].year);
const withTyped = tableCodes.filter((code) => typedColumns(tables[code]).length > 0);

let app: TestApp;
let chief: Agent;
const units = new Map<Circular, number>();
const unitOf = (code: TableCode) => units.get(circularOf(code)) ?? 0;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  for (const [circular, { unit, year, reporter }] of Object.entries(books)) {
    const unitId = await db.unitId(unit);
    units.set(circular as Circular, unitId);
    const { accountId } = await db.actorOf(reporter);
    const ids = await writePetitions(db, unitId, accountId, [...distinctPetitions(year), ...distinctDecisions(year)]);
    await writeVisits(db, unitId, accountId, receptions(year), ids);
    await writeDays(db, unitId, accountId, receptionDays(year));
  }
  chief = await app.signIn('hung.thanhtra');
  for (const code of withTyped) {
    const reporter = await app.signIn(books[circularOf(code)].reporter);
    const values = typedColumns(tables[code]).map(({ no }) => [
      `c${no}`,
      String(distinctExpected[code]?.[no - 1]).replace('.', ','),
    ]);
    const address = `/reports/${code}/entry?period=${periodCode(periodIn(code))}`;
    const answer = await ask(reporter, address, { note: '', ...Object.fromEntries(values) });
    expect([code, answer.status]).toEqual([code, 303]);
  }
}, 120_000);
afterAll(() => app.close());

describe('of the history no two columns of which are alike', () => {
  test.each(tableCodes)('%s shows every figure as written down', async (code) => {
    const page = await chief.get(`/reports/${code}?period=${periodCode(periodIn(code))}&unit=${unitOf(code)}`).expect(200);
    const line = linesOf(page.text).get(books[circularOf(code)].name) ?? [];
    expect(line.map(({ text }) => numberOf(text))).toEqual(distinctExpected[code]);
  });

  test.each(tableCodes)('every figure of %s is what its list adds up to', async (code) => {
    const actor = await app.database.actorOf('hung.thanhtra');
    const scope = { code: '', units: [unitOf(code)] };
    for (const [index, { no, facts, where, sum }] of columnsIn(tables[code].parts).entries()) {
      if (facts === null) continue;
      await app.database.database.inUnit(actor, async (tx) => {
        const question = { source: facts, where, sum };
        const { rows, total } = await countFacts(tx, question, periodIn(code), scope);
        const listed = await listFacts(tx, question, periodIn(code), scope, { at: null, back: false, most: 500 });
        expect([code, no, total]).toEqual([code, no, distinctExpected[code]?.[index]]);
        expect([code, no, listed.length]).toEqual([code, no, rows]);
        expect(listed.reduce((all, row) => all + row.value, 0)).toBeCloseTo(total, 6);
      });
    }
  });
});
