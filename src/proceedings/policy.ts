// Who may open the file behind a proceeding: members only after declaring, nobody with a conflict (decisions 6). Pure.
import { type Actor, unconfirmedWords } from '../accounts/actor.ts';
import { NotPermitted } from '../errors.ts';
import type { ActCode } from './act-codes.ts';
import type { Gathered } from './queries.ts';
import type { Doer } from './workflow.ts';

export type Access = 'open' | 'undeclared' | 'conflict' | 'unassigned' | 'unconfirmed';

/**
 * What of the file this officer sees. Those whose whole right comes from being assigned (verifier, team lead) need the
 * assignment; everyone in the team must have declared first. Persons named in the petition never come this far: the wall hides it.
 */
export function accessTo(
  actor: Pick<Actor, 'role' | 'awaitsConfirmation'>,
  doer: Pick<Doer, 'member' | 'declared' | 'hasConflict'>,
  sealed: boolean,
): Access {
  if (sealed && actor.awaitsConfirmation) return 'unconfirmed';
  const byAssignment = actor.role === 'verifier' || actor.role === 'team_lead';
  if (doer.member === null) return byAssignment ? 'unassigned' : 'open';
  if (!doer.declared) return byAssignment ? 'undeclared' : 'open';
  return doer.hasConflict ? 'conflict' : 'open';
}

export const closedWords: Record<Exclude<Access, 'open'>, string> = {
  unassigned: 'Chỉ người được giao xác minh vụ việc này được mở hồ sơ.',
  undeclared: 'Khai báo xung đột lợi ích trước khi mở hồ sơ.',
  conflict: 'Ông, bà đã khai có xung đột lợi ích nên không mở hồ sơ này.',
  unconfirmed: unconfirmedWords,
};

/** An officer who declared a conflict does nothing more here, whatever his role; nor, where it is sealed, who waits to be confirmed. */
export function assertOpenFile(actor: Actor, { doer, given }: Pick<Gathered, 'doer' | 'given'>, code: ActCode): void {
  if (given.proceeding.sealed && actor.awaitsConfirmation) throw new NotPermitted(closedWords.unconfirmed);
  if (doer.member !== null && doer.hasConflict && code !== 'conflict') throw new NotPermitted(closedWords.conflict);
}
