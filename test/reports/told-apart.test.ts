// The figures the hand-made histories expect tell every column of every table from every other, and from none: no test of a table is green
// when two of its columns change places or one is not counted.
import { expect, test } from 'vitest';
import { tables } from '../../src/reports/tables/index.ts';
import { type TableCode, tableCodes } from '../../src/reports/tables/table.ts';
import { distinctExpected } from './distinct/expected.ts';
import { formerExpected } from './former-history.ts';
import { expected } from './history.ts';
import { type Alike, untested } from './told-apart.ts';

const rowsOf = (code: TableCode) =>
  [expected[code], formerExpected[code], distinctExpected[code]].filter((row) => row !== undefined);

const lawful: Partial<Record<TableCode, readonly Alike[]>> = {
  'tt24-04-xld': [
    {
      columns: [13, 19],
      because:
        'Only an answer of the unit itself is in its records: what it guided, sent on or urged is resolved elsewhere, so every matter resolved (13) is one of its own resolved (19).',
    },
  ],
};

test.each(tableCodes)('the rows expected of %s leave no column untested', (code) => {
  expect(untested(tables[code], rowsOf(code), lawful[code])).toEqual([]);
});

test('the history made for it tells neighbours apart alone', () => {
  for (const code of tableCodes) {
    const row = distinctExpected[code] ?? [];
    expect([code, row.filter((figure, index) => figure === 0 || figure === row[index + 1])]).toEqual([code, []]);
  }
});

test('rows that leave something untested are refused', () => {
  const table = tables['06-qlkntc'];
  const row = Array.from({ length: 17 }, (_, index) => index + 1);
  const put = (index: number, figure: number) => row.map((one, at) => (at === index ? figure : one));
  expect(untested(table, [row])).toEqual([]);
  expect(untested(table, [put(4, 0)])).toEqual(['column 5 is 0']);
  expect(untested(table, [put(4, 0), row])).toEqual([]);
  expect(untested(table, [put(4, 4)])).toEqual(['columns 4 and 5 are alike']);
  expect(untested(table, [put(4, 4), row])).toEqual([]);
  expect(untested(table, [put(4, 4)], [{ columns: [4, 5], because: 'x' }])).toEqual([]);
  expect(untested(table, [put(4, 4)], [{ columns: [4, 5], because: '' }])).toEqual(['columns 4 and 5 are alike']);
  expect(untested(table, [row], [{ columns: [4, 5], because: 'x' }])).toEqual(['columns 4 and 5 are not alike']);
  expect(untested(table, [row.slice(1)])).toContain('16 of 17 columns');
  expect(untested(table, [])).toContain('column 1 is 0');
});

test('the history of before alone would be refused', () => {
  expect(untested(tables['01-tcd'], [expected['01-tcd'] ?? []])).toEqual(
    expect.arrayContaining(['column 14 is 0', 'column 15 is 0']),
  );
});
