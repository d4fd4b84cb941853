// Who decides the proceedings of a batch, in the successor. Written as that unit.
import type { UnitTx } from '../../../database/tx.ts';
import { leadingRoles } from '../heads/heads.ts';
import type { Batch } from './batch.ts';

const ofBatch = `g.unit_id = $1 and g.petition_id in (select q.id from petitions q where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]))`;

/** Each with the leading post he held in the giver on its last day, and the one he has in the receiver; null for none. */
export function listResolvers(
  tx: UnitTx,
  { toUnitId, fromUnitId, petitionIds, on }: Batch,
): Promise<{ accountId: number; titleThere: string | null; titleHere: string | null }[]> {
  const held = (unit: string, day: string) =>
    `(select a.title from assignments a where a.account_id = g.resolver_id and a.unit_id = ${unit} and a.role = any ($5) and a.stands_for is null and a.during @> ${day} order by a.id limit 1)`;
  return tx.rows(
    `select distinct g.resolver_id as account_id, ${held('$2', '($4::date - 1)')} as title_there, ${held('$1', '$4::date')} as title_here from proceedings g
      where ${ofBatch} and g.resolver_id is not null`,
    [toUnitId, fromUnitId, petitionIds, on, leadingRoles],
  );
}

/** The leading posts of the receiver on the day, those held by mandate left out. */
export function listLeaders(tx: UnitTx, { toUnitId, on }: Batch): Promise<{ accountId: number; title: string }[]> {
  return tx.rows(
    `select a.account_id, a.title from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.role = any ($3) and a.stands_for is null and a.during @> $2::date and c.disabled_at is null order by a.id`,
    [toUnitId, on, leadingRoles],
  );
}

/** With what waits in his hands. @param head null: whoever leads the office */
export async function giveToHead(
  tx: UnitTx,
  { toUnitId, fromUnitId, petitionIds }: Batch,
  from: readonly number[],
  head: number | null,
): Promise<void> {
  if (from.length === 0) return;
  await tx.run(
    `update proceedings g set resolver_id = $5::int, holder_id = case when g.holder_id = g.resolver_id then $5::int else g.holder_id end,
            next_role = case when g.holder_id = g.resolver_id and $5::int is null then 'leader' else g.next_role end
      where ${ofBatch} and g.resolver_id = any ($4::int[])`,
    [toUnitId, fromUnitId, petitionIds, from, head],
  );
}
