// Which rows of an import say a number again, and how many people sent them, found at once for all of them; which numbers an undo struck out,
// without reading the rest.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countPeople } from '../../src/importing/different-people.ts';
import { listStruck } from '../../src/importing/queries.ts';
import { lockImport, markRepeated } from '../../src/importing/records.ts';
import { personKey, personMarks } from '../../src/importing/senders.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);

/** An import with rows nobody has told the planner of: `numbers` are what each row says, in order. */
async function imported(source: number, state: 'ready' | 'imported' | 'undone', numbers: readonly number[]): Promise<number> {
  const [one] = await rows<{ id: string }>(
    `insert into imports (unit_id, number, source_id, book, state, size_bytes, sha256, uploaded_at, uploaded_by, beat_at)
     select unit_id, coalesce((select max(number) from imports i where i.unit_id = s.unit_id), 0) + 1, id, 'petitions', 'checked', 1, 'x', now(), saved_by, now() from import_sources s where id = $1 returning id`,
    [source],
  );
  await rows(
    `insert into import_rows (unit_id, import_id, row_no, source_id, digest, state)
     select i.unit_id, i.id, n.row_no, i.source_id, sha256(n.said::text::bytea), $2 from imports i cross join unnest($3::int[]) with ordinality as n(said, row_no) where i.id = $1`,
    [one?.id, state, numbers],
  );
  return Number(one?.id);
}

async function newSource(name: string): Promise<number> {
  const [source] = await rows<{ id: string }>(
    `insert into import_sources (unit_id, book, name, saved_at, saved_by)
     select u.unit_id, 'petitions', $1, now(), u.account_id from assignments u join accounts a on a.id = u.account_id where a.login = 'hoa.badinh' limit 1 returning id`,
    [name],
  );
  return Number(source?.id);
}
const rowsRead = "select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = 'import_rows'";

it('marks what a row above says or the book gave before, reading each row a few times at most though nothing was counted yet', async () => {
  const source = await newSource('Sổ nhắc lại');
  const count = 2_000;
  const numbers = Array.from({ length: count }, (_, at) => at);
  await imported(source, 'imported', numbers.slice(0, 300));
  // The last hundred rows say what the hundred before them say.
  const id = await imported(source, 'ready', [...numbers.slice(200, count - 100), ...numbers.slice(count - 200, count - 100)]);
  const read = await app.as('hoa.badinh', async ({ tx, actor }) => {
    await markRepeated(tx, await lockImport(tx, actor.unitId, id));
    return tx.one<{ rows: number }>(rowsRead);
  });
  expect(read.rows).toBeLessThan(10 * count);
  const marked = await rows<{ code: string; first: number; n: number }>(
    "select problems -> 0 ->> 'code' as code, min(row_no) as first, count(*)::int as n from import_rows where import_id = $1 and state = 'bad' group by 1 order by 1",
    [id],
  );
  expect(marked).toEqual([
    { code: 'alreadyImported', first: 1, n: 100 },
    { code: 'twice', first: count - 300 + 1, n: 100 },
  ]);
});

it('looks for what a step of an undo struck out without reading the rows that are out', async () => {
  const id = await imported(
    await newSource('Sổ đã rút'),
    'undone',
    Array.from({ length: 2_000 }, (_, at) => at),
  );
  const read = await app.as('hoa.badinh', async ({ tx, actor, moment }) => {
    expect(await listStruck(tx, { unitId: actor.unitId, id }, moment.at)).toEqual([]);
    return tx.one<{ rows: number }>(rowsRead);
  });
  expect(read.rows).toBeLessThan(100);
});

const paper = '001185000123';
const other = '001185000999';
const said = (name: string, tells: { idNumber?: string; birthYear?: number; address?: string; wardText?: string } = {}) => ({
  name,
  idNumber: '',
  birthYear: null,
  address: '',
  wardText: '',
  ...tells,
});
const home = { address: 'Số 5 ngõ 9', wardText: 'P. Trúc Bạch' };
it.each([
  ['his paper and year, then the year alone', 1, 0, [{ idNumber: paper, birthYear: 1950, ...home }, { birthYear: 1950 }]],
  [
    'his paper and address, then year and address',
    1,
    0,
    [
      { idNumber: paper, ...home },
      { birthYear: 1950, ...home },
    ],
  ],
  ['paper, year, address, each with the next', 1, 0, [{ idNumber: paper, birthYear: 1950 }, { birthYear: 1950, ...home }, home]],
  [
    'the year of two papers',
    3,
    1,
    [{ idNumber: paper, birthYear: 1950 }, { idNumber: other, birthYear: 1950 }, { birthYear: 1950 }],
  ],
  [
    'another year at the address of a paper with a year',
    2,
    0,
    [
      { idNumber: paper, birthYear: 1950, ...home },
      { birthYear: 1980, ...home },
    ],
  ],
  [
    'two years at the address of a paper',
    3,
    0,
    [
      { idNumber: paper, ...home },
      { birthYear: 1950, ...home },
      { birthYear: 1980, ...home },
    ],
  ],
  ['the address of two', 3, 1, [{ idNumber: paper, birthYear: 1950, ...home }, { birthYear: 1980, ...home }, home]],
  ['his paper, then only a name', 2, 0, [{ idNumber: paper, birthYear: 1950, ...home }, {}]],
])('one name told by %s: %i people, %i unclear', async (what, people, unclear, tells) => {
  const source = await newSource(what);
  const id = await imported(
    source,
    'ready',
    tells.map((_, at) => at),
  );
  for (const [at, one] of tells.entries()) {
    const marks = personMarks(said(at === 0 ? 'Tạ Thuý Bình' : 'TẠ THÚY BÌNH', one));
    const keyed = (mark: string) => (mark === '' ? null : mark);
    await rows(
      `update import_rows set person = sha256($2::text::bytea), person_year = sha256($3::text::bytea), person_home = sha256($4::text::bytea) where import_id = $1 and row_no = $5`,
      [id, personKey(marks), keyed(marks.year), keyed(marks.home), at + 1],
    );
  }
  expect(await app.as('hoa.badinh', ({ tx, actor }) => countPeople(tx, { unitId: actor.unitId, id }))).toEqual({
    people,
    unclear,
  });
});
