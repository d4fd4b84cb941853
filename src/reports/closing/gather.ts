// What the pages of a closed report need beside it: the figures of today, and what of the reported ones this officer may know.
import type { UnitTx } from '../../database/tx.ts';
import { signedSheets } from '../../importing/balances/queries.ts';
import { notLiveOn } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import { placeKey } from '../checks.ts';
import { circularOf } from '../circulars.ts';
import { countedOf } from '../entries/counted.ts';
import type { EntryRow } from '../entries/entry.ts';
import { entryHistory } from '../entries/queries.ts';
import { type OpeningSheets, openingWithin, openingWords } from '../opening.ts';
import type { Period } from '../periods.ts';
import { figuresOf, holdersAmong, refsByUnit } from '../queries.ts';
import { placesFor, type Sheet, sheetOf, withOpening } from '../sheet.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnsIn, presentCodes, type Table, type TableCode } from '../tables/table.ts';
import { unnumberedOf } from '../untold.ts';
import { type Beyond, beyondOf, underSignature } from './beyond.ts';
import { type ClosedReport, codesIn, differingOpening, reportedName } from './closing.ts';
import { reportVersions, unitsToReport } from './queries.ts';
import { periodOfReport, shownFigures } from './screens.ts';
import { type Untold, untoldIn } from './untold-in.ts';

/** Every column of a table. */
export const placesOf = ({ code, parts }: Table): Place[] => columnsIn(parts).map(({ no }) => [code, no] as Place);

const placesIn = (codes: readonly TableCode[]): Place[] => codes.flatMap((code) => placesOf(tables[code]));
/** Every column of the tables of a period. */
export const everyPlace = (period: Pick<Period, 'to'>): Place[] => placesIn(circularOf(period).codes);
/** Every column of the tables a closed report was made of. */
export const closedPlaces = (report: ClosedReport): Place[] => placesIn(codesIn(report));

/** The signed opening figures a period has beside its count today, by unit; the tables of the circulars before have none. */
export async function openingOf(
  tx: UnitTx,
  unitIds: readonly number[],
  period: Pick<Period, 'from' | 'to'>,
): Promise<Map<number, OpeningSheets>> {
  const { codes } = circularOf(period);
  const found = new Map<number, OpeningSheets>();
  for (const { unitId, tableCode, fromOn, asOf, signedAt, signedBy, figures } of await signedSheets(tx, unitIds)) {
    if (!codes.includes(tableCode)) continue;
    const sheet = { fromOn, asOf, signedAt: signedAt.toISOString(), signedBy, figures };
    found.set(unitId, { ...found.get(unitId), ...openingWithin({ [tableCode]: sheet }, period) });
  }
  return found;
}

/** The figures of one unit and period as its records give them now, what was entered by hand included. */
export async function presentFigures(
  tx: UnitTx,
  unitId: number,
  period: Pick<Period, 'from' | 'to' | 'countedTo'>,
  places: readonly Place[],
): Promise<Map<string, number>> {
  const counted = await figuresOf(tx, places, period, { code: '', units: [unitId] });
  const entered = await countedOf(tx, unitId, period);
  return new Map(
    places.map(([code, no]) => {
      const typed = columnsIn(tables[code].parts).find((column) => column.no === no)?.facts === null;
      const figure = typed ? entered.get(code)?.figures[String(no)] : counted.get(unitId)?.get(placeKey([code, no]));
      return [placeKey([code, no]), Math.round((figure ?? 0) * 1000) / 1000];
    }),
  );
}

/** A unit that owes a report; where it was not live by the last day of the period, it sends none from here. */
export interface OwingUnit {
  id: number;
  /** As it was called on the last day of the period; the pages say the name of today beside it. */
  name: string;
  nowName?: string;
  isLive: boolean;
}

/**
 * Who owes a report of a period, the reader's own unit not among them: the units that stood on its last day, and those that hold records of
 * it without having stood then (what was written down or taken over later, what a unit left that ended within it).
 */
