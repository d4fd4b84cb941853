// Assigning, withdrawing, voiding, supplement, reply, reveal: one verb each.

import { namesOf } from '../../accounts/queries.ts';
import { recordEvent } from '../../audit/events.ts';
import { stopClocks } from '../../deadlines/actions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { enterByHand } from '../../documents/actions.ts';
import { listTakenAbout } from '../../documents/drafts/passing.ts';
import { ChangedMeanwhile, FormInvalid, NotPermitted } from '../../errors.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import { revealIdentities, type SealedPerson } from '../../sealing/identities.ts';
import { mayReveal, type RevealPurpose } from '../../sealing/policy.ts';
import { findRevealFacts } from '../../sealing/queries.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import { removeFromIndex } from '../../search/index.ts';
import type { Act } from '../../web/act.ts';
import { actRules, isOutliving } from '../act-rules.ts';
import { assertMay, closePetition, type LockedPetition, lockOwnPetition } from '../actions.ts';
import { assignerRole } from '../assigner.ts';
import { firstHere } from '../back-to.ts';
import { recordCitizenTold } from '../citizen-duty.ts';
import type { TellingWay } from '../citizen-telling.ts';
import { findForwardDuty, recordForwarderInformed } from '../forward-duty.ts';
import { respondentWords } from '../insert.ts';
import { type InspectionFinding, inspectionRule } from '../inspection.ts';
import type { Whom } from '../named/whom.ts';
import { petitionNumber } from '../petition.ts';
import { loadPetition } from '../queries.ts';
import { savePetition, withdrawSlip } from '../records.ts';
import { sealAndRecount } from '../sealing.ts';
import { mustGoOn, signObjection, type WithdrawalSign, type Withdrawers, withdrawersObjection } from '../withdrawal-signs.ts';
import { assignedMark, assigneeOf } from './assignable.ts';
import { asksWithdrawalSign } from './forms.ts';
import { giveToProcessor } from './giving.ts';

/** Gives a petition to a processor of the unit, or to another one. @throws FormInvalid when he is named in it or not of the unit, ChangedMeanwhile when it was given to somebody since the form was opened */
export async function assignPetition(
  act: Act,
  id: number,
  form: { processor: number; note: string; rowVersion?: string },
): Promise<string> {
  const { tx, house, actor } = act;
  const petition = await lockOwnPetition(act, id);
  assertMay(actor, 'assign', { ...petition, owesForwarder: (await findForwardDuty(tx, petition)) !== undefined });
  if (form.rowVersion && form.rowVersion !== assignedMark(petition)) {
    const who = petition.assignedTo === null ? undefined : (await namesOf(house, [petition.assignedTo])).get(petition.assignedTo);
    throw new ChangedMeanwhile(who ? `Đơn này vừa được phân công cho ${who}.` : 'Phân công đơn này vừa đổi.', `/petitions/${id}`);
  }
  const processor = await assigneeOf(act, petition, form.processor);
  // Last of what can refuse: nothing else may answer after the words were held against the sender.
  const { note } = await withoutSendersOf(act, ofPetition(petition), { note: form.note });
  const isProcessed = !actRules.assign.from.includes(petition.status);
  // Processed, or before the superior: the step stays where it is. What outlives processing is his to do.
  const keepsHolder = petition.status === 'proposed' || (isProcessed && !isOutliving(petition));
  const nextAct = isProcessed ? petition.nextAct : petition.classifiedAt ? 'propose' : 'classify';
  await giveToProcessor(act, petition, processor, note, {
    status: petition.status === 'received' ? 'assigned' : petition.status,
    ...(keepsHolder ? {} : { holderId: processor.accountId, nextRole: null, nextAct }),
  });
  const taken = (await listTakenAbout(tx, id)).map(({ accountId }) => accountId).filter((one) => one !== processor.accountId);
  await notifyOfficers(act, [...new Set(taken)], {
    kind: 'draft.handed_over',
    petitionId: id,
    words: `Đơn ${petitionNumber(petition)} đã phân công cho ${processor.name}: giao lại bản nháp nhận bàn giao đang giữ`,
    href: '/drafts-received',
  });
  return processor.name;
}

