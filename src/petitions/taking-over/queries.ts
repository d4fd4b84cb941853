// Denunciations against a unit's own head that lie with nobody: whoever registered them works there no more.
import type { Actor } from '../../accounts/actor.ts';
import { matrix } from '../../accounts/permissions.ts';
import { isOpenTo } from '../../accounts/waiting.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { nameOn } from '../../units/names.ts';
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
  /** Whose head it goes past, as that unit was called when it came; null where an earlier row of it cannot be read. */
  headOf: string | null;
  year: number;
  number: number;
}

/** The first unit of petition p, over every act since, where it went past the head: whom it denounces led that one. SQL. */
const headOf = `(with recursive back(depth, unit_id, past_head, origin_unit_id, origin_petition_id) as (
    select 0, p.unit_id, p.past_head, p.origin_unit_id, p.origin_petition_id
    union all
    select b.depth + 1, o.unit_id, o.past_head, o.origin_unit_id, o.origin_petition_id from back b
      join petitions o on o.unit_id = b.origin_unit_id and o.id = b.origin_petition_id)
  select ${nameOn('h', 'p.received_on')} from back b join units h on h.id = b.unit_id
   where b.past_head and exists (select 1 from back e where e.origin_unit_id is null) order by b.depth desc limit 1)`;

/** Those a superior may fetch, the oldest first. */
export function listLeft(tx: UnitTx, actor: Actor, today: string): Promise<LeftPetition[]> {
  return tx.rows<LeftPetition>(
    `select p.id, p.unit_id, u.name as unit_name, ${headOf} as head_of, p.year, p.number from petitions p join units u on u.id = p.unit_id
      where ${leftPastHead(actor, '$2')} order by p.received_on, p.id`,
    [actor.unitId, today, actor.role],
  );
}

/** What a row of such a one says of it. */
export const leftWords = ({ unitName, headOf }: Pick<LeftPetition, 'unitName' | 'headOf'>): string => {
  const where = headOf === unitName ? 'ở đó' : `nay giữ ở ${unitName},`;
  return `Đơn tố cáo người đứng đầu${headOf === null ? '' : ` ${headOf}`}, ${where} không còn người chuyển lên cấp trên`;
};

/** The posts of the whole house that may fetch one. */
export function listSuperiors(house: HouseTx, today: string): Promise<{ id: number; accountId: number }[]> {
  return house.rows(
    `select a.id, a.account_id from assignments a join accounts c on c.id = a.account_id
      where a.role = any ($1::text[]) and a.during @> $2::date and c.disabled_at is null order by a.id`,
    [matrix['petition:take_over'], today],
  );
}
