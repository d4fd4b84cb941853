// A wrong registration is corrected without a new number; the timeline keeps each field's before and after; of a sealed one both are behind the seal.

import { keepCorrected } from '../audit/correcting.ts';
import { recordEvent } from '../audit/events.ts';
import { formatDate, formatTime, todayInVietnam } from '../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { ofPetition, textsIn, withoutSendersOf } from '../sealing/sealed-words.ts';
import { indexPetition } from '../search/index.ts';
import { assertBegan } from '../units/first-day.ts';
import { inWards } from '../units/wards.ts';
import type { Act } from '../web/act.ts';
import type { FormValues } from '../web/forms.ts';
import { assertOwnUnit } from '../web/own-unit.ts';
import type { Context } from '../web/pages.ts';
import { assertMay, goPastHead, replayMainClock } from './actions.ts';
import { actingCapacity } from './capacity.ts';
import { dueWords, dueWordsAfter, recountClocks } from './correction-clocks.ts';
import { baseOf, changesBetween, movesClock, wasOvertaken } from './correction-merge.ts';
import { type IntakeValue, respondentPlaces } from './intake/forms.ts';
import { intakeOpenWords, withIntakeWords } from './intake/open-words.ts';
import { assertAccusesNobody, confirmAsked, gapOfForm, senderQuestion, unusualDay } from './intake/questions.ts';
import { isAgainstSomebody, respondentAsked } from './intake/rules.ts';
import { nameIn } from './named/actions.ts';
import { namesMore, wordsAgainst } from './named/anew.ts';
import { unasked, whoIsMeant } from './named/meant.ts';
import { assertOffered, type TypedRespondent } from './named/naming.ts';
import { settleDenounced } from './named/question.ts';
import { isBeside, isComplainedOf, isOpposing, isSender, petitionNumber } from './petition.ts';
import {
  findAcceptanceToEnter,
  findLastCorrection,
  hasResult,
  listParties,
  loadPetitionRecord,
  type PartyRow,
  type PetitionRecord,
} from './queries.ts';
import { followReceipts } from './receipt/keeping.ts';
import { type LockedPetition, lockPetition, replaceContent, replaceParties, saveOpponentRole, savePetition } from './records.ts';
import { declaredClock, partiesOf, type Registration, saidBy, senderLabel, wordsOf } from './registration.ts';
import { type SenderGap, senderGapOf } from './sender-gap.ts';

/** The stored registration as form values, with the version the officer saw. */
export async function correctionValues(context: Context): Promise<FormValues> {
  const record = await loadPetitionRecord(context.tx, context.id);
  assertOwnUnit(context, record);
  if (!record.content)
    throw new NotAllowedNow('Nội dung đơn này được bảo mật, vai trò hiện tại không sửa được.', `/petitions/${context.id}`);
  const parties = await listParties(context.tx, record);
  const values = valuesOf(record, record.content, parties);
  return { ...values, base: baseOf(values) };
}

/** "vừa được Trần Diệu Hoa sửa lúc 09:40 ngày 25/11/2026", for the form that was opened before. */
export async function lastCorrectionWords(
  act: Pick<Act, 'tx' | 'actor'>,
  petition: { unitId: number; id: number },
): Promise<string> {
  const last = await findLastCorrection(act.tx, petition);
  if (!last) return 'vừa được sửa';
  const who = last.accountId === act.actor.accountId ? 'chính ông, bà ở cửa sổ khác' : (last.name ?? 'phần mềm');
  return `vừa được ${who} sửa lúc ${formatTime(last.at)} ngày ${formatDate(todayInVietnam(last.at))}`;
}

