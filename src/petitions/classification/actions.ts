// Classifying a petition: facts, seal, clock, next step and event in one transaction.
import { calledAt } from '../../accounts/names.ts';
import { recordEvent } from '../../audit/events.ts';
import { formatTime } from '../../deadlines/dates.ts';
import { ChangedMeanwhile, FormInvalid, together } from '../../errors.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import type { FormValues } from '../../web/forms.ts';
import { assertMay, type LockedPetition, lockOwnPetition, replayMainClock } from '../actions.ts';
import { syncForwardDuty } from '../forward-duty.ts';
import { isOfMinorAlone } from '../minors.ts';
import { settleWhom, type Whom } from '../named/whom.ts';
import { bringDeskContents } from '../points/actions.ts';
import { listParties, loadPetitionRecord, type PetitionRecord } from '../queries.ts';
import { saveClassificationWords, savePetition } from '../records.ts';
import { sealPetition } from '../sealing.ts';
import { competenceObjections, isAgainstHint } from './against-hint.ts';
import { branchWanted, jurisdictionWanted, type PartialClassification, readAnswers } from './forms.ts';
import { eligibilityObjections, gapsOf } from './gaps.ts';
import { suggestJurisdiction } from './jurisdiction.ts';
import { countPoints, findAnswers } from './queries.ts';
import {
  answersOf,
  type ClassifiedFacts,
  factsOf,
  isSettledByLaw,
  jurisdictionQuestion,
  placeOf,
  resultOf,
  withHint,
} from './result.ts';
import { limitFactsOf, limitObjections, openLimitRefusal } from './time-limit.ts';

/**
 * Saves the officer's classification. A petition that turns out to be a denunciation is sealed here (decisions 10); the clock of
 * the result replaces the declared type's (decisions 25).
 * @param whom whom a denunciation is against, as the officer says; without, its own words say it
 * @throws FormInvalid when an answer cannot stand (assertStands), NotPermitted, ChangedMeanwhile (409) when a colleague has classified or changed the petition since the form was opened
 */
export async function classifyPetition(
  act: Act,
  id: number,
  answered: PartialClassification,
  whom?: Whom,
): Promise<LockedPetition> {
  const { tx, actor, moment } = act;
  const locked = await lockOwnPetition(act, id);
  assertMay(actor, 'classify', locked);
  await assertUnchanged(act, locked, answered.rowVersion);
  const record = await loadPetitionRecord(tx, id);
  const form = withHint(answered, placeOf(actor, locked.receivedOn));
  assertStands(act, record, form);
  const result = resultOf(form, {
    ...placeOf(actor, locked.receivedOn),
    writtenOn: locked.writtenOn,
    source: locked.source,
    senderCount: locked.senderCount,
    pointCount: await countPoints(tx, locked),
    people: await listParties(tx, locked),
  });
  if (!result) throw new Error('A classification without type and eligibility passed the form');
  const words = await withoutSendersOf(
    act,
    ofPetition(locked),
    {
      competenceBasis: result.answers.hasCompetenceBasis ? form.competenceBasis : '',
      limitReason: result.answers.limitState === 'good_reason' ? form.limitReason : '',
    },
    record.content,
  );
  // Before the seal, which goes over the words of the petition.
  await saveClassificationWords(tx, locked, words);
  const before = factsIn(locked);
  const previous = await findAnswers(tx, locked);
  const sealed = result.facts.petitionType === 'TC' ? await sealPetition(act, locked, whom) : locked;
  const saved = await savePetition(tx, sealed, {
    ...result.facts,
    // Against the unit's own head: the registering officer sends it on, whatever the answers say of competence.
    ...(sealed.pastHead
      ? { jurisdiction: 'not_own' as const }
      : {
          status: 'assigned' as const,
          outcome: null,
          assignedTo: sealed.assignedTo ?? actor.accountId,
          holderId: actor.accountId,
          nextRole: null,
          nextAct: 'propose',
        }),
    classifiedAt: moment.at,
    classifiedBy: actor.accountId,
  });
  const changesLength = previous.isSeveralPlaces !== result.isSeveralPlaces;
  const isSame = saved.dueRule === result.clock && !changesLength;
  const clocked =
    isSame || saved.pastHead
      ? saved
      : await replayMainClock(act, saved, result.clock, result.isSeveralPlaces ? ['several_places'] : [], changesLength);
  await syncForwardDuty(act, clocked);
  await recordEvent(tx, actor, {
    kind: 'petition.classified',
    at: moment.at,
    petitionId: id,
    sealed: clocked.sealed,
    data: {
      before,
      after: factsIn(clocked),
      answers: result.answers,
      ...(isAgainstHint(result.question, result.facts.jurisdiction) ? { againstHint: true } : {}),
      // Free text of a sealed petition stays in its sealed row.
      ...(words.competenceBasis && !clocked.sealed ? { because: words.competenceBasis } : {}),
      ...(words.limitReason && !clocked.sealed ? { reason: words.limitReason } : {}),
    },
    requestId: act.requestId,
  });
  if (clocked.petitionType === 'MIXED' && !clocked.pastHead) await bringDeskContents(act, clocked);
  return clocked;
}