/**
 * Withdrawal before acceptance (LKN Điều 10; LTC Điều 33 as amended). A part withdrawn, some of several who withdraw, or a denunciation with a ground of khoản 3
 * Điều 33 LTC, is recorded and the petition goes on; the office says yes or no to that ground, silence is no answer. Gives whether it ended.
 * @throws NotPermitted, NotAllowedNow, FormInvalid
 */
export async function withdrawPetition(
  act: Act,
  id: number,
  typed: {
    on: string;
    paper: string;
    scope: 'full' | 'partial';
    /** Asked of a petition of several. */
    who?: Withdrawers | null;
    leavers?: string;
    sign: WithdrawalSign | null;
    note: string;
  },
): Promise<{ ended: boolean }> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'withdraw', petition);
  // Who of several withdraws is said by name, in a field of its own that nobody is shown.
  const { paper, note } = typed;
  if (typed.on < petition.receivedOn) throw new FormInvalid({ on: 'Ngày rút đơn không được trước ngày tiếp nhận' });
  const isAsked = asksWithdrawalSign(petition);
  const missing = {
    ...withdrawersObjection(petition.senderCount, typed.who, typed.leavers ?? ''),
    ...signObjection(isAsked, typed.sign),
    ...(typed.scope === 'partial' && note === '' ? { note: 'Nêu nội dung được rút' } : {}),
  };
  if (Object.keys(missing).length > 0) throw new FormInvalid(missing);
  const form = { ...typed, ...(await withoutSendersOf(act, ofPetition(petition), { paper, note })) };
  const goesOn = mustGoOn(isAsked, form.sign);
  const isSome = petition.senderCount > 1 && form.who === 'some';
  const ended = form.scope === 'full' && !isSome && !goesOn;
  if (ended) await closePetition(act, petition, 'withdrawn', form.on);
  await recordEvent(act.tx, act.actor, {
    kind: ended ? 'petition.withdrawn' : 'petition.withdrawal_recorded',
    at: act.moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: {
      on: form.on,
      paper: form.paper,
      scope: form.scope,
      who: isSome ? 'some' : 'all',
      sign: goesOn ? form.sign : null,
      note: form.note,
      // Names of senders: apart from the note, so that a later seal closes them to everybody.
      ...(isSome ? { leavers: form.leavers ?? '' } : {}),
    },
    requestId: act.requestId,
  });
  return { ended };
}

/** The number stays in the book, struck through, with reason and who; the slip stops answering. */
export async function voidPetition(act: Act, id: number, typed: { reason: string }): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'void', petition);
  const form = await withoutSendersOf(act, ofPetition(petition), typed);
  const closed = await closePetition(act, petition, 'void');
  // The facts are read wider than the words: of a denunciation the reason stands in its event alone.
  const voidReason = petition.sealed ? '' : form.reason;
  await savePetition(act.tx, closed, { voidedAt: act.moment.at, voidedBy: act.actor.accountId, voidReason });
  await withdrawSlip(act.tx, petition, act.moment.at);
  if (!petition.sealed) await removeFromIndex(act.tx, id);
  await recordEvent(act.tx, act.actor, {
    kind: 'petition.voided',
    at: act.moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: { reason: form.reason },
    requestId: act.requestId,
  });
}

/** The office told whoever forwarded the denunciation what became of it. @throws NotPermitted, NotAllowedNow, FormInvalid */
export async function informForwarder(
  act: Act,
  id: number,
  form: { on: string; number: string; leap?: string; note: string },
): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  const owesForwarder = (await findForwardDuty(act.tx, petition)) !== undefined;
  assertMay(act.actor, 'inform', { ...petition, owesForwarder });
  await recordForwarderInformed(act, petition, await withoutSendersOf(act, ofPetition(petition), form));
}

/** The reception board told the citizen what became of the petition it had sent on. @throws NotPermitted, NotAllowedNow, FormInvalid */
export async function tellCitizen(
  act: Act,
  id: number,
  form: { on: string; way: TellingWay; number: string; leap?: string },
): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'tell', petition);
  await recordCitizenTold(act, petition, form);
}

