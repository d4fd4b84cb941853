// Acceptance (thụ lý) or refusal of a petition whose acceptance was approved: the proceeding begins, or the petition ends.
import { decidesFor } from '../accounts/actor.ts';
import { standInKept } from '../accounts/stand-ins/rules.ts';
import { recordEvent } from '../audit/events.ts';
import { startClock } from '../deadlines/actions.ts';
import { formatDate } from '../deadlines/dates.ts';
import { lengthWords } from '../deadlines/rules.ts';
import { createPaper, enterByHand } from '../documents/actions.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { informSender, notifyRoles, withdrawNotices } from '../notifications/actions.ts';
import { assertMay, lockOwnPetition, markAccepted } from '../petitions/actions.ts';
import { actingCapacity } from '../petitions/capacity.ts';
import { neverCompetent } from '../petitions/classification/against-hint.ts';
import { gapWords, isMinorAlone } from '../petitions/classification/gaps.ts';
import { type Ground, groundArticle, groundClause, groundName } from '../petitions/classification/grounds.ts';
import { findAnswers } from '../petitions/classification/queries.ts';
import { jurisdictionQuestion, placeOf } from '../petitions/classification/result.ts';
import { limitFactsOf, limitRefusal, openLimitRefusal } from '../petitions/classification/time-limit.ts';
import { electsSpeakers } from '../petitions/groups.ts';
import { issueRefusal } from '../petitions/issue/actions.ts';
import { isOfMinorAlone } from '../petitions/minors.ts';
import { isOfficialsDiscipline, isOpposing, petitionNumber } from '../petitions/petition.ts';
import { findProposal, listParties, loadPetitionRecord, type PetitionRecord } from '../petitions/queries.ts';
import { splitFirst } from '../petitions/refusal-words.ts';
import { toldBeside } from '../petitions/told-beside.ts';
import { ofPetition, withoutSendersOf } from '../sealing/sealed-words.ts';
import { withoutSendersGoingOut } from '../sealing/words-going-out.ts';
import type { Act } from '../web/act.ts';
import { gatherAcceptance } from './acceptance-facts.ts';
import { keepPaperNumber } from './acceptance-on-paper.ts';
import { acceptancePapers } from './acceptance-papers.ts';
import { passOn } from './actions.ts';
import { familyOf, type Procedure, procedureFor } from './proceeding.ts';
import { insertProceeding, insertStep, lockProceeding, saveProceeding } from './records.ts';
import { isAfterLimit, noRedo, type RedoForm, redoErrors, redoGroundBasis, redoGroundNames } from './redo-grounds.ts';
import { workflowOf } from './tables/index.ts';
import { dueWords } from './turn.ts';

/** The resolution limit of each procedure (legal.md §8.3, §8.5); the office's own target for recommendations. */
export const mainRules: Record<Procedure, string> = {
  complaint_first: 'KN_RES_1',
  complaint_second: 'KN_RES_2',
  complaint_disciplinary: 'KN_RES_DISC',
  denunciation_first: 'TC_RES',
  denunciation_continued: 'TC_RES',
  recommendation: 'KNPA_TARGET',
};

/** Several complain of one content: accepted only with everybody's signature (khoản 1 Điều 16 NĐ 124/2020, NĐ 155/2026). */
export const isGroupComplaint = (petition: { petitionType: string; senderCount: number }) =>
  petition.petitionType === 'KN' && petition.senderCount > 1;

/**
 * They speak through representatives, whose written appointment is asked for: from as many people on as must elect them (Điều 29
 * LTCD), or where somebody is marked as one. Two spouses speak for themselves.
 */
export const isRepresented = (
  petition: { petitionType: string; senderCount: number; receivedOn: string },
  parties: readonly { role: string; isRepresentative: boolean }[],
) =>
  isGroupComplaint(petition) &&
  (electsSpeakers(petition.senderCount, petition.receivedOn) ||
    parties.some((one) => one.isRepresentative && !actingCapacity(one.role)));

