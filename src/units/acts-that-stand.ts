// Acts of re-organisation that a unit's first work settles: a receiver that has worked on what it took over gives nothing back.
import type { HouseTx } from '../database/tx.ts';

/** The numbers of the acts that can be taken back today and cannot once this unit, a receiver of theirs, has worked. */
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

/** What whoever signs for what came, or hands it out, is told of them; '' where there are none. */
export const firstWorkEndsWords = (numbers: readonly string[]): string =>
  numbers.length === 0
    ? ''
    : `Việc đầu tiên của đơn vị (ký nhận bàn giao, phân công, vào sổ, xử lý hồ sơ) là quyết định sắp xếp đơn vị ${numbers.join(', ')} không hoàn tác được nữa.`;
