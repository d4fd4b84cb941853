// Taking a visit into the Sổ tiếp công dân: number, people, contents, clocks, notice of a large group, and the petition it brings.
// For a denunciation every name goes into the sealed table and nowhere else.
import { ownTitleOn } from '../accounts/queries.ts';
import { recordEvent } from '../audit/events.ts';
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { together } from '../errors.ts';
import { isLargeGroup } from '../petitions/groups.ts';
import { takeNumber } from '../petitions/insert.ts';
import { nameIn } from '../petitions/named/actions.ts';
import { type Registered, registerPetition } from '../petitions/registration.ts';
import { sealIdentities } from '../sealing/identities.ts';
import { assertBegan } from '../units/first-day.ts';
import { assertReceives } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import { syncConclusionDuty } from './conclusion-clock.ts';
import { denouncedIn } from './denounced.ts';
import type { VisitEntry } from './entry-form.ts';
import { petitionOf, withWards } from './entry-people.ts';
import { assertNumbersSeen } from './entry-questions.ts';
import { rowsOf } from './entry-rows.ts';
import { sentTo } from './entry-rules.ts';
import { tellOfLargeGroup } from './group-notice.ts';
import { settleEntry } from './open-words.ts';
import { makeVisitPapers } from './papers.ts';
import { insertVisit, insertVisitContent, insertVisitMatters, insertVisitParties, lockVisit, saveVisit } from './records.ts';
import { needsRefusalNotice } from './refusal.ts';
import { countOf } from './standing.ts';
import { enterTypedLetter, typedNumbers } from './typed-letter.ts';
import { assertUrgesBelow, draftUrging } from './urging.ts';
import { instantOf, isSealedVisit, replyDuty, statusAfter, typeOfContents, type VisitOutcome, visitNumber } from './visit.ts';
import { bringsPetition } from './written-petition.ts';

export interface RegisteredVisit {
  id: number;
  number: string;
  sealed: boolean;
  petition: Registered | null;
  isLargeGroup: boolean;
  /** Last day of the duty that runs now: the notice of refusal when `owesNotice`, else the answer. */
  dueOn: string | null;
  owesNotice: boolean;
}

/**
 * Writes one visit into the register of the actor's unit, in the year of its day; a paper that is taken in becomes a petition
 * in the same transaction. @throws FormInvalid when a number of an identity paper looks wrong and the officer has not confirmed it, or
 * the words of a denunciation name who brought it and nobody has answered how they are kept, or another paper has the number of the letter; for a day before the unit began; NotAllowedNow while the unit is not live
 */
