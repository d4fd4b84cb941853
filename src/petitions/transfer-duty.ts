// A denunciation of another's competence is sent there and whoever denounced is told, both within one period (khoản 2 Điều 24 LTC): its
// clock runs until the notice has left, not only the file; what the receiver writes back meanwhile does not end it.
import { startAnew, stopClocks } from '../deadlines/actions.ts';
import { findClock } from '../deadlines/queries.ts';
import type { Act } from '../web/act.ts';
import { transferRule } from './duty-rules.ts';
import { isSentOn } from './petition.ts';
import { lockPetition, savePetition } from './records.ts';

interface Noticed {
  unitId: number;
  petitionId: number;
}

/** The notice left on that day: with the file sent on, the period is kept. Does nothing while the file is still here. */
export async function endTransferDuty(act: Act, { unitId, petitionId }: Noticed, on: string): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const petition = await lockPetition(tx, unitId, petitionId);
  if (!isSentOn(petition.status)) return;
  await stopClocks(tx, actor, rules, { petitionId }, on, 'Đã chuyển đơn và thông báo cho người tố cáo', moment, [transferRule]);
}

/**
 * The notice is taken back. Gives whether whoever sent the petition is still to be told where it went; the period of a denunciation then
 * runs again as if he had not been, or, where he had been told within it, from today.
 */
export async function oweTransferNotice(act: Act, { unitId, petitionId }: Noticed): Promise<boolean> {
  const { tx, actor, rules, moment } = act;
  const petition = await lockPetition(tx, unitId, petitionId);
  if (!isSentOn(petition.status)) return false;
  const main = petition.mainClockId === null ? undefined : await findClock(tx, petition.mainClockId);
  if (main && main.ruleCode === transferRule && main.stoppedOn !== null) {
    const isKept = main.dueOn !== null && main.stoppedOn <= main.dueOn;
    const clock = await startAnew(tx, actor, rules, isKept ? { ...main, startedOn: moment.today } : main, moment);
    await savePetition(tx, petition, { mainClockId: clock.id, dueOn: clock.state.dueOn, isPaused: false });
  }
  return true;
}
