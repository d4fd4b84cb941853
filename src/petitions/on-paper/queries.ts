// Reading what was entered of a petition's paper.
import { calledAt } from '../../accounts/names.ts';
import type { Tx } from '../../database/tx.ts';
import type { PaperEntry } from './rules.ts';

export interface OnPaperRow extends PaperEntry {
  enteredAt: Date;
  enteredByName: string;
  confirmedAt: Date | null;
  confirmedByName: string | null;
}

/** What stands of a petition's paper, with who entered and confirmed it; undefined when nothing does, or its content may not be read. */
export function findOnPaper(tx: Tx, petition: { unitId: number; id: number }): Promise<OnPaperRow | undefined> {
  return tx.maybe<OnPaperRow>(
    `select h.outcome, h.paper_number, h.paper_on, h.sent_on, h.decided_by, h.destination_unit_id, h.destination, h.kept_at, h.entered_at, ${calledAt('a', 'h.entered_at')} as entered_by_name,
       h.confirmed_at, ${calledAt('b', 'h.confirmed_at')} as confirmed_by_name
       from handled_on_paper h join accounts a on a.id = h.entered_by left join accounts b on b.id = h.confirmed_by where h.unit_id = $1 and h.petition_id = $2`,
    [petition.unitId, petition.id],
  );
}

/** The entry a proposal puts before whoever decides for the office; undefined for every other proposal. */
export function entryIn(proposal: { details: Record<string, unknown> } | undefined): PaperEntry | undefined {
  return proposal?.details.onPaper as PaperEntry | undefined;
}
