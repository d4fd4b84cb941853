// Reading what was entered of a petition's paper.
import type { Tx } from '../../database/tx.ts';
import type { OnPaperRow } from './records.ts';

/** What was entered of a petition's paper, with who and when; undefined when nothing was, or its content may not be read. */
export function findOnPaper(
  tx: Tx,
  petition: { unitId: number; id: number },
): Promise<(OnPaperRow & { enteredAt: Date; enteredByName: string }) | undefined> {
  return tx.maybe(
    `select h.outcome, h.paper_number, h.paper_on, h.sent_on, h.decided_by, h.destination_unit_id, h.destination, h.kept_at, h.entered_at, a.name as entered_by_name
       from handled_on_paper h join accounts a on a.id = h.entered_by where h.unit_id = $1 and h.petition_id = $2`,
    [petition.unitId, petition.id],
  );
}
