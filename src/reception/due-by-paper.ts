// What the papers of a visit do to the day it is due: once the notice of refusal is issued nothing is, once it is revoked it is again. The
// head's conclusion runs beside the visit's own duty and leaves its day alone.
import type { UnitTx } from '../database/tx.ts';
import { conclusionRule } from './conclusion-duty.ts';
import { loadVisit, saveDue } from './records.ts';

export { lockVisitOf } from './records.ts';

/** Is it the duty the visit itself is due by? */
export const isVisitsOwn = (rule: string): boolean => rule !== conclusionRule;

/** Noted as issued, a visit owes the notice again only once that note is taken back (replying.ts). */
export const mayOweNotice = async (tx: UnitTx, visitId: number): Promise<boolean> =>
  (await loadVisit(tx, visitId)).status === 'outcome_set';

export const saveVisitDue = saveDue;
