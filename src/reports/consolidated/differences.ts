// What is another thing today than in a consolidated report: what was consolidated, what the reports of today say, what the records say. A
// fixed number of statements, whatever the number of units.
import type { Actor } from '../../accounts/actor.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { openingOf } from '../closing/gather.ts';
import { newestReports } from '../closing/queries.ts';
import { periodOfReport } from '../closing/screens.ts';
import { type OpeningSheets, openingByPlace } from '../opening.ts';
import { addedIn, addedNow } from './added.ts';
import { type Consolidated, countingReports } from './consolidated.ts';
import { type ByUnit, beneath, openingByUnit, partsOf, placesIn, presentByUnit, shownByUnit, withAdded } from './gather.ts';
import { loadConsolidated } from './queries.ts';
import { reasonsOf } from './reasons.ts';
import type { TakenReport } from './returned.ts';

/** What was consolidated, what the reports of today say, what the records say. */
export interface Told {
  reported: ByUnit;
  sent: ByUnit;
  present: ByUnit;
}
export interface ConsolidatedDifferences extends Told {
  report: Consolidated;
  parts: readonly TakenReport[];
  /** The reports that count today, of the units it is of. */
  today: readonly ClosedReport[];
  /** By unit and place, why the records give another figure than what was consolidated; of a unit that was not, nothing. */
  reasons: ReadonlyMap<number, ReadonlyMap<string, string>>;
  /** The signed opening figures beside the counts. */
  opening: Told;
  /** Those of today by unit, of units whose reports keep theirs. */
  openingNow: ReadonlyMap<number, OpeningSheets>;
}

/** @throws NotFound */
export async function consolidatedDifferences(
  tx: UnitTx,
  actor: Pick<Actor, 'unitId'>,
  id: number,
): Promise<ConsolidatedDifferences> {
  const report = await loadConsolidated(tx, id);
  const period = periodOfReport(report);
  const parts = await partsOf(tx, report);
  const own = new Set([...parts.map(({ unitId }) => unitId), ...report.missing.map((unit) => unit.id)]);
  const kept = new Set(parts.filter(({ isKeptReturned }) => isKeptReturned).map((one) => one.id));
  // What was left in though it had been given back stands until something is sent in its place.
  const today = (await newestReports(tx, period))
    .filter((one) => countingReports([one]).length > 0 || kept.has(one.id))
    .filter(
      // A reader from above sees more units than the report is of; whoever made it is told of every unit that reports to him.
      ({ unitId }) => report.unitId === actor.unitId || own.has(unitId),
    );
  // The records are compared with those of the version that was consolidated, whichever version of a unit stands today; of a unit that has
  // sent since, with those it sent.
  const consolidated = new Set(parts.map(({ unitId }) => unitId));
  const compared = [...parts, ...today.filter(({ unitId }) => !consolidated.has(unitId))];
  const units = compared.map(({ unitId }) => unitId);
  const added = await addedNow(tx, compared, placesIn(parts));
  const addedToday = await addedNow(tx, today, placesIn(parts));
  const withOpening = [...parts, ...today].filter(({ opening }) => opening !== null).map(({ unitId }) => unitId);
  const openingNow = await openingOf(tx, withOpening, period);
  return {
    report,
    parts,
    today,
    reported: withAdded(await shownByUnit(tx, parts), await addedIn(tx, report, parts)),
    sent: withAdded(await shownByUnit(tx, today), addedToday),
    present: withAdded(beneath(await presentByUnit(tx, units, period, placesIn(parts)), added), added),
    reasons: await reasonsOf(tx, parts),
    opening: {
      reported: openingByUnit(parts),
      sent: openingByUnit(today),
      present: new Map(withOpening.map((unitId) => [unitId, openingByPlace(openingNow.get(unitId) ?? null)])),
    },
    openingNow,
  };
}
