// A proposal's life: submitted with its paper, endorsed, approved, sent back. Each act in one transaction with its event.

import type { Actor } from '../../accounts/actor.ts';
import { calledAt } from '../../accounts/names.ts';
import { may } from '../../accounts/permissions.ts';
import { recordEvent } from '../../audit/events.ts';
import { formatTime } from '../../deadlines/dates.ts';
import {
  approveWithAct,
  awaitApprovalAgain,
  createPaper,
  discardPaper,
  endorsePaper,
  type NewPaper,
  putForwardAgain,
  returnPaper,
  wordsOfRevoking,
} from '../../documents/actions.ts';
import type { PaperKind } from '../../documents/papers/catalogue.ts';
import { ownDestinationObjection } from '../../documents/registry/own-destination.ts';
import { ChangedMeanwhile, FormInvalid, NotAllowedNow, NotPermitted } from '../../errors.ts';
import { notifyOfficers, notifyRoles } from '../../notifications/actions.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { approvedNext, assertMay, closePetition, type LockedPetition, lockOwnPetition } from '../actions.ts';
import { findProposedPaper } from '../approval/queries.ts';
import { roleAwaited } from '../assigner.ts';
import { menderOf, toBeAssigned } from '../back-to.ts';
import { judgeOutcomes, type OutcomeFacts, outcomeRules } from '../classification/outcomes.ts';
import { inspectionWords } from '../inspection.ts';
import { isOfMinorAlone } from '../minors.ts';
import { listHiddenFrom } from '../named/queries.ts';
import { confirmOnPaper } from '../on-paper/confirmation.ts';
import { entryIn } from '../on-paper/queries.ts';
import { type Outcome, outcomeNames, petitionNumber } from '../petition.ts';
import { savePetition } from '../records.ts';
import { composedOf, suggestionOf } from './composed.ts';
import { resolveDestination } from './destination.ts';
import { itemsOf, type ProposalValues } from './forms.ts';
import { findKeptDraft } from './kept-words.ts';
import { proposedPaper } from './papers.ts';
import { insertProposal, type LockedProposal, lockLatestProposal, saveProposal } from './records.ts';
import { approvalRoute, openRoute } from './route.ts';
import { loadSources, openLimitWords, type ProposalSources, paperSources } from './sources.ts';
import { basisOf, standingBasis } from './words.ts';

/**
 * Puts a proposal with its generated paper before the unit's route.
 * @throws FormInvalid when the outcome is not open to this petition or lacks what it needs, NotAllowedNow when somebody was faster
 */
