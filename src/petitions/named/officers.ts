// The officers of a unit who may be the one a paper is against: whoever works with its petitions.
import { type Colleague, listColleagues } from '../../accounts/queries.ts';
import type { OfficerRole } from '../../accounts/roles.ts';
import type { Act } from '../../web/act.ts';

const officerRoles: OfficerRole[] = [
  'reception_officer',
  'clerk',
  'processor',
  'unit_head',
  'leader',
  'verifier',
  'team_lead',
  'reporter',
  'reception_board_head',
  'chief_inspector',
];

/** Those of the actor's unit today, each once, by given name. */
export function listOfficers({ house, actor, moment }: Pick<Act, 'house' | 'actor' | 'moment'>): Promise<Colleague[]> {
  return listColleagues(house, actor.unitId, officerRoles, moment.today);
}
