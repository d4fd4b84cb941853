// What happens to a visit after it was written down: outcome, void, a session nobody came to. One verb each.
import { recordEvent } from '../audit/events.ts';
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { listClocks } from '../deadlines/queries.ts';
import { createPaper } from '../documents/actions.ts';
import { FormInvalid, NotAllowedNow, NotPermitted } from '../errors.ts';
import { readCapacityWords } from '../petitions/capacity.ts';
import { takeNumber } from '../petitions/insert.ts';
import { nameIn } from '../petitions/named/actions.ts';
import { listNamedAtDesk } from '../petitions/named/queries.ts';
import { type Registered, registerPetition } from '../petitions/registration.ts';
import { revealIdentities, type SealedPerson } from '../sealing/identities.ts';
import type { RevealPurpose } from '../sealing/policy.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import { assertReceives } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import { syncConclusionDuty } from './conclusion-clock.ts';
import { conclusionRule } from './conclusion-duty.ts';
import { denouncedIn, type VisitNaming } from './denounced.ts';
import type { VisitEntry } from './entry-form.ts';
import { petitionOf, withWards } from './entry-people.ts';
import { outcomeObjections, sentTo } from './entry-rules.ts';
import { genders } from './id-papers.ts';
import { minutesWords } from './minutes.ts';
import { isOtherOutcome, renewOutcomePapers } from './outcome-papers.ts';
import { hasLivePetition, listVisitMatters, listVisitParties, loadVisitRecord } from './queries.ts';
import {
  emptyContent,
  insertVisit,
  insertVisitContent,
  type LockedVisit,
  loadVisit,
  lockVisit,
  saveVisit,
  saveVisitContent,
} from './records.ts';
import { needsRefusalNotice } from './refusal.ts';
import { assertReveals } from './reveal-right.ts';
import { holdDayOf } from './schedule/hold.ts';
import { loadDay } from './schedule/records.ts';
import type { NoShowInput, OutcomeInput, VoidInput } from './step-forms.ts';
import { entryOf } from './stored-entry.ts';
import { enterTypedLetter, typedNumbers } from './typed-letter.ts';
import { assertUrgesBelow } from './urging.ts';
import { replyDuty, statusAfter, visitNumber } from './visit.ts';
import { isBlindTo, mayActOnVisit, type VisitAct } from './workflow.ts';
import { bringsPetition } from './written-petition.ts';

/** Locks a visit for one act: the stored row decides, and a colleague who was faster is named by the version. */
export async function lockFor(act: Act, id: number, doing: VisitAct, version: number): Promise<LockedVisit> {
  const visit = await lockVisit(act.tx, act.actor.unitId, id);
  const answer = mayActOnVisit(act.actor, doing, { ...visit, hasLivePetition: await hasLivePetition(act.tx, visit) });
  const back = `/visits/${id}`;
  if (!answer.ok) throw answer.why === 'role' ? new NotPermitted(answer.because, back) : new NotAllowedNow(answer.because, back);
  if (visit.version !== version)
    throw new FormInvalid({ version: 'Lượt tiếp này vừa được người khác sửa. Đối chiếu phần khác nhau bên dưới rồi lưu lại' });
  return visit;
}

/** The event of an act on a visit. */
export function eventOf(
  act: Act,
  visit: { id: number; petitionId: number | null; sealed: boolean },
  kind: string,
  data: Record<string, unknown>,
) {
  return recordEvent(act.tx, act.actor, {
    kind,
    at: act.moment.at,
    visitId: visit.id,
    petitionId: visit.petitionId,
    sealed: visit.sealed,
    data,
    requestId: act.requestId,
  });
}

