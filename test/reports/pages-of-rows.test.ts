// The rows behind a figure page by page, alike whether they were counted just now or kept when the report was closed: forward, and back.
import { expect, test } from 'vitest';
import { keptCellScreen } from '../../src/reports/closing/cell-screen.ts';
import { cellScreen, pageSize, readRowPlace } from '../../src/reports/list-screen.ts';
import type { FactRow } from '../../src/reports/queries.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnOf } from '../../src/reports/tables/table.ts';
import { period } from './books.ts';

const table = tables['01-tcd'];
const column = columnOf(table, 10);
/** Days of reception with these ids, all on one day. */
const days = (from: number, count: number): FactRow[] =>
  Array.from(
    { length: count },
    (_, index) => ({ id: from + index, onDate: '2026-11-10', value: 1, petitionId: null, visitId: null, dayId: null }) as FactRow,
  );
const counted = { rows: 70, total: 70 };

/** The two pages of the same rows. @param rows in the order of the page */
const bothOf = (rows: readonly FactRow[], after: string | null) => {
  const at = readRowPlace(after);
  const shared = { table, period, counted, at, unitWords: '' };
  return [
    cellScreen({
      ...shared,
      // As the query finds them: going back, the nearest comes first.
      rows: at.back ? [...rows].reverse() : rows,
      path: '/reports/01-tcd/cells/10',
      heading: 'Cột 10',
      means: '',
      question: { source: 'day', where: '', sum: null },
      digits: 0,
      scope: { code: 'all', units: null },
      opening: '',
      xlsxHref: '',
    }),
    keptCellScreen({
      ...shared,
      rows,
      column,
      source: 'day',
      whose: { href: '', label: '' },
      tableHref: '/reports/closed/1/tables/01-tcd',
      suffix: '',
      keptLine: '',
    }),
  ].map(({ found, prevHref, nextHref, summary }) => ({
    ids: found.map(({ href }) => Number(href.split('/').at(-1))),
    prev: /after=([^&]*)/.exec(decodeURIComponent(prevHref))?.[1] ?? '',
    next: /after=([^&]*)/.exec(decodeURIComponent(nextHref))?.[1] ?? '',
    summary,
  }));
};
const idsFrom = (from: number) => Array.from({ length: pageSize }, (_, index) => from + index);

test.each([
  ['the first has nothing before it', days(1, pageSize + 1), null, idsFrom(1), '', '2026-11-10.25'],
  ['one in the middle leads both ways', days(26, pageSize + 1), '2026-11-10.25', idsFrom(26), '~2026-11-10.26', '2026-11-10.50'],
  ['the last has nothing after it', days(51, 20), '2026-11-10.50', idsFrom(51).slice(0, 20), '~2026-11-10.51', ''],
  [
    'back in the middle shows those just before',
    days(25, pageSize + 1),
    '~2026-11-10.51',
    idsFrom(26),
    '~2026-11-10.26',
    '2026-11-10.50',
  ],
  ['back at the first has nothing before it', days(1, pageSize), '~2026-11-10.26', idsFrom(1), '', '2026-11-10.25'],
] as const)('%s', (_, rows, after, ids, prev, next) => {
  const summary = `${ids.length} ngày tiếp trên trang này, tất cả 70 ngày tiếp`;
  for (const page of bothOf(rows, after)) expect(page).toEqual({ ids, prev, next, summary });
});
