// What units told besides the tables and counts: nothing of a period of which they owe no report.
import type { UnitTx } from '../../database/tx.ts';
import { notOwing } from '../closing/owed.ts';
import type { Period } from '../periods.ts';
import { toldOf } from './queries.ts';
import type { Told } from './told.ts';

/** By unit. @param units null: every unit within reach */
export async function countedTold(
  tx: UnitTx,
  period: Pick<Period, 'from' | 'to'>,
  units: readonly number[] | null,
): Promise<ReadonlyMap<number, Told>> {
  const told = await toldOf(tx, period, units);
  const idle = await notOwing(tx, [...told.keys()], period);
  return new Map([...told].filter(([unitId]) => !idle.has(unitId)));
}
