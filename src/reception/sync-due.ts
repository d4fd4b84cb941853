// After a change of the calendar: a visit shows its main clock's new due date.
import type { UnitTx } from '../database/tx.ts';
import { saveDue } from './records.ts';

/** @returns 1 when the visit stands in this unit, 0 otherwise */
export function syncDue(tx: UnitTx, visit: { unitId: number; id: number }, dueOn: string | null): Promise<number> {
  return saveDue(tx, visit, dueOn);
}
