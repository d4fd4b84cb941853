// Saying by name what came of a task the head gave at a reception.
import { recordEvent } from '../../audit/events.ts';
import { FormInvalid, NotPermitted } from '../../errors.ts';
import { withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { lockTask, saveDone } from './records.ts';
import { doneObjections, mayFinish, type TaskRow } from './task.ts';

/** @throws NotFound while its notice is not issued, NotPermitted, FormInvalid when the day cannot be true */
export async function finishTask(act: Act, id: number, typed: { doneOn: string; result: string }): Promise<TaskRow> {
  const { tx, actor, moment } = act;
  const task = await lockTask(tx, actor.unitId, id);
  if (!mayFinish(actor, task)) throw new NotPermitted('Việc này giao cho cán bộ khác theo dõi.', `/visits/${task.visitId}`);
  const errors = doneObjections(typed.doneOn, task, moment.today);
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const form = await withoutSendersOf(act, task, typed, task);
  await saveDone(tx, task, { on: form.doneOn, result: form.result, at: moment.at, by: actor.accountId });
  await recordEvent(tx, actor, {
    kind: 'visit.task_done',
    at: moment.at,
    visitId: task.visitId,
    petitionId: task.petitionId,
    sealed: task.sealed,
    data: { ordinal: task.ordinal, on: form.doneOn, again: task.doneOn !== null },
    requestId: act.requestId,
  });
  return task;
}