export async function owingUnits(
  { tx, house, actor }: Pick<Context, 'tx' | 'house' | 'actor'>,
  period: Period,
): Promise<OwingUnit[]> {
  const units = await unitsToReport(house, actor.reach, actor.unitId, period);
  const others = units.filter(({ stood }) => !stood).map(({ id }) => id);
  const holders = others.length > 0 ? await holdersAmong(tx, others, period) : new Set<number>();
  const owing = units.filter(({ id, stood }) => stood || holders.has(id));
  const notLive = await notLiveOn(
    house,
    owing.map(({ id }) => id),
    period.to,
  );
  return owing.map(({ id, name, nowName }) => ({ id, name, nowName, isLive: !notLive.has(id) }));
}

/** What was entered by hand of the tables of a closed report, newest first: of those that have columns no record holds. */
export async function entriesIn(tx: UnitTx, report: ClosedReport): Promise<Map<TableCode, EntryRow[]>> {
  const found = new Map<TableCode, EntryRow[]>();
  for (const code of codesIn(report))
    if (columnsIn(tables[code].parts).some(({ facts }) => facts === null))
      found.set(code, await entryHistory(tx, report.unitId, code, { from: report.fromOn, to: report.toOn }));
  return found;
}

/** By table of a closed report, the petitions whose papers wait for their number today, or were revoked, as this officer reads them. */
export type Unissued = ReadonlyMap<TableCode, readonly number[]>;

/** By unit, of one report a unit, all of one period: one statement a table. */
export async function unissuedInMany(tx: UnitTx, reports: readonly ClosedReport[]): Promise<ReadonlyMap<number, Unissued>> {
  const found = new Map<number, Map<TableCode, readonly number[]>>();
  const [first] = reports;
  if (!first) return found;
  const units = reports.map(({ unitId }) => unitId);
  for (const code of new Set(reports.flatMap(codesIn))) {
    const question = unnumberedOf(tables[code]);
    if (!question) continue;
    for (const [unitId, refs] of await refsByUnit(tx, question, periodOfReport(first), units))
      found.set(unitId, (found.get(unitId) ?? new Map()).set(code, refs));
  }
  return found;
}

/** The same of one report. */
export const unissuedIn = async (tx: UnitTx, report: ClosedReport): Promise<Unissued> =>
  (await unissuedInMany(tx, [report])).get(report.unitId) ?? new Map();

export interface Compared {
  untold: Untold;
  present: Map<string, number>;
  /** What of them goes past the unit's head and was under no signature there: it is no change. By place; and its records by source. */
  beyond: Beyond;
  /** The opening figures of today, by table. */
  opening: OpeningSheets;
  /** Columns of each table whose figure is another today. */
  differing: Map<TableCode, number>;
}

/** A closed report beside the records of today, both as this officer may know them. */
export async function compare(
  tx: UnitTx,
  report: ClosedReport,
  only: readonly Table[] = codesIn(report).map((code) => tables[code]),
): Promise<Compared> {
  const places = only.flatMap(placesOf);
  const untold = await untoldIn(tx, report, places);
  const present = await presentFigures(tx, report.unitId, periodOfReport(report), places);
  const beyond = await beyondOf(tx, report, places);
  const opening = (await openingOf(tx, [report.unitId], periodOfReport(report))).get(report.unitId) ?? {};
  const differing = only.map((table): [TableCode, number] => {
    const openingDiffers = differingOpening(report, table.code, opening);
    const differs = shownFigures(report, table, untold).map((figure, index) => {
      const key = placeKey([table.code, columnsIn(table.parts)[index]?.no ?? 0]);
      return figure !== underSignature(present.get(key) ?? 0, beyond, key);
    });
    return [table.code, differs.filter((count, index) => count || openingDiffers[index]).length];
  });
  return { untold, present, beyond, opening, differing: new Map(differing) };
}

