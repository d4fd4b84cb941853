// Whose figures are entered from the page of a table: the own unit's, or those of a unit that has ended and for which it reports.
import type { Context } from '../../web/pages.ts';
import { whyNotOwed } from '../closing/owed.ts';
import { unitsTakenOver } from '../closing/queries.ts';
import type { Period } from '../periods.ts';
import { reachesOthers, type Scope } from '../scope.ts';

/** As the unit stands in the address of the form; null over a table of units the own one enters nothing for. */
export async function entryScope(context: Context, period: Period, { units }: Scope): Promise<Pick<Scope, 'code'> | null> {
  const { house, actor, moment } = context;
  if (units === null || units.includes(actor.unitId)) return { code: '' };
  const [unitId, ...others] = units;
  if (unitId === undefined || others.length > 0 || !reachesOthers(actor)) return null;
  const ended = (await unitsTakenOver(house, actor.unitId, moment.today)).find(({ id }) => id === unitId);
  return ended && (await whyNotOwed(context, ended, period)) === '' ? { code: String(ended.id) } : null;
}
