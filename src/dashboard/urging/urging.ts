// Who may urge which petition, and in what words. The rule that allows the act draws its button. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import type { DueRow } from '../due-queries.ts';
import { forecastWorkingDays } from '../forecast.ts';

/** Why it cannot be urged, as a sentence; '' when it can. */
export function urgingProblem(actor: Actor, row: DueRow, lastDue: string): string {
  if (!may(actor, 'petition:urge')) return 'Việc đôn đốc do lãnh đạo, người phụ trách đơn vị và cơ quan thanh tra làm.';
  if (row.dueOn === null || row.dueOn > lastDue)
    return `Chỉ đôn đốc đơn đã quá hạn hoặc sẽ quá hạn trong ${forecastWorkingDays} ngày làm việc tới.`;
  if (row.urgedAt !== null) return 'Đơn này đã được đôn đốc hôm nay.';
  // Of a denunciation outside one's right only number, type and state are known (decisions 5).
  if (row.sealed && actor.unitId !== row.unitId && actor.reach.sealed !== 'reach')
    return 'Đơn tố cáo của đơn vị khác do cơ quan thanh tra đôn đốc.';
  if (waitsFor(actor, row)) return 'Đơn này đang chờ chính ông, bà xử lý.';
  return '';
}

/** The next step is this officer's own, so there is nobody to urge. */
export function waitsFor(actor: Actor, row: DueRow): boolean {
  if (row.unitId !== actor.unitId) return false;
  if (row.holderId !== null) return row.holderId === actor.accountId;
  return row.isHeldByPaper ? may(actor, 'petition:approve') : row.nextRole === actor.role;
}
