// Why the parts of a consolidated report differ today, record by record: papers numbered, or revoked, after they were closed, records counted
// otherwise though a figure stayed the same, and figures entered anew. A fixed number of statements, whatever the number of units.
import type { UnitTx } from '../../database/tx.ts';
import { raised } from '../../first-letter.ts';
import { placeKey } from '../checks.ts';
import { actsSince } from '../closing/acts-since.ts';
import { beyondOfMany, withBeyond } from '../closing/beyond.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { type DifferenceRow, differencesOf } from '../closing/differences.ts';
import { unissuedInMany } from '../closing/gather.ts';
import { type Revoked, revokedSince } from '../closing/revoked-since.ts';
import { periodOfReport } from '../closing/screens.ts';
import { countedOtherwiseWhy, enteredAnew, linkOf } from '../closing/table-screens.ts';
import { whyIssuedOtherwise } from '../closing/unnumbered.ts';
import { untoldInMany } from '../closing/untold-in.ts';
import { isCurrent } from '../definitions.ts';
import { typedCodes } from '../entries/missing.ts';
import { entryHistories } from '../entries/queries.ts';
import { tables } from '../tables/index.ts';
import { columnsIn } from '../tables/table.ts';
import { codesOf } from './consolidated.ts';
import { placesIn } from './gather.ts';

const noneRevoked: ReadonlyMap<number, Revoked> = new Map();

/** By unit and place; a place is there when a record of it counts otherwise today, or it was entered anew, though the figure may be the same. */
export type Reasons = ReadonlyMap<number, ReadonlyMap<string, string>>;

/** What the units' own pages of differences say, in short. */
export async function reasonsOf(tx: UnitTx, reports: readonly ClosedReport[]): Promise<Reasons> {
  if (reports.length === 0) return new Map();
  const since = await revokedSince(tx, reports);
  const places = placesIn(reports);
  const untold = await untoldInMany(tx, reports, []);
  const beyond = await beyondOfMany(tx, reports, places);
  const hidden = new Map(
    reports.map(({ unitId }) => {
      const [refs, more] = [untold.get(unitId)?.refs ?? new Map(), beyond.get(unitId)];
      return [unitId, more ? withBeyond(refs, more) : refs];
    }),
  );
  const found = await differencesOf(tx, reports, places, hidden);
  // Acts are asked of only where the definitions were others.
  const olderUnits = new Set(reports.filter((report) => !isCurrent(report)).map(({ unitId }) => unitId));
  const acts = await actsSince(
    tx,
    reports,
    found.filter(({ unitId }) => olderUnits.has(unitId)),
  );
  const rows = byPlace(found);
  const unissued = await unissuedInMany(tx, reports);
  const entered = await enteredSince(tx, reports);
  return new Map(
    reports.flatMap((report): [number, ReadonlyMap<string, string>][] => {
      const papers = {
        unissued: unissued.get(report.unitId) ?? new Map(),
        revoked: since.get(report.unitId) ?? noneRevoked,
      };
      const own = new Map(entered.get(report.unitId));
      for (const place of places) {
        const here = rows.get(`${report.unitId} ${placeKey(place)}`) ?? [];
        if (here.length === 0) continue;
        own.set(
          placeKey(place),
          [
            recordsWords(here),
            whyIssuedOtherwise(report, place[0], here, papers),
            countedOtherwiseWhy(report, placeKey(place), here, acts),
          ]
            .filter(Boolean)
            .join(' '),
        );
      }
      return own.size > 0 ? [[report.unitId, own]] : [];
    }),
  );
}

function byPlace(rows: readonly DifferenceRow[]): Map<string, DifferenceRow[]> {
  const found = new Map<string, DifferenceRow[]>();
  for (const row of rows) {
    const key = `${row.unitId} ${row.place}`;
    const here = found.get(key);
    if (here) here.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** "Tính thêm ĐT-2026-000038; không còn tính ĐT-2026-000012." */
function recordsWords(rows: readonly DifferenceRow[]): string {
  const part = (words: string, some: readonly DifferenceRow[]) => (some.length === 0 ? [] : [`${words} ${someRecords(some)}`]);
  const [joined, left] = [rows.filter((row) => row.now > row.was), rows.filter((row) => row.now < row.was)];
  const words = [...part('tính thêm', joined), ...part('không còn tính', left)].join('; ');
  return `${raised(words)}.`;
}

const mostNamed = 3;
function someRecords(rows: readonly DifferenceRow[]): string {
  const named = rows
    .slice(0, mostNamed)
    .map((row) => linkOf(row).label)
    .join(', ');
  return rows.length > mostNamed ? `${named} và ${rows.length - mostNamed} hồ sơ khác` : named;
}

/** By unit and place, who entered a figure no record holds after its report was closed. */
async function enteredSince(
  tx: UnitTx,
  reports: readonly ClosedReport[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  const found = new Map<number, Map<string, string>>();
  const [first] = reports;
  if (!first) return found;
  const units = reports.map(({ unitId }) => unitId);
  for (const code of typedCodes(codesOf(reports))) {
    const histories = await entryHistories(tx, units, code, periodOfReport(first));
    for (const report of reports)
      for (const column of columnsIn(tables[code].parts).filter(({ facts }) => facts === null)) {
        const why = enteredAnew(report, histories.get(report.unitId) ?? [], column);
        if (why === '') continue;
        found.set(report.unitId, (found.get(report.unitId) ?? new Map()).set(placeKey([code, column.no]), why));
      }
  }
  return found;
}
