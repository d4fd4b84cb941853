// Acts of re-organisation that closing a report settles: a unit that has signed over what it took over has worked on it.
import type { HouseTx } from '../../database/tx.ts';

/** The numbers of the acts that can be taken back today and cannot once this unit, a receiver of theirs, has closed a report. */
export async function actsSettledBy(house: HouseTx, unitId: number): Promise<string[]> {
  const rows = await house.rows<{ number: string }>(
    `select r.number from reorganisations r where r.state = 'done' and not exists (select 1 from reorganisation_new_acts(r.id))
        and exists (select 1 from reorganisation_routes x where x.reorganisation_id = r.id and x.to_unit_id = $1) order by r.id`,
    [unitId],
  );
  return rows.map(({ number }) => number);
}

/** What whoever signs is told of them; '' where there are none. */
export const settledWords = (numbers: readonly string[]): string =>
  numbers.length === 0 ? '' : `Chốt, ký rồi thì quyết định sắp xếp đơn vị ${numbers.join(', ')} không hoàn tác được nữa.`;