/** The citizen answered the request for a supplement, or did not. The processor goes on either way. */
export async function recordSupplement(
  act: Act,
  id: number,
  typed: { on: string; received: string; note: string },
): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'supplement', petition);
  const form = await withoutSendersOf(act, ofPetition(petition), typed);
  const holder = await firstHere(act, petition.assignedTo);
  await savePetition(act.tx, petition, {
    status: 'assigned',
    isPaused: false,
    outcome: null,
    holderId: holder,
    nextRole: holder ? null : await assignerRole(act),
    nextAct: holder ? (petition.classifiedAt === null ? 'classify' : 'propose') : 'assign',
  });
  await recordEvent(act.tx, act.actor, {
    kind: form.received === 'yes' ? 'petition.supplemented' : 'petition.not_supplemented',
    at: act.moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: { on: form.on, note: form.note },
    requestId: act.requestId,
  });
}

/**
 * Opens the sealed identities of a petition within reach: policy, then the event, then the names, all in one transaction.
 * @throws NotPermitted with the reason
 */
export async function revealPetition(act: Act, id: number, purpose: RevealPurpose): Promise<SealedPerson[]> {
  const petition = await loadPetition(act.tx, id);
  const facts = await findRevealFacts(act.tx, petition, act.actor.accountId);
  const answer = petition.sealed
    ? mayReveal(act.actor, petition, facts)
    : { ok: false as const, because: 'Đơn này không có thông tin bảo mật.' };
  if (!answer.ok) throw new NotPermitted(answer.because);
  return revealIdentities(act, { unitId: petition.unitId, petitionId: id }, purpose);
}

/** What the office's own inspection of nameless information found (khoản 2 Điều 25 LTC): the petition ends here. @throws FormInvalid */
export async function recordInspection(
  act: Act,
  id: number,
  typed: { on: string; number: string; leap?: string; finding: InspectionFinding; note: string },
): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const petition = await lockOwnPetition(act, id);
  assertMay(actor, 'inspect', petition);
  const begun = petition.closedOn ?? petition.receivedOn;
  if (typed.on < begun) throw new FormInvalid({ on: `Ngày này không được trước ngày giao kiểm tra ${formatDate(begun)}` });
  const form = await withoutSendersOf(act, ofPetition(petition), typed);
  const byHand = await enterByHand(act, petition, form);
  await stopClocks(tx, actor, rules, { petitionId: id }, form.on, 'Đã có kết quả kiểm tra', moment, [inspectionRule]);
  await savePetition(tx, petition, { status: 'inspected', holderId: null, nextRole: null, nextAct: null });
  await recordEvent(tx, actor, {
    kind: 'petition.inspected',
    at: moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: { on: form.on, number: form.number, finding: form.finding, note: form.note, ...byHand },
    requestId: act.requestId,
  });
}

/** The body outside answered: the petition ends here. */
export async function recordReply(
  act: Act,
  id: number,
  form: { on: string; number: string; note: string },
): Promise<LockedPetition> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'reply', petition);
  const replied = await savePetition(act.tx, petition, { status: 'transferred_replied', nextAct: null });
  await recordEvent(act.tx, act.actor, {
    kind: 'petition.replied',
    at: act.moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: { on: form.on, number: form.number, note: form.note },
    requestId: act.requestId,
  });
  return replied;
}

const opponentsOf = ({ people }: Whom) => people.map((one) => ({ ...one, accountId: null }));

/** An officer found that an open petition is a denunciation. @param whom whom it is against; without, its own words say it */
export async function sealOnRequest(act: Act, id: number, form: { reason: string }, whom?: Whom): Promise<LockedPetition> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'seal', petition);
  const sealed = await sealAndRecount(act, petition, whom);
  await recordEvent(act.tx, act.actor, {
    kind: 'petition.sealing_explained',
    at: act.moment.at,
    petitionId: id,
    sealed: true,
    data: {
      ...(await withoutSendersOf(act, ofPetition(sealed), { reason: form.reason })),
      // Written into no list of an accepted petition: the denunciation of them gets a number of its own.
      ...(petition.status === 'accepted' && whom ? { against: respondentWords({ respondents: opponentsOf(whom) }) } : {}),
    },
    requestId: act.requestId,
  });
  return sealed;
}
