// Who may open the file behind a proceeding: members only after declaring, nobody with a conflict (decisions 6). Pure.
import type { Actor } from '../accounts/actor.ts';
import { NotPermitted } from '../errors.ts';
import type { ActCode } from './act-codes.ts';
import type { Doer } from './workflow.ts';

export type Access = 'open' | 'undeclared' | 'conflict' | 'unassigned';

/**
 * What of the file this officer sees. Those whose whole right comes from being assigned (verifier, team lead) need the
 * assignment; everyone in the team must have declared first. Persons named in the petition never come this far: the wall hides it.
 */
export function accessTo(actor: Pick<Actor, 'role'>, doer: Pick<Doer, 'member' | 'declared' | 'hasConflict'>): Access {
  const byAssignment = actor.role === 'verifier' || actor.role === 'team_lead';
  if (doer.member === null) return byAssignment ? 'unassigned' : 'open';
  if (!doer.declared) return byAssignment ? 'undeclared' : 'open';
  return doer.hasConflict ? 'conflict' : 'open';
}

export const closedWords: Record<Exclude<Access, 'open'>, string> = {
  unassigned: 'Chỉ người được giao xác minh vụ việc này được mở hồ sơ.',
  undeclared: 'Khai báo xung đột lợi ích trước khi mở hồ sơ.',
  conflict: 'Ông, bà đã khai có xung đột lợi ích nên không mở hồ sơ này.',
};

/** An officer who declared a conflict does nothing more here, whatever his role. */
export function assertOpenFile({ doer }: { doer: Doer }, code: ActCode): void {
  if (doer.member !== null && doer.hasConflict && code !== 'conflict') throw new NotPermitted(closedWords.conflict);
}
