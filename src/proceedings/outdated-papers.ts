// Papers that wait to be sent and still list a content taken back or not accepted any more: lists say so before anybody opens one.
import type { Tx } from '../database/tx.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { outdatedOrder } from './outdated-orders.ts';
import { noticeKinds, withdrawnIn } from './withdrawn-notices.ts';

/** `all`: nothing it orders is left, and it does not leave any more; `some`: whoever sends it says that it is meant. */
export type Outdated = 'some' | 'all';

interface Row {
  id: number;
  unitId: number;
  proceedingId: number;
  kind: PaperKind;
  fields: Record<string, unknown>;
}

/** Which of these papers of one unit list what stands no more. One query where nothing was taken back since, as nearly always. */
export async function listOutdated(tx: Tx, unitId: number, paperIds: readonly number[]): Promise<Map<number, Outdated>> {
  const found = new Map<number, Outdated>();
  if (paperIds.length === 0) return found;
  const papers = await tx.rows<Row>(
    `select w.id, w.unit_id, w.proceeding_id, w.kind, w.fields from papers w
      where w.unit_id = $1 and w.id = any ($2::bigint[]) and exists (select 1 from proceeding_steps s where s.unit_id = w.unit_id
        and s.proceeding_id = w.proceeding_id and ((s.kind = 'withdrawal' and s.taken_back_at is null) or s.kind = 'acceptance-papers'))`,
    [unitId, [...paperIds]],
  );
  for (const paper of papers) {
    const order = await outdatedOrder(tx, paper);
    if (order) found.set(paper.id, order.isEmpty ? 'all' : 'some');
    else if ((await withdrawnIn(tx, paper)).length > 0) found.set(paper.id, 'some');
  }
  return found;
}

/** Of which of these proceedings a paper of the acceptance, numbered and not sent, lists a content taken back since. */
export async function listOutdatedAcceptances(tx: Tx, unitId: number, proceedingIds: readonly number[]): Promise<Set<number>> {
  if (proceedingIds.length === 0) return new Set();
  const papers = await tx.rows<Row>(
    `select w.id, w.unit_id, w.proceeding_id, w.kind, w.fields from papers w
      where w.unit_id = $1 and w.proceeding_id = any ($2::bigint[]) and w.kind = any ($3::text[]) and w.state in ('numbered','signed')
        and exists (select 1 from proceeding_steps s where s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id
          and s.kind = 'withdrawal' and s.taken_back_at is null)`,
    [unitId, [...proceedingIds], [...noticeKinds]],
  );
  const found = new Set<number>();
  for (const paper of papers)
    if (!found.has(paper.proceedingId) && (await withdrawnIn(tx, paper)).length > 0) found.add(paper.proceedingId);
  return found;
}
