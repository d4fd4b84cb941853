// Sending a petition to another body, and what the receiver answers. Each act locks, asks the policy, writes, records, queues.
import { recordEvent } from '../audit/events.ts';
import { enqueue } from '../database/outbox.ts';
import { formatDate, formatTime } from '../deadlines/dates.ts';
import { sendPaper } from '../documents/actions.ts';
import { numberAndSymbol } from '../documents/papers/number.ts';
import { beforeApproval } from '../documents/registry/approved-day.ts';
import type { PaperMeans } from '../documents/registry/sending.ts';
import { mayActOnPaper } from '../documents/registry/workflow.ts';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted } from '../errors.ts';
import { informSender } from '../notifications/actions.ts';
import { hideFromNamed, type LockedPetition, lockOwnPetition, markTransferred } from '../petitions/actions.ts';
import { approvedDaysOf } from '../petitions/approval/approved-days.ts';
import { isReceptionBoard, oweCitizen } from '../petitions/citizen-duty.ts';
import { findNamed } from '../petitions/named/naming.ts';
import { wantSearch } from '../petitions/named/unread.ts';
import { findOnPaper } from '../petitions/on-paper/queries.ts';
import { isOpposing, isUrgedBelow } from '../petitions/petition.ts';
import { findProposal, listParties, loadPetition } from '../petitions/queries.ts';
import { revokedPaperWords } from '../petitions/refusal-words.ts';
import { registerPetition } from '../petitions/registration.ts';
import { endReportBelow } from '../petitions/report-below.ts';
import { recordReply } from '../petitions/steps/actions.ts';
import { recordReportBelow } from '../petitions/steps/below.ts';
import { openTransferred } from '../sealing/identities.ts';
import { ofPetition, withoutSendersOf } from '../sealing/sealed-words.ts';
import { asEverNamed } from '../sealing/senders-in-text.ts';
import { fold } from '../search/fold.ts';
import {
  assertOpen,
  assertReceives,
  authorityAbove,
  authorityNameOf,
  findReceivingRefusal,
  listAbove,
  unitNameOn,
} from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import type { reportKinds } from './forms.ts';
import { draftLetter, draftNotice, draftResultNotice } from './notice.ts';
import { type AnswerAct, type Decision, mayAnswer, mayReceivePastHead, maySend } from './policy.ts';
import {
  findOriginOf,
  findPackage,
  holdSent,
  type LetterOption,
  listHops,
  listLetters,
  listSealedOfPackage,
  listSealedToCompare,
  listTransfersOf,
  loadTransfer,
  type TransferPackage,
  type TransferRow,
} from './queries.ts';
import { copyFiles, insertAnswer, insertTransfer, moveSlip, saveAcceptedPetition, saveReply } from './records.ts';
import { registrationFrom } from './registration.ts';
import { isAlarming, nextHop, type ReturnReason, returnReasonNames, stateOf } from './transfer.ts';

function assertDecided(decision: Decision, backHref: string): void {
  if (decision.ok) return;
  if (decision.why === 'role') throw new NotPermitted(decision.because, backHref);
  throw new NotAllowedNow(decision.because, backHref);
}

export interface Dispatch {
  /** A unit of this installation, or null with the name of a body outside. */
  toUnitId: number | null;
  toOutside: string;
  reason: string;
  basis: string;
  paperId: number | null;
  /** The day it left; the sender's clock stops on it and the receiver's begins. */
  sentOn: string;
  /** How the letter goes to a body outside; to a unit here it goes with the file. */
  means?: PaperMeans | null;
}

/**
 * Sends a petition of the actor's unit away (legal.md §6.1 transfer, §7.1). The receiver is told by a job, after commit.
 * @returns the transfer's id
 * @throws NotPermitted, NotAllowedNow (also: the receiver is closed), FormInvalid
 */
