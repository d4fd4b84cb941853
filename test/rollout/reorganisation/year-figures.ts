// The city's figures before and after an act: the statutory tables by unit, and by the ward each counted record came from; the figures of
// the dashboard the same way. All read as the chief inspector reads them, by the product's own predicates.
import { type Figure, figureCondition } from '../../../src/dashboard/predicates.ts';
import type { UnitTx } from '../../../src/database/tx.ts';
import { placeKey } from '../../../src/reports/checks.ts';
import { circularOf } from '../../../src/reports/circulars.ts';
import { rowsForMany } from '../../../src/reports/facts.ts';
import { gatherSheet } from '../../../src/reports/gather.ts';
import { countedOn, type Period, periodCode, readPeriod } from '../../../src/reports/periods.ts';
import { figuresOf } from '../../../src/reports/queries.ts';
import type { Sheet } from '../../../src/reports/sheet.ts';
import { type Place, tables } from '../../../src/reports/tables/index.ts';
import { columnOf, columnsIn, type TableCode, tableCodes } from '../../../src/reports/tables/table.ts';
import type { Context } from '../../../src/web/pages.ts';
import type { TestApp } from '../../support/app.ts';
import { lastDay } from './year.ts';

const reader = 'hung.thanhtra';
const periodNamed = (code: string): Period => {
  const period = readPeriod(code);
  if (!period) throw new Error(code);
  return period;
};
/** The half year that was over, by TT 01/2024; nine months in which the switch lies, by the same; the whole year, by TT 06/2025. */
export const periods = { half: periodNamed('2025-H1'), nine: periodNamed('2025-M9'), year: periodNamed('2025-Y') };

/** Every column of the tables of both circulars that is counted from records. */
const places: Place[] = tableCodes
  .filter((code) => !code.startsWith('tt21-'))
  .flatMap((code) => columnsIn(tables[code].parts).map(({ no }): Place => [code, no]))
  .filter((place) => columnOf(tables[place[0]], place[1]).facts !== null);

/** Place → unit → figure, the zeros left out. */
export type Counted = Record<string, Record<number, number>>;

const add = (counted: Counted, key: string, unit: number, figure: number) => {
  if (figure === 0) return;
  const units = counted[key] ?? {};
  units[unit] = Math.round(((units[unit] ?? 0) + figure) * 1000) / 1000;
  if (units[unit] === 0) delete units[unit];
  counted[key] = units;
};

/** What is counted otherwise, place by place: "02-xld:1 at 514: 1 → 2". */
export function differences(before: Counted, after: Counted): string[] {
  const told: string[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key] ?? {}, after[key] ?? {}];
    for (const unit of new Set([...Object.keys(was), ...Object.keys(is)].map(Number)))
      if (was[unit] !== is[unit]) told.push(`${key} at ${unit}: ${was[unit] ?? 0} → ${is[unit] ?? 0}`);
  }
  return told.sort();
}

/** With the reach of the year's end: it has the old wards in it and the new ones, before the switch as after it. */
const read = <T>(app: TestApp, work: (context: Context) => Promise<T>): Promise<T> =>
  app.as(reader, (act) => work({ ...act, services: app.services } as unknown as Context), periods.year.to);

/** Every figure of every table as the product counts it, by unit. */
export async function countedByUnit(app: TestApp, period: Period): Promise<Counted> {
  const counted: Counted = {};
  const found = await read(app, ({ tx }) => figuresOf(tx, places, countedOn(period, lastDay), { code: 'all', units: null }));
  for (const [unit, figures] of found) for (const [key, figure] of figures) add(counted, key, unit, figure);
  return counted;
}

/**
 * The same figures given back to the wards the counted records came from.
 * @param without petitions left out: those that came in with the switch itself
 */