export async function submitProposal(
  act: Act,
  id: number,
  typed: ProposalValues,
): Promise<{ proposalId: number; paperId: number | null; next: string }> {
  const { tx, house, actor, moment } = act;
  const petition = await lockOwnPetition(act, id);
  if (petition.status === 'proposed') await refuseLate(act, petition);
  assertMay(actor, 'propose', petition);
  if (typed.rowVersion !== '' && Number(typed.rowVersion) !== petition.version)
    throw new ChangedMeanwhile('Đơn này vừa được cập nhật.', `/petitions/${id}`);
  const sources = await loadSources(act, id);
  const facts = await withSealedGaps(act, petition, sources);
  const answer = judgeOutcomes(facts).find((one) => one.outcome === typed.outcome);
  if (!answer?.allowed) throw new FormInvalid({ outcome: answer?.missing ?? 'Chọn hướng xử lý' });
  const form = await withoutSendersOf(act, ofPetition(petition), typed);
  const rule = outcomeRules[form.outcome];
  const needsDestination = rule.hasDestination && sources.record.petitionType !== 'MIXED';
  const destination = needsDestination
    ? await resolveDestination(house, form.destination, actor.unitId, moment.today)
    : { unitId: null, name: '' };
  const items = form.outcome === 'request_supplement' ? itemsOf(form.items) : [];
  const days = form.outcome === 'request_supplement' ? Number(form.days) : null;
  checkDetails(form, needsDestination && destination.name === '', items);
  const inspector = form.outcome === 'inspect_own' ? form.inspector : '';

  const route = await openRoute(act, petition);
  const previous = await lockLatestProposal(tx, petition);
  const { basis, own: ownBasis } = basisOf(form.outcome, form.basis, sources.facts);
  const within = inspectionWords(act.rules.book, moment.today);
  const from = paperSources(
    sources,
    actor,
    {
      reason: form.reason,
      ownBasis,
      destination: destination.name,
      items,
      days,
      inspector,
      within,
    },
    act.rules,
  );
  const paper = from ? proposedPaper(form.outcome, from) : null;
  const kept = await findKeptDraft({ tx, actor, within, rules: act.rules }, sources, previous, { outcome: form.outcome, paper });
  if (kept) await putForwardAgain(act, kept.paperId, kept.fields);
  else if (previous?.paperId) await discardPaper(act, previous.paperId);
  const [signer] = route.approvers;
  const paperId = kept
    ? kept.paperId
    : paper
      ? await createPaper(act, {
          ...paper,
          petitionId: id,
          sealed: petition.sealed,
          state: 'submitted',
          // The proposal is an inner paper without a number: it bears the day it was made.
          ...(paper.kind === 'XLD01_2021' ? { issuedOn: moment.today } : {}),
          ...(signer && route.approvers.length === 1 ? { signer: { accountId: signer.accountId } } : {}),
        } as NewPaper<PaperKind>)
      : null;
  const proposalId = await insertProposal(tx, actor.unitId, {
    petitionId: id,
    sealed: petition.sealed,
    outcome: form.outcome,
    reason: form.reason,
    basis,
    destinationUnitId: destination.unitId,
    destination: destination.name,
    details: {
      ...(items.length > 0 ? { items, days } : {}),
      ...(inspector ? { inspector } : {}),
      composed: composedOf(suggestionOf(sources.facts, sources.ruleSentence), standingBasis(form.outcome, sources.facts)),
    },
    proposedBy: actor.accountId,
    proposedAt: moment.at,
    paperId,
  });
  const nextRole = route.endorserRole ?? route.approverRole;
  await savePetition(tx, petition, {
    status: 'proposed',
    outcome: null,
    holderId: null,
    nextRole,
    nextAct: route.endorserRole ? 'endorse' : 'approve',
  });
  await recordEvent(tx, actor, {
    kind: 'petition.proposed',
    at: moment.at,
    petitionId: id,
    sealed: petition.sealed,
    paperId,
    data: { outcome: form.outcome, proposalId, destinationUnitId: destination.unitId },
    requestId: act.requestId,
  });
  await notifyRoles(
    act,
    [nextRole],
    notice(
      petition,
      'petition.proposed',
      `Đơn ${petitionNumber(petition)} chờ ${route.endorserRole ? 'xem xét' : 'phê duyệt'} đề xuất`,
      'approval',
    ),
  );
  return { proposalId, paperId, next: route.endorserRole ? 'trưởng bộ phận xem xét' : 'lãnh đạo phê duyệt' };
}

