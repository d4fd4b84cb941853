// The only writer of what was done on paper.
import type { UnitTx } from '../../database/tx.ts';
import type { LockedPetition } from '../records.ts';
import type { PaperEntry } from './rules.ts';

export interface EnteredBy {
  at: Date;
  by: number;
  /** Who decides for the office; null for an acceptance, which waits for his own act. */
  confirmed: { at: Date; by: number } | null;
}

/** One row a petition; a corrected entry replaces the former one, whose words the timeline keeps. */
export function saveOnPaper(tx: UnitTx, petition: LockedPetition, row: PaperEntry, entered: EnteredBy): Promise<number> {
  return tx.run(
    `insert into handled_on_paper (unit_id, petition_id, sealed, outcome, paper_number, paper_on, sent_on, decided_by, destination_unit_id, destination, kept_at, entered_at, entered_by,
       confirmed_at, confirmed_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)
     on conflict (unit_id, petition_id) do update set outcome = excluded.outcome, paper_number = excluded.paper_number, paper_on = excluded.paper_on, sent_on = excluded.sent_on,
       decided_by = excluded.decided_by, destination_unit_id = excluded.destination_unit_id, destination = excluded.destination, kept_at = excluded.kept_at,
       entered_at = excluded.entered_at, entered_by = excluded.entered_by, confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by`,
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
      entered.confirmed?.at ?? null,
      entered.confirmed?.by ?? null,
    ],
  );
}
