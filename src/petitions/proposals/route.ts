// Through whose hands a proposal of this unit goes (decisions 17): the head of the section first where the unit says so, then
// who approves for the office. Nobody approves what he proposed.
import { matrix } from '../../accounts/permissions.ts';
import { type Colleague, listPosts } from '../../accounts/queries.ts';
import type { OfficerRole } from '../../accounts/roles.ts';
import type { HouseTx } from '../../database/tx.ts';
import { NotAllowedNow } from '../../errors.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import { listHiddenFrom } from '../named/queries.ts';

/** Who decides for an office, the first of these posts that is held. */
export const approvers: OfficerRole[] = ['leader', 'reception_board_head', 'chief_inspector'];

/** Who numbers and sends in an office: its clerk; in one without a clerk the heads who may (work/paper-queries.ts lists to them alike). */
const numberers: readonly OfficerRole[] = ['clerk', ...matrix['paper:number'].filter((role) => role !== 'clerk')];

const sendersOf = (people: readonly Colleague[]): Colleague[] => {
  const hasClerk = people.some((one) => one.role === 'clerk');
  return people.filter((one) => (hasClerk ? one.role === 'clerk' : numberers.includes(one.role)));
};
const firstOf = (senders: readonly Colleague[]) => numberers.find((role) => senders.some((one) => one.role === role));

export interface ApprovalRoute {
  /** The role that looks first; null where the leader decides at once. */
  endorserRole: OfficerRole | null;
  endorsers: Colleague[];
  /** The role that decides for the office: leader, head of the reception board, chief inspector. */
  approverRole: OfficerRole;
  approvers: Colleague[];
  /** The role that numbers and sends here; a processor where nobody may number: what needs no number he still sends. */
  sendingRole: OfficerRole;
  senders: Colleague[];
}

/** The unit's route today, for a proposal made by this account. @param named for whom the petition is not there: it passes none of them */
export async function approvalRoute(
  house: HouseTx,
  unitId: number,
  proposedBy: number,
  today: string,
  named: readonly number[] = [],
): Promise<ApprovalRoute> {
  const profile = await unitProfile(house, unitId);
  const posts = await listPosts(house, unitId, [...approvers, 'unit_head', 'clerk'], today);
  const people = posts.filter(({ accountId }) => !named.includes(accountId));
  const approverRole = approvers.find((role) => people.some((one) => one.role === role)) ?? 'leader';
  const senders = sendersOf(people);
  const endorsers = people.filter((one) => one.role === 'unit_head' && one.accountId !== proposedBy);
  const isOwnHead = people.some((one) => one.role === 'unit_head' && one.accountId === proposedBy);
  const needsHead = profile.approvalRoute === 'unit_head_then_leader' && endorsers.length > 0 && !isOwnHead;
  return {
    endorserRole: needsHead ? 'unit_head' : null,
    endorsers: needsHead ? endorsers : [],
    approverRole,
    approvers: people.filter((one) => one.role === approverRole && one.accountId !== proposedBy),
    sendingRole: firstOf(senders) ?? 'processor',
    senders,
  };
}

/**
 * The route of what the acting officer puts forward for this petition.
 * @throws NotAllowedNow when nobody else of the unit may decide it, or all who may are named in it
 */
export async function openRoute(act: Act, petition: { unitId: number; id: number }): Promise<ApprovalRoute> {
  const { tx, house, actor, moment } = act;
  const route = await approvalRoute(house, actor.unitId, actor.accountId, moment.today);
  const named = await listHiddenFrom(tx, petition);
  if (route.approvers.length > 0 && route.approvers.every((one) => named.includes(one.accountId)))
    throw new NotAllowedNow(
      'Người có quyền phê duyệt của đơn vị được nêu tên trong đơn nên không được xem, không phê duyệt đơn này. Báo cáo cấp trên trực tiếp; quản trị đơn vị phân công người phê duyệt khác (cấp phó).',
      `/petitions/${petition.id}`,
    );
  if (route.approvers.length === 0)
    throw new NotAllowedNow(
      'Trong đơn vị chưa có người khác có quyền phê duyệt. Người đề xuất không tự phê duyệt; phân công chuyên viên khác đề xuất.',
      `/petitions/${petition.id}`,
    );
  return named.length > 0 ? approvalRoute(house, actor.unitId, actor.accountId, moment.today, named) : route;
}

/** "ông Hoàng Gia Thắng, Chủ tịch UBND phường" when it is one person, else the role in words. */
export function whoWords(people: readonly Colleague[], otherwise: string): string {
  const [only, second] = people;
  return only && !second ? `${only.name}, ${only.title}` : otherwise;
}

/** Who follows in an office, by name where it is one person, else by role: who decides for it, who numbers and sends, within a sentence. */
export interface Holders {
  leader: string;
  clerk: string;
}

const numbererNames: Partial<Record<OfficerRole, string>> = {
  clerk: 'văn thư',
  reception_board_head: 'Trưởng Ban Tiếp công dân',
  unit_head: 'trưởng bộ phận',
};

/** Who of these officers numbers and sends, within a sentence: by name where it is one person, else by role. */
export function senderWords(officers: readonly Colleague[]): string {
  const senders = sendersOf(officers);
  const role = firstOf(senders);
  return whoWords(senders, (role && numbererNames[role]) ?? 'văn thư (đơn vị chưa có, quản trị đơn vị phân công)');
}

/** Of a unit today; whoever proposed is no one's approver, whoever the petition names nobody it waits for. */
export async function holdersOf(
  house: HouseTx,
  unitId: number,
  proposedBy: number,
  today: string,
  named: readonly number[] = [],
): Promise<Holders> {
  const { approvers: leaders, senders } = await approvalRoute(house, unitId, proposedBy, today, named);
  return {
    leader: whoWords(leaders, 'lãnh đạo'),
    clerk: senderWords(senders),
  };
}