export async function sendTransfer(act: Act, petitionId: number, dispatch: Dispatch): Promise<number> {
  const petition = await lockOwnPetition(act, petitionId);
  assertDecided(maySend(act.actor, petition), `/petitions/${petitionId}`);
  if (petition.pastHead) await assertSuperior(act, dispatch);
  else if (petition.sealed && dispatch.toUnitId !== null) await assertNotItsHead(act, petition, dispatch.toUnitId);
  await assertLetter(act, petition, dispatch);
  const { reason, basis } = dispatch;
  return dispatchPetition(act, petition, {
    ...dispatch,
    ...(await withoutSendersOf(act, ofPetition(petition), { reason, basis })),
  });
}

/** Past the head it goes up, to whoever stood above this unit on the day of sending. @throws FormInvalid */
async function assertSuperior({ house, actor }: Act, { toUnitId, sentOn }: Dispatch): Promise<void> {
  const answer = mayReceivePastHead(await listAbove(house, actor.unitId, sentOn), toUnitId);
  if (!answer.ok) throw new FormInvalid({ [toUnitId === null ? 'toOutside' : 'toUnitId']: answer.because });
}

/** The sending itself, once somebody has decided that it may be sent: an officer above, or the superior (hand-over.ts). */
export async function dispatchPetition(act: Act, petition: LockedPetition, dispatch: Dispatch): Promise<number> {
  const { tx, house, actor, moment } = act;
  const petitionId = petition.id;
  if (dispatch.sentOn > moment.today) throw new FormInvalid({ sentOn: 'Ngày chuyển không sau ngày hôm nay.' });
  if (dispatch.sentOn < petition.receivedOn)
    throw new FormInvalid({ sentOn: `Ngày chuyển không trước ngày nhận đơn ${formatDate(petition.receivedOn)}.` });
  if (dispatch.toUnitId === actor.unitId) throw new FormInvalid({ toUnitId: 'Chọn đơn vị khác: đơn đang ở đơn vị này.' });
  if (dispatch.toUnitId !== null) await assertReachable(act, dispatch.toUnitId);
  const toName = dispatch.toUnitId === null ? dispatch.toOutside : await unitNameOn(house, dispatch.toUnitId, moment.today);
  /** Papers go to the agency, not to the place: "UBND phường Ngọc Hà". */
  const toAgency = dispatch.toUnitId === null ? dispatch.toOutside : await authorityNameOf(house, dispatch.toUnitId);
  const letter =
    dispatch.paperId === null ? undefined : (await listLetters(tx, petition)).find((one) => one.id === dispatch.paperId);
  if (dispatch.paperId !== null && !letter) throw new FormInvalid({ paperId: 'Chọn phiếu chuyển của đơn này.' });
  await assertSendingDay(act, petition, dispatch, letter);
  const { hop, isReturnToEarlier } = nextHop(await listHops(tx, petitionId), dispatch.toUnitId);
  const transferId = await insertTransfer(tx, {
    unitId: actor.unitId,
    petitionId,
    toUnitId: dispatch.toUnitId,
    toOutside: dispatch.toUnitId === null ? dispatch.toOutside : '',
    threadId: petition.threadId,
    publicCode: petition.publicCode,
    petitionType: petition.petitionType,
    sealed: petition.sealed,
    hop,
    isReturnToEarlier,
    reason: dispatch.reason,
    basis: dispatch.basis,
    paperId: dispatch.paperId,
    sentOn: dispatch.sentOn,
    sentAt: moment.at,
    sentBy: actor.accountId,
  });
  // Before the first reading there: what is sent is not there for an officer it is against.
  if (dispatch.toUnitId !== null) await hideFromNamed(act, petition, dispatch.toUnitId);
  const isSentOn = petition.outcome === 'transfer' && ['TC', 'KN'].includes(petition.petitionType);
  const owesNotice = isSentOn || (petition.petitionType === 'TC' && petition.pastHead && actor.role !== 'system');
  const sent = await markTransferred(act, petition, dispatch.sentOn, owesNotice);
  await recordEvent(tx, actor, {
    kind: 'petition.transferred',
    at: moment.at,
    petitionId,
    transferId,
    paperId: dispatch.paperId,
    sealed: petition.sealed,
    data: {
      toUnitId: dispatch.toUnitId,
      to: toName,
      on: dispatch.sentOn,
      hop,
      isReturnToEarlier,
    },
    requestId: act.requestId,
  });
  if (letter && mayActOnPaper(actor, 'send', letter).ok) {
    const means = dispatch.toUnitId === null ? (dispatch.means ?? 'post') : 'network';
    await sendPaper(act, letter.id, { on: dispatch.sentOn, means, to: toAgency });
  }
  if (petition.pastHead && !letter && actor.role !== 'system') await draftLetter(act, petition, toAgency);
  if (owesNotice) await draftNotice(act, petition, toAgency, letter);
  await informSender(act, sent, `Đã chuyển đến ${toName} ngày ${formatDate(dispatch.sentOn)}.`);
  if (dispatch.toUnitId !== null) await enqueue(tx, 'announce_transfer', { unitId: dispatch.toUnitId, transferId });
  if (isAlarming({ hop, isReturnToEarlier })) {
    await enqueue(tx, 'alert_hop', { unitId: actor.unitId, transferId });
    if (dispatch.toUnitId !== null) await enqueue(tx, 'alert_hop', { unitId: dispatch.toUnitId, transferId });
  }
  return transferId;
}

