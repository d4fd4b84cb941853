// Papers of results that were revoked after a report was closed, whether their step stayed or went with them: why its figures differ today.
import type { UnitTx } from '../../database/tx.ts';
import type { ClosedReport } from './closing.ts';

export interface Revoked {
  at: Date;
  /** Null where the paper is kept from the reader, or was revoked where the file went on. */
  number: number | null;
  symbol: string | null;
}

/** By unit of some closed reports and by petition, the last such paper revoked after the closing. */
export async function revokedSince(
  tx: UnitTx,
  reports: readonly Pick<ClosedReport, 'unitId' | 'closedAt'>[],
): Promise<ReadonlyMap<number, ReadonlyMap<number, Revoked>>> {
  const rows = await tx.rows<Revoked & { unitId: number; petitionId: number }>(
    `select g.unit_id, g.petition_id, g.result_revoked_at as at, w.number, w.symbol
       from unnest($1::int[], $2::timestamptz[]) x(unit_id, since)
       join proceedings g on g.unit_id = x.unit_id and g.result_revoked_at >= x.since
       left join papers w on w.unit_id = g.unit_id and w.id = g.result_revoked_paper_id
      order by g.unit_id, g.result_revoked_at`,
    [reports.map(({ unitId }) => unitId), reports.map(({ closedAt }) => closedAt.toISOString())],
  );
  const found = new Map<number, Map<number, Revoked>>();
  for (const { unitId, petitionId, ...revoked } of rows) {
    const own = found.get(unitId) ?? new Map<number, Revoked>();
    found.set(unitId, own.set(petitionId, revoked));
  }
  return found;
}
