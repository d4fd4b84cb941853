// What a head charged somebody with at a reception, until it is done (khoản 2 Điều 25 NĐ 154/2026). Pure.
import type { Actor } from '../../accounts/actor.ts';
import { matrix, may } from '../../accounts/permissions.ts';
import { formatDate } from '../../deadlines/dates.ts';

/** Who may be given the following of a task within the unit. */
export const taskRoles = matrix['visit:task'];

export interface TaskRow {
  unitId: number;
  id: number;
  visitId: number;
  petitionId: number | null;
  sealed: boolean;
  ordinal: number;
  charged: string;
  work: string;
  dueOn: string;
  holderId: number | null;
  holderName: string | null;
  doneOn: string | null;
  result: string;
  doneByName: string | null;
  /** Of the notice that charges it; null until it is issued. */
  issuedOn: string | null;
}

export const taskLabel = 'Ghi kết quả thực hiện';

/** Who has it, the desk of receptions and whoever charged it may say what came of it; a wrong answer is written again. */
export function mayFinish(actor: Actor, task: { unitId: number; holderId: number | null }): boolean {
  return (
    may(actor, 'visit:task') &&
    task.unitId === actor.unitId &&
    (task.holderId === actor.accountId || may(actor, 'visit:conclude'))
  );
}

/** Field name → sentence. @param today 'YYYY-MM-DD' */
export function doneObjections(doneOn: string, task: Pick<TaskRow, 'issuedOn'>, today: string): Record<string, string> {
  if (doneOn > today) return { doneOn: 'Ngày này chưa đến. Nhập ngày hôm nay hoặc ngày đã qua' };
  if (task.issuedOn && doneOn < task.issuedOn)
    return { doneOn: `Ngày này trước ngày thông báo kết luận ${formatDate(task.issuedOn)}` };
  return {};
}

/** "Phòng Kinh tế: đo lại đất", for lists and pages. */
export const taskWords = (task: Pick<TaskRow, 'charged' | 'work'>): string => `${task.charged}: ${task.work}`;

/** Where it stands: done when and by whom, or until when it is due, and who sees to it. */
export function taskState(task: TaskRow, today: string): string {
  if (task.doneOn) return `Xong ngày ${formatDate(task.doneOn)}, ${task.doneByName ?? ''} ghi: ${task.result}`;
  const late = task.dueOn < today ? 'Quá hạn, phải xong chậm nhất' : 'Chậm nhất';
  return `${late} ngày ${formatDate(task.dueOn)}; ${task.holderName ?? 'bộ phận tiếp công dân'} theo dõi`;
}