/** One table of a closed report as this officer may know it, the opening figures closed with it beside the count; the identities tried with them too. */
export async function closedSheet(tx: UnitTx, report: ClosedReport, table: Table): Promise<Sheet> {
  const places = placesFor(table);
  const untold = await untoldIn(tx, report, places);
  // With the tables it must agree with: without their figures every comparison would seem broken.
  const keyed = new Map(
    [...new Set(places.map(([code]) => code))].flatMap((code) => {
      const shown = shownFigures(report, tables[code], untold);
      return columnsIn(tables[code].parts).map(({ no }, index): [string, number] => [placeKey([code, no]), shown[index] ?? 0]);
    }),
  );
  const unit = { id: report.unitId, name: reportedName(report) };
  const entered = {
    unitId: unit.id,
    figures: report.figures[table.code] ?? {},
    note: report.notes[table.code] ?? '',
    enteredAt: report.closedAt,
    enteredByName: report.signerName,
  };
  const scope = { code: '', units: [unit.id] };
  const openings = new Map(report.opening ? [[unit.id, report.opening]] : []);
  const sheet = sheetOf(table, periodOfReport(report), scope, [unit], new Map([[unit.id, keyed]]), [entered], openings);
  return withOpening(sheet, closedOpening([report], table.code));
}

/** The opening figures of a table that were closed with some reports. */
export const closedOpening = (reports: readonly ClosedReport[], code: TableCode) =>
  reports.flatMap(({ unitId, opening }) => {
    const sheet = opening?.[code];
    return sheet
      ? [
          {
            unitId,
            fromOn: sheet.fromOn ?? null,
            asOf: sheet.asOf,
            words: `số liệu ${openingWords(sheet)}`,
            figures: sheet.figures,
          },
        ]
      : [];
  });

export interface ClosedBeside {
  href: string;
  closedAt: Date;
  /** How many columns of this table differ today from what was closed. */
  differing: number;
}

/** The newest closed report beside a sheet of one unit; null when there is none, or the sheet is of several. */
export async function closedBeside(tx: UnitTx, sheet: Sheet): Promise<ClosedBeside | null> {
  const { table, period, scope } = sheet;
  const [unitId, ...others] = scope.units ?? [];
  if (unitId === undefined || others.length > 0) return null;
  const [report] = await reportVersions(tx, unitId, period);
  if (!report) return null;
  const isOfIt = codesIn(report).includes(table.code);
  const reported = isOfIt ? shownFigures(report, table, await untoldIn(tx, report, placesOf(table))) : sheet.total;
  const beyond = await beyondOf(tx, report, isOfIt ? placesOf(table) : []);
  const present = sheet.columns.map(({ no }, index) =>
    underSignature(sheet.total[index] ?? 0, beyond, placeKey([table.code, no])),
  );
  const opening = (await openingOf(tx, [unitId], period)).get(unitId) ?? {};
  const openingDiffers = isOfIt ? differingOpening(report, table.code, opening) : [];
  return {
    href: `/reports/closed/${report.id}`,
    closedAt: report.closedAt,
    differing: reported.filter((figure, index) => figure !== present[index] || openingDiffers[index]).length,
  };
}

/**
 * What the tables of today say of a period: the closed figures when it was closed by them, the records of today otherwise. A period of an
 * earlier circular is counted anew by these tables, to be compared with.
 */
export async function figuresToReport(tx: UnitTx, unitId: number, period: Period): Promise<Map<string, number>> {
  const [report] = await reportVersions(tx, unitId, period);
  const places = placesIn(presentCodes);
  if (!report || !presentCodes.every((code) => codesIn(report).includes(code))) return presentFigures(tx, unitId, period, places);
  const untold = await untoldIn(tx, report, places);
  return new Map(
    presentCodes.flatMap((code) => {
      const shown = shownFigures(report, tables[code], untold);
      return columnsIn(tables[code].parts).map(({ no }, index): [string, number] => [placeKey([code, no]), shown[index] ?? 0]);
    }),
  );
}
