// Who gets the weekly letter.
import type { HouseTx } from '../../database/tx.ts';

export interface DigestReader extends Record<string, number> {
  unitId: number;
  accountId: number;
  assignmentId: number;
}

/** SQL: posts that lead, held on a day ($1) by somebody whose account is open. A post held by mandate gets none: its holder does. */
const leading = `from assignments a join accounts c on c.id = a.account_id
       join units u on u.id = a.unit_id join unit_profiles f on f.unit_id = u.id
      where a.role in ('leader', 'unit_head', 'reception_board_head', 'chief_inspector') and a.stands_for is null
        and a.during @> $1::date and u.during @> $1::date and c.disabled_at is null`;

/** Those of them with an address. */
export function listReaders(house: HouseTx, today: string): Promise<DigestReader[]> {
  return house.rows<DigestReader>(
    `select a.unit_id, a.account_id, a.id as assignment_id ${leading} and c.email <> '' order by a.id`,
    [today],
  );
}

/** How many officers those are, and how many lead and have no address. */
export const countReaders = (house: HouseTx, today: string): Promise<{ reached: number; unreached: number }> =>
  house.one(
    `select count(distinct c.id) filter (where c.email <> '')::int as reached, count(distinct c.id) filter (where c.email = '')::int as unreached ${leading}`,
    [today],
  );
