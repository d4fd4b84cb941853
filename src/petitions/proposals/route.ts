// Through whose hands a proposal of this unit goes (decisions 17): the head of the section first where the unit says so, then
// who approves for the office. Nobody approves what he proposed.
import { type Colleague, listColleagues } from '../../accounts/queries.ts';
import type { OfficerRole } from '../../accounts/roles.ts';
import type { HouseTx } from '../../database/tx.ts';
import { unitProfile } from '../../units/queries.ts';

const approvers: OfficerRole[] = ['leader', 'reception_board_head', 'chief_inspector'];

export interface ApprovalRoute {
  /** The role that looks first; null where the leader decides at once. */
  endorserRole: OfficerRole | null;
  endorsers: Colleague[];
  /** The role that decides for the office: leader, head of the reception board, chief inspector. */
  approverRole: OfficerRole;
  approvers: Colleague[];
  hasClerk: boolean;
}

/** The unit's route today, for a proposal made by this account. */
export async function approvalRoute(house: HouseTx, unitId: number, proposedBy: number, today: string): Promise<ApprovalRoute> {
  const profile = await unitProfile(house, unitId);
  const people = await listColleagues(house, unitId, [...approvers, 'unit_head', 'clerk'], today);
  const approverRole = approvers.find((role) => people.some((one) => one.role === role)) ?? 'leader';
  const endorsers = people.filter((one) => one.role === 'unit_head' && one.accountId !== proposedBy);
  const isOwnHead = people.some((one) => one.role === 'unit_head' && one.accountId === proposedBy);
  const needsHead = profile.approvalRoute === 'unit_head_then_leader' && endorsers.length > 0 && !isOwnHead;
  return {
    endorserRole: needsHead ? 'unit_head' : null,
    endorsers: needsHead ? endorsers : [],
    approverRole,
    approvers: people.filter((one) => one.role === approverRole && one.accountId !== proposedBy),
    hasClerk: people.some((one) => one.role === 'clerk'),
  };
}

/** "ông Hoàng Gia Thắng, Chủ tịch UBND phường" when it is one person, else the role in words. */
export function whoWords(people: readonly Colleague[], otherwise: string): string {
  const [only, second] = people;
  return only && !second ? `${only.name}, ${only.title}` : otherwise;
}
