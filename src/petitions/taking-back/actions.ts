// An approval, or the refusal that followed one, is taken back while nothing has left the office: lock → decide → paper → clocks →
// proposal → petition → event → notices.
import { recordEvent } from '../../audit/events.ts';
import { awaitApprovalAgain, callOffPapers, wordsOfRevoking } from '../../documents/actions.ts';
import { NotAllowedNow } from '../../errors.ts';
import { notifyOfficers, notifyRoles } from '../../notifications/actions.ts';
import { ofPetition } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { approvedNext, assertMay, type LockedPetition, lockOwnPetition, replayMainClock } from '../actions.ts';
import { findProposedPaper } from '../approval/queries.ts';
import { classifierOf, endProposal, tellFallen, unclassified } from '../fall-under-seal.ts';
import { syncForwardDuty } from '../forward-duty.ts';
import { petitionNumber } from '../petition.ts';
import { type LockedProposal, lockLatestProposal, saveProposal } from '../proposals/records.ts';
import { approvalRoute } from '../proposals/route.ts';
import { savePetition } from '../records.ts';
import { restartClocks } from '../reopening.ts';
import { isOfBeforeSeal, isRefusalStanding } from './policy.ts';
import { findFormOfProposal } from './queries.ts';

/** What was taken back, for the sentence on the next page and where it leads. */
export type TakenBack = 'approval' | 'refusal' | 'classification';

/**
 * Takes back what was approved last: a refusal to accept, else the approval itself. The proposal, its words and the clock stand as before.
 * @param isRevoked its paper is revoked in the same act, sent as it is
 * @throws NotFound, NotPermitted (role), NotAllowedNow (what has left, or was entered from paper)
 */
export async function takeBackApproved(act: Act, id: number, typed: string, isRevoked = false): Promise<TakenBack> {
  const { tx, actor } = act;
  const petition = await lockOwnPetition(act, id);
  const proposal = await lockLatestProposal(tx, petition);
  const paper = proposal?.paperId ? await findProposedPaper(tx, petition.unitId, proposal.paperId) : undefined;
  assertMay(
    actor,
    'take_back',
    petition,
    proposal && { ...proposal, paperState: isRevoked ? 'revoked' : (paper?.state ?? null) },
  );
  if (!proposal) throw new NotAllowedNow('Đơn không có đề xuất đã phê duyệt để rút lại.', `/petitions/${id}`);
  const { reason } = await wordsOfRevoking(
    act,
    ofPetition(petition),
    { reason: typed },
    'reason',
    proposal.paperId === null ? [] : [proposal.paperId],
  );
  if (isRefusalStanding(petition, proposal)) {
    await takeBackRefusal(act, petition, proposal, reason);
    return 'refusal';
  }
  if (isOfBeforeSeal(petition)) {
    await backToClassification(act, petition, proposal, reason);
    return 'classification';
  }
  await takeBackApproval(act, petition, proposal, reason, isRevoked);
  return 'approval';
}

/** Ended before it was found to be a denunciation: it is classified as one, its time counting from the day of receipt. */
async function backToClassification(act: Act, petition: LockedPetition, proposal: LockedProposal, reason: string): Promise<void> {
  await restartClocks(act, petition);
  await endProposal(act, proposal);
  const open = await savePetition(act.tx, petition, {
    ...unclassified,
    status: 'assigned',
    outcome: null,
    closedOn: null,
    ...(await classifierOf(act, petition)),
  });
  const counted = await replayMainClock(act, open, 'TC_INITIAL');
  await syncForwardDuty(act, counted);
  await record(act, counted, proposal, 'petition.approval_taken_back', reason);
  await tellFallen(act, counted, { outcome: proposal.outcome, wasApproved: true });
}

/** The proposal waits for the leader's answer as it did, with the words of all who had it in hand. */
async function takeBackApproval(
  act: Act,
  petition: LockedPetition,
  proposal: LockedProposal,
  reason: string,
  isRevoked: boolean,
): Promise<void> {
  const { tx, house, actor, moment } = act;
  const paperId = proposal.paperId === null ? null : await awaitApprovalAgain(act, proposal.paperId, reason, isRevoked);
  await restartClocks(act, petition);
  const { endorsedWords, ...details } = proposal.details;
  await saveProposal(tx, proposal, {
    state: proposal.endorsedAt === null ? 'submitted' : 'endorsed',
    decidedBy: null,
    decidedAt: null,
    comment: typeof endorsedWords === 'string' ? endorsedWords : '',
    paperId,
    details: { ...details, takenBack: { comment: proposal.comment, reason, by: actor.name, at: moment.at.toISOString() } },
  });
  const route = await approvalRoute(house, petition.unitId, proposal.proposedBy, moment.today);
  await savePetition(tx, petition, {
    status: 'proposed',
    outcome: null,
    closedOn: null,
    holderId: null,
    nextRole: route.approverRole,
    nextAct: 'approve',
  });
  await record(act, petition, proposal, 'petition.approval_taken_back', reason);
  await tell(act, petition, proposal, 'phê duyệt đã được rút lại, chờ lãnh đạo quyết định lại');
}

/** The leader decides on the acceptance again, with what he had typed before him; the notice of refusal is called off. */
async function takeBackRefusal(act: Act, petition: LockedPetition, proposal: LockedProposal, reason: string): Promise<void> {
  const { tx, house, actor, moment } = act;
  if (proposal.paperId !== null) await callOffPapers(act, [proposal.paperId], reason, true);
  const { refusal, ...details } = proposal.details;
  await saveProposal(tx, proposal, {
    paperId: (await findFormOfProposal(tx, petition)) ?? null,
    details: {
      ...details,
      ...(refusal ? { refusalBefore: refusal } : {}),
      refusalTakenBack: { reason, by: actor.name, at: moment.at.toISOString() },
    },
  });
  const route = await approvalRoute(house, petition.unitId, proposal.proposedBy, moment.today);
  const next = approvedNext(proposal.outcome, route);
  await savePetition(tx, petition, { outcome: proposal.outcome, ...next, nextRole: route.approverRole });
  await record(act, petition, proposal, 'petition.refusal_taken_back', reason);
  await tell(act, petition, proposal, 'quyết định không thụ lý đã được rút lại, chờ lãnh đạo quyết định lại');
}

function record(act: Act, petition: LockedPetition, proposal: LockedProposal, kind: string, reason: string): Promise<void> {
  return recordEvent(act.tx, act.actor, {
    kind,
    at: act.moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    // Free text of a sealed record stays in its sealed row.
    data: { outcome: proposal.outcome, proposalId: proposal.id, reason: petition.sealed ? '' : reason },
    requestId: act.requestId,
  });
}

/** The proposer, and the role that was to carry it out. */
async function tell(act: Act, petition: LockedPetition, proposal: LockedProposal, what: string): Promise<void> {
  const said = {
    kind: 'petition.approval_taken_back',
    petitionId: petition.id,
    words: `Đơn ${petitionNumber(petition)}: ${what}`,
    href: `/petitions/${petition.id}`,
  };
  await notifyOfficers(act, [proposal.proposedBy], said);
  if (petition.nextRole && petition.nextRole !== 'leader') await notifyRoles(act, [petition.nextRole], said);
}