export async function registerVisit(act: Act, typed: VisitEntry): Promise<RegisteredVisit> {
  const { tx, actor, moment } = act;
  await assertReceives(act.house, actor.unitId, moment.today);
  await assertBegan(act.house, actor.unitId, { on: typed.receivedOn, field: 'receivedOn', what: 'tiếp công dân' });
  const sealed = isSealedVisit(typed.denunciation === 'yes', typed.contents);
  const [, settled] = await together([() => assertNumbersSeen(typed), () => settleEntry(typed, sealed)]);
  const { original } = settled;
  const { entry, wards } = await withWards(act, settled.entry);
  const contents = entry.contents.filter((content) => content.summary !== '');
  const petitionType = typeOfContents(contents) ?? (sealed ? 'TC' : null);
  await assertUrgesBelow(act, entry);
  const naming = await denouncedIn(act, entry, sealed);
  const year = Number(entry.receivedOn.slice(0, 4));
  const number = await takeNumber(tx, 'visit', year);
  const large = isLargeGroup(entry.senderKind, entry.personCount, entry.receivedOn, entry.sameContentCount);
  const id = await insertVisit(tx, actor.unitId, {
    year,
    number,
    receivedOn: entry.receivedOn,
    receivedAt: receivedAt(entry, moment),
    kind: entry.kind,
    mode: entry.mode,
    host: entry.host,
    hostAccountId: entry.host === 'officer' ? actor.accountId : null,
    hostName: entry.host === 'officer' ? actor.name : entry.hostName,
    hostTitle: entry.host === 'officer' ? await ownTitleOn(act.house, actor, entry.receivedOn) : entry.hostTitle,
    receptionDayId: entry.receptionDay,
    sealed,
    pastHead: naming.pastHead,
    petitionType,
    senderKind: entry.senderKind,
    personCount: countOf(entry),
    sameContentCount: entry.sameContentCount,
    isLargeGroup: large,
    occurrence: entry.occurrence,
    inJurisdiction: entry.inJurisdiction === null ? null : entry.inJurisdiction === 'yes',
    outcome: entry.outcome,
    refusalGround: entry.outcome === 'refused' ? entry.refusalGround : null,
    guidedTo: entry.outcome === 'guided' ? entry.guidedTo : '',
    ...typedNumbers(entry),
    transferredTo: sentTo(entry),
    previousResolver: entry.previousResolver,
    appointmentOn: entry.outcome === 'appointment' ? entry.appointmentOn : null,
    status: statusAfter(entry.outcome),
    registeredAt: moment.at,
    registeredBy: actor.accountId,
  });
  await nameIn(act, { visitId: id, sealed }, naming.named, petitionType);
  const petition = bringsPetition(entry)
    ? await registerPetition(act, {
        ...petitionOf(entry, id, sealed, petitionType, wards, moment.today, naming),
        sealedWords: original,
        isOpenWordsSettled: true,
      })
    : null;

  const visit = { unitId: actor.unitId, id, petitionId: petition?.id ?? null, sealed };
  const rows = rowsOf(id, { entry, original }, { sealed, petitionType, wards });
  const { explained, conclusion } = entry;
  await insertVisitContent(tx, visit, { ...rows.content, explained, conclusion, resultTracking: '' });
  await insertVisitMatters(tx, visit, rows.matters);
  await insertVisitParties(tx, visit, rows.parties);
  if (sealed) await sealIdentities(act, rows.identities);
  const dueOn = await startVisitClocks(act, id, entry);
  const locked = await lockVisit(tx, actor.unitId, id);
  await syncConclusionDuty(act, locked);
  await saveVisit(tx, locked, {
    dueOn,
    petitionId: visit.petitionId,
    ...(locked.status === 'replied' ? { repliedOn: entry.receivedOn, replyKind: 'direct' as const } : {}),
  });
  const byHand = await enterTypedLetter(act, { unitId: actor.unitId, id, was: '' }, entry, entry.receivedOn);
  await recordEvent(tx, actor, {
    kind: 'visit.recorded',
    at: moment.at,
    visitId: id,
    petitionId: visit.petitionId,
    sealed,
    data: {
      number: visitNumber({ year, number }),
      kind: entry.kind,
      host: entry.host,
      outcome: entry.outcome,
      people: entry.personCount,
      late: entry.receivedOn < moment.today,
      documents: entry.documents.length,
      ...(sealed && entry.mode === 'online' ? { secrecyNotAsked: true, secrecyAssured: true } : {}),
      ...byHand,
    },
    requestId: act.requestId,
  });
  if (large && !naming.pastHead && !petition?.pastHead)
    await tellOfLargeGroup(act, {
      id,
      petitionId: visit.petitionId,
      number: visitNumber({ year, number }),
      personCount: entry.personCount,
    });
  await makeVisitPapers(act, visit, entry);
  if (!naming.pastHead) await draftUrging(act, visit, entry);
  return {
    id,
    number: visitNumber({ year, number }),
    sealed,
    petition,
    isLargeGroup: large,
    dueOn,
    owesNotice: entry.outcome === 'refused',
  };
}

/** Starts what the outcome makes run: the answer within 10 working days, or the notice of refusal within 3. Gives the due date still open. */
async function startVisitClocks(
  act: Act,
  visitId: number,
  entry: { receivedOn: string; outcome: VisitOutcome | null; refusalGround: VisitEntry['refusalGround'] },
): Promise<string | null> {
  const { tx, actor, rules, moment } = act;
  const on = entry.receivedOn;
  const duty = entry.outcome === null ? 'runs' : replyDuty[entry.outcome];
  if (duty !== 'none') {
    const { state } = await startClock(tx, actor, rules, { visitId }, { rule: 'TCD_REPLY', on, isMain: true }, moment);
    if (duty === 'runs') return state.dueOn;
    await stopClocks(tx, actor, rules, { visitId }, on, 'trả lời trực tiếp khi tiếp', moment);
    return null;
  }
  if (entry.outcome !== 'refused' || !entry.refusalGround || !needsRefusalNotice(entry.refusalGround, on)) return null;
  const { state } = await startClock(tx, actor, rules, { visitId }, { rule: 'TCD_REFUSE_NOTICE', on, isMain: true }, moment);
  return state.dueOn;
}

/** The instant of the reception: the day typed with its hour in Hà Nội; without an hour, now if it is today. */
function receivedAt(entry: VisitEntry, moment: { at: Date; today: string }): Date {
  const isNow = entry.receivedTime === '' && entry.receivedOn === moment.today;
  return isNow ? moment.at : instantOf(entry.receivedOn, entry.receivedTime);
}
