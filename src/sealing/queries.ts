// What decides a reveal beside role and assignment: the verification team and the resolver's order.
import type { Tx } from '../database/tx.ts';
import type { RevealFacts } from './policy.ts';

/** Membership of the team (declared without conflict), a declared conflict, and the resolver's order that the team may see the name. */
export async function findRevealFacts(tx: Tx, petition: { unitId: number; id: number }, accountId: number): Promise<RevealFacts> {
  const row = await tx.maybe<RevealFacts>(
    `select exists (select 1 from proceeding_members m where m.unit_id = r.unit_id and m.proceeding_id = r.id and m.account_id = $3 and m.ended_on is null and m.has_conflict is false) as is_team_member,
            exists (select 1 from proceeding_members m where m.unit_id = r.unit_id and m.proceeding_id = r.id and m.account_id = $3 and m.has_conflict) as has_conflict,
            exists (select 1 from proceeding_steps s where s.unit_id = r.unit_id and s.proceeding_id = r.id and s.kind = 'identity_ordered') as is_ordered_by_resolver
       from proceedings r where r.unit_id = $1 and r.petition_id = $2`,
    [petition.unitId, petition.id, accountId],
  );
  return row ?? { isTeamMember: false, hasConflict: false, isOrderedByResolver: false };
}
