// Who gives petitions out in a unit: not every office has every post, and nobody gives out what names him.
import { firstRolePresent, listColleagues } from '../accounts/queries.ts';
import { type OfficerRole, roleNames } from '../accounts/roles.ts';
import type { Tx } from '../database/tx.ts';
import type { Act } from '../web/act.ts';
import { listHiddenFrom } from './named/queries.ts';
import { whoWords } from './proposals/route.ts';

/** Whose work it is to give petitions out, the nearest first. */
export const assigners = ['unit_head', 'reception_board_head', 'leader', 'chief_inspector'] as const;

type Asking = Pick<Act, 'house' | 'actor' | 'moment'>;

/**
 * The role an unassigned petition waits for in the actor's unit: the first of these posts that is held today. What names all who hold it waits
 * for the next one; the database keeps the stored role so, whoever is named when (wait_for_who_is_not_named).
 */
export function assignerRole(act: Asking, named: readonly number[] = []): Promise<OfficerRole> {
  return firstRolePresent(act.house, act.actor.unitId, assigners, act.moment.today, named);
}

/** Who that is, in words: by name and title when it is one person, else the role. @param petition never told to wait for somebody it names */
export async function assignerWords(asking: Asking & { tx: Tx }, petition?: { unitId: number; id: number }): Promise<string> {
  const named = petition ? await listHiddenFrom(asking.tx, petition) : [];
  const role = await assignerRole(asking, named);
  const holders = await listColleagues(asking.house, asking.actor.unitId, [role], asking.moment.today);
  return whoWords(
    holders.filter(({ accountId }) => !named.includes(accountId)),
    roleNames[role].toLocaleLowerCase('vi'),
  );
}

/** The role an open petition waits for as the database keeps it, to be told; null where it waits for a person. */
export async function roleAwaited(tx: Tx, petition: { unitId: number; id: number }): Promise<string | null> {
  const { nextRole } = await tx.one<{ nextRole: string | null }>(
    'select next_role from petitions where unit_id = $1 and id = $2',
    [petition.unitId, petition.id],
  );
  return nextRole;
}
