// What was decided of a petition as something else falls when it is found to be a denunciation: it is classified, proposed and approved
// as one (Điều 24, Điều 29 LTC). The proposal stays in the history.
import { recordEvent } from '../audit/events.ts';
import { callOffPapers, supersedeLetters } from '../documents/actions.ts';
import { notifyOfficers, notifyRoles, withdrawNotices } from '../notifications/actions.ts';
import type { Act } from '../web/act.ts';
import { assignerRole, roleAwaited } from './assigner.ts';
import { firstHere } from './back-to.ts';
import { type Outcome, type PetitionStatus, type PetitionType, petitionNumber, petitionTypeNames } from './petition.ts';
import { type LockedProposal, lockLatestProposal, saveProposal } from './proposals/records.ts';
import { type LockedPetition, savePetition } from './records.ts';

/** In these the handling goes on by what was answered of it. */
export const handledStatuses: readonly PetitionStatus[] = ['assigned', 'awaiting_supplement', 'proposed', 'approved'];
/** What was told of a decision that fell: nobody is to look for it. */
const toldBefore = ['petition.proposed', 'petition.approved', 'petition.sent_back', 'petition.approval_taken_back'];
const because = 'Đơn được xác định là tố cáo';

/** Nothing that was answered of it as another type counts for it any more. */
export const unclassified = {
  knpaKind: null,
  eligibility: null,
  ineligibleReason: null,
  jurisdiction: null,
  competentBranch: null,
  instance: null,
  objectKind: null,
  denunciationKind: null,
  denunciationRound: null,
  classifiedAt: null,
  classifiedBy: null,
} as const;

/** What fell, for the event and the notice. */
export interface Fallen {
  /** The outcome of the proposal that fell; null where none was before the superior, or approved. */
  outcome: Outcome | null;
  wasApproved: boolean;
}

/**
 * Called before a petition is sealed outside its classification. One that is still handled goes back to be classified; one sent on is
 * classified before anything else should it come back; an accepted one goes on by the law it was accepted under.
 */
export async function fallUnderSeal(
  act: Act,
  petition: LockedPetition,
): Promise<{ petition: LockedPetition; fallen: Fallen | undefined }> {
  const { tx } = act;
  if (petition.status === 'accepted') return { petition, fallen: undefined };
  if (petition.closedOn !== null || !handledStatuses.includes(petition.status))
    return {
      petition:
        petition.classifiedAt === null ? petition : await savePetition(tx, petition, { classifiedAt: null, classifiedBy: null }),
      fallen: undefined,
    };
  const standing = await standingProposal(act, petition);
  const papers = standing ? await listNumbered(act, petition, standing) : [];
  await callOffPapers(act, papers, because, true);
  await supersedeLetters(act, petition, because);
  if (standing) await endProposal(act, standing);
  const wasClassified = petition.classifiedAt !== null || standing !== undefined;
  const back = await savePetition(tx, petition, {
    ...unclassified,
    status: 'assigned',
    outcome: null,
    isPaused: false,
    ...(await classifierOf(act, petition)),
  });
  return {
    petition: back,
    fallen: wasClassified
      ? { outcome: standing?.outcome ?? null, wasApproved: standing !== undefined && petition.status === 'approved' }
      : undefined,
  };
}

/** Whoever it is assigned to classifies it, while he works here; whoever assigns, where it is nobody's. */
export async function classifierOf(
  act: Act,
  { assignedTo }: LockedPetition,
): Promise<Pick<LockedPetition, 'holderId' | 'nextRole' | 'nextAct'>> {
  const holderId = await firstHere(act, assignedTo);
  return holderId === null
    ? { holderId, nextRole: await assignerRole(act), nextAct: 'assign' }
    : { holderId, nextRole: null, nextAct: 'classify' };
}