function valuesOf(
  record: PetitionRecord,
  content: NonNullable<PetitionRecord['content']>,
  parties: Awaited<ReturnType<typeof listParties>>,
): FormValues {
  const date = (value: string | null) => (value ? formatDate(value) : '');
  const values: FormValues = {
    version: String(record.version),
    mode: record.sealed ? 'sealed' : 'open',
    declaredType: record.petitionType,
    knpaKind: record.knpaKind ?? '',
    source: record.source,
    receivedOn: date(record.receivedOn),
    postmarkedOn: date(record.postmarkedOn),
    writtenOn: date(record.writtenOn),
    paperNumber: record.paperNumber,
    isLateEntry: record.isLateEntry ? '1' : '',
    senderKind: record.senderKind,
    senderCount: String(record.senderCount || ''),
    isAnonymous: record.senderCount === 0 ? '1' : '',
    field: record.field,
    hasOriginals: record.hasOriginals ? '1' : '',
    againstOwnHead: record.pastHead ? '1' : '',
    subject: content.subject,
    summary: content.summary,
    request: content.request,
    contestedNumber: content.contestedNumber,
    contestedOn: date(content.contestedOn),
    contestedBy: content.contestedBy,
    previousOrg: content.previousOrg,
    previousNumber: content.previousNumber,
    previousOn: date(content.previousOn),
    previousResult: content.previousResult,
    sourceOrg: content.sourceOrg,
    sourceNumber: content.sourceNumber,
    sourceOn: date(content.sourceOn),
    hasStateSecret: content.hasStateSecret ? '1' : '',
    secretFileNo: content.secretFileNo,
  };
  const senders = parties.filter(isSender);
  senders.forEach((party, index) => {
    const prefix = `senders.${index}.`;
    Object.assign(values, {
      [`${prefix}kind`]: party.kind,
      [`${prefix}name`]: party.name,
      [`${prefix}birthYear`]: party.birthYear ? String(party.birthYear) : '',
      [`${prefix}gender`]: party.gender ?? '',
      [`${prefix}idType`]: party.idType ?? '',
      [`${prefix}idNumber`]: party.idNumber ?? '',
      [`${prefix}idIssuedOn`]: date(party.idIssuedOn),
      [`${prefix}idIssuedBy`]: party.idIssuedBy,
      [`${prefix}phone`]: party.phone,
      [`${prefix}email`]: party.email,
      [`${prefix}wardText`]: party.wardText,
      [`${prefix}address`]: party.address,
      [`${prefix}proof`]: party.proof,
      [`${prefix}capacity`]: actingCapacity(party.role) ?? 'self',
      [`${prefix}organization`]: party.organization,
      [`${prefix}nationality`]: party.nationality,
      [`${prefix}ethnicity`]: party.ethnicity,
      [`${prefix}isRepresentative`]: party.isRepresentative ? '1' : '',
      [`${prefix}hasSigned`]: party.hasSigned ? '' : 'no',
    });
  });
  const against = parties.filter(isOpposing);
  const place = (party: PartyRow, index: number) => {
    const prefix = `respondents.${index}.`;
    Object.assign(values, {
      [`${prefix}name`]: party.name,
      [`${prefix}position`]: party.position,
      [`${prefix}organization`]: party.organization,
      [`${prefix}address`]: party.address,
      ...(isBeside(party) ? { [`${prefix}kind`]: party.kind, [`${prefix}standing`]: 'related' } : {}),
    });
  };
  against.forEach(place);
  parties.filter(isBeside).forEach((party, index) => {
    place(party, Math.max(respondentPlaces.length, against.length) + index);
  });
  return values;
}

/**
 * Writes the corrected registration. The number, the year and the type of secrecy stay: a petition that turns out to be a
 * denunciation goes through sealing, never back. Another officer's save in between shows field by field what changed.
 * Gives how the limit of processing changed and which receipt is printed again, as sentences, '' when neither is so.
 * @throws NotAllowedNow, FormInvalid
 */
