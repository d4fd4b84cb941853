// Holds units as they are, against an act that is carried out or taken back over them at the same moment.
import type { HouseTx } from '../database/tx.ts';

/**
 * While figures are declared, or a report is closed, in the place of a unit that has ended, the act that ended it is not taken back; whoever
 * declares waits for one that is just being taken back, and then reads what it left. Ask after this, never before.
 */
export async function holdUnitsAsTheyAre(house: HouseTx, unitIds: readonly number[]): Promise<void> {
  await house.rows('select 1 from units where id = any ($1::int[]) order by id for share', [[...unitIds]]);
}
