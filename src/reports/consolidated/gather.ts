// What the pages of a consolidated report need: its parts as this officer may know them, the reports that count today, the records of today.
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import { namedThen } from '../../units/became.ts';
import { notLiveOn } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import { placeKey } from '../checks.ts';
import { brokenIn, type ClosedFigures, type ClosedReport } from '../closing/closing.ts';
import { closedOpening, owingUnits, placesOf } from '../closing/gather.ts';
import { newestReports, reportsWith } from '../closing/queries.ts';
import { shownFigures } from '../closing/screens.ts';
import { nothingUntold, untoldInMany } from '../closing/untold-in.ts';
import { countedEntries } from '../entries/counted.ts';
import { openingByPlace } from '../opening.ts';
import type { Period } from '../periods.ts';
import { endedAmong, figuresOf, standingHeirs } from '../queries.ts';
import { asOfToday, type Sheet, sheetOf, withOpening } from '../sheet.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, columnsIn, type Table, type TableCode } from '../tables/table.ts';
import { addedByPlace, addedLine } from './added.ts';
import { type Added, type Consolidated, codesOf } from './consolidated.ts';
import type { UntoldByUnit } from './left-out.ts';
import { brokenWithOpening, openingsOf } from './opening-told.ts';
import { partName, type TakenReport, takenReports } from './returned.ts';

/** Figures by unit and place. */
export type ByUnit = ReadonlyMap<number, ReadonlyMap<string, number>>;

/**
 * The reports a next version is made of today, the newest ones with those given back, the units that have not sent theirs, and how many
 * of those that report to the own one from here have sent it (the own one sends itself nothing).
 * @param latest the newest consolidated report of the period, if any
 */
export async function partsToday(
  { tx, house, actor }: Pick<Context, 'tx' | 'house' | 'actor'>,
  period: Period,
  latest: Consolidated | undefined,
) {
  const newest = await newestReports(tx, period);
  const reports = takenReports(latest, newest);
  const sent = new Set(reports.map(({ unitId }) => unitId));
  const units = await owingUnits({ tx, house, actor }, period);
  const accepted = new Set(newest.filter(({ sentAt, answer }) => sentAt && answer !== 'returned').map(({ unitId }) => unitId));
  const missing = units.filter(({ id }) => !sent.has(id));
  return {
    newest,
    reports,
    missing,
    sent: {
      units: units.filter(({ id }) => accepted.has(id)).length,
      of: units.length - missing.filter(({ isLive }) => !isLive).length,
    },
  };
}

/** Every column of the tables some closed reports were made of. */
export const placesIn = (reports: readonly ClosedReport[]): Place[] => codesOf(reports).flatMap((code) => placesOf(tables[code]));

/** The reports it was made of. @throws NotFound for a reader some of them are shut to: a sum of the rest would be another report */
export async function partsOf(tx: UnitTx, report: Consolidated): Promise<TakenReport[]> {
  const found = await reportsWith(
    tx,
    report.parts.map(({ reportId }) => reportId),
  );
  const parts = found.flatMap((one) => {
    const part = report.parts.find(({ unitId, reportId }) => unitId === one.unitId && reportId === one.id);
    return part ? [{ ...one, isKeptReturned: part.isKeptReturned }] : [];
  });
  if (parts.length !== report.parts.length) throw new NotFound();
  return parts;
}

/** The figures of closed reports as this officer may know them: of the tables the places stand in. */
export async function shownByUnit(
  tx: UnitTx,
  reports: readonly ClosedReport[],
  places: readonly Place[] = placesIn(reports),
): Promise<ByUnit> {
  const untold = await untoldInMany(tx, reports, places);
  const codes = [...new Set(places.map(([code]) => code))];
  const shown = new Map<number, ReadonlyMap<string, number>>();
  for (const report of reports) {
    shown.set(
      report.unitId,
      new Map(
        codes.flatMap((code) => {
          const figures = shownFigures(report, tables[code], untold.get(report.unitId) ?? nothingUntold);
          return columnsIn(tables[code].parts).map(({ no }, index): [string, number] => [
            placeKey([code, no]),
            figures[index] ?? 0,
          ]);
        }),
      ),
    );
  }
  return shown;
}

/** What of the reports of some units this officer may not know of. */
export const untoldByUnit = (tx: UnitTx, reports: readonly ClosedReport[]): Promise<UntoldByUnit> =>
  untoldInMany(tx, reports, []);

/** Figures by unit with the line of what the superior adds under them, where he adds anything. */
export function withAdded(figures: ByUnit, added: readonly Added[]): ByUnit {
  const sums = addedByPlace(added);
  return [...sums.values()].some((sum) => sum !== 0) ? new Map([...figures, [addedLine.id, sums]]) : figures;
}

/** Figures by unit without what stands beyond the units' signatures: that is told in a line of its own. */
export function beneath(figures: ByUnit, added: readonly Added[]): ByUnit {
  return new Map(
    [...figures].map(([unitId, own]) => {
      const sums = addedByPlace(added.filter((one) => one.unitId === unitId));
      if (sums.size === 0) return [unitId, own];
      return [
        unitId,
        new Map([...own].map(([place, figure]) => [place, Math.round((figure - (sums.get(place) ?? 0)) * 1000) / 1000])),
      ];
    }),
  );
}