/** Sets (or changes) the outcome; taking the paper in registers the petition here and now. @throws FormInvalid, NotAllowedNow */
export async function setVisitOutcome(
  act: Act,
  id: number,
  typed: OutcomeInput,
): Promise<{ petition: Registered | null; isGone: boolean }> {
  const { tx, actor } = act;
  const visit = await lockFor(act, id, 'outcome', typed.version);
  const input = await withoutSendersOf(act, { ...visit, visitId: id }, typed);
  const isBlind = isBlindTo(actor, visit);
  const brings = bringsPetition(input);
  if (isBlind && brings) {
    throw new FormInvalid({
      outcome: visit.pastHead
        ? 'Nội dung đã được bảo mật và không qua người đứng đầu. Vào sổ từ đơn giấy tại trang Tiếp nhận đơn, chọn “Có nội dung tố cáo”'
        : 'Nội dung đã được bảo mật. Trưởng bộ phận hoặc lãnh đạo tiếp nhận đơn từ lượt tiếp này',
    });
  }
  const stored = await storedEntry(act, visit, brings);
  const isTyped = input.respondentName !== '' || input.respondentPost !== '' || input.respondentAccount !== null;
  const { respondentName, respondentPost, respondentAccount } = isTyped ? input : stored;
  // The box left empty takes nothing back: what was said against the head when the visit was written down stands.
  const pastHead = input.pastHead || visit.pastHead;
  const inJurisdiction = input.inJurisdiction ?? stored.inJurisdiction;
  const entry: VisitEntry = { ...stored, ...input, inJurisdiction, respondentName, respondentPost, respondentAccount, pastHead };
  const errors: Record<string, string> = {};
  outcomeObjections(entry, (field, message) => {
    if (message && !(isBlind && field === 'explained')) errors[field] ??= message;
  });
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  await assertUrgesBelow(act, entry, { stood: visit });

  const isOther = await isOtherOutcome(act, visit, entry);
  const naming = await denouncedIn(act, entry, visit.sealed, visit.sealed && !isTyped);
  await nameIn(act, { visitId: id, sealed: visit.sealed }, naming.named, visit.petitionType);
  const was = visit.guidanceNumber || visit.transferNumber;
  const byHand = await enterTypedLetter(act, { unitId: visit.unitId, id, was }, input, act.moment.today);
  const petition = brings ? await acceptPetition(act, visit, entry, naming) : null;
  const dueOn = await settleClocks(act, visit, entry);
  const status = statusAfter(input.outcome);
  const saved = await saveVisit(tx, visit, {
    outcome: input.outcome,
    inJurisdiction: inJurisdiction === null ? null : inJurisdiction === 'yes',
    refusalGround: input.outcome === 'refused' ? input.refusalGround : null,
    guidedTo: input.outcome === 'guided' ? input.guidedTo : '',
    ...typedNumbers(input),
    transferredTo: sentTo(input),
    appointmentOn: input.outcome === 'appointment' ? input.appointmentOn : null,
    status,
    dueOn,
    petitionId: petition?.id ?? null,
    repliedOn: status === 'replied' ? act.moment.today : null,
    replyKind: status === 'replied' ? 'direct' : null,
  });
  if (!isBlind) {
    const words = {
      explained: input.explained,
      conclusion: input.conclusion,
      ...(isTyped ? { respondent: respondentName, respondentPost } : {}),
    };
    await saveVisitContent(tx, visit, petition ? { ...words, petitionId: petition.id } : words);
  }
  const stillOld = await renewOutcomePapers(act, saved, entry, isOther, naming.pastHead);
  await syncConclusionDuty(act, saved);
  await eventOf(act, saved, 'visit.outcome_set', {
    outcome: input.outcome,
    before: visit.outcome,
    petition: petition?.number ?? null,
    ...(stillOld ? { stillOld } : {}),
    ...byHand,
  });
  // Last: from here on the visit is there for the registering officer alone.
  if (naming.pastHead && !visit.pastHead) await saveVisit(tx, saved, { pastHead: true });
  return { petition, isGone: naming.pastHead && visit.registeredBy !== actor.accountId };
}

/** The entry as the register holds it; names of a sealed visit are opened only when they must be sealed again into a petition. */
async function storedEntry(act: Act, visit: LockedVisit, needsNames: boolean): Promise<VisitEntry> {
  const record = await loadVisitRecord(act.tx, visit.id);
  const [parties, matters] = [await listVisitParties(act.tx, visit), await listVisitMatters(act.tx, visit)];
  const entry = entryOf(record, parties, matters);
  if (!visit.sealed || !needsNames) return entry;
  const people = await revealIdentities(act, { unitId: visit.unitId, visitId: visit.id }, 'register_petition');
  return {
    ...entry,
    // Whether the group elected him stands in the open, like the number of those who came.
    people: people.map(personFields).map((person, index) => ({
      ...person,
      capacity: person.capacity ?? (entry.people[index]?.capacity === 'elected' ? ('elected' as const) : null),
    })),
  };
}

function personFields(person: SealedPerson): VisitEntry['people'][number] {
  const { wardUnitId: _ward, wardText, gender, idType, note, ...rest } = person;
  return {
    ...rest,
    ward: wardText,
    gender: genders.find((one) => one === gender) ?? null,
    idType: (idType || null) as VisitEntry['people'][number]['idType'],
    ...readCapacityWords(note),
  };
}

async function acceptPetition(act: Act, visit: LockedVisit, entry: VisitEntry, found: VisitNaming): Promise<Registered> {
  const { entry: warded, wards } = await withWards(act, entry);
  // Whom the desk named when the visit was written down is named in its petition too.
  const before = await listNamedAtDesk(act.tx, visit);
  const naming = { ...found, named: [...found.named, ...before.map((accountId) => ({ accountId, how: 'answer' as const }))] };
  const registration = petitionOf(warded, visit.id, visit.sealed, visit.petitionType, wards, act.moment.today, naming);
  // Words of a sealed visit were settled when it was written down: compared again, they would answer whoever guesses a name.
  return registerPetition(act, { ...registration, isOpenWordsSettled: visit.sealed });
}

