// What of closed reports is another thing for the officer who reads them than for their signers.
import type { UnitTx } from '../../database/tx.ts';
import type { Place } from '../tables/index.ts';
import type { FactName } from '../tables/table.ts';
import { type OfReport, recordsNamed, reportParams, rowsKept } from './kept-rows.ts';
import { memberRows, untoldAs } from './members.ts';

/**
 * What of a unit's closed reports is another thing for this officer than for the signer: the rows concerned, by source, and how much
 * of each closed figure they change. He is shown those rows on both sides as he reads them today, and none of them as a difference:
 * a hidden petition is in neither, a matter or a day it belongs to is what he knows of it.
 */
export interface Untold {
  refs: ReadonlyMap<FactName, readonly number[]>;
  /** By place: what the closed figure is less by for him. */
  shares: ReadonlyMap<string, number>;
}

/** Of a report he may know all of. */
export const nothingUntold: Untold = { refs: new Map(), shares: new Map() };

/** By unit; a unit of whose report he may know all is missing. */
export type UntoldOf = ReadonlyMap<number, Untold>;

/** Of one report a unit, all of one period. One statement, and one a source of the places. */
export async function untoldInMany(tx: UnitTx, reports: readonly OfReport[], places: readonly Place[]): Promise<UntoldOf> {
  const found = await tx.rows<{ unitId: number; source: string; refs: number[] }>(
    `select u.id as unit_id, t.source, json_agg(t.ref) as refs from unnest($1::int[]) u(id) cross join lateral untold_in_reports(u.id) t
      group by u.id, t.source`,
    [reports.map(({ unitId }) => unitId)],
  );
  const untold = new Map<number, { refs: Map<FactName, readonly number[]>; shares: Map<string, number> }>();
  for (const { unitId, source, refs } of found) {
    const own = untold.get(unitId) ?? { refs: new Map(), shares: new Map() };
    untold.set(unitId, own);
    for (const [name, told] of Object.entries(untoldAs) as [FactName, string][]) if (told === source) own.refs.set(name, refs);
  }
  for (const { source, places: keys, sql } of memberRows(places)) {
    const concerned = reports.filter(({ unitId }) => untold.get(unitId)?.refs.has(source));
    if (concerned.length === 0) continue;
    const named = concerned.map(({ unitId }) => ({ unitId, refs: untold.get(unitId)?.refs.get(source) ?? [] }));
    const rows = await tx.rows<{ unitId: number; place: string; share: number }>(
      `with present as (${sql}), reported as (${rowsKept})
       select x.unit_id, x.place, sum(x.share) as share from (
         select unit_id, place, ref, add as share from reported union all select unit_id, place, ref, -add from present) x
        where (x.unit_id, x.ref) in (${recordsNamed}) group by x.unit_id, x.place`,
      reportParams(concerned, keys, named),
    );
    for (const { unitId, place, share } of rows) untold.get(unitId)?.shares.set(place, share);
  }
  return untold;
}

/** Of one report. */
export const untoldIn = async (tx: UnitTx, report: OfReport, places: readonly Place[]): Promise<Untold> =>
  (await untoldInMany(tx, [report], places)).get(report.unitId) ?? nothingUntold;