export async function countedByOrigin(app: TestApp, period: Period, without: readonly number[]): Promise<Counted> {
  const counted: Counted = {};
  const sourceOf = ([code, no]: Place) => columnOf(tables[code], no).facts;
  await read(app, async ({ tx }) => {
    for (const source of new Set(places.map(sourceOf))) {
      if (source === null) continue;
      const own = places.filter((place) => sourceOf(place) === source);
      const isOfPetition = !['visit', 'visitMatter', 'day'].includes(source);
      const counts = own.map(([code, no], index) => {
        const { where, sum } = columnOf(tables[code], no);
        const only = `filter (where ${where})`;
        return `${sum === null ? `count(*) ${only}` : `coalesce(sum(${sum}) ${only}, 0)::float8`} as c${index}`;
      });
      const giver = isOfPetition ? 'coalesce(o.origin_unit_id, f.unit_id)' : 'f.unit_id';
      const rows = await tx.rows<{ giver: number } & Record<string, number>>(
        `select ${giver} as giver, ${counts.join(', ')} from (${rowsForMany(source)}) f
           ${isOfPetition ? 'left join petitions o on o.unit_id = f.unit_id and o.id = f.petition_id where not f.petition_id = any ($4::bigint[])' : 'where cardinality($4::bigint[]) >= 0'} group by 1`,
        [period.from, source === 'day' ? (countedOn(period, lastDay).countedTo ?? period.to) : period.to, null, [...without]],
      );
      for (const row of rows)
        for (const [index, place] of own.entries()) add(counted, placeKey(place), row.giver, row[`c${index}`] ?? 0);
    }
  });
  return counted;
}

/** Every table of the circular of a period, as its page shows it. @param org by the organisation of the period, or by that of today */
export async function sheetsOf(app: TestApp, period: Period, org: 'then' | 'today'): Promise<Map<TableCode, Sheet>> {
  const query = new URLSearchParams({ period: periodCode(period), unit: 'all', ...(org === 'today' ? { org } : {}) });
  return read(app, async (context) => {
    const sheets = new Map<TableCode, Sheet>();
    for (const code of circularOf(period).codes)
      sheets.set(code, (await gatherSheet({ ...context, query, params: { code } }, tables[code])).sheet);
    return sheets;
  });
}

/** Of each table its sum. */
export const totalsOf = (sheets: ReadonlyMap<TableCode, Sheet>) =>
  Object.fromEntries([...sheets].map(([code, { total }]) => [code, total]));
/** Identities that do not hold, of the whole or of a unit. */
export const brokenIn = (sheets: ReadonlyMap<TableCode, Sheet>) =>
  [...sheets].flatMap(([code, sheet]) => [
    ...sheet.verdicts.filter(({ holds, check }) => !holds && check.isStated).map(({ check }) => `${code} ${check.id}`),
    ...sheet.lines.flatMap(({ name, broken }) =>
      broken.filter(({ isStated }) => isStated).map(({ id }) => `${code} ${name} ${id}`),
    ),
  ]);

const dashboardFigures: readonly Figure[] = [
  'received',
  'handled',
  'handled_besides',
  'on_time',
  'late',
  'open',
  'overdue',
  'due_soon',
  'open_then',
];
const days = { start: '2024-07-01', end: '2025-07-07', today: '2025-07-01' };

/**
 * Figures of the dashboard by the unit that holds the petition, or by the ward it came from.
 * @param without what came in with the switch itself: as it was registered, and as it goes on
 */
export function dashboardBy(
  app: TestApp,
  by: 'unit' | 'origin',
  without: { old: readonly number[]; gone: readonly number[] } = { old: [], gone: [] },
): Promise<Counted> {
  return read(app, async ({ tx }) => {
    const counted: Counted = {};
    for (const figure of dashboardFigures) {
      for (const { unit, n } of await countFigure(tx, figure, by, figure === 'received' ? without.old : without.gone))
        add(counted, figure, unit, n);
    }
    return counted;
  });
}

function countFigure(tx: UnitTx, figure: Figure, by: 'unit' | 'origin', without: readonly number[]) {
  const params: (string | number | readonly number[])[] = [[...without]];
  const over = figure === 'open_then' ? { ...days, end: '2025-06-30' } : days;
  const condition = figureCondition(figure, over, (value) => `$${params.push(value)}`);
  const unit = by === 'unit' ? 'p.unit_id' : 'coalesce(p.origin_unit_id, p.unit_id)';
  return tx.rows<{ unit: number; n: number }>(
    `select ${unit} as unit, count(*)::int as n from petitions p where ${condition} and not p.id = any ($1::bigint[]) group by 1`,
    params,
  );
}