/**
 * Nothing is sent before it was approved, or before its letter; what has left already left on the day of the sending book. A unit of
 * this software is reached the moment it is sent: an earlier day would take its own time away from it.
 * @throws FormInvalid
 */
async function assertSendingDay(
  { tx, moment }: Act,
  petition: LockedPetition,
  { sentOn, toUnitId }: Dispatch,
  letter: LetterOption | undefined,
): Promise<void> {
  const refuse = (because: string) => {
    if (because) throw new FormInvalid({ sentOn: because });
  };
  if (letter?.sentOn) {
    if (sentOn !== letter.sentOn)
      refuse(
        `Sổ văn bản đi ghi phiếu chuyển đã gửi ngày ${formatDate(letter.sentOn)}: ghi ngày ấy, hoặc sửa việc gửi ở trang văn bản trước`,
      );
    return;
  }
  if (letter?.issuedOn && sentOn < letter.issuedOn)
    refuse(`Phiếu chuyển ban hành ngày ${formatDate(letter.issuedOn)}: ngày chuyển từ ngày ấy trở đi`);
  const days = approvedDaysOf(petition, petition.pastHead ? undefined : await findProposal(tx, petition));
  // Of a petition entered late the paper book is named by the number of the letter.
  refuse(beforeApproval(sentOn, letter?.issuedOn ? days : { ...days, enteredOn: null }, 'transfer'));
  if (toUnitId !== null && sentOn < moment.today)
    refuse(
      `Chuyển trong phần mềm thì đơn vị nhận được đơn ngay hôm nay và tính thời hạn từ ngày này: ghi ngày ${formatDate(moment.today)}`,
    );
}

/**
 * A letter goes out numbered, and to whom it is addressed. While one is drawn up without a number the petition waits for it.
 * @throws FormInvalid
 */
async function assertLetter({ tx, house }: Act, petition: LockedPetition, dispatch: Dispatch): Promise<void> {
  const letters = await listLetters(tx, petition);
  const chosen = letters.find((one) => one.id === dispatch.paperId);
  const newest = letters[0];
  const proposal = await findProposal(tx, petition);
  if (!newest && !petition.pastHead && proposal?.paperState === 'revoked') throw new FormInvalid({ paperId: revokedPaperWords });
  // Past the head nobody proposed: the letter is drawn up with the sending and numbered after it.
  if (chosen ? chosen.number === null || newest?.number === null : newest?.number === null && !petition.pastHead)
    throw new FormInvalid({
      paperId: 'Phiếu chuyển chưa có số. Mở phiếu ở mục Văn bản của đơn, phê duyệt, cấp số, rồi chuyển đơn',
    });
  // A letter drawn up before it turned out to be past the head stays behind.
  if (letters.length === 0 || (petition.pastHead && !chosen)) return;
  const isAddressed = !(proposal?.destinationUnitId || proposal?.destination)
    ? true
    : proposal.destinationUnitId
      ? proposal.destinationUnitId === dispatch.toUnitId
      : fold(dispatch.toUnitId === null ? dispatch.toOutside : await authorityNameOf(house, dispatch.toUnitId)) ===
        fold(proposal.destination);
  if (!isAddressed)
    throw new FormInvalid({
      [dispatch.toUnitId === null ? 'toOutside' : 'toUnitId']:
        `Phiếu chuyển ghi nơi nhận là ${proposal?.destination ?? ''}. Chọn đúng nơi nhận ấy; chuyển nơi khác thì soạn phiếu khác`,
    });
  // A letter that is there travels with the file, also when an old draft of the form names none.
  if (!chosen && newest)
    throw new FormInvalid({ paperId: `Chọn phiếu chuyển số ${numberAndSymbol(newest.number, newest.symbol)} để gửi kèm đơn` });
}

