// Whose report a page closes: the own unit's, or that of a unit that has ended and in whose place the own one reports.
import type { Act } from '../../web/act.ts';
import type { Context } from '../../web/pages.ts';
import { periodVariant } from '../gather.ts';
import { takenOver } from './actions.ts';

export interface ReportedUnit {
  id: number;
  name: string;
  /** Its last day; null of the own unit. */
  endedOn: string | null;
}

/** What is typed of one period and unit comes up in no other. */
export const reportedVariant = (query: URLSearchParams) =>
  `${periodVariant(query)}${query.has('unit') ? `-of-${Number(query.get('unit'))}` : ''}`;

/**
 * The unit the address names; the own one when it names none.
 * @throws NotFound where there is no such unit, NotAllowedNow with who reports for one the own does not report for
 */
export async function reportedUnit(context: Context): Promise<ReportedUnit> {
  const { query, actor } = context;
  const named = query.get('unit') ?? '';
  if (named === '' || named === String(actor.unitId)) return { id: actor.unitId, name: actor.unitName, endedOn: null };
  return takenOver(context as Pick<Act, 'house' | 'actor' | 'moment'>, /^\d{1,9}$/.test(named) ? Number(named) : 0);
}