/** The same figures as the records give them now. */
export async function presentByUnit(
  tx: UnitTx,
  unitIds: readonly number[],
  period: Period,
  places: readonly Place[],
): Promise<ByUnit> {
  const scope = { code: '', units: [...unitIds] };
  const counted = await figuresOf(tx, places, period, scope);
  const typed = new Set(places.filter(([code, no]) => columnOf(tables[code], no).facts === null).map(placeKey));
  const entered = new Map<string, number>();
  for (const code of new Set(places.filter((place) => typed.has(placeKey(place))).map(([one]) => one)))
    for (const { unitId, figures } of await countedEntries(tx, code, period, scope))
      for (const [no, figure] of Object.entries(figures)) entered.set(`${unitId} ${placeKey([code, Number(no)])}`, figure);
  return new Map(
    unitIds.map((id) => [
      id,
      new Map(
        places.map((place) => {
          const key = placeKey(place);
          const figure = typed.has(key) ? entered.get(`${id} ${key}`) : counted.get(id)?.get(key);
          return [key, Math.round((figure ?? 0) * 1000) / 1000];
        }),
      ),
    ]),
  );
}

/** The opening figures that were closed with some reports; a report closed before they were kept with it has none to tell. */
export const openingByUnit = (reports: readonly ClosedReport[]): ByUnit =>
  new Map(reports.filter(({ opening }) => opening !== null).map(({ unitId, opening }) => [unitId, openingByPlace(opening)]));

/** The sum of the units, to three digits. @param place a key of a column (checks.ts) */
export const totalOf = (figures: ByUnit, place: string): number =>
  Math.round([...figures.values()].reduce((sum, one) => sum + (one.get(place) ?? 0), 0) * 1000) / 1000;

/** Totals by table and column. */
export function totalsOf(figures: ByUnit, codes: readonly TableCode[]): ClosedFigures {
  return Object.fromEntries(
    codes.map((code) => [
      code,
      Object.fromEntries(columnsIn(tables[code].parts).map(({ no }) => [String(no), totalOf(figures, placeKey([code, no]))])),
    ]),
  );
}

/** The identities of the circular that do not hold, of the sum or, with the opening figures, of a unit: closing wants a reason. */
export const problemsIn = (parts: readonly ClosedReport[], shown: ByUnit): string[] => [
  ...brokenIn(totalsOf(shown, codesOf(parts))),
  ...brokenWithOpening(parts, shown),
];

/** Of the units that had not sent, those that were not live by the last day of the period. */
export const missingNotLive = (
  house: HouseTx,
  { missing, toOn }: Pick<Consolidated, 'missing' | 'toOn'>,
): Promise<ReadonlySet<number>> =>
  notLiveOn(
    house,
    missing.map(({ id }) => id),
    toOn,
  );

/** By which unit of today each of the parts stands whose unit has ended; empty when all of them stand. */
export async function heirsOf(
  { house, moment }: Pick<Context, 'house' | 'moment'>,
  units: readonly number[],
): ReturnType<typeof standingHeirs> {
  const ended = await endedAmong(house, units, moment.today);
  return ended.length > 0 ? standingHeirs(house, ended, moment.today) : new Map();
}

/** Units each with the name of the one that stands in its place today, where it has ended. */
export async function withHeirs<Unit extends { id: number; name: string; nowName?: string }>(
  context: Pick<Context, 'house' | 'moment'>,
  units: readonly Unit[],
): Promise<Unit[]> {
  const heirs = await heirsOf(
    context,
    units.map(({ id }) => id),
  );
  return units.map((unit) => {
    const heir = heirs.get(unit.id);
    return heir
      ? { ...unit, name: namedThen(unit.name, heir.became, heir.name) }
      : { ...unit, name: namedThen(unit.name, 'succeeded', unit.nowName ?? unit.name) };
  });
}

/**
 * One table: a row a unit, the total under them.
 * @param heirs to put it by the organisation of today: a unit that ended counts in the line of the one that took it over
 */
export function consolidatedSheet(
  table: Table,
  period: Period,
  parts: readonly TakenReport[],
  shown: ByUnit,
  heirs: ReadonlyMap<number, { id: number; name: string }> | null = null,
): Sheet {
  const own = parts.map((part) => ({ id: part.unitId, name: partName(part) }));
  const units = shown.has(addedLine.id) ? [...own, addedLine] : own;
  const entered = parts.map((part) => ({
    unitId: part.unitId,
    figures: part.figures[table.code] ?? {},
    note: part.notes[table.code] ?? '',
    enteredAt: part.closedAt,
    enteredByName: part.signerName,
  }));
  const scope = { code: 'all', units: null, ...(heirs ? { isToday: true } : {}) };
  const then = sheetOf(table, period, scope, units, shown, entered, openingsOf(parts));
  return withOpening(heirs ? asOfToday(then, heirs) : then, closedOpening(parts, table.code));
}
