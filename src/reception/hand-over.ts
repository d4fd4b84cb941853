// What hangs on an officer of receptions who leaves: citizens to answer, tasks he follows, days he is to receive on.
import type { HeldWork } from '../accounts/handover/work.ts';
import { lockAnswers, saveAnswerers } from './records.ts';
import { lockHosted, saveHosts } from './schedule/records.ts';
import { lockFollowed, saveFollowers } from './tasks/records.ts';

export const heldAnswers: HeldWork = {
  event: 'visit.answer_handed_over',
  lock: lockAnswers,
  save: ({ tx, actor }, _from, moves) => saveAnswerers(tx, actor.unitId, moves),
};

export const heldTasks: HeldWork = {
  event: 'visit.task_handed_over',
  lock: lockFollowed,
  save: ({ tx, actor }, _from, moves) => saveFollowers(tx, actor.unitId, moves),
};

/** The schedule that hangs out names the colleague from then on. */
export const heldDays: HeldWork = {
  event: 'reception_day.host_replaced',
  lock: lockHosted,
  save: ({ tx, actor, moment }, _from, moves) => saveHosts(tx, actor.unitId, moves, moment.today),
};
