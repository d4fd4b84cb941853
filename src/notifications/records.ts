// The only writer of notices.
import type { UnitTx } from '../database/tx.ts';

interface NoticeRow {
  kind: string;
  words: string;
  href: string;
  petitionId?: number | null;
  visitId?: number | null;
  proceedingId?: number | null;
  transferId?: number | null;
  dedupeKey?: string;
}

/** One notice for each of these officers of a unit; a repeated dedupeKey writes nothing. */
export async function insertNotices(tx: UnitTx, unitId: number, accountIds: readonly number[], notice: NoticeRow, at: Date): Promise<void> {
  if (accountIds.length === 0) return;
  await tx.run(
    `insert into notices (unit_id, account_id, kind, petition_id, visit_id, proceeding_id, transfer_id, words, href, at, dedupe_key)
     select $1, x, $3, $4, $5, $6, $7, $8, $9, $10, $11 from unnest($2::int[]) as x on conflict do nothing`,
    [unitId, accountIds, notice.kind, notice.petitionId ?? null, notice.visitId ?? null, notice.proceedingId ?? null, notice.transferId ?? null, notice.words, notice.href, at, notice.dedupeKey ?? null],
  );
}