export async function correctRegistration(act: Act, id: number, typed: IntakeValue, typedValues: FormValues): Promise<string> {
  const { tx, actor, moment } = act;
  const petition = await lockPetition(tx, actor.unitId, id);
  const isAcceptedOnPaper = petition.status === 'accepted' && (await findAcceptanceToEnter(tx, petition)) !== undefined;
  assertMay(actor, 'correct', { ...petition, isAcceptedOnPaper, hasResult: await hasResult(tx, petition) });
  if (petition.sealed !== (typed.mode === 'sealed'))
    throw new FormInvalid({
      declaredType: 'Không đổi chế độ bảo mật tại đây. Dùng việc “Chuyển sang bảo mật (tố cáo)” trên trang đơn.',
    });
  if (Number(typed.receivedOn.slice(0, 4)) !== petition.year)
    throw new FormInvalid({
      receivedOn: `Đơn đã có số của năm ${petition.year}, không đổi sang năm khác. Hủy số và vào sổ lại nếu cần.`,
    });
  const day = { on: typed.receivedOn, field: 'receivedOn', what: 'nhận đơn' };
  await assertBegan(act.house, actor.unitId, day, petition.receivedOn);
  const record = await loadPetitionRecord(tx, id);
  if (!record.content) throw new NotAllowedNow('Nội dung đơn này được bảo mật, vai trò hiện tại không sửa được.');
  const parties = await listParties(tx, record);
  const standing = [record.content, record.paperNumber, parties.filter((one) => !isSender(one))];
  const { form, values } = await withoutNames(act, petition, standing, typed, typedValues);
  const before = valuesOf(record, record.content, parties);
  if (values.version && Number(values.version) !== petition.version && wasOvertaken(before, values))
    throw new FormInvalid({
      '': `Đơn này ${await lastCorrectionWords(act, record)}. Phần ông, bà nhập được giữ nguyên, đặt lên bản mới. Đối chiếu phần khác nhau bên dưới rồi lưu lại`,
    });
  const senders = parties.filter(isSender);
  const stoodGap = petition.sealed ? null : senderGapOf(petition.senderCount, senders[0]);
  await assertCorrectable(act, petition, form, {
    movesClock: movesClock(before, values),
    wasAgainst: parties.some(isOpposing),
    stoodGap,
  });

  assertAccusesNobody(form, saidBy(record.content));

  const respondents = form.respondents.filter((one) => one.name || one.position || one.organization || one.accountId);
  await assertOffered(
    act.house,
    actor.unitId,
    form.respondents.map((one) => one.accountId),
    (nth) => `respondents.${nth}.accountId`,
    moment.today,
  );
  const {
    mode: _mode,
    isAnonymous,
    againstOwnHead,
    denouncedIs,
    confirmed: _confirmed,
    noAccusation: _noAccusation,
    goesAbove: _goesAbove,
    openWords: _openWords,
    reason,
    ...rest
  } = form;
  const text = saidBy(form);
  const isComplained = complainedIn(petition, parties);
  const denounced = respondents.filter((one) => !isComplained(one));
  const asked = { respondents: denounced, text, againstHead: againstOwnHead, answer: denouncedIs };
  // Whom it is against was settled at registration: it is asked again only when those words change, or the text names somebody new.
  const against = parties
    .filter((one) => isOpposing(one) && !isComplained({ ...one, accountId: null }))
    .map((one) => ({ ...one, accountId: null }));
  const stood = { respondents: against, text: saidBy(record.content) };
  const isAsked =
    petition.sealed &&
    (denouncedIs !== '' ||
      wordsAgainst(denounced) !== wordsAgainst(against) ||
      (text !== stood.text && (await namesMore(act, stood, asked))));
  const answered = isAsked ? await settleDenounced(act.house, actor.unitId, asked, moment.today) : null;
  const meant = await whoIsMeant(act, {
    type: form.declaredType,
    sealed: petition.sealed,
    respondents: denounced,
    text,
    answered: answered ?? { ...unasked, isAnswered: petition.sealed },
  });
  if (meant.isActor)
    throw new NotAllowedNow('Ông, bà được nêu tên trong đơn này nên không sửa đơn. Đồng nghiệp khác làm việc này.');
  const registration: Registration = {
    ...rest,
    respondents,
    pastHead: petition.pastHead,
    visitId: petition.visitId,
    senders: isAnonymous ? [] : await inWards(act.house, form.senders, moment.today),
    senderCount: isAnonymous ? 0 : form.senderKind === 'group' ? form.senderCount : 1,
  };
  let saved = await savePetition(tx, petition, {
    petitionType: registration.declaredType,
    knpaKind: registration.knpaKind,
    source: registration.source,
    receivedOn: registration.receivedOn,
    postmarkedOn: registration.postmarkedOn,
    writtenOn: registration.writtenOn,
    paperNumber: registration.paperNumber,
    field: registration.field,
    hasOriginals: registration.hasOriginals,
    ...(petition.sealed ? {} : { senderKind: registration.senderKind, senderCount: registration.senderCount }),
  });
  await replaceContent(tx, saved, registration, petition.sealed ? record.content.senderLabel : senderLabel(registration));
  // A denouncer's row says only "Người tố cáo số n": it is never rewritten from here.
  await replaceParties(tx, saved, partiesOf(registration, petition.sealed), petition.sealed);
  const complained = respondents.filter(isComplained);
  if (complained.length > 0) await saveOpponentRole(tx, saved, 'respondent', complained);
  await nameIn(act, { petitionId: id, sealed: petition.sealed }, meant.named, registration.declaredType);
  if (petition.receivedOn !== registration.receivedOn) saved = await recountClocks(act, saved, petition.receivedOn);
  const rule = ruleOfType(petition, registration.declaredType);
  if (rule) saved = await replayMainClock(act, saved, rule);
  if (!petition.sealed)
    await indexPetition(tx, wordsOf(actor.unitId, id, petitionNumber(petition), petition.publicCode, registration));
  const changes = changesBetween(before, typedOver(before, values, form.isAnonymous), petition.sealed);
  const { unitId, visitId, sealed } = petition;
  const corrected = await keepCorrected(act, { unitId, petitionId: id, visitId, sealed }, changes.words);
  await recordEvent(tx, actor, {
    kind: 'petition.corrected',
    at: moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: {
      changes: changes.told,
      ...(corrected === null ? {} : { corrected }),
      reason,
    },
    requestId: act.requestId,
  });
  const due = dueWords(petition.dueOn, saved.dueOn, moment.today);
  const receipts = await followReceipts(act, saved, { ...petition, parties }, saved);
  if (meant.pastHead) await goPastHead(act, saved);
  return [due, receipts].filter(Boolean).join(' ');
}

