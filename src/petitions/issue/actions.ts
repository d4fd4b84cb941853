// Issuing what was approved: the clerk numbers the paper, then records that it was sent; the petition reaches its end.
import { recordEvent } from '../../audit/events.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { enterByHand, numberPaper, sendPaper } from '../../documents/actions.ts';
import { numberAndSymbol } from '../../documents/papers/number.ts';
import { type ApprovedDays, beforeApproval } from '../../documents/registry/approved-day.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import {
  approvedNext,
  assertMay,
  closePetition,
  type LockedPetition,
  lockOwnPetition,
  markInspecting,
  markTransferred,
} from '../actions.ts';
import { approvedDaysOf } from '../approval/approved-days.ts';
import { findProposedPaper, type ProposedPaperRow } from '../approval/queries.ts';
import { firstHere } from '../back-to.ts';
import { outcomeRules } from '../classification/outcomes.ts';
import type { Outcome, PetitionStatus } from '../petition.ts';
import { type LockedProposal, lockLatestProposal, saveProposal } from '../proposals/records.ts';
import { approvalRoute } from '../proposals/route.ts';
import { savePetition } from '../records.ts';
import { startReportBelow } from '../report-below.ts';
import type { IssueValues } from './forms.ts';
import { draftUrgedNotice } from './urged-notice.ts';

/** What comes next for a paper of an approved proposal: its number, its sending, or, where the law gives none, the office's own letter. */
export function nextStep(paper: Pick<ProposedPaperRow, 'state'> | undefined): 'number' | 'send' | 'close' {
  if (!paper) return 'close';
  return ['draft', 'submitted', 'approved'].includes(paper.state) ? 'number' : 'send';
}

export type Issued = { step: 'number'; numberWords: string } | { step: 'done'; status: PetitionStatus; outcome: Outcome };

/**
 * One step of issuing.
 * @throws NotAllowedNow when the step was already taken, FormInvalid on wrong dates or a missing letter number
 */
export async function issuePetition(act: Act, id: number, typed: IssueValues): Promise<Issued> {
  const { tx, actor } = act;
  const petition = await lockOwnPetition(act, id);
  const proposal = await lockLatestProposal(tx, petition);
  const paper = proposal?.paperId ? await findProposedPaper(tx, petition.unitId, proposal.paperId) : undefined;
  assertMay(actor, 'issue', petition, proposal && { ...proposal, paperState: paper?.state ?? null });
  if (proposal?.state !== 'approved') throw new NotAllowedNow('Chưa có hướng xử lý được phê duyệt.', `/petitions/${id}`);
  if (typed.on < petition.receivedOn) throw new FormInvalid({ on: 'Ngày này không được trước ngày tiếp nhận đơn' });
  const step = nextStep(paper);
  if (step !== typed.step) throw new NotAllowedNow('Bước này vừa được người khác thực hiện.', `/petitions/${id}/issue`);
  if (step === 'close' && typed.letterNumber === '') throw new FormInvalid({ letterNumber: 'Nhập số văn bản đã phát hành' });
  if (step !== 'number')
    assertDay(typed.on, step === 'send' ? (paper?.sentOn ?? null) : null, approvedDaysOf(petition, proposal));
  const form = await withoutSendersOf(act, ofPetition(petition), typed);
  if (step === 'number' && paper) {
    const { number, symbol } = await onDay('issuedOn', numberPaper(act, paper.id, form.on));
    return { step: 'number', numberWords: numberAndSymbol(number, symbol) };
  }
  if (step === 'send' && paper && paper.state !== 'sent' && paper.state !== 'acknowledged') await sendFrom(act, paper.id, form);
  return finish(act, petition, proposal, form, paper);
}

/**
 * The head has refused to accept what was approved for acceptance: the notice is to be issued like any other, and only then the
 * petition ends; its clock runs until the notice has left.
 * @param refusal the form as typed, kept with the proposal for a refusal that is taken back
 */
