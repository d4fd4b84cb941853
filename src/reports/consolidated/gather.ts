// What the pages of a consolidated report need: its parts as this officer may know them, the reports that count today, the records of today.
import type { UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { placeKey } from '../checks.ts';
import type { ClosedFigures, ClosedReport } from '../closing/closing.ts';
import { placesOf } from '../closing/gather.ts';
import { newestReports, reportsWith, unitsToReport, untoldIn } from '../closing/queries.ts';
import { periodOfReport, shownFigures } from '../closing/screens.ts';
import { entriesOf } from '../entries/queries.ts';
import type { Period } from '../periods.ts';
import { figuresOf } from '../queries.ts';
import { type Sheet, sheetOf } from '../sheet.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnsIn, presentCodes, type Table } from '../tables/table.ts';
import { type Consolidated, countingReports } from './consolidated.ts';
import { unitsWithUntold } from './queries.ts';

/** Figures by unit and place. */
export type ByUnit = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** The reports a consolidated one is made of today, and the units that still owe theirs. */
export async function partsToday({ tx, house, actor }: Pick<Context, 'tx' | 'house' | 'actor'>, period: Period) {
  const reports = countingReports(await newestReports(tx, period));
  const sent = new Set(reports.map(({ unitId }) => unitId));
  const units = await unitsToReport(house, actor.reach, actor.unitId, period);
  return { reports, missing: units.filter(({ id }) => !sent.has(id)) };
}

/** Consolidated reports are made by the tables in force today. */
const everyPlace: readonly Place[] = presentCodes.flatMap((code) => placesOf(tables[code]));

/** The reports it was made of. @throws NotFound for a reader some of them are shut to: a sum of the rest would be another report */
export async function partsOf(tx: UnitTx, report: Consolidated): Promise<ClosedReport[]> {
  const found = await reportsWith(
    tx,
    report.parts.map(({ reportId }) => reportId),
  );
  const parts = found.filter((one) => report.parts.some((part) => part.unitId === one.unitId && part.reportId === one.id));
  if (parts.length !== report.parts.length) throw new NotFound();
  return parts;
}

/** The figures of closed reports as this officer may know them: of the tables the places stand in. */
export async function shownByUnit(
  tx: UnitTx,
  reports: readonly ClosedReport[],
  places: readonly Place[] = everyPlace,
): Promise<ByUnit> {
  const withUntold = await unitsWithUntold(
    tx,
    reports.map(({ unitId }) => unitId),
  );
  const shown = new Map<number, ReadonlyMap<string, number>>();
  for (const report of reports) {
    const untold = withUntold.has(report.unitId) ? await untoldIn(tx, report, places) : { shares: new Map() };
    const codes = presentCodes.filter((code) => places.some(([one]) => one === code));
    shown.set(
      report.unitId,
      new Map(
        codes.flatMap((code) => {
          const figures = shownFigures(report, tables[code], untold);
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

/** The same figures as the records give them now. */
export async function presentByUnit(tx: UnitTx, unitIds: readonly number[], period: Period): Promise<ByUnit> {
  const scope = { code: '', units: [...unitIds] };
  const counted = await figuresOf(tx, everyPlace, period, scope);
  const entered = new Map((await entriesOf(tx, '06-qlkntc', period, scope)).map((one) => [one.unitId, one.figures]));
  return new Map(
    unitIds.map((id) => [
      id,
      new Map(
        everyPlace.map(([code, no]) => {
          const figure = code === '06-qlkntc' ? entered.get(id)?.[String(no)] : counted.get(id)?.get(placeKey([code, no]));
          return [placeKey([code, no]), Math.round((figure ?? 0) * 1000) / 1000];
        }),
      ),
    ]),
  );
}

export const totalOf = (figures: ByUnit, place: string): number =>
  Math.round([...figures.values()].reduce((sum, one) => sum + (one.get(place) ?? 0), 0) * 1000) / 1000;

/** Totals by table and column. */
export function totalsOf(figures: ByUnit): ClosedFigures {
  return Object.fromEntries(
    presentCodes.map((code) => [
      code,
      Object.fromEntries(columnsIn(tables[code].parts).map(({ no }) => [String(no), totalOf(figures, placeKey([code, no]))])),
    ]),
  );
}

/** One table: a row a unit, the total under them. */
export function consolidatedSheet(table: Table, report: Consolidated, parts: readonly ClosedReport[], shown: ByUnit): Sheet {
  const units = parts.map(({ unitId, unitName }) => ({ id: unitId, name: unitName }));
  const entered = parts.map((part) => ({
    unitId: part.unitId,
    figures: part.figures[table.code] ?? {},
    note: part.notes[table.code] ?? '',
    enteredAt: part.closedAt,
    enteredByName: part.signerName,
  }));
  return sheetOf(table, periodOfReport(report), { code: 'all', units: null }, units, shown, entered);
}