/** @throws FormInvalid naming the condition that is not ticked */
export function assertGroupConditions(value: { allSigned: boolean; appointed: boolean }, represented: boolean): void {
  const errors: Record<string, string> = {};
  if (!value.allSigned)
    errors.allSigned =
      'Khiếu nại của nhiều người chỉ thụ lý khi đơn có đủ chữ ký. Đánh dấu khi đã kiểm tra, hoặc yêu cầu bổ sung';
  if (represented && !value.appointed)
    errors.appointed = 'Cần văn bản cử người đại diện. Đánh dấu khi đã có, hoặc yêu cầu bổ sung';
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

/** @throws FormInvalid while neither is there */
export function assertLegalForm(value: { legalForm: boolean }): void {
  if (value.legalForm) return;
  throw new FormInvalid({
    legalForm:
      'Tố cáo qua thư điện tử, cổng thông tin, đường dây nóng chỉ thụ lý khi đã có đơn ký hoặc biên bản ghi lời tố cáo. Đánh dấu khi đã có, hoặc phân loại lại là không đúng hình thức tố cáo',
  });
}

export interface Acceptance {
  on: string;
  points: string;
  /** Of a continued denunciation: why it is resolved again, or taken from the body below. */
  redo?: RedoForm;
  /** The number of the demand, as it was looked at again. */
  leap?: string;
  isRemote: boolean;
}

/**
 * Accepts a petition of the actor's unit: processing clocks stop, the resolution clock starts on that day, the notices
 * and the decision of acceptance are drafted. Gives the proceeding's id.
 * @throws NotPermitted, NotAllowedNow; FormInvalid, also for a demand whose number another paper of this office has
 */
export async function acceptPetition(act: Act, petitionId: number, typed: Acceptance): Promise<number> {
  const { tx, actor, moment, rules } = act;
  const petition = await lockOwnPetition(act, petitionId);
  assertMay(actor, 'accept', petition, await findProposal(tx, petition));
  const stored = await loadPetitionRecord(tx, petitionId);
  await assertAcceptable(act, stored);
  const procedure = procedureFor(petition);
  if (!procedure) throw new NotAllowedNow(splitFirst, `/petitions/${petitionId}`);
  const { redo: chosen = noRedo, leap = '', ...words } = typed;
  const isContinued = procedure === 'denunciation_continued';
  if (isContinued) await assertRedo(act, stored, chosen, typed.on);
  const { ground, ...accepted } = {
    // What is accepted is told to the denounced.
    ...(await withoutSendersGoingOut(act, ofPetition(petition), { ...words, ...redoWords(chosen) }, ['points'], stored.content)),
    ground: isContinued ? chosen.redo : null,
  };
  const demand = { number: isAfterLimit(ground) ? accepted.demandNumber : '', on: chosen.demandOn ?? accepted.on, leap };
  const byHand = await enterByHand(act, petition, demand, 'demandNumber');
  const workflow = workflowOf(procedure);
  const isRemote = accepted.isRemote && (procedure === 'complaint_first' || procedure === 'complaint_second');
  const id = await insertProceeding(tx, {
    unitId: petition.unitId,
    petitionId,
    matterId: petition.matterId,
    threadId: petition.threadId,
    procedure,
    sealed: petition.sealed,
    state: workflow.initial,
    resolverId: decidesFor(actor),
    acceptedOn: accepted.on,
    isRemote,
    acceptedPoints: accepted.points,
  });
  const closed = await markAccepted(act, petition, accepted.on);
  const main = await startClock(
    tx,
    actor,
    rules,
    { proceedingId: id },
    { rule: mainRules[procedure], on: accepted.on, variants: isRemote ? ['remote'] : [], isMain: true },
    moment,
  );
  if (familyOf(procedure) === 'denunciation')
    await startClock(tx, actor, rules, { proceedingId: id }, { rule: 'TC_NOTICE', on: accepted.on }, moment);
  const locked = await saveProceeding(tx, await lockProceeding(tx, actor.unitId, id), { mainClockId: main.id });
  const again = ground ? ` Căn cứ: ${redoGroundNames[ground]} (${redoGroundBasis[ground]}).` : '';
  const demanded = isAfterLimit(ground)
    ? ` ${accepted.redoFacts.replace(/[.\s]+$/u, '')}. Đã yêu cầu ${accepted.below} chấm dứt giải quyết, chuyển hồ sơ tại Văn bản số ${accepted.demandNumber} ngày ${formatDate(chosen.demandOn ?? accepted.on)}.`
    : '';
  const said = `Thụ lý giải quyết, thời hạn ${lengthWords(main.state.limit, main.state.rule.unit)} kể từ ngày thụ lý.${again}${demanded}`;
  await insertStep(
    tx,
    locked,
    {
      kind: 'acceptance',
      onDate: accepted.on,
      untilDate: null,
      details: {
        said,
        ...standInKept(actor),
        ...(ground ? { redo: ground } : {}),
        ...(isAfterLimit(ground) ? { below: accepted.below } : {}),
      },
      paperId: null,
    },
    moment.at,
    actor.accountId,
  );
  const after = await passOn(act, locked);
  const { given, record } = after;

  const drafted: number[] = [];
  const { limit: days, rule } = main.state;
  for (const { kind, fields, issuedOn } of acceptancePapers(given, { points: accepted.points, days, basis: rule.basisShort }))
    drafted.push(
      await createPaper(act, {
        kind,
        fields,
        sealed: petition.sealed,
        petitionId,
        proceedingId: id,
        ...(issuedOn ? { issuedOn } : {}),
      }),
    );
  await keepPaperNumber(act, petition, drafted);
  await recordEvent(tx, actor, {
    kind: 'proceeding.accepted',
    at: moment.at,
    petitionId,
    proceedingId: id,
    sealed: petition.sealed,
    data: { procedure, on: accepted.on, isRemote, ...byHand },
    requestId: act.requestId,
  });
  await withdrawNotices(act, petitionId, ['petition.proposed']);
  // Of a recommendation nothing is drafted, so there is nothing to send.
  if (drafted.length > 0)
    await notifyRoles(act, ['clerk'], {
      kind: 'proceeding',
      petitionId,
      proceedingId: id,
      words: `Đơn ${petitionNumber(petition)} đã thụ lý: gửi văn bản thông báo thụ lý${dueWords(after, 'acceptance-notice')}.`,
      href: `/proceedings/${id}`,
    });
  if (!petition.sealed) await informSender(act, { ...record, ...closed });
  return id;
}

/** @throws FormInvalid with the condition of the law that is open: whom it is against, who stands for a minor, whether it came in time */
async function assertAcceptable(act: Act, petition: PetitionRecord): Promise<void> {
  const people = await listParties(act.tx, petition);
  const answers = await findAnswers(act.tx, petition);
  const refuse = (decision: string) => {
    if (decision) throw new FormInvalid({ decision });
  };
  refuse(neverCompetent(jurisdictionQuestion(petition, answers, placeOf(act.actor, petition.receivedOn)), petition.jurisdiction));
  if (petition.petitionType === 'TC') {
    if (!people.some(isOpposing))
      refuse(
        'Đơn chưa ghi người bị tố cáo nên chưa thụ lý được (Điều 29 Luật Tố cáo). Ghi họ tên, chức vụ hoặc nơi công tác ở Sửa đơn trước',
      );
    if (!answers.hasRepresentative && (await isOfMinorAlone(act, petition))) refuse(gapWords.isMinorDenouncer);
  }
  if (petition.petitionType === 'KN') {
    if (isMinorAlone(petition, people)) refuse(gapWords.isMinorAlone);
    refuse(limitRefusal(limitFactsOf(petition, petition.content), answers, act.rules));
  }
}

/** Of the ground what is text: it stands in the timeline and on papers. */
const redoWords = ({ redoFacts, below, demandNumber }: RedoForm) => ({ redoFacts, below, demandNumber });

/** @throws FormInvalid without a ground that fits what was classified (khoản 2, khoản 3 Điều 37, khoản 5 Điều 38 LTC) */
async function assertRedo(act: Act, petition: PetitionRecord, chosen: RedoForm, on: string): Promise<void> {
  const { isPreviousOverdue } = await findAnswers(act.tx, petition);
  const errors = redoErrors(chosen, isPreviousOverdue, on);
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

export interface AcceptanceRefusal {
  on: string;
  ground: Ground;
  reason: string;
}

/**
 * Refuses to resolve: the notice with its legal ground is drafted; the petition ends as notified once that has been sent.
 * @throws NotPermitted, NotAllowedNow, FormInvalid where it is called late and the paper's own days show its limit open (khoản 6 Điều 11 LKN)
 */
export async function refusePetition(act: Act, petitionId: number, typed: AcceptanceRefusal): Promise<void> {
  const { tx, actor, moment } = act;
  const petition = await lockOwnPetition(act, petitionId);
  assertMay(actor, 'accept', petition, await findProposal(tx, petition));
  const refusal = await withoutSendersOf(act, ofPetition(petition), typed);
  const { people, words, authority, profile, record } = await gatherAcceptance(act, petition);
  const stillOpen = openLimitRefusal(
    limitFactsOf(record, record.content),
    await findAnswers(tx, petition),
    refusal.ground,
    act.rules,
  );
  if (stillOpen) throw new FormInvalid({ ground: `${stillOpen}. Chọn căn cứ khác, hoặc thụ lý` });
  const ground = `${groundName(refusal.ground)} (${groundArticle(refusal.ground)})`;
  const cited = `${groundClause(refusal.ground)} (${groundArticle(refusal.ground)})`;
  const reason = refusal.reason ? `${cited}; ${refusal.reason}` : cited;
  const draft = { sealed: petition.sealed, petitionId };
  let paperId: number;
  if (petition.petitionType === 'KN') {
    paperId = await createPaper(act, {
      ...draft,
      kind: 'KN04_2026',
      fields: {
        complainant: people.complainant,
        receivedOn: petition.receivedOn,
        summary: words.subject,
        reason,
        ...toldBeside(isOfficialsDiscipline(petition.objectKind), {
          sourceOrg: words.sourceOrg,
          inspectorate: profile.inspectorate,
        }),
      },
    });
  } else {
    paperId = await createPaper(act, {
      ...draft,
      kind: 'TC05_2019',
      fields: {
        denounced: people.denounced,
        writtenOn: petition.writtenOn,
        receivedOn: petition.receivedOn,
        transferringOrg: words.sourceOrg || null,
        resolver: authority,
        outcome: { accepted: false, reason },
      },
    });
  }
  await withdrawNotices(act, petitionId, ['petition.proposed']);
  await issueRefusal(act, petition, paperId, { on: refusal.on, ground: refusal.ground, reason: refusal.reason });
  await recordEvent(tx, actor, {
    kind: 'petition.acceptance_refused',
    at: moment.at,
    petitionId,
    sealed: petition.sealed,
    // The officer's own reason is content: the notice has it, the timeline the ground of the law.
    data: { ground: refusal.ground, on: refusal.on, reason: ground },
    requestId: act.requestId,
  });
  await notifyRoles(act, ['clerk'], {
    kind: 'petition',
    petitionId,
    words: `Đơn ${petitionNumber(petition)}: không thụ lý, gửi thông báo sau khi dự thảo được phê duyệt.`,
    href: `/petitions/${petitionId}`,
  });
}