export async function issueRefusal(
  act: Act,
  petition: LockedPetition,
  paperId: number,
  refusal: { on: string; ground: string; reason: string },
): Promise<LockedPetition> {
  const { tx, house, actor, moment } = act;
  const proposal = await lockLatestProposal(tx, petition);
  if (proposal) {
    const { refusalBefore: _before, refusalTakenBack: _why, ...details } = proposal.details;
    await saveProposal(tx, proposal, { paperId, details: { ...details, refusal } });
  }
  const route = await approvalRoute(house, petition.unitId, actor.accountId, moment.today);
  const outcome = 'notify_inadmissible';
  return savePetition(tx, petition, { outcome, status: 'approved', ...approvedNext(outcome, route) });
}

/**
 * What carries out the outcome does not go before it was approved; what has left already left on the day of the sending book.
 * @param bookedOn that day, null while the paper is here or there is none
 * @throws FormInvalid
 */
function assertDay(on: string, bookedOn: string | null, days: ApprovedDays): void {
  if (bookedOn !== null && on !== bookedOn)
    throw new FormInvalid({
      on: `Sổ văn bản đi ghi đã gửi ngày ${formatDate(bookedOn)}: ghi ngày ấy, hoặc sửa việc gửi ở trang văn bản trước`,
    });
  const because = bookedOn === null ? beforeApproval(on, days, 'letter') : '';
  if (because) throw new FormInvalid({ on: because });
}

const sendFrom = (act: Act, paperId: number, form: IssueValues) =>
  onDay('sentOn', sendPaper(act, paperId, { on: form.on, means: form.means ?? null, to: form.to ?? '' }));

/** The page calls the day of every step `on`, whatever the act on the paper calls it. */
function onDay<T>(name: 'issuedOn' | 'sentOn', done: Promise<T>): Promise<T> {
  return done.catch((error: unknown) => {
    if (!(error instanceof FormInvalid)) throw error;
    const { [name]: day, number, ...others } = error.errors;
    // The number of the paper book is typed on the page of the paper itself.
    const on = day ?? (number && `${number}. Cấp số ở trang văn bản, hoặc ghi ngày hôm nay`);
    throw on === undefined ? error : new FormInvalid({ ...others, on });
  });
}

async function finish(
  act: Act,
  petition: LockedPetition,
  proposal: LockedProposal,
  form: IssueValues,
  paper: ProposedPaperRow | undefined,
): Promise<Issued> {
  const { tx, actor, moment } = act;
  // Not the proposal's own where the head has refused what was proposed for acceptance.
  const outcome = petition.outcome ?? proposal.outcome;
  const status = outcomeRules[outcome].status;
  if (!status) throw new Error(`${outcome} is not issued`);
  const letter = { number: paper ? '' : form.letterNumber, on: form.on, leap: form.leap ?? '' };
  const byHand = await enterByHand(act, petition, letter, 'letterNumber');
  const carried = await carryOut(act, petition, status, form.on);
  const toOrg = String((paper?.fields as { toOrg?: unknown } | undefined)?.toOrg ?? proposal.destination);
  const { number = null, symbol = '', issuedOn = null } = paper ?? {};
  await draftUrgedNotice(act, carried, { toOrg, number, symbol, issuedOn });
  await recordEvent(tx, actor, {
    kind: 'petition.issued',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    paperId: paper?.id ?? null,
    data: {
      outcome,
      status,
      on: form.on,
      ...(form.letterNumber ? { letter: form.letterNumber } : {}),
      ...byHand,
      ...(form.note && !petition.sealed ? { note: form.note } : {}),
    },
    requestId: act.requestId,
  });
  return { step: 'done', status, outcome };
}

/** What was approved is out of the house on that day: the petition ends, is followed elsewhere, or waits for its sender. */
export async function carryOut(act: Act, petition: LockedPetition, status: PetitionStatus, on: string): Promise<LockedPetition> {
  // The law knows no pause here: the state says who waits for whom, the clock runs on in sight (legal.md §8.6).
  if (status === 'awaiting_supplement') {
    const holderId = await firstHere(act, petition.assignedTo);
    return savePetition(act.tx, petition, {
      status,
      holderId,
      nextRole: holderId ? null : 'clerk',
      nextAct: 'supplement',
    });
  }
  if (status === 'inspecting') return markInspecting(act, petition, on);
  if (status !== 'transferred') return closePetition(act, petition, status, on);
  const sent = await markTransferred(act, petition, on);
  await startReportBelow(act, sent, on);
  return sent;
}
