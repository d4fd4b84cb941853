// Who waits to be confirmed again when an act is taken back, known before it is.
import type { Role } from '../../accounts/roles.ts';
import type { HouseTx } from '../../database/tx.ts';

/** Of a post that returns with an undo and waits to be confirmed: who holds it, and what it is. */
export interface DoubtfulPost {
  accountId: number;
  name: string;
  title: string;
  unitName: string;
  role: Role;
}

/** Posts confirmed here before the act that do not stand confirmed where they had gone: an undo confirms nobody. */
export function listDoubtful(house: HouseTx, actId: number): Promise<DoubtfulPost[]> {
  return house.rows<DoubtfulPost>(
    `select a.account_id, k.name, a.title, u.name as unit_name, a.role from reorganisation_changes c join assignments a on a.id = c.assignment_id
       join accounts k on k.id = a.account_id join units u on u.id = a.unit_id
      where c.reorganisation_id = $1 and c.kind = 'post_ended' and a.reveal_confirmed_at is not null
        and not exists (select 1 from reorganisation_changes m join assignments n on n.id = m.assignment_id
          where m.reorganisation_id = $1 and m.kind = 'post_made' and (m.before->>'from')::int = a.id and n.reveal_confirmed_at is not null)
      order by u.sort_key, a.id`,
    [actId],
  );
}