/** Leaves running exactly the clock the outcome asks for. Gives its due date. */
async function settleClocks(
  act: Act,
  visit: LockedVisit,
  entry: Pick<VisitEntry, 'outcome' | 'refusalGround' | 'receivedOn'>,
): Promise<string | null> {
  const { tx, actor, rules, moment } = act;
  const duty = entry.outcome === null ? 'runs' : replyDuty[entry.outcome];
  const owesNotice =
    entry.outcome === 'refused' && entry.refusalGround !== null && needsRefusalNotice(entry.refusalGround, visit.receivedOn);
  const wanted = duty === 'runs' ? 'TCD_REPLY' : owesNotice ? 'TCD_REFUSE_NOTICE' : null;
  const running = (await listClocks(tx, visit.unitId, { visitId: visit.id })).filter((clock) => clock.stoppedOn === null);
  const others = running
    .filter((clock) => clock.ruleCode !== wanted && clock.ruleCode !== conclusionRule)
    .map((clock) => clock.ruleCode);
  if (others.length > 0)
    await stopClocks(
      tx,
      actor,
      rules,
      { visitId: visit.id },
      moment.today,
      duty === 'settled' ? 'trả lời trực tiếp cho công dân' : 'thay đổi kết quả tiếp',
      moment,
      others,
    );
  if (wanted === null) return null;
  const kept = running.find((clock) => clock.ruleCode === wanted);
  if (kept) return kept.dueOn;
  const { state } = await startClock(
    tx,
    actor,
    rules,
    { visitId: visit.id },
    { rule: wanted, on: visit.receivedOn, isMain: true },
    moment,
  );
  return state.dueOn;
}

/** Voids an entry: it keeps its number, struck through, with the reason and who. */
export async function voidVisit(act: Act, id: number, typed: VoidInput): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const visit = await lockFor(act, id, 'void', typed.version);
  const input = await withoutSendersOf(act, { ...visit, visitId: id }, typed);
  await stopClocks(tx, actor, rules, { visitId: id }, moment.today, 'hủy số', moment);
  await saveVisit(tx, visit, {
    status: 'void',
    voidedAt: moment.at,
    voidedBy: actor.accountId,
    voidReason: input.reason,
    dueOn: null,
  });
  await eventOf(act, visit, 'visit.voided', { reason: visit.sealed ? '' : input.reason, number: visitNumber(visit) });
}

/** A reception session of the head to which nobody came: an entry of the register, with minutes to print. */
export async function recordNoShow(act: Act, input: NoShowInput): Promise<{ id: number; number: string }> {
  const { tx, actor, moment } = act;
  await assertReceives(act.house, actor.unitId, moment.today);
  const year = Number(input.receivedOn.slice(0, 4));
  const scheduled = input.receptionDay === null ? undefined : await loadDay(tx, input.receptionDay);
  const number = await takeNumber(tx, 'visit', year);
  const id = await insertVisit(tx, actor.unitId, {
    year,
    number,
    receivedOn: input.receivedOn,
    receivedAt: new Date(`${input.receivedOn}T${input.fromTime}:00+07:00`),
    kind: scheduled?.kind ?? 'periodic',
    mode: 'in_person',
    host: input.host,
    hostName: input.hostName,
    hostTitle: input.hostTitle,
    isNoShow: true,
    receptionDayId: input.receptionDay,
    outcome: 'no_show',
    status: 'outcome_set',
    registeredAt: moment.at,
    registeredBy: actor.accountId,
  });
  const visit = { unitId: actor.unitId, id, petitionId: null, sealed: false };
  await insertVisitContent(tx, visit, {
    ...emptyContent,
    senderLabel: 'Không có công dân đến',
    companions: input.companions,
    note: input.note,
  });
  if (input.receptionDay !== null) await holdDayOf(act, input.receptionDay, 'no_show');
  await createPaper(act, {
    kind: 'BIEN_BAN_TCD_NO_SHOW',
    visitId: id,
    sealed: false,
    issuedOn: input.receivedOn,
    fields: {
      ...minutesWords(input),
      secretary: { name: actor.name, title: actor.title },
    },
  });
  await eventOf(act, visit, 'visit.no_show_recorded', { number: visitNumber({ year, number }) });
  return { id, number: visitNumber({ year, number }) };
}

/** Opens the identities of a sealed visit for one reading; the audit has it before the page does. @throws NotPermitted */
export async function revealVisit(act: Act, id: number, purpose: RevealPurpose): Promise<SealedPerson[]> {
  const visit = await loadVisit(act.tx, id);
  await assertReveals(act.tx, act.actor, visit);
  return revealIdentities(act, { unitId: visit.unitId, visitId: id }, purpose);
}
