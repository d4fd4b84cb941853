// Denunciations against a unit's own head that lie with nobody: whoever registered them works there no more.
import type { Actor } from '../../accounts/actor.ts';
import { matrix } from '../../accounts/permissions.ts';
import { isOpenTo } from '../../accounts/waiting.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { gone } from './policy.ts';

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(',');

/** The role ($3) is that of a superior who fetches what lies past a head. SQL. */
export const isSuperior = `$3 in (${listed(matrix['petition:take_over'])})`;

/** The account that registered a record (`t`) is locked, or has no post in its unit, or none any more since an act moved it. SQL. */
export const isUnkept = (t: string, today: string): string =>
  `not exists (select 1 from assignments s join accounts n on n.id = s.account_id
      where s.account_id = ${t}.registered_by and s.unit_id = ${t}.unit_id and s.during @> ${today}::date and n.disabled_at is null)`;

/**
 * A petition (p) of another unit ($1 the own one) that goes past its head and that nobody there can send on: role $3 is that of a superior who
 * fetches it. What is not within his reach, or names him, the wall leaves out. SQL.
 */
export const leftPastHead = (actor: Pick<Actor, 'awaitsConfirmation'>, today: string): string =>
  `${isSuperior} and p.past_head and p.unit_id <> $1 and p.closed_on is null and p.status not in (${listed(gone)})
    and ${isUnkept('p', today)} and ${isOpenTo(actor, 'p')}`;

export interface LeftPetition {
  id: number;
  unitId: number;
  unitName: string;
  year: number;
  number: number;
}

/** Those a superior may fetch, the oldest first. */
export function listLeft(tx: UnitTx, actor: Actor, today: string): Promise<LeftPetition[]> {
  return tx.rows<LeftPetition>(
    `select p.id, p.unit_id, u.name as unit_name, p.year, p.number from petitions p join units u on u.id = p.unit_id
      where ${leftPastHead(actor, '$2')} order by p.received_on, p.id`,
    [actor.unitId, today, actor.role],
  );
}

/** What a row of such a one says of it. */
export const leftWords = ({ unitName }: Pick<LeftPetition, 'unitName'>): string =>
  `Đơn tố cáo người đứng đầu ${unitName}, ở đó không còn người chuyển lên cấp trên`;

/** The posts of the whole house that may fetch one. */
export function listSuperiors(house: HouseTx, today: string): Promise<{ id: number; accountId: number }[]> {
  return house.rows(
    `select a.id, a.account_id from assignments a join accounts c on c.id = a.account_id
      where a.role = any ($1::text[]) and a.during @> $2::date and c.disabled_at is null order by a.id`,
    [matrix['petition:take_over'], today],
  );
}
