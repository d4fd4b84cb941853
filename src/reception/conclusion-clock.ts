// The clock of the written conclusion (khoản 2 Điều 25 NĐ 154/2026). The decree sets no number of days: the office's own is a rule it
// may set; it ends when the notice is issued (documents/papers/catalogue.ts, dutyEndedBy).
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { listClocks } from '../deadlines/queries.ts';
import type { Act } from '../web/act.ts';
import { conclusionRule, owesConclusion } from './conclusion-duty.ts';
import { findConclusionPaper } from './queries.ts';
import type { VisitRow } from './records.ts';

/** Leaves the clock of the conclusion running, from the day of the reception, exactly while the visit owes a notice not yet issued. */
export async function syncConclusionDuty(act: Act, visit: VisitRow): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const subject = { visitId: visit.id };
  const running = (await listClocks(tx, visit.unitId, subject)).find(
    (one) => one.ruleCode === conclusionRule && one.stoppedOn === null,
  );
  const isOwed = owesConclusion(visit) && rules.book.findInForce(conclusionRule, visit.receivedOn) !== undefined;
  if (running && isOwed && running.startedOn === visit.receivedOn) return;
  if (running)
    await stopClocks(tx, actor, rules, subject, moment.today, isOwed ? 'sửa ngày tiếp' : 'không còn phải kết luận', moment, [
      conclusionRule,
    ]);
  if (!isOwed || (!running && (await findConclusionPaper(tx, visit)))) return;
  await startClock(tx, actor, rules, subject, { rule: conclusionRule, on: visit.receivedOn }, moment);
}
