// Whose figures are entered from the page of a table: the own unit's, or those of a unit that has ended and for which it reports; and whether
// its unit owes the report at all.
import { formatDateTime } from '../../deadlines/dates.ts';
import type { Context } from '../../web/pages.ts';
import { ownOf, whyNotOwed } from '../closing/owed.ts';
import { unitsTakenOver } from '../closing/queries.ts';
import type { Period } from '../periods.ts';
import type { Scope } from '../scope.ts';
import type { Table } from '../tables/table.ts';
import { entriesOf } from './queries.ts';

/**
 * Of which unit a table is said to be closed, entered, owed or not: the own one where it is among several, otherwise the only one; null over
 * several others. `isReporting`: the own one reports for it.
 */
async function unitOver({ house, actor, moment }: Context, { units }: Scope) {
  if (units === null || units.includes(actor.unitId)) return { unit: ownOf(actor), isReporting: true };
  const [id, ...others] = units;
  if (id === undefined || others.length > 0) return null;
  const ended = (await unitsTakenOver(house, actor.unitId, moment.today)).find((one) => one.id === id);
  if (ended) return { unit: ended, isReporting: true };
  const unit = await house.one<{ id: number; name: string }>('select id, name from units where id = $1', [id]);
  return { unit, isReporting: false };
}

/** As the unit stands in the address of the form; null over a table of units, or of a period, the own one enters nothing for. */
export async function entryScope(context: Context, period: Period, scope: Scope): Promise<Pick<Scope, 'code'> | null> {
  const over = await unitOver(context, scope);
  if (!over?.isReporting || (await whyNotOwed(context, over.unit, period)) !== '') return null;
  return { code: over.unit.id === context.actor.unitId ? '' : String(over.unit.id) };
}

/**
 * What is told over a table of a period of which its unit owes no report: that it owes none, since when it owes one, and that what was
 * entered for it before this was refused counts nowhere. '' where it owes one, or the table is of several others.
 */
export async function notOwedWords(context: Context, period: Period, scope: Scope, table: Table): Promise<string> {
  const over = await unitOver(context, scope);
  if (!over) return '';
  const because = await whyNotOwed(context, over.unit, period, over.isReporting);
  if (because === '') return '';
  const [standing] = await entriesOf(context.tx, table.code, period, { units: [over.unit.id] });
  if (!standing) return because;
  const { enteredByName, enteredAt } = standing;
  return `${because} Số liệu, ghi chú ${enteredByName} đã nhập lúc ${formatDateTime(enteredAt)} cho kỳ này không tính vào biểu, báo cáo nào.`;
}
