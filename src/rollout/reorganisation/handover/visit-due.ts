// What a visit on the handover list still waits for, and by which day. Pure.
import type { HandoverItem } from './queries.ts';

export const taskWords = 'Việc giao sau tiếp công dân chưa xong';

/** Of one that is answered, and whose head charged somebody with a task, the day of that task. */
export const visitDueOf = ({
  visitDueOn,
  visitOwesReply,
  task,
}: Pick<HandoverItem, 'visitDueOn' | 'visitOwesReply' | 'task'>): string | null =>
  visitOwesReply ? visitDueOn : (task?.dueOn ?? visitDueOn);
