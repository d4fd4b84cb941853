// Whose figures are entered from the page of a table: the own unit's, or those of a unit that has ended and for which it reports.
import { formatDateTime } from '../../deadlines/dates.ts';
import type { Context } from '../../web/pages.ts';
import { ownOf, whyNotOwed } from '../closing/owed.ts';
import { unitsTakenOver } from '../closing/queries.ts';
import type { Period } from '../periods.ts';
import { reachesOthers, type Scope } from '../scope.ts';
import type { Table } from '../tables/table.ts';
import { entriesOf } from './queries.ts';

/** As the unit stands in the address of the form; null over a table of units, or of a period, the own one enters nothing for. */
export async function entryScope(context: Context, period: Period, { units }: Scope): Promise<Pick<Scope, 'code'> | null> {
  const { house, actor, moment } = context;
  if (units === null || units.includes(actor.unitId))
    return (await whyNotOwed(context, ownOf(actor), period)) === '' ? { code: '' } : null;
  const [unitId, ...others] = units;
  if (unitId === undefined || others.length > 0 || !reachesOthers(actor)) return null;
  const ended = (await unitsTakenOver(house, actor.unitId, moment.today)).find(({ id }) => id === unitId);
  return ended && (await whyNotOwed(context, ended, period)) === '' ? { code: String(ended.id) } : null;
}

/**
 * What is told over a table of a period of which the own unit owes no report: that it owes none, and that what was entered for it before this
 * was refused counts nowhere. '' where it owes one, or the table is of others.
 */
export async function notOwedWords(context: Context, period: Period, { units }: Scope, table: Table): Promise<string> {
  const { tx, actor } = context;
  if (units !== null && !units.includes(actor.unitId)) return '';
  const because = await whyNotOwed(context, ownOf(actor), period);
  if (because === '') return '';
  const [standing] = await entriesOf(tx, table.code, period, { units: [actor.unitId] });
  if (!standing) return because;
  const { enteredByName, enteredAt } = standing;
  return `${because} Số liệu, ghi chú ${enteredByName} đã nhập lúc ${formatDateTime(enteredAt)} cho kỳ này không tính vào biểu, báo cáo nào.`;
}
