// Who gives petitions out in a unit: not every office has every post.
import { firstRolePresent } from '../accounts/queries.ts';
import type { OfficerRole } from '../accounts/roles.ts';
import type { Act } from '../web/act.ts';

const assigners = ['unit_head', 'reception_board_head', 'leader', 'chief_inspector'] as const;

/** The role an unassigned petition waits for in the actor's unit: the first of these posts that is held today. */
export function assignerRole(act: Pick<Act, 'house' | 'actor' | 'moment'>): Promise<OfficerRole> {
  return firstRolePresent(act.house, act.actor.unitId, assigners, act.moment.today);
}