/** A denunciation does not go to the office of whom it is against: there everybody but him would read it (Điều 12, Điều 13 LTC; decisions 6). @throws FormInvalid */
async function assertNotItsHead({ tx, house, moment }: Act, petition: LockedPetition, unitId: number): Promise<void> {
  const respondents = (await listParties(tx, petition))
    .filter(isOpposing)
    .map(({ name, position, organization }) => ({ name, position, organization, accountId: null }));
  const { pastHead } = await findNamed(house, unitId, { type: 'TC', sealed: true, respondents, isAnswered: true }, moment.today);
  if (!pastHead) return;
  const above = await authorityAbove(house, unitId, moment.today);
  throw new FormInvalid({
    toUnitId: `Đơn tố cáo người đứng đầu đơn vị này. Chuyển đến cơ quan quản lý trực tiếp người bị tố cáo${above ? `: ${above}` : ''}`,
  });
}

/** A letter inside the system goes to a unit that stands and receives here. @throws NotAllowedNow, FormInvalid */
async function assertReachable({ house, moment }: Act, unitId: number): Promise<void> {
  await assertOpen(house, unitId, moment.today);
  const refusal = await findReceivingRefusal(house, unitId, moment.today);
  if (refusal)
    throw new FormInvalid({ toUnitId: `${refusal} Chuyển bằng văn bản giấy: chọn cơ quan ngoài phần mềm, ghi tên đơn vị ấy.` });
}

async function loadToAnswer(
  act: Act,
  transferId: number,
  answer: AnswerAct,
): Promise<{ transfer: TransferRow; sent: TransferPackage }> {
  const load = async () => {
    const transfer = await loadTransfer(act.tx, transferId);
    const asked = { toUnitId: transfer.toUnitId, state: stateOf(transfer) };
    assertDecided(mayAnswer(act.actor, answer, asked), `/transfers/${transferId}`);
    return transfer;
  };
  const transfer = await load();
  const sent = await findPackage(act.tx, transferId);
  // Answered by somebody else between the two readings: who is late hears that, not that there is nothing here.
  if (!sent) await load();
  if (!sent) throw new NotFound();
  return { transfer, sent };
}

/** The first reading by the receiver, under the reader's name. Nothing of the content is shown before it. */
export async function openTransfer(act: Act, transferId: number): Promise<void> {
  const { tx, actor, moment } = act;
  const { transfer } = await loadToAnswer(act, transferId, 'open');
  const isFirst = await insertAnswer(tx, answerOf(act, transfer, 'opened'));
  if (!isFirst) return;
  await recordEvent(tx, actor, {
    kind: 'transfer.opened',
    at: moment.at,
    transferId,
    sealed: transfer.sealed,
    requestId: act.requestId,
  });
}

/**
 * The receiver takes it: registers a petition of its own in the same thread under the same public code, received on the day of
 * delivery; the file rows are copied, a sealed identity is sealed anew, the citizen's slip follows. The sender hears by a job.
 * @param standsOn the day the unit must stand: today, but for what a unit that has ended takes in last
 * @returns the receiver's petition
 * @throws NotAllowedNow when a colleague answered first, with who and when
 */