/**
 * What the petition itself asks of the answers, in one round: who is competent, whether a complaint came in time, what one called a
 * denunciation lacks, and whom it is against, when it was taken in as something else. Gives whom.
 * @throws FormInvalid, NotAllowedNow as settleWhom does
 */
export async function settleClassification(act: Act, id: number, values: FormValues): Promise<Whom | undefined> {
  const petition = await loadPetitionRecord(act.tx, id);
  const place = placeOf(act.actor, petition.receivedOn);
  const form = withHint(readAnswers(values), place);
  const [, , whom] = await together([
    () => assertStands(act, petition, form),
    () => assertWhole(act, petition, form),
    () => (form.type !== 'TC' || petition.sealed ? undefined : settleWhom(act, petition, values)),
  ]);
  return whom;
}

/** @throws FormInvalid where the law shows another body and no basis is given, or a complaint came late and nobody says why, or is called late while its limit runs */
function assertStands(act: Act, petition: PetitionRecord, form: PartialClassification): void {
  const facts = factsOf(form);
  if (!facts) return;
  const answers = answersOf(form);
  const place = placeOf(act.actor, petition.receivedOn);
  const isOwnComplaint = facts.jurisdiction === 'own' && answers.ground === null;
  const limit = limitFactsOf({ ...petition, ...facts }, petition.content);
  const stillOpen = openLimitRefusal(limit, answers, answers.ground, act.rules);
  const question = jurisdictionQuestion(facts, answers, place);
  // While an answer it hangs on is missing, that one is asked for.
  const isOpen = isSettledByLaw(form.type) && form.eligibility === 'eligible' && suggestJurisdiction(question) !== undefined;
  const errors = {
    ...(isOpen && form.jurisdiction === null ? { jurisdiction: jurisdictionWanted } : {}),
    ...(isOpen && form.jurisdiction === 'not_own' && form.branch === null ? { branch: branchWanted } : {}),
    ...competenceObjections(question, facts.jurisdiction, answers.hasCompetenceBasis),
    ...(stillOpen
      ? { [form.complaintGround ? 'complaintGround' : 'limitState']: `${stillOpen}. Chọn Còn thời hạn, hoặc căn cứ khác` }
      : {}),
    ...(isOwnComplaint ? limitObjections(limit, answers, form.limitReason !== '', act.rules) : {}),
  };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

/** @throws FormInvalid where a denunciation called eligible lacks what the law wants of one */
async function assertWhole(act: Act, petition: PetitionRecord, form: PartialClassification): Promise<void> {
  if (form.type !== 'TC') return;
  const gaps = gapsOf({ ...petition, petitionType: form.type }, await listParties(act.tx, petition));
  const isOwnDenunciation = form.eligibility === 'eligible' && form.jurisdiction === 'own' && form.denunciationGround === null;
  const errors = eligibilityObjections(form, {
    ...gaps,
    isMinorDenouncer: isOwnDenunciation && (await isOfMinorAlone(act, petition)),
  });
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

/** Codes only: nothing here tells who wrote or what. */
function factsIn(petition: ClassifiedFacts): Record<string, unknown> {
  return {
    type: petition.petitionType,
    knpaKind: petition.knpaKind,
    field: petition.field,
    eligibility: petition.eligibility,
    ineligibleReason: petition.ineligibleReason,
    jurisdiction: petition.jurisdiction,
    branch: petition.competentBranch,
    instance: petition.instance,
    round: petition.denunciationRound,
    objectKind: petition.objectKind,
    denunciationKind: petition.denunciationKind,
  };
}

async function assertUnchanged(act: Act, petition: LockedPetition, seen: string): Promise<void> {
  if (seen === '' || Number(seen) === petition.version) return;
  const last = await act.tx.maybe<{ at: Date; name: string | null; kind: string }>(
    `select e.at, ${calledAt('a', 'e.at')} as name, e.kind from events e left join accounts a on a.id = e.account_id
      where e.unit_id = $1 and e.petition_id = $2 and e.kind like 'petition.%' order by e.id desc limit 1`,
    [petition.unitId, petition.id],
  );
  const did = last?.kind === 'petition.classified' ? 'phân loại' : 'cập nhật';
  const who = last ? ` bởi ${last.name ?? 'phần mềm'} lúc ${formatTime(last.at)}` : '';
  throw new ChangedMeanwhile(`Đơn này đã được ${did}${who}.`, `/petitions/${petition.id}`);
}
