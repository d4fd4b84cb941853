// Items past the head of the office that took them over, with nobody left there who sees them: whoever registered the record did not come
// along, or left since. They are their superior's, as the denunciation itself is (docs/decisions/0015); nobody of that office hears of them.
import type { Actor } from '../../../accounts/actor.ts';
import { isOpenTo } from '../../../accounts/waiting.ts';
import type { UnitTx } from '../../../database/tx.ts';
import { isSuperior, isUnkept, leftPastHead } from '../../../petitions/taking-over/queries.ts';

const unsigned = (t: string, column: string) =>
  `exists (select 1 from handovers h where h.unit_id = ${t}.unit_id and h.${column} = ${t}.id and h.signed_at is null)`;

/**
 * A petition (p) of another unit ($1 the own one) with such an item. One he can still fetch stands in his work as that: fetching it signs.
 * Role $3. SQL.
 */
export const leftItemPetition = (actor: Pick<Actor, 'awaitsConfirmation'>, today: string): string =>
  `${isSuperior} and p.past_head and p.unit_id <> $1 and p.origin_petition_id is not null and ${unsigned('p', 'petition_id')}
    and ${isUnkept('p', today)} and not (${leftPastHead(actor, today)}) and ${isOpenTo(actor, 'p')}`;

/** The same of a visit (v), its own or hidden with the petition it led to. SQL. */
export const leftItemVisit = (actor: Pick<Actor, 'awaitsConfirmation'>, today: string): string =>
  `${isSuperior} and v.id in (select x.id from visits x where x.past_head union all
      select x.id from petitions q join visits x on x.unit_id = q.unit_id and x.petition_id = q.id where q.past_head)
    and v.unit_id <> $1 and v.origin_visit_id is not null and ${unsigned('v', 'visit_id')} and ${isUnkept('v', today)} and ${isOpenTo(actor, 'v')}`;

export interface LeftItem {
  id: number;
  unitId: number;
  unitName: string;
  fromName: string;
  petitionId: number | null;
  visitId: number | null;
  year: number;
  number: number;
}

/** Those a superior is to sign, the oldest first. */
export function listLeftApart(tx: UnitTx, actor: Actor, today: string): Promise<LeftItem[]> {
  return tx.rows<LeftItem>(
    `with l as (select p.unit_id, p.id as petition_id, null::bigint as visit_id, p.year, p.number from petitions p where ${leftItemPetition(actor, '$2')}
       union all select v.unit_id, null, v.id, v.year, v.number from visits v where ${leftItemVisit(actor, '$2')})
     select h.id, l.unit_id, u.name as unit_name, f.name as from_name, l.petition_id, l.visit_id, l.year, l.number
       from l join handovers h on h.unit_id = l.unit_id and h.signed_at is null and (h.petition_id = l.petition_id or h.visit_id = l.visit_id)
       join units u on u.id = l.unit_id join units f on f.id = h.from_unit_id order by h.handed_at, h.unit_id, h.id`,
    [actor.unitId, today, actor.role],
  );
}

/** What a row of such a one says of it. */
export const leftItemWords = ({ unitName }: Pick<LeftItem, 'unitName'>): string =>
  `Mục bàn giao giữ riêng ở ${unitName}, ở đó không còn người giữ`;