export async function acceptTransfer(
  act: Act,
  transferId: number,
  standsOn = act.moment.today,
): Promise<{ petitionId: number; number: string }> {
  const { tx, house, actor, moment } = act;
  if (!(await holdSent(tx, transferId)))
    throw new NotAllowedNow('Đơn vị chuyển đang niêm phong đơn này. Nhận lại sau ít phút.', `/transfers/${transferId}`);
  const { transfer, sent } = await loadToAnswer(act, transferId, 'accept');
  await assertOpen(house, actor.unitId, standsOn);
  await assertReceives(house, actor.unitId, standsOn, `/transfers/${transferId}`);
  await claimAnswer(act, transfer, answerOf(act, transfer, 'accepted'));
  const envelopes = sent.facts.sealed ? await listSealedOfPackage(tx, transferId) : [];
  const identities = openTransferred(act, envelopes);
  const registered = await registerPetition(act, registrationFrom(transfer, sent, identities));
  if (identities.some(({ person }) => person.withheld)) await wantSearch(tx, actor.unitId);
  const files = await copyFiles(
    tx,
    { unitId: actor.unitId, petitionId: registered.id, accountId: actor.accountId, sealed: sent.facts.sealed },
    transferId,
    moment.at,
  );
  // The last step of taking over: from here on the package is shut, and what is read is the petition just registered.
  await saveAcceptedPetition(tx, { unitId: actor.unitId, transferId }, registered.id);
  // A file the sender's scanner had not reached yet is scanned again for the copy.
  for (const one of files) {
    if (one.scanState === 'pending' || one.scanState === 'failed') {
      await enqueue(tx, 'scan_attachment', { unitId: actor.unitId, attachmentId: one.id });
    }
  }
  if (transfer.publicCode) await moveSlip(tx, transferId, registered.id);
  await recordEvent(tx, actor, {
    kind: 'transfer.accepted',
    at: moment.at,
    petitionId: registered.id,
    transferId,
    sealed: sent.facts.sealed,
    data: { fromUnitId: transfer.unitId, on: transfer.sentOn, files: files.length, identities: envelopes.length },
    requestId: act.requestId,
  });
  await informSender(
    act,
    await loadPetition(tx, registered.id),
    `${actor.unitName || transfer.toName} đã nhận đơn do ${transfer.fromName} chuyển đến.`,
  );
  await enqueue(tx, 'transfer_answered', { unitId: transfer.unitId, transferId });
  return { petitionId: registered.id, number: registered.number };
}

/**
 * The receiver sends it back with a legal reason. A job reopens the sender's petition and restarts its clock.
 * @throws NotAllowedNow when a colleague answered first
 */
export async function returnTransfer(
  act: Act,
  transferId: number,
  typed: { reason: ReturnReason; basis: string; note: string },
): Promise<void> {
  const { tx, actor, moment } = act;
  const { transfer } = await loadToAnswer(act, transferId, 'return');
  const people = async () =>
    asEverNamed(openTransferred(act, await listSealedToCompare(tx, transferId)).map((one) => one.person));
  const written = { unitId: actor.unitId, sealed: transfer.sealed, transferId, people };
  const because = { ...typed, ...(await withoutSendersOf(act, written, { basis: typed.basis, note: typed.note })) };
  await claimAnswer(act, transfer, {
    ...answerOf(act, transfer, 'returned'),
    reason: because.note ? `${returnReasonNames[because.reason]}. ${because.note}` : returnReasonNames[because.reason],
    basis: because.basis,
  });
  await recordEvent(tx, actor, {
    kind: 'transfer.returned',
    at: moment.at,
    transferId,
    sealed: transfer.sealed,
    data: { toUnitId: transfer.unitId, code: because.reason, reason: returnReasonNames[because.reason], basis: because.basis },
    requestId: act.requestId,
  });
  await enqueue(tx, 'transfer_answered', { unitId: transfer.unitId, transferId });
}

/**
 * The other body's written reply: the sender's petition ends with it, unless a body below that was urged only reports how far it is
 * (khoản 3 Điều 38 LTC). Gives whether it ended. @throws NotAllowedNow, NotPermitted, FormInvalid
 */
