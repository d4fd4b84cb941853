// The only writer of what was done on paper.
import type { UnitTx } from '../../database/tx.ts';
import type { Outcome } from '../petition.ts';
import type { LockedPetition } from '../records.ts';

export interface OnPaperRow {
  outcome: Outcome;
  paperNumber: string;
  paperOn: string;
  sentOn: string | null;
  decidedBy: string;
  destinationUnitId: number | null;
  destination: string;
  keptAt: string;
}

/** One row a petition. */
export function insertOnPaper(
  tx: UnitTx,
  petition: LockedPetition,
  row: OnPaperRow,
  entered: { at: Date; by: number },
): Promise<number> {
  return tx.run(
    `insert into handled_on_paper (unit_id, petition_id, sealed, outcome, paper_number, paper_on, sent_on, decided_by, destination_unit_id, destination, kept_at, entered_at, entered_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)`,
    [
      petition.unitId,
      petition.id,
      petition.sealed,
      row.outcome,
      row.paperNumber,
      row.paperOn,
      row.sentOn,
      row.decidedBy,
      row.destinationUnitId,
      row.destination,
      row.keptAt,
      entered.at,
      entered.by,
    ],
  );
}
