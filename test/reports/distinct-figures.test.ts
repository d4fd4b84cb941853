// Every table of every circular against a history made so that no two of its columns show the same number: a column that is counted in the
// place of its neighbour, or not at all, is found. What is entered by hand goes through the form, each column another figure.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consolidatedRows } from '../../src/reports/consolidated/cell-queries.ts';
import { partsOf } from '../../src/reports/consolidated/gather.ts';
import { loadConsolidated } from '../../src/reports/consolidated/queries.ts';
import { typedColumns } from '../../src/reports/entries/entry.ts';
import { periodCode, periodOf } from '../../src/reports/periods.ts';
import { listFacts } from '../../src/reports/queries.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, type TableCode, tableCodes } from '../../src/reports/tables/table.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { ask, linesOf, numberOf } from './books.ts';
import { distinctDecisions } from './distinct/decisions.ts';
import { distinctExpected } from './distinct/expected.ts';
import { distinctPetitions } from './distinct/petitions.ts';
import { receptionDays, receptions } from './distinct/receptions.ts';
import { writeDays, writePetitions, writeVisits } from './history.ts';
import { closeAndSend, consolidateAs } from './many-units.ts';

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

/** The whole history of a year into a unit's books. */
async function writeAll(unitId: number, accountId: number, year: number, numberFrom: number): Promise<void> {
  const db = app.database;
  const petitions = [...distinctPetitions(year), ...distinctDecisions(year)];
  const ids = await writePetitions(db, unitId, accountId, petitions, numberFrom);
  await writeVisits(db, unitId, accountId, receptions(year), ids, numberFrom);
  await writeDays(db, unitId, accountId, receptionDays(year));
}

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  for (const [circular, { unit, year, reporter }] of Object.entries(books)) {
    const unitId = await db.unitId(unit);
    units.set(circular as Circular, unitId);
    const { accountId } = await db.actorOf(reporter);
    await writeAll(unitId, accountId, year, 1);
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

  // What a page counts of a list is compared with it column by column in random-histories.test.ts.
  test.each(tableCodes)('every figure of %s is what its list adds up to', async (code) => {
    const scope = { code: '', units: [unitOf(code)] };
    await app.database.database.inUnit(await app.database.actorOf('hung.thanhtra'), async (tx) => {
      for (const [index, { no, facts, where, sum }] of columnsIn(tables[code].parts).entries()) {
        if (facts === null) continue;
        const question = { source: facts, where, sum };
        const listed = await listFacts(tx, question, periodIn(code), scope, { at: null, back: false, most: 500 });
        const total = listed.reduce((all, row) => all + row.value, 0);
        expect(total, `${code} ${no}`).toBeCloseTo(distinctExpected[code]?.[index] ?? 0, 6);
      }
    });
  });
});

// Closed by the unit above and by another one in which everything happened twice, and put together: three times every figure, so that no
// column can stand in the place of another, no part be left out or taken twice. Days of reception are one a day, however often written.
describe.each(['tt24', 'tt21'] as const)('closed and consolidated under %s', (circular) => {
  const codes = tableCodes.filter((code) => circularOf(code) === circular);
  const { name, year, reporter } = books[circular];
  const period = periodOf('Q4', year);
  let twice: { id: number; name: string };
  let id: number;

  beforeAll(async () => {
    const db = app.database;
    const { accountId } = await db.actorOf(reporter);
    const [ward] = await db.owner<{ id: number; name: string }>(
      "select u.id, u.name from units u where u.level = 'commune' and upper_inf(u.during) and not exists (select 1 from petitions p where p.unit_id = u.id) order by u.id limit 1",
    );
    if (!ward) throw new Error('no ward left');
    twice = ward;
    for (const numberFrom of [1, 5000]) await writeAll(ward.id, accountId, year, numberFrom);
    for (const code of codes.filter((one) => withTyped.includes(one))) {
      const entered = typedColumns(tables[code]).map(({ no }) => [no, 2 * (distinctExpected[code]?.[no - 1] ?? 0)]);
      await db.owner(
        `insert into report_entries (unit_id, table_code, from_on, to_on, figures, note, entered_at, entered_by) values ($1, $2, $3, $4, $5, '', now(), $6)`,
        [ward.id, code, period.from, period.to, JSON.stringify(Object.fromEntries(entered)), accountId],
      );
    }
    const signer = await db.actorOf('thang.badinh');
    for (const unit of [{ id: units.get(circular) ?? 0, name }, ward]) await closeAndSend(app, signer, unit, period);
    id = await consolidateAs(app, await db.actorOf('hung.thanhtra'), period);
  }, 60_000);

  test.each(codes)('each column of %s is the sum of what the units signed, and of its own list', async (code) => {
    const lines = linesOf((await chief.get(`/reports/consolidated/${id}/tables/${code}`).expect(200)).text);
    const shown = (line: string) => lines.get(line)?.map(({ text }) => numberOf(text)) ?? [];
    const columns = columnsIn(tables[code].parts);
    const times = (count: number, ofDays: number) =>
      columns.map(({ facts }, index) => {
        const figure = (distinctExpected[code]?.[index] ?? 0) * (facts === 'day' ? ofDays : count);
        return Math.round(figure * 1000) / 1000;
      });
    const total = times(3, 2);
    expect(shown(name)).toEqual(times(1, 1));
    expect(shown(twice.name)).toEqual(times(2, 1));
    expect(shown('Tổng số')).toEqual(total);
    const frozen = await app.database.owner<{ figures: Record<string, Record<string, number>> }>(
      'select r.figures from consolidated_parts c join reports r on r.id = c.report_id where c.consolidated_id = $1',
      [id],
    );
    expect(frozen).toHaveLength(3);
    const signed = columns.map(({ no }) => frozen.reduce((sum, { figures }) => sum + (figures[code]?.[String(no)] ?? 0), 0));
    for (const [index, sum] of signed.entries()) expect(sum, `${code} ${index}`).toBeCloseTo(total[index] ?? 0, 3);
    const actor = await app.database.actorOf('hung.thanhtra');
    await app.database.database.inUnit(actor, async (tx) => {
      const report = await loadConsolidated(tx, id);
      const parts = await partsOf(tx, report);
      for (const [index, { no, facts }] of columns.entries()) {
        if (facts === null) continue;
        const { counted } = await consolidatedRows(tx, report, parts, facts, [code, no], { at: null, back: false, most: 1 });
        expect(counted.total, `${code} ${no}`).toBeCloseTo(total[index] ?? 0, 3);
      }
    });
  });
});
