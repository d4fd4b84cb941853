// A scheduled day took place, or nobody came: said by the register or by the schedule itself.
import { recordEvent } from '../../audit/events.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { mayActOnDay } from './day.ts';
import { lockDay, saveDay } from './records.ts';

/** @throws NotAllowedNow, NotFound. A day already marked so is left as it is. */
export async function holdDayOf(act: Act, dayId: number, state: 'held' | 'no_show'): Promise<void> {
  const { tx, actor, moment } = act;
  const day = await lockDay(tx, actor.unitId, dayId);
  if (day.state === state) return;
  const answer = mayActOnDay(actor, state === 'held' ? 'hold' : 'no_show', day, moment.today);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/schedule/${dayId}`);
  await saveDay(tx, day, { state });
  await recordEvent(tx, actor, {
    kind: state === 'held' ? 'reception_day.held' : 'reception_day.no_show',
    at: moment.at,
    data: { day: dayId, on: day.onDate },
    requestId: act.requestId,
  });
}
