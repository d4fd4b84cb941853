// Every table of every circular against a history made so that no two of its columns show the same number: a column that is counted in the
// place of its neighbour, or not at all, is found. What is entered by hand goes through the form, each column another figure. Under each table
// stands how its columns are counted; the file of every column has as many rows as the figure; a broken identity names the records that break it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakingRows, type Check, checks, checkWords, placeKey } from '../../src/reports/checks.ts';
import { consolidatedRows } from '../../src/reports/consolidated/cell-queries.ts';
import { partsOf } from '../../src/reports/consolidated/gather.ts';
import { loadConsolidated } from '../../src/reports/consolidated/queries.ts';
import { typedColumns } from '../../src/reports/entries/entry.ts';
import { rowsForMany } from '../../src/reports/facts.ts';
import { columnList, listLines } from '../../src/reports/list-workbook.ts';
import { columnName } from '../../src/reports/numbers.ts';
import { periodCode, periodOf } from '../../src/reports/periods.ts';
import { listFacts } from '../../src/reports/queries.ts';
import { tables } from '../../src/reports/tables/index.ts';
import {
  type Column,
  columnOf,
  columnsIn,
  type FactName,
  type PlacedColumn,
  type TableCode,
  tableCodes,
} from '../../src/reports/tables/table.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { fullSide, whileBent } from './bent.ts';
import { ask, linesOf, numberOf } from './books.ts';
import { distinctDecisions } from './distinct/decisions.ts';
import { distinctExpected } from './distinct/expected.ts';
import { distinctPetitions } from './distinct/petitions.ts';
import { receptionDays, receptions } from './distinct/receptions.ts';
import { writeDays, writePetitions, writeVisits } from './facts.ts';
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

const askedOf = (code: TableCode) => ({ period: periodIn(code), scope: { code: '', units: [unitOf(code)] } });
const addressOf = (code: TableCode, under = '') =>
  `/reports/${code}${under}?period=${periodCode(periodIn(code))}&unit=${unitOf(code)}`;
const wholeList = { at: null, back: false, most: 500 };
/** What the rows of a file say of a figure: how many they are, or what they add up to. */
const filedIn = (rows: readonly (readonly string[])[], { sum }: Pick<Column, 'sum'>) =>
  sum === null ? rows.length : rows.reduce((all, cells) => all + numberOf(cells.at(-1) ?? ''), 0);

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
  test.each(tableCodes)('%s shows every figure as written down, and of every column how it is counted', async (code) => {
    const page = (await chief.get(addressOf(code)).expect(200)).text;
    const line = linesOf(page).get(books[circularOf(code)].name) ?? [];
    expect(line.map(({ text }) => numberOf(text))).toEqual(distinctExpected[code]);
    const explained = page.slice(page.indexOf('<summary class="px-3 py-2">Cách tính từng cột</summary>'));
    const told = [...explained.matchAll(/<tr><td class="fit">(\d+)<\/td><th scope="row">(.*?)<\/th><td>(.*?)<\/td><\/tr>/gs)];
    const shown = ({ under, label }: PlacedColumn) =>
      under.length === 0 ? label : `${label}<br><small>${under.join(', ')}</small>`;
    const columns = columnsIn(tables[code].parts);
    expect(told.map(([, no, head, means]) => [no, head, means])).toEqual(
      columns.map((column) => [String(column.no), shown(column), column.means]),
    );
    expect(columns.filter(({ means }) => means.length < 20)).toEqual([]);
  });

  // Each list says by itself which column of which table it is, what was counted and how many: whoever comes by a link knows what he reads.
  test.each(tableCodes)('the list behind every figure of %s says what it shows', async (code) => {
    const line = linesOf((await chief.get(addressOf(code)).expect(200)).text).get(books[circularOf(code)].name) ?? [];
    const told = (html: string) => [
      /<a href="\/reports\/[\w-]+\?[^"]+">([^<]+)<\/a>/.exec(/<ol class="crumb">.*?<\/ol>/s.exec(html)?.[0] ?? '')?.[1],
      /<h1[^>]*>([^<]+)/.exec(html)?.[1]?.trim(),
      /<p><span class="strong">([\d.,]+)<\/span> · <span class="muted">([^<]+)<\/span><\/p>/.exec(html)?.slice(1),
    ];
    const onRecords = columnsIn(tables[code].parts).filter(({ facts }) => facts !== null);
    expect(columnsIn(tables[code].parts).filter(({ no }) => line[no - 1]?.href)).toEqual(onRecords);
    // One page for all: of the former circulars it is opened for the first column and the last of each table.
    const opened = circularOf(code) === 'tt06' ? onRecords : [...onRecords.slice(0, 1), ...onRecords.slice(-1)];
    for (const { no, means } of opened) {
      const { href = '', text = '' } = line[no - 1] ?? {};
      const heading = [tables[code].form, `Cột ${no}: ${columnName(tables[code], no)}`];
      expect(told((await chief.get(href).expect(200)).text), href).toEqual([...heading, [text, means]]);
    }
  });

  // What a page counts of a list is compared with it column by column in random-histories.test.ts.
  test.each(tableCodes)('every figure of %s is what its list adds up to, and the file of the list', async (code) => {
    const { scope, period } = askedOf(code);
    await app.database.database.inUnit(await app.database.actorOf('hung.thanhtra'), async (tx) => {
      for (const [index, column] of columnsIn(tables[code].parts).entries()) {
        if (column.facts === null) continue;
        const listed = await listFacts(tx, { ...column, source: column.facts }, period, scope, wholeList);
        const total = listed.reduce((all, row) => all + row.value, 0);
        expect(total, `${code} ${column.no}`).toBeCloseTo(distinctExpected[code]?.[index] ?? 0, 6);
        const file = columnList(tables[code], column, listed, { period, today: '2026-12-15', opening: '' });
        const rows = [...listLines(file)].slice(file.heading.length + 2).map(({ cells }) => cells.map(String));
        expect(filedIn(rows, column), `${code} ${column.no}`).toBeCloseTo(distinctExpected[code]?.[index] ?? 0, 6);
      }
    });
  });

  test.each([
    ['01-tcd', 3, 9],
    ['05-kqth', 1, 3],
    ['tt24-01-kqgq', 4, 7],
    ['tt21-03-kqgq', 6, 11],
  ] as const)('the files of %s that are handed out have as many rows as the figure, or add up to it', async (code, one, two) => {
    for (const no of [one, two]) {
      const book = await openBook(chief, addressOf(code, `/cells/${no}.xlsx`));
      const rows: string[][] = [];
      book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)));
      const [heading, , , ...found] = rows;
      expect(heading?.[0]).toBe(`${tables[code].form}, cột ${no}: ${columnName(tables[code], no)}`);
      expect(filedIn(found, columnOf(tables[code], no)), `${code} ${no}`).toBeCloseTo(distinctExpected[code]?.[no - 1] ?? 0, 6);
    }
  });
});

