// The day of acceptance of a petition that ended in its old book, put right: the day its row stands on and, of a sealed one, the line that says why.
import type { UnitTx } from '../database/tx.ts';
import { addProcessingNote } from './history-records.ts';
import { type LockedPetition, savePetition } from './records.ts';

/**
 * @param on 'YYYY-MM-DD', the day of acceptance
 * @param isUndatedEnd a withdrawal whose own day the book does not say: it stands on the day of acceptance too (docs/decisions/0018)
 * @param note free text that belongs to the sealed row; null of a petition whose words are open to its readers
 */
export async function putOldAcceptanceOn(
  tx: UnitTx,
  petition: LockedPetition,
  { on, isUndatedEnd, note }: { on: string; isUndatedEnd: boolean; note: string | null },
): Promise<void> {
  await savePetition(tx, petition, { closedOn: on, ...(isUndatedEnd ? { resolvedOn: on } : {}) });
  if (note !== null) await addProcessingNote(tx, petition, note);
}
