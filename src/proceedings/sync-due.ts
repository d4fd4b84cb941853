// After a change of the calendar: a proceeding shows its main clock's new due date.
import type { UnitTx } from '../database/tx.ts';
import { saveDue } from './records.ts';

/** @returns 1 when the proceeding stands in this unit, 0 otherwise */
export function syncDue(tx: UnitTx, proceeding: { unitId: number; id: number }, dueOn: string | null): Promise<number> {
  return saveDue(tx, proceeding, dueOn);
}
