// Which visits owe the written conclusion of the head (khoản 2 Điều 25 NĐ 154/2026). Pure.
import type { VisitHost, VisitOutcome, VisitStatus } from './visit.ts';

/** The clock of the conclusion; the days are the office's own (legal.md §3.6). */
export const conclusionRule = 'TCD_CONCLUSION';

type Reception = { host: VisitHost; isNoShow: boolean; outcome: VisitOutcome | null; status: VisitStatus };

/** Received by the head, or by whom he authorised, and not turned away; from the day of the decree the rule is in force. */
export function mayConclude(visit: Reception): boolean {
  return visit.host !== 'officer' && !visit.isNoShow && visit.outcome !== 'refused' && visit.status !== 'void';
}

/** The notice is owed unless the head answered on the spot: which a clear matter of his own asks for (khoản 3 Điều 25); a notice is his choice then. */
export const owesConclusion = (visit: Reception): boolean => visit.outcome !== 'answered_on_spot' && mayConclude(visit);
