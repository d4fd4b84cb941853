// Whose figures a page shows: the own unit's, one or several units', or everything within reach, a row a unit. Pure.
import type { Actor } from '../accounts/actor.ts';

export interface Scope {
  /** As it stands in an address: '' own unit, 'all', '12', '12,15'. */
  code: string;
  /** Null: every unit within reach. */
  units: readonly number[] | null;
  /** By the organisation of today instead of that of the period. */
  isToday?: boolean;
}

/** Whether there is another unit whose figures he may read. */
export const reachesOthers = (actor: Actor): boolean => actor.reach.all || actor.reach.units.length > 1;

/** Reads an address; undefined for units this officer does not read. */
export function readScope(code: string | null, actor: Actor): Scope | undefined {
  if (code === null || code === '') return { code: '', units: [actor.unitId] };
  if (code === 'all') return { code, units: null };
  if (!/^\d{1,9}(,\d{1,9}){0,40}$/.test(code)) return undefined;
  const units = code.split(',').map(Number);
  return actor.reach.all || units.every((id) => actor.reach.units.includes(id)) ? { code, units } : undefined;
}