export async function recordTransferReply(
  act: Act,
  petitionId: number,
  typed: {
    number: string;
    on: string;
    note: string;
    about?: (typeof reportKinds)[number] | null;
    heardOn?: string | null;
    isAsked?: 'yes' | 'no' | null;
  },
): Promise<{ ended: boolean }> {
  const petition = await lockOwnPetition(act, petitionId);
  const [transfer] = await listTransfersOf(act.tx, petition);
  if (typed.on > act.moment.today) throw new FormInvalid({ on: 'Ngày văn bản không sau ngày hôm nay.' });
  // Sent on paper before it came into the book: there is no transfer here, only what was entered of the letter.
  const onPaper = transfer ? undefined : await findOnPaper(act.tx, petition);
  const sentOn = transfer?.sentOn ?? onPaper?.sentOn ?? onPaper?.paperOn;
  if (sentOn !== undefined && typed.on < sentOn) {
    throw new FormInvalid({ on: `Ngày văn bản không trước ngày chuyển đơn ${formatDate(sentOn)}.` });
  }
  const heardOn = typed.heardOn ?? act.moment.today;
  if (heardOn < typed.on) throw new FormInvalid({ heardOn: 'Ngày nhận được không trước ngày văn bản.' });
  if (heardOn > act.moment.today) throw new FormInvalid({ heardOn: 'Ngày nhận được không sau ngày hôm nay.' });
  const isUrged = isUrgedBelow(petition);
  if (isUrged && !typed.about) throw new FormInvalid({ about: 'Chọn văn bản là báo cáo quá trình hay kết quả giải quyết' });
  if (isUrged && typed.about === 'progress') {
    const words = await withoutSendersOf(act, ofPetition(petition), { number: typed.number, note: typed.note });
    await recordReportBelow(act, petition, { ...words, on: typed.on });
    return { ended: false };
  }
  const isBoard = await isReceptionBoard(act.house, act.actor.unitId, act.moment.today);
  if (isBoard && !typed.isAsked) throw new FormInvalid({ isAsked: 'Chọn công dân có yêu cầu thông báo kết quả hay không' });
  const reply = await withoutSendersOf(act, ofPetition(petition), typed);
  const replied = await recordReply(act, petitionId, reply);
  await endReportBelow(act, petition, heardOn, 'Đã có văn bản báo cáo');
  if (transfer) await saveReply(act.tx, transfer, reply);
  // Khoản 2 Điều 28 LTCD: the board, and only if the citizen asked.
  if (reply.isAsked !== 'yes' || !isBoard) return { ended: true };
  await oweCitizen(act, replied, heardOn);
  await draftResultNotice(act, petition, {
    byOrg: transfer?.toName ?? onPaper?.destination ?? '',
    number: reply.number,
    on: reply.on,
    words: reply.note,
  });
  return { ended: true };
}

/** The receiver's duty of khoản 2 Điều 27 LTCD is done: a unit of this installation that sent the petition hears of it at once. */
export async function tellTransferor(act: Act, petitionId: number): Promise<void> {
  const from = await findOriginOf(act.tx, petitionId);
  if (from) await enqueue(act.tx, 'transferor_told', { unitId: from.unitId, transferId: from.transferId });
}

const answerOf = ({ actor, moment }: Act, transfer: TransferRow, kind: 'opened' | 'accepted' | 'returned') => ({
  unitId: actor.unitId,
  fromUnitId: transfer.unitId,
  transferId: transfer.id,
  kind,
  answeredOn: moment.today,
  answeredAt: moment.at,
  answeredBy: actor.accountId || null,
});

/** Writes the one answer there can be; the unique key makes the second officer wait and lose. */
async function claimAnswer(act: Act, transfer: TransferRow, answer: Parameters<typeof insertAnswer>[1]): Promise<void> {
  if (await insertAnswer(act.tx, answer)) return;
  const first = await loadTransfer(act.tx, transfer.id);
  const who = first.answeredByName ?? 'Phần mềm';
  const when = first.answeredAt
    ? ` lúc ${formatTime(first.answeredAt)} ngày ${formatDate(first.answeredOn ?? act.moment.today)}`
    : '';
  throw new NotAllowedNow(`${who} đã trả lời đơn chuyển đến này${when}.`, `/transfers/${transfer.id}`);
}