// The two sides of most identities are one predicate told in parts, so no record can break them; what can is a definition that drifts. Each is
// broken so, by one record that its other side leaves out.
describe('of a broken identity', () => {
  const counted = checks.filter(({ left, right }) => [left, ...right].every(([code, no]) => columnOf(tables[code], no).facts));

  const sourceOf = (check: Check) => columnOf(tables[check.left[0]], check.left[1]).facts;

  /** The records some questions about one source find, each with its ids: one statement. */
  async function idsOf(circular: Circular, source: FactName, questions: readonly string[]): Promise<number[][]> {
    const { from, to } = periodOf('Q4', books[circular].year);
    const found = questions.map(
      (where, index) => `coalesce(json_agg(f.id order by f.id) filter (where ${where}), '[]') as q${index}`,
    );
    const actor = await app.database.actorOf('hung.thanhtra');
    const row = await app.database.database.inUnit(actor, (tx) =>
      tx.one<Record<string, number[]>>(`select ${found.join(', ')} from (${rowsForMany(source)}) f`, [
        from,
        to,
        [units.get(circular) ?? 0],
      ]),
    );
    return questions.map((_, index) => row[`q${index}`] ?? []);
  }
  const named = (check: Check) => breakingRows(check)?.where ?? 'true';
  const countedOnTheFullSide = (check: Check) => {
    const { where, sum } = columnOf(tables[fullSide(check)[0]], fullSide(check)[1]);
    return sum === null ? where : `(${where}) and coalesce(${sum}, 0) <> 0`;
  };

  test('the record that breaks it is named, and no other, of every identity on records', async () => {
    // 06/QLKNTC is entered by hand: no record to name.
    expect(checks.filter((check) => !counted.includes(check)).map(({ left }) => placeKey(left))).toEqual(['06-qlkntc:8']);
    const tried: number[] = [];
    for (const circular of Object.keys(books) as Circular[])
      for (const source of new Set(counted.map(sourceOf))) {
        const own = counted.filter((check) => circularOf(check.left[0]) === circular && sourceOf(check) === source);
        if (source === null || own.length === 0) continue;
        const before = await idsOf(circular, source, own.map(named));
        const full = await idsOf(circular, source, own.map(countedOnTheFullSide));
        const missing = own.map((_, index) => full[index]?.find((id) => !before[index]?.includes(id)) ?? 0);
        const bent = own.map((check, index) => whileBent(check, missing[index] ?? 0, () => named(check)));
        const after = await idsOf(circular, source, bent);
        for (const [index, check] of own.entries()) {
          const more = after[index]?.filter((id) => !before[index]?.includes(id));
          expect([check.id, placeKey(check.left), more]).toEqual([check.id, placeKey(check.left), [missing[index]]]);
          // The one a terminated denunciation breaks only warns.
          if (check.isStated) expect([check.id, before[index]]).toEqual([check.id, []]);
          tried.push(check.id);
        }
      }
    expect(tried.sort((one, other) => one - other)).toEqual(counted.map(({ id }) => id));
  });

  const betweenTables = counted.filter(({ left, right, isStated }) => isStated && right.some(([code]) => code !== left[0]));
  test.each(betweenTables.map((check) => ({ check, words: checkWords(check, check.left[0]) })))(
    'between two tables both say so and lead to that petition alone: $words',
    async ({ check }) => {
      const circular = circularOf(check.left[0]);
      const [[missing = 0] = []] = await idsOf(circular, sourceOf(check) ?? 'petition', [countedOnTheFullSide(check)]);
      const [left = 0, right = 0] = [check.left, ...check.right].map(([form, no]) => distinctExpected[form]?.[no - 1]);
      const sides = check.sign === '>=' ? [right - 1, right] : [left, right - 1];
      const pages = await whileBent(check, missing, () =>
        Promise.all(
          [check.left, ...check.right].map(async ([code]) => {
            const page = (await chief.get(addressOf(code)).expect(200)).text;
            const [, href = ''] = new RegExp(`href="(/reports/checks/${check.id}\\?[^"]+)"`).exec(page) ?? [];
            return { code, page, list: (await chief.get(href.replaceAll('&amp;', '&')).expect(200)).text };
          }),
        ),
      );
      // A decision by its proceeding; a matter has the number of its oldest petition.
      const petition = sourceOf(check) === 'decision' ? '(select petition_id from proceedings where id = $1)' : '$1';
      const [of] = await app.database.owner<{ id: number }>(`select ${petition}::int as id`, [missing]);
      for (const { code, page, list } of pages) {
        expect(page).toContain(`${checkWords(check, code)}. Đang là ${sides.join(' và ')}.`);
        expect([...list.matchAll(/href="\/petitions\/(\d+)"/g)].map(([, id]) => Number(id))).toEqual([of?.id]);
      }
    },
  );
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
    // The list of the first column and of the last, over all units: as the live one, what it shows.
    for (const column of [columns[0], columns.findLast(({ facts }) => facts !== null)]) {
      const href = lines.get('Tổng số')?.[column ? columns.indexOf(column) : -1]?.href ?? '';
      if (column && column.facts !== null)
        expect((await chief.get(href).expect(200)).text, href).toContain(`<span class="muted">${column.means}</span>`);
    }
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

  test('by the units of today: the same total, each line the sum of its parts, in every table', async () => {
    const db = app.database;
    const heir = { id: units.get(circular) ?? 0, name };
    const [was] = await db.owner<{ during: string }>('select during::text as during from units where id = $1', [twice.id]);
    await db.owner("update units set during = daterange('2020-01-01', '2025-07-01') where id = $1", [twice.id]);
    await db.owner(
      "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2025-07-01', 'whole', '1/NQ')",
      [twice.id, heir.id],
    );
    for (const code of codes) {
      const [then, now] = await Promise.all(
        ['', '?org=today'].map(async (query) => {
          const lines = linesOf((await chief.get(`/reports/consolidated/${id}/tables/${code}${query}`).expect(200)).text);
          return (line: string) => lines.get(line)?.map(({ text }) => numberOf(text)) ?? [];
        }),
      );
      expect([code, now?.('Tổng số')]).toEqual([code, then?.('Tổng số')]);
      expect([code, now?.(twice.name)]).toEqual([code, []]);
      for (const part of [heir, twice]) expect([code, now?.(`trong đó ${part.name}`)]).toEqual([code, then?.(part.name)]);
      const sum = then?.(heir.name).map((figure, index) => Math.round((figure + (then(twice.name)[index] ?? 0)) * 1000) / 1000);
      expect([code, now?.(heir.name)]).toEqual([code, sum]);
    }
    await db.owner('delete from unit_successors where unit_id = $1', [twice.id]);
    await db.owner('update units set during = $2::daterange where id = $1', [twice.id, was?.during]);
  });
});
