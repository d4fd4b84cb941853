// What each version of the definitions counts: whoever counts a figure otherwise gives them another version, so that closed reports tell it.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  countedOtherwise,
  currentDefinitions,
  definitionsFact,
  definitionWhy,
  ratePlace,
  versions,
} from '../../src/reports/definitions.ts';
import { rowsForMany } from '../../src/reports/facts.ts';
import { matters } from '../../src/reports/resolved.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, type FactName, tableCodes } from '../../src/reports/tables/table.ts';

/** The SQL of every column, of the rows it counts, and of the rate. */
function counted(): string {
  const columns = tableCodes.flatMap((code) =>
    columnsIn(tables[code].parts).map(({ no, facts, where, sum }) => ({ code, no, facts, where, sum })),
  );
  const sources = [...new Set(columns.flatMap(({ facts }) => facts ?? []))].sort() as FactName[];
  const text = JSON.stringify([
    columns,
    sources.flatMap((source) => [null, 'KN' as const, 'TC' as const].map((type) => rowsForMany(source, type))),
    matters,
  ]).replace(/(\\n|\s)+/g, ' ');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

test('the figures are counted as the version of the definitions in use says', () => {
  // Counted otherwise: add a version (src/reports/definitions.ts) that names the places. Written otherwise and counted the same: only the digest.
  expect({ version: currentDefinitions, digest: counted() }).toEqual({ version: 1, digest: 'bde4129a3af097b5' });
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
});

test('a column of one type asks for that type by itself, and for nothing another type decides', () => {
  const typed = tableCodes.flatMap((code) => columnsIn(tables[code].parts)).filter(({ type }) => type !== null);
  expect(typed.length).toBeGreaterThan(30);
  for (const { no, type, where } of typed) {
    expect(where, String(no)).toMatch(new RegExp(`^f\\.(petition_type|family) = '${type}'( and |$)`));
    expect(where, String(no)).not.toMatch(/ or |is_first/);
  }
});

test('a report says how it was counted, and what is counted otherwise since', () => {
  const now = { definitions: currentDefinitions, countedBefore: null };
  const then = { definitions: null, countedBefore: '2026-12-10' };
  expect(definitionsFact(now).text).toBe(`Bản ${currentDefinitions}, đang dùng`);
  expect(definitionsFact(then).text).toMatch(/^Trước ngày 10\/12\/2026\. Nay là bản \d+: tỷ lệ giải quyết tính theo vụ việc/);
  expect(countedOtherwise([now, then, then])).toBe('2 đơn vị theo cách tính trước ngày 10/12/2026');
  expect(countedOtherwise([now])).toBe('');
  expect(definitionWhy(now, ratePlace, true)).toBe('');
  expect(definitionWhy(then, ratePlace, true)).toContain('Cách tính đã đổi, hồ sơ không đổi: ');
  // Of a column that no version names it is only possible.
  expect(definitionWhy(then, '02-xld:1', true)).toContain('có thể vì chốt theo cách tính trước ngày 10/12/2026');
});
