// Who could act for somebody: people of the same unit with a post of their own today; and who does.
import type { HouseTx } from '../../database/tx.ts';
import { matrix } from '../permissions.ts';

const deciders = matrix['proceeding:decide'].map((role) => `'${role}'`).join(',');

export interface Candidate {
  accountId: number;
  login: string;
  name: string;
  title: string;
  section: string;
}

/** People of the unit with their own post. @param except the account acted for, and whoever gives the mandate: nobody gives himself a post */
export function listCandidates(house: HouseTx, unitId: number, except: readonly number[], today: string): Promise<Candidate[]> {
  return house.rows<Candidate>(
    `select distinct on (c.name_ascii, c.id) c.id as account_id, c.login, c.name, a.title, a.section
       from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and c.id <> all ($2::int[]) and a.during @> $3::date and a.stands_for is null and c.disabled_at is null
      order by c.name_ascii, c.id, a.id`,
    [unitId, except, today],
  );
}

/** Who decides for an officer of this unit today by his mandate. */
export async function listStandIns(house: HouseTx, unitId: number, accountId: number, today: string): Promise<number[]> {
  const rows = await house.rows<{ accountId: number }>(
    `select a.account_id from assignments a join assignments p on p.id = a.stands_for join accounts c on c.id = a.account_id
      where p.account_id = $2 and a.unit_id = $1 and a.during @> $3::date and p.during @> $3::date and a.role in (${deciders}) and c.disabled_at is null`,
    [unitId, accountId, today],
  );
  return rows.map((row) => row.accountId);
}
