// A head of section's own people (docs/decisions/0069): who works in his section, and of those who work in the unit no more whoever worked
// there last. What nobody is charged with is his to give out, and counts with theirs.
import type { Actor } from '../../accounts/actor.ts';
import type { HouseTx } from '../../database/tx.ts';
import type { Narrow } from '../predicates.ts';
import { sectionOf } from './queries.ts';

export interface OwnPeople {
  /** The section's name. */
  section: string;
  /** Accounts, with 0 for what nobody is charged with. */
  people: readonly number[];
}

/** The people of a head of section; null for every other role, and where no section is written in his post. */
export async function ownPeople(house: HouseTx, actor: Actor, today: string): Promise<OwnPeople | null> {
  if (actor.role !== 'unit_head') return null;
  const section = await sectionOf(house, actor.assignmentId);
  if (section === '') return null;
  const rows = await house.rows<{ accountId: number }>(
    `select distinct a.account_id from assignments a where a.unit_id = $1 and a.section = $2 and lower(a.during) <= $3::date
        and (a.during @> $3::date or not exists (select 1 from assignments b where b.account_id = a.account_id and b.unit_id = $1
          and (b.during @> $3::date or (lower(b.during) <= $3::date and lower(b.during) > lower(a.during))))) order by 1`,
    [actor.unitId, section, today],
  );
  return { section, people: [0, ...rows.map(({ accountId }) => accountId)] };
}

/** What the address of a list says besides: the own unit, and whose. */
export const narrowTo = (actor: Actor, own: OwnPeople | null): Narrow =>
  own ? { unit: String(actor.unitId), people: own.people.join(',') } : {};