function checkDetails(form: ProposalValues, lacksDestination: boolean, items: readonly string[]): void {
  const { outcome, days } = form;
  const errors: Record<string, string> = {};
  if (outcome === 'inspect_own' && form.inspector === '') errors.inspector = 'Nhập bộ phận, cán bộ được giao thanh tra, kiểm tra';
  if (lacksDestination) errors.destination = 'Nhập cơ quan có thẩm quyền hoặc cơ quan nhận';
  if (outcome === 'request_supplement') {
    if (items.length === 0) errors.items = 'Nhập từng thông tin, tài liệu cần bổ sung, mỗi dòng một mục';
    if (!/^\d{1,2}$/.test(days) || Number(days) < 1 || Number(days) > 60)
      errors.days = 'Nhập số ngày để người gửi bổ sung, từ 1 đến 60';
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

export interface Decision {
  proposalId: number;
  /** The stage the officer saw: a colleague may have moved it on. */
  stage: 'endorse' | 'approve';
  answer: 'approve' | 'send_back' | 'other_outcome';
  comment: string;
  otherOutcome: Outcome | null;
  /** The version of the draft the officer had before him; left out where he was shown none. */
  paperSeen?: string;
}

/** What happened, for the sentence on the next page. */
export type Decided = 'endorsed' | 'approved' | 'sent_back';

/**
 * The answer of the head of section or of the leader to a proposal he has read.
 * @throws NotAllowedNow (409) with who and when if somebody answered first; NotPermitted on one's own proposal
 */
export async function decideProposal(act: Act, id: number, given: Decision): Promise<Decided> {
  const { actor, tx, moment } = act;
  const petition = await lockOwnPetition(act, id);
  const proposal = await lockLatestProposal(tx, petition);
  if (!may(actor, 'petition:endorse') && !may(actor, 'petition:approve'))
    throw new NotPermitted('Vai trò hiện tại không có quyền phê duyệt.');
  const isStale =
    !proposal || petition.status !== 'proposed' || proposal.id !== given.proposalId || petition.nextAct !== given.stage;
  if (isStale && !petition.pastHead) await refuseLate(act, petition);
  assertMay(actor, 'decide', petition, proposal);
  if (!proposal) throw new NotAllowedNow('Chưa có đề xuất đang trình.', `/petitions/${id}`);
  if (given.answer === 'approve') {
    await assertDraftSeen(act, petition, proposal, given.paperSeen ?? '');
    await assertSendsElsewhere(act, petition, proposal);
    await assertLate(act, petition, proposal);
  }
  // What he says where he sends back is the reason of revoking, where the paper has left before it was approved.
  const revoked = given.answer === 'approve' || proposal.paperId === null ? [] : [proposal.paperId];
  const decision = await wordsOfRevoking(act, ofPetition(petition), given, 'comment', revoked);
  if (decision.answer !== 'approve') return sendBack(act, petition, proposal, decision);
  if (petition.nextAct === 'endorse') {
    const route = await approvalRoute(
      act.house,
      petition.unitId,
      proposal.proposedBy,
      moment.today,
      await listHiddenFrom(tx, petition),
    );
    await saveProposal(tx, proposal, {
      state: 'endorsed',
      endorsedBy: actor.accountId,
      endorsedAt: moment.at,
      comment: decision.comment,
    });
    if (proposal.paperId)
      await endorsePaper(act, proposal.paperId, {
        unitLeader: { name: actor.name, title: actor.title },
        unitLeaderWords: decision.comment,
      });
    await savePetition(tx, petition, { holderId: null, nextRole: route.approverRole, nextAct: 'approve' });
    await record(act, petition, proposal, 'petition.endorsed', decision.comment);
    await notifyRoles(
      act,
      [(await roleAwaited(tx, petition)) ?? route.approverRole],
      notice(petition, 'petition.proposed', `Đơn ${petitionNumber(petition)} chờ phê duyệt đề xuất`, 'approval'),
    );
    return 'endorsed';
  }
  return approve(act, petition, proposal, decision.comment);
}

/** @throws FormInvalid when the draft was worded anew since the page of the approval was opened: nobody approves what he has not read */
async function assertDraftSeen(
  { tx }: Act,
  petition: LockedPetition,
  { paperId }: LockedProposal,
  paperSeen: string,
): Promise<void> {
  if (paperSeen === '' || paperId === null) return;
  const paper = await findProposedPaper(tx, petition.unitId, paperId);
  if (paper && String(paper.version) !== paperSeen)
    throw new FormInvalid({
      answer: 'Dự thảo vừa được sửa trong lúc ông, bà đang xem. Đọc bản mới trên trang này rồi phê duyệt',
    });
}

async function approve(act: Act, petition: LockedPetition, proposal: LockedProposal, comment: string): Promise<Decided> {
  const { tx, house, actor, moment } = act;
  const rule = outcomeRules[proposal.outcome];
  if (rule.next === 'direct' && comment === '')
    throw new FormInvalid({ comment: 'Nhập ý kiến chỉ đạo để chuyên viên thực hiện' });
  const paperId = await standingPaper(act, petition, proposal);
  await saveProposal(tx, proposal, {
    state: 'approved',
    decidedBy: actor.accountId,
    decidedAt: moment.at,
    comment,
    paperId,
    // Of whoever looked first, for an approval that is taken back.
    ...(proposal.endorsedAt ? { details: { ...proposal.details, endorsedWords: proposal.comment } } : {}),
  });
  if (paperId !== null)
    await approveWithAct(act, paperId, {
      approvedBy: { name: actor.name, title: actor.title },
      ...(actor.standsFor ? { approvedByMandate: actor.standsFor.mandate } : {}),
      approvalWords: comment || 'Đồng ý',
      approvedOn: moment.today,
    });
  const onPaper = entryIn(proposal);
  if (onPaper) {
    await confirmOnPaper(act, petition, proposal, onPaper);
    const confirmed = `Kết quả đã xử lý trên giấy của đơn ${petitionNumber(petition)} đã được xác nhận`;
    await notifyOfficers(act, [proposal.proposedBy], notice(petition, 'petition.approved', confirmed, ''));
    return 'approved';
  }
  await record(act, petition, proposal, 'petition.approved', comment);
  const words = `Đề xuất đơn ${petitionNumber(petition)} đã được phê duyệt`;
  await notifyOfficers(act, [proposal.proposedBy], notice(petition, 'petition.approved', words, ''));
  if (rule.next === 'direct') {
    const holderId = await menderOf(act, petition, proposal);
    await savePetition(tx, petition, {
      status: 'assigned',
      outcome: null,
      ...(holderId === null ? await toBeAssigned(act) : { holderId, nextRole: null, nextAct: 'propose' }),
    });
    if (holderId === null) await tellAssigners(act, petition);
    return 'approved';
  }
  if (rule.next === 'close' && rule.status) {
    await closePetition(act, await savePetition(tx, petition, { outcome: proposal.outcome }), rule.status);
    return 'approved';
  }
  const route = await approvalRoute(
    house,
    petition.unitId,
    proposal.proposedBy,
    moment.today,
    await listHiddenFrom(tx, petition),
  );
  const next = approvedNext(proposal.outcome, route);
  await savePetition(tx, petition, {
    status: 'approved',
    outcome: proposal.outcome,
    ...next,
    nextRole: next.nextRole === 'leader' ? route.approverRole : next.nextRole,
  });
  if (next.nextRole && next.nextRole !== 'leader')
    await notifyRoles(
      act,
      [next.nextRole],
      notice(
        petition,
        'petition.approved',
        `Đơn ${petitionNumber(petition)} đã phê duyệt, chờ ${next.nextAct === 'transfer' ? 'chuyển đơn' : 'phát hành văn bản'}`,
        '',
      ),
    );
  return 'approved';
}

/** @throws NotAllowedNow when its paper sends to the very office that holds the petition: nothing of it is agreed to */
async function assertSendsElsewhere({ tx }: Act, petition: LockedPetition, proposal: LockedProposal): Promise<void> {
  if (proposal.paperId === null || entryIn(proposal)) return;
  const paper = await findProposedPaper(tx, petition.unitId, proposal.paperId);
  const objection = paper && ownDestinationObjection(paper, proposal.state);
  if (objection) throw new NotAllowedNow(objection, `/petitions/${petition.id}/approval`);
}

/** @throws NotAllowedNow when a complaint is to be refused as late whose limit still ran when it was lodged (khoản 6 Điều 11 LKN) */
async function assertLate(act: Act, petition: LockedPetition, proposal: LockedProposal): Promise<void> {
  if (proposal.outcome !== 'notify_inadmissible' || petition.petitionType !== 'KN' || entryIn(proposal)) return;
  const { facts } = await loadSources(act, petition.id);
  const objection = openLimitWords(facts);
  if (objection) throw new NotAllowedNow(objection, `/petitions/${petition.id}/approval`);
}

/** The paper that carries it out; one that was revoked while the proposal waited is made again with the same words. */
async function standingPaper(act: Act, petition: LockedPetition, { paperId }: LockedProposal): Promise<number | null> {
  const paper = paperId === null ? undefined : await findProposedPaper(act.tx, petition.unitId, paperId);
  if (paperId === null || paper?.state !== 'revoked') return paperId;
  return awaitApprovalAgain(act, paperId, '', false);
}

/**
 * Whoever is to accept finds that it must be classified anew: the approval is taken back, the petition lies with its officer again,
 * the clock runs on. @throws NotPermitted, NotAllowedNow, FormInvalid without a comment
 */
export async function returnApproved(act: Act, id: number, comment: string): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  const proposal = await lockLatestProposal(act.tx, petition);
  assertMay(act.actor, 'accept', petition, proposal);
  if (!proposal) throw new NotAllowedNow('Đơn không có đề xuất đã duyệt.', `/petitions/${id}`);
  await sendBack(act, petition, proposal, {
    proposalId: proposal.id,
    stage: 'approve',
    answer: 'send_back',
    comment: await withoutSendersOf(act, ofPetition(petition), comment),
    otherOutcome: null,
  });
}

/** The petition lies with the proposer again, in want of him with whoever gives it out; the clock does not change. */
async function sendBack(act: Act, petition: LockedPetition, proposal: LockedProposal, decision: Decision): Promise<Decided> {
  if (decision.comment === '') throw new FormInvalid({ comment: 'Nhập ý kiến để chuyên viên biết cần sửa gì' });
  const onPaper = entryIn(proposal);
  const directed = decision.answer === 'other_outcome' ? decision.otherOutcome : null;
  if (decision.answer === 'other_outcome' && directed === null) throw new FormInvalid({ otherOutcome: 'Chọn hướng xử lý khác' });
  const comment = directed ? `Xử lý theo hướng “${outcomeNames[directed]}”. ${decision.comment}` : decision.comment;
  // What was approved stays as the record of that approval where it is the acceptance that is given back.
  const paperId =
    proposal.paperId !== null && petition.status === 'proposed'
      ? await returnPaper(act, proposal.paperId, comment)
      : proposal.paperId;
  await saveProposal(act.tx, proposal, {
    state: 'sent_back',
    decidedBy: act.actor.accountId,
    decidedAt: act.moment.at,
    comment,
    paperId,
    details: { ...proposal.details, ...(directed ? { directed } : {}) },
  });
  const holderId = await menderOf(act, petition, proposal);
  await savePetition(act.tx, petition, {
    status: 'assigned',
    outcome: null,
    ...(holderId === null
      ? await toBeAssigned(act)
      : {
          // Who entered a paper need not be who handles petitions: he enters it again, and is not given the petition.
          ...(onPaper && holderId === proposal.proposedBy
            ? { nextAct: 'on_paper' }
            : { assignedTo: petition.assignedTo ?? holderId, nextAct: 'propose' }),
          holderId,
          nextRole: null,
        }),
  });
  await record(act, petition, proposal, 'petition.sent_back', comment);
  if (holderId === null) {
    await tellAssigners(act, petition);
    return 'sent_back';
  }
  const what = onPaper ? 'Kết quả trên giấy của đơn' : 'Đề xuất đơn';
  await notifyOfficers(
    act,
    [holderId],
    notice(
      petition,
      'petition.sent_back',
      `${what} ${petitionNumber(petition)} được trả lại, cần sửa`,
      onPaper ? 'on-paper' : 'proposal',
    ),
  );
  return 'sent_back';
}

/** Whoever proposed it has left: it waits to be given to somebody else. */
const tellAssigners = async (act: Act, petition: LockedPetition): Promise<void> =>
  notifyRoles(
    act,
    [(await roleAwaited(act.tx, petition)) ?? 'leader'],
    notice(
      petition,
      'petition.sent_back',
      `Đề xuất đơn ${petitionNumber(petition)} được trả lại, người đề xuất không còn làm việc ở đơn vị: chờ phân công xử lý`,
      'assignment',
    ),
  );

function record(act: Act, petition: LockedPetition, proposal: LockedProposal, kind: string, comment: string): Promise<void> {
  // Free text of a sealed petition stays in its sealed row.
  const words = petition.sealed ? '' : comment;
  return recordEvent(act.tx, act.actor, {
    kind,
    at: act.moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { outcome: proposal.outcome, proposalId: proposal.id, ...(words ? { comment: words } : {}) },
    requestId: act.requestId,
  });
}

const notice = (petition: LockedPetition, kind: string, words: string, page: string) => ({
  kind,
  petitionId: petition.id,
  words,
  href: `/petitions/${petition.id}${page ? `/${page}` : ''}`,
});

const answered: Record<string, string> = {
  'petition.proposed': 'trình',
  'petition.endorsed': 'đồng ý và trình lãnh đạo',
  'petition.approved': 'phê duyệt',
  'petition.handled_on_paper': 'xác nhận',
  'petition.sent_back': 'trả lại',
  'petition.approval_taken_back': 'rút lại phê duyệt',
};

/** The facts with what only the software sees of a denunciation: its denouncer is a minor, and nobody says who represents him. */
async function withSealedGaps(act: Act, petition: LockedPetition, { facts, answers }: ProposalSources): Promise<OutcomeFacts> {
  if (!facts.gaps || !petition.sealed || answers.hasRepresentative || !(await isOfMinorAlone(act, petition))) return facts;
  return { ...facts, gaps: { ...facts.gaps, isMinorDenouncer: true } };
}

/** Somebody was faster. @throws NotAllowedNow "Đề xuất này đã được … phê duyệt lúc 09:14" */
async function refuseLate(act: Act, petition: LockedPetition): Promise<never> {
  const last = await act.tx.maybe<{ kind: string; at: Date; name: string | null }>(
    `select e.kind, e.at, ${calledAt('a', 'e.at')} as name from events e left join accounts a on a.id = e.account_id
      where e.unit_id = $1 and e.petition_id = $2 and e.kind = any($3::text[]) order by e.id desc limit 1`,
    [petition.unitId, petition.id, Object.keys(answered)],
  );
  // An act over units carried it away: that is the reason, whatever was put forward before.
  if (petition.status === 'handed_over')
    throw new NotAllowedNow(
      'Đơn này đã bàn giao sang đơn vị khác theo quyết định sắp xếp nên không còn xử lý ở đây. Mở lại đơn để xem nơi nhận.',
      `/petitions/${petition.id}`,
    );
  const words = last
    ? `Đề xuất này đã được ${last.name ?? 'phần mềm'} ${answered[last.kind] ?? 'xử lý'} lúc ${formatTime(last.at)}.`
    : 'Chưa có đề xuất nào đang chờ phê duyệt.';
  throw new NotAllowedNow(`${words} Mở lại đơn để xem kết quả.`, `/petitions/${petition.id}`);
}

/** Whether this officer may answer proposals at all. */
export function decides(actor: Actor): boolean {
  return may(actor, 'petition:endorse') || may(actor, 'petition:approve');
}
