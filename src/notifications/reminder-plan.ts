// When an officer and the leaders are reminded of a deadline: distances in working days, as data an office may change. Pure.
import { z } from 'zod';

/** The setting 'reminders'. */
export const ReminderPlan = z.object({
  /** Working days before the due date; 0 is the due date itself. */
  before: z.array(z.number().int().min(0).max(60)).min(1).default([3, 1, 0]),
  /** From this many working days left on, the leaders are told as well. */
  leadersFrom: z.number().int().min(0).max(60).default(1),
  /** Overdue: every working day for this long … */
  dailyWhenLate: z.number().int().min(1).max(60).default(5),
  /** … then once in so many working days. */
  thenEvery: z.number().int().min(1).max(60).default(5),
});
export type ReminderPlan = z.infer<typeof ReminderPlan>;

export interface ReminderStep {
  /** Names the step once and for all: a second sweep on the same day, or a late one, says nothing twice. */
  code: string;
  toLeaders: boolean;
}

/**
 * The step a deadline has reached with `left` working days to go (negative when overdue). A sweep that was missed is made up
 * for: the step stays the same until the next one is reached. Undefined while it is too early.
 */
export function reminderStep(left: number, plan: ReminderPlan): ReminderStep | undefined {
  const toLeaders = left <= plan.leadersFrom;
  if (left >= 0) {
    const reached = plan.before.filter((days) => days >= left);
    return reached.length > 0 ? { code: `before-${Math.min(...reached)}`, toLeaders } : undefined;
  }
  const late = -left;
  if (late <= plan.dailyWhenLate) return { code: `late-${late}`, toLeaders: true };
  const weeks = Math.floor((late - plan.dailyWhenLate) / plan.thenEvery);
  return { code: `late-${plan.dailyWhenLate + weeks * plan.thenEvery}`, toLeaders: true };
}

/** The first distance at which anything is said. */
export function farthest(plan: ReminderPlan): number {
  return Math.max(...plan.before);
}