/** Is somebody complained of beside a denunciation, in the same words as before? Chosen from the list he is denounced. */
function complainedIn({ sealed }: LockedPetition, parties: readonly PartyRow[]): (one: TypedRespondent) => boolean {
  const stood = sealed ? parties.filter(isComplainedOf).map((one) => wordsAgainst([one])) : [];
  return (one) => one.accountId === null && stood.includes(wordsAgainst([one]));
}

/** What was typed, with the places of the senders emptied who are not on the form any more: what stood there has changed too. */
function typedOver(before: FormValues, values: FormValues, isAnonymous: boolean): FormValues {
  const rowOf = (name: string) => /^senders\.\d+\./.exec(name)?.[0];
  const stand = new Set(isAnonymous ? [] : Object.keys(values).map(rowOf));
  const gone = Object.keys(before).filter((name) => rowOf(name) !== undefined && !stand.has(rowOf(name)));
  return { ...Object.fromEntries(gone.map((name) => [name, ''])), ...values };
}

/** The rule that processing runs by once this type is declared; undefined where classification or the same type leaves it alone. */
const ruleOfType = (petition: LockedPetition, type: IntakeValue['declaredType']) =>
  petition.classifiedAt === null && petition.petitionType !== type
    ? declaredClock(type, petition.pastHead ? 'not_own' : petition.jurisdiction)
    : undefined;

/** What a correction must still say: why a limit moves or a sender is taken out, that a day long past is meant, whom it is against now. @throws FormInvalid */
async function assertCorrectable(
  act: Act,
  petition: LockedPetition,
  form: IntakeValue,
  found: { movesClock: boolean; wasAgainst: boolean; stoodGap: SenderGap },
): Promise<void> {
  const errors: Record<string, string> = {};
  const asked = respondentAsked[form.declaredType];
  if (asked && found.wasAgainst && !isAgainstSomebody(form)) errors['respondents.0.name'] = asked;
  if (!petition.sealed) {
    if (form.isAnonymous && found.stoodGap !== 'nobody' && form.reason === '')
      errors.reason = 'Nhập lý do: đơn đã vào sổ với người gửi, nay ghi là không rõ người gửi';
    const asked = gapOfForm(form) === found.stoodGap ? undefined : senderQuestion(form);
    if (asked) {
      errors[asked.field] = asked.words;
      errors.confirmed = confirmAsked;
    }
  }
  const isAccepted = petition.status === 'accepted';
  if (isAccepted && form.receivedOn !== petition.receivedOn)
    errors.receivedOn = 'Đơn đã thụ lý, thời hạn giải quyết đang tính: không sửa ngày tiếp nhận';
  if (isAccepted && form.declaredType !== petition.petitionType)
    errors.declaredType = 'Đơn đã thụ lý theo loại đơn này: không đổi loại đơn';
  if (found.movesClock && !isAccepted) {
    const { receivedOn } = form;
    const due = await dueWordsAfter(act, petition, { receivedOn, rule: ruleOfType(petition, form.declaredType) });
    const isAsked = receivedOn !== petition.receivedOn && !form.confirmed;
    const unusual = isAsked ? await unusualDay(act, receivedOn) : undefined;
    if (unusual) {
      errors.receivedOn = `Ngày tiếp nhận ${formatDate(receivedOn)} ${unusual}. ${due} Đúng là ngày này thì đánh dấu xác nhận ở dưới rồi lưu lại`;
      errors.confirmed = confirmAsked;
    }
    if (form.reason === '')
      errors.reason = `Nhập lý do: ngày tiếp nhận hoặc loại đơn thay đổi thì thời hạn được tính lại. ${due}`.trim();
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

/** The words of a sealed petition without its senders, in the form and in what it is compared with; those that stand were settled. */
async function withoutNames(act: Act, petition: LockedPetition, standing: unknown, typed: IntakeValue, typedValues: FormValues) {
  if (!petition.sealed) return { form: typed, values: typedValues };
  const given = { ...intakeOpenWords(typed).words, reason: typed.reason };
  const words: Record<string, string> = await withoutSendersOf(act, ofPetition(petition), given, standing);
  // A reason that repeats what stands was settled for the paper; on the timeline it is new.
  const isRepeated = textsIn(standing).includes(typed.reason);
  const reason = isRepeated ? await withoutSendersOf(act, ofPetition(petition), typed.reason) : (words.reason ?? '');
  const replaced = Object.fromEntries(Object.entries(words).filter(([name, text]) => text !== given[name as keyof typeof given]));
  return {
    form: { ...withIntakeWords(typed, words), reason },
    values: { ...typedValues, ...replaced },
  };
}
