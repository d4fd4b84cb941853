// Why the parts of a consolidated report differ today: papers numbered, or revoked, after they were closed.
import type { UnitTx } from '../../database/tx.ts';
import { placeKey } from '../checks.ts';
import { beyondOf, withBeyond } from '../closing/beyond.ts';
import { type ClosedReport, codesIn } from '../closing/closing.ts';
import { placesOf, unissuedIn } from '../closing/gather.ts';
import { differences, untoldIn } from '../closing/queries.ts';
import { type Revoked, revokedSince } from '../closing/revoked-since.ts';
import { whyIssuedOtherwise } from '../closing/unnumbered.ts';
import { tables } from '../tables/index.ts';
import { unnumberedOf } from '../untold.ts';

/** By unit and place: what a unit's own page of differences says of it. Asked only of units where papers can have made a difference. */
export async function reasonsOf(
  tx: UnitTx,
  reports: readonly ClosedReport[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  const since = await revokedSince(tx, reports);
  const found = new Map<number, Map<string, string>>();
  for (const report of reports) {
    const revoked: ReadonlyMap<number, Revoked> = since.get(report.unitId) ?? new Map();
    const waited = Object.values(report.unnumbered ?? {}).some((refs) => (refs?.length ?? 0) > 0);
    if (revoked.size === 0 && !waited) continue;
    const codes = codesIn(report).filter((code) => unnumberedOf(tables[code]) !== null);
    const places = codes.flatMap((code) => placesOf(tables[code]));
    const untold = await untoldIn(tx, report, []);
    const hidden = { ...untold, refs: withBeyond(untold.refs, await beyondOf(tx, report, places)) };
    const rows = await differences(tx, report, places, hidden);
    const unissued = await unissuedIn(tx, report);
    const why = places.map((place): [string, string] => {
      const own = rows.filter((row) => row.place === placeKey(place));
      return [placeKey(place), whyIssuedOtherwise(report, place[0], own, { unissued, revoked })];
    });
    found.set(report.unitId, new Map(why));
  }
  return found;
}
