// The rate of matters resolved of a consolidated report: what its parts were closed with, and what goes past their heads.
import type { UnitTx } from '../../database/tx.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { untoldInMany } from '../closing/untold-in.ts';
import type { Period } from '../periods.ts';
import {
  countResolved,
  nothingResolved,
  type ResolvedCounts,
  type ResolvedRefs,
  resolvedBeyond,
  resolvedRefs,
} from '../resolved.ts';
import type { AddedResolved, Consolidated } from './consolidated.ts';

/** What the records give beyond some closed reports for what goes past the heads of their units, as this officer reads them now. */
export async function addedResolvedNow(
  tx: UnitTx,
  reports: readonly ClosedReport[],
  period: Pick<Period, 'from' | 'to'>,
): Promise<AddedResolved[]> {
  const units = reports.map(({ unitId }) => unitId);
  const past = await resolvedRefs(tx, period, units, true);
  return reports.flatMap(({ unitId, resolved }) => {
    const refs = past.get(unitId);
    return refs ? [{ unitId, refs: resolvedBeyond(refs, resolved ?? nothingResolved) }] : [];
  });
}

/** As this officer may know it; null where a part was closed before it was kept with it. */
export async function resolvedOf(
  tx: UnitTx,
  report: Pick<Consolidated, 'resolvedAdded'>,
  parts: readonly ClosedReport[],
): Promise<ResolvedCounts | null> {
  const untold = await untoldInMany(tx, parts, []);
  const found: { refs: ResolvedRefs; hidden: readonly number[] }[] = [];
  for (const part of parts) {
    if (part.resolved === null) return null;
    const hidden = untold.get(part.unitId)?.refs.get('decision') ?? [];
    found.push({ refs: part.resolved, hidden });
    for (const { unitId, refs } of report.resolvedAdded ?? []) if (unitId === part.unitId) found.push({ refs, hidden });
  }
  return countResolved(found);
}
