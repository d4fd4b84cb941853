// Why the parts of a consolidated report differ today: papers numbered, or revoked, after they were closed.
import type { UnitTx } from '../../database/tx.ts';
import { placeKey } from '../checks.ts';
import { beyondOfMany, withBeyond } from '../closing/beyond.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { differencesOf } from '../closing/differences.ts';
import { placesOf, unissuedInMany } from '../closing/gather.ts';
import { type Revoked, revokedSince } from '../closing/revoked-since.ts';
import { whyIssuedOtherwise } from '../closing/unnumbered.ts';
import { untoldInMany } from '../closing/untold-in.ts';
import { tables } from '../tables/index.ts';
import { unnumberedOf } from '../untold.ts';
import { codesOf } from './consolidated.ts';

const noneRevoked: ReadonlyMap<number, Revoked> = new Map();

/**
 * By unit and place: what a unit's own page of differences says of it. Asked only of units where papers can have made a difference, of all of
 * them at once.
 */
export async function reasonsOf(
  tx: UnitTx,
  reports: readonly ClosedReport[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  const since = await revokedSince(tx, reports);
  const concerned = reports.filter(
    ({ unitId, unnumbered }) => since.has(unitId) || Object.values(unnumbered ?? {}).some((refs) => (refs?.length ?? 0) > 0),
  );
  if (concerned.length === 0) return new Map();
  const codes = codesOf(concerned).filter((code) => unnumberedOf(tables[code]) !== null);
  const places = codes.flatMap((code) => placesOf(tables[code]));
  const untold = await untoldInMany(tx, concerned, []);
  const beyond = await beyondOfMany(tx, concerned, places);
  const hidden = new Map(
    concerned.map(({ unitId }) => {
      const [refs, more] = [untold.get(unitId)?.refs ?? new Map(), beyond.get(unitId)];
      return [unitId, more ? withBeyond(refs, more) : refs];
    }),
  );
  const rows = await differencesOf(tx, concerned, places, hidden);
  const unissued = await unissuedInMany(tx, concerned);
  return new Map(
    concerned.map((report) => {
      const own = rows.filter(({ unitId }) => unitId === report.unitId);
      const papers = {
        unissued: unissued.get(report.unitId) ?? new Map(),
        revoked: since.get(report.unitId) ?? noneRevoked,
      };
      const why = places.map((place): [string, string] => {
        const here = own.filter((row) => row.place === placeKey(place));
        return [placeKey(place), whyIssuedOtherwise(report, place[0], here, papers)];
      });
      return [report.unitId, new Map(why)];
    }),
  );
}
