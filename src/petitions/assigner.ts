// Who gives petitions out in a unit: not every office has every post.
import { firstRolePresent, listColleagues } from '../accounts/queries.ts';
import { type OfficerRole, roleNames } from '../accounts/roles.ts';
import type { Act } from '../web/act.ts';
import { whoWords } from './proposals/route.ts';

/** Whose work it is to give petitions out, the nearest first. */
export const assigners = ['unit_head', 'reception_board_head', 'leader', 'chief_inspector'] as const;

/** The role an unassigned petition waits for in the actor's unit: the first of these posts that is held today. */
export function assignerRole(act: Pick<Act, 'house' | 'actor' | 'moment'>): Promise<OfficerRole> {
  return firstRolePresent(act.house, act.actor.unitId, assigners, act.moment.today);
}

/** Who that is, in words: by name and title when it is one person, else the role. */
export async function assignerWords(asking: Pick<Act, 'house' | 'actor' | 'moment'>): Promise<string> {
  const role = await assignerRole(asking);
  const holders = await listColleagues(asking.house, asking.actor.unitId, [role], asking.moment.today);
  return whoWords(holders, roleNames[role].toLocaleLowerCase('vi'));
}
