// What was entered by hand and counts: every table, the report in words and what is compared with closed figures read it here. What was
// entered once for a period of which its unit owes no report counts nowhere.
import type { UnitTx } from '../../database/tx.ts';
import { notOwing } from '../closing/owed.ts';
import type { Period } from '../periods.ts';
import type { Scope } from '../scope.ts';
import type { TableCode } from '../tables/table.ts';
import type { EntryRow } from './entry.ts';
import { enteredOf, entriesOf } from './queries.ts';

type Days = Pick<Period, 'from' | 'to'>;

/** Of one table, of the units asked for. */
export async function countedEntries(
  tx: UnitTx,
  code: TableCode,
  period: Days,
  scope: Pick<Scope, 'units'>,
): Promise<EntryRow[]> {
  const entered = await entriesOf(tx, code, period, scope);
  const idle = await notOwing(
    tx,
    entered.map(({ unitId }) => unitId),
    period,
  );
  return entered.filter(({ unitId }) => !idle.has(unitId));
}

/** Of every table of one unit. */
export async function countedOf(tx: UnitTx, unitId: number, period: Days): ReturnType<typeof enteredOf> {
  const entered = await enteredOf(tx, unitId, period);
  return entered.size > 0 && (await notOwing(tx, [unitId], period)).has(unitId) ? new Map() : entered;
}
