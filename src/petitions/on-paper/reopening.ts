// A confirmed entry was wrong: the petition is open again until the corrected one is confirmed.
import { startAnew, stopClocks } from '../../deadlines/actions.ts';
import { listClocks } from '../../deadlines/queries.ts';
import type { Act } from '../../web/act.ts';
import type { LockedPetition } from '../actions.ts';
import { inspectionRule } from '../inspection.ts';
import { savePetition } from '../records.ts';

const because = 'Ghi lại kết quả đã xử lý trên giấy';

/** The clocks the former end stopped run anew from the day of receipt, as if nothing had been entered; what it had started ends. */
export async function openAgain(act: Act, petition: LockedPetition): Promise<LockedPetition> {
  const { tx, actor, rules, moment } = act;
  if (petition.closedOn === null) return petition;
  const subject = { petitionId: petition.id };
  await stopClocks(tx, actor, rules, subject, moment.today, because, moment, [inspectionRule]);
  const clocks = await listClocks(tx, petition.unitId, subject);
  const main = clocks.find((clock) => clock.id === petition.mainClockId);
  const red = clocks.filter((clock) => clock.ruleCode === 'PROC_RED45').at(-1);
  if (red) await startAnew(tx, actor, rules, red, moment);
  const again = main && (await startAnew(tx, actor, rules, main, moment));
  return savePetition(tx, petition, {
    closedOn: null,
    ...(again ? { mainClockId: again.id, dueOn: again.state.dueOn, isPaused: false } : {}),
  });
}
