// Whose audit a role reads (legal.md §10.2, last row): the auditor and the chief inspector all within reach, a leader his own
// unit's, the administrator the technical events only. Pure.
import type { Actor } from '../accounts/actor.ts';

export type AuditBook = 'records' | 'house';

/** Of records, of the house, or both: the first is opened where none was asked for. */
export function booksOf(actor: Pick<Actor, 'role'>): AuditBook[] {
  if (actor.role === 'admin') return ['house'];
  if (actor.role === 'auditor' || actor.role === 'chief_inspector') return ['records', 'house'];
  return ['records'];
}

/** The one unit whose records' events are read; null for all within reach. */
export function auditUnit(actor: Pick<Actor, 'role' | 'unitId'>): number | null {
  return actor.role === 'auditor' || actor.role === 'chief_inspector' ? null : actor.unitId;
}