/** The proposal that waits for an answer, or was approved and is being carried out. */
async function standingProposal({ tx }: Act, petition: LockedPetition): Promise<LockedProposal | undefined> {
  if (petition.status !== 'proposed' && petition.status !== 'approved') return undefined;
  const proposal = await lockLatestProposal(tx, petition);
  return proposal && ['submitted', 'endorsed', 'approved'].includes(proposal.state) ? proposal : undefined;
}

/** Its papers that have a number, or have left; a draft is emptied and revoked by the seal itself. */
async function listNumbered({ tx }: Act, { unitId, id }: LockedPetition, { paperId }: LockedProposal): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select id from papers where unit_id = $1 and petition_id = $2 and (id = $3 or kind in ('KN04_2026','TC05_2019'))
       and proceeding_id is null and state in ('numbered','signed','sent','acknowledged') order by id`,
    [unitId, id, paperId],
  );
  return rows.map((row) => row.id);
}

/** It is answered no more; who decided on it and when stays with it. */
export function endProposal({ tx, actor, moment }: Act, proposal: LockedProposal): Promise<LockedProposal> {
  return saveProposal(tx, proposal, {
    state: 'sent_back',
    details: { ...proposal.details, underSeal: { was: proposal.state, by: actor.name, at: moment.at.toISOString() } },
  });
}

/** Told once the petition is sealed: whoever has it now, unless he did this himself; one past the head is told of by that act. */
export async function tellFallen(act: Act, petition: LockedPetition, fallen: Fallen): Promise<void> {
  await recordEvent(act.tx, act.actor, {
    kind: 'petition.fell_under_seal',
    at: act.moment.at,
    petitionId: petition.id,
    sealed: true,
    data: { outcome: fallen.outcome, wasApproved: fallen.wasApproved },
    requestId: act.requestId,
  });
  await withdrawNotices(act, petition.id, toldBefore);
  if (petition.pastHead) return;
  const what = fallen.outcome === null ? 'phân loại' : fallen.wasApproved ? 'phê duyệt' : 'đề xuất';
  const notice = {
    kind: 'petition.fell_under_seal',
    petitionId: petition.id,
    words: `Đơn ${petitionNumber(petition)} là tố cáo: ${what} trước đó hết hiệu lực, phân loại lại`,
    href: `/petitions/${petition.id}${petition.nextAct === 'assign' ? '/assignment' : '/classification'}`,
  };
  if (petition.holderId !== null && petition.holderId !== act.actor.accountId)
    await notifyOfficers(act, [petition.holderId], notice);
  const role = petition.holderId === null ? await roleAwaited(act.tx, petition) : null;
  if (role !== null) await notifyRoles(act, [role], notice);
}

/** What the law asks of a denunciation found in what was accepted as something else; said before the seal and to whoever resolves. */
export const acceptedUnderSeal = (petitionType: PetitionType): string =>
  `${petitionTypeNames[petitionType]} đã thụ lý giải quyết tiếp theo trình tự đã thụ lý; nội dung tố cáo vào sổ thành đơn tố cáo riêng để kiểm tra, xem xét thụ lý (Điều 24, Điều 29 Luật Tố cáo)`;

/** Of an accepted one: whoever has it assigned, and whoever decides on it, hear that the denunciation is not accepted with it. */
export async function tellAccepted(act: Act, petition: LockedPetition): Promise<void> {
  if (petition.pastHead) return;
  const proceeding = await act.tx.maybe<{ resolverId: number | null }>(
    'select resolver_id from proceedings where unit_id = $1 and petition_id = $2',
    [petition.unitId, petition.id],
  );
  const officers = [petition.assignedTo, proceeding?.resolverId ?? null].flatMap((one) => (one === null ? [] : [one]));
  await notifyOfficers(act, officers, {
    kind: 'petition.sealed',
    petitionId: petition.id,
    words: `Đơn ${petitionNumber(petition)} được niêm phong. ${acceptedUnderSeal(petition.petitionType)}`,
    href: `/petitions/${petition.id}`,
  });
}
