// From the answers to what they mean: the facts to be stored, the rule of jurisdiction, the outcomes. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { hasNobodyBelow } from '../../documents/registry/next-instance.ts';
import type { UnitLevel } from '../../units/unit.ts';
import { isOfficialsDiscipline, type Jurisdiction, type Outcome, type Source } from '../petition.ts';
import type { PetitionRow } from '../records.ts';
import { competenceObjections } from './against-hint.ts';
import type { ClassificationAnswers } from './answers.ts';
import { disciplineOf, isInspectorate } from './competence.ts';
import { eligibilityFacts } from './eligibility.ts';
import type { PartialClassification } from './forms.ts';
import { gapsLeft, gapsOf, type PaperPerson } from './gaps.ts';
import { clockOf, type JurisdictionAnswer, type JurisdictionQuestion, suggestJurisdiction } from './jurisdiction.ts';
import { allowedOutcomes, type OutcomeFacts, suggestedOutcome } from './outcomes.ts';

/** The facts of a petition that classification decides. */
export type ClassifiedFacts = Pick<
  PetitionRow,
  | 'petitionType'
  | 'knpaKind'
  | 'field'
  | 'eligibility'
  | 'ineligibleReason'
  | 'jurisdiction'
  | 'competentBranch'
  | 'instance'
  | 'denunciationRound'
  | 'objectKind'
  | 'denunciationKind'
>;

/** What the answers say, without what does not belong to the chosen type. Undefined until type and eligibility are chosen. */
export function factsOf(form: PartialClassification): ClassifiedFacts | undefined {
  const { type, eligibility } = form;
  if (!type || !eligibility) return undefined;
  const judged = eligibilityFacts({ type, eligibility, reason: form.reason, hasClearEvidence: form.evidence === 'clear' });
  const asked = eligibility === 'eligible' && type !== 'MIXED';
  const jurisdiction = asked ? form.jurisdiction : null;
  return {
    petitionType: type,
    field: form.field ?? 'OTHER',
    ...judged,
    jurisdiction,
    competentBranch: jurisdiction === 'not_own' ? form.branch : null,
    knpaKind: type === 'KNPA' && asked ? form.knpaKind : null,
    objectKind: type === 'KN' && asked ? form.objectKind : null,
    instance: type === 'KN' && asked ? form.instance : null,
    denunciationKind: type === 'TC' && asked ? form.denunciationKind : null,
    denunciationRound: type === 'TC' && asked ? form.round : null,
  };
}

/** The answers the facts do not hold, for the timeline. */
export function answersOf(form: PartialClassification): ClassificationAnswers {
  const asked = form.eligibility === 'eligible';
  const isKN = asked && form.type === 'KN';
  const isTC = asked && form.type === 'TC';
  const isOwn = form.jurisdiction === 'own';
  const limitState = isKN && isOwn ? form.limitState : null;
  const isSecond = isKN && isOwn && form.instance === 'second';
  // Too late without good reason is a ground by itself.
  const complaintGround = form.complaintGround ?? (limitState === 'late' ? ('A11_6' as const) : null);
  return {
    hasClearEvidence: form.type === 'TC' && form.evidence === 'clear',
    ground: isKN && isOwn ? complaintGround : isTC && isOwn ? form.denunciationGround : null,
    respondent: isKN ? form.respondent : null,
    denounced: isTC && form.round !== 'continued' && form.denunciationKind === 'official_duty' ? form.denounced : null,
    functionOf:
      isTC && form.round !== 'continued' && form.denunciationKind === 'state_management'
        ? form.inField
        : asked && form.type === 'KNPA'
          ? form.responsible
          : null,
    isPreviousResolverBelow: isTC && form.round === 'continued' && form.previousBelow ? form.previousBelow === 'yes' : null,
    isPreviousOverdue: isTC && form.round === 'continued' && form.previousState ? form.previousState === 'overdue' : null,
    hasCrimeSigns: form.type === 'TC' && form.crime,
    isSeveralPlaces: isTC && isOwn && form.severalPlaces,
    hasCompetenceBasis: asked && form.jurisdiction !== null && form.competenceBasis !== '',
    limitState,
    limitFrom: limitState !== null && limitState !== 'late' ? form.limitFrom : null,
    obstacleFrom: limitState === 'good_reason' ? form.obstacleFrom : null,
    obstacleTo: limitState === 'good_reason' ? form.obstacleTo : null,
    // A longer limit is one by itself: once it is counted the days may show the complaint in time, and nothing more is asked.
    isRemote: isSecond && form.limitRemote,
    isDismissal: isSecond && isOfficialsDiscipline(form.objectKind) && form.limitDismissal,
    hasLegalForm: isTC && form.hasLegalForm,
    areAllNamed: isTC && form.areAllNamed,
    hasRepresentative: isTC && form.hasRepresentative,
  };
}

/** What the question of jurisdiction hangs on, of a form or of a stored classification. */
export function jurisdictionQuestion(
  facts: Pick<ClassifiedFacts, 'petitionType' | 'instance' | 'objectKind' | 'denunciationKind' | 'denunciationRound'>,
  answers: ClassificationAnswers,
  place: Office,
): JurisdictionQuestion {
  return {
    type: facts.petitionType,
    level: place.level,
    isInspectorate: place.isInspectorate ?? false,
    hasNobodyBelow: place.hasNobodyBelow ?? false,
    receivedOn: place.receivedOn,
    instance: facts.instance,
    discipline: disciplineOf(facts.objectKind),
    respondent: answers.respondent,
    denunciationKind: facts.denunciationKind,
    round: facts.denunciationRound,
    denounced: answers.denounced,
    functionOf: answers.functionOf,
    isPreviousResolverBelow: place.hasNobodyBelow && answers.isPreviousResolverBelow ? false : answers.isPreviousResolverBelow,
    isPreviousOverdue: answers.isPreviousOverdue,
  };
}

/** The office that answers, by its level and by what it is, and the day of receipt. */
type Office = Pick<JurisdictionQuestion, 'level' | 'receivedOn' | 'isInspectorate' | 'hasNobodyBelow'>;

/** Where and when it came in: the officer's own office, by its level and by what it is. */
export const placeOf = (office: Pick<Actor, 'unitLevel' | 'unitName'>, receivedOn: string) => ({
  level: office.unitLevel as UnitLevel,
  isInspectorate: isInspectorate(office.unitName),
  hasNobodyBelow: hasNobodyBelow(office.unitName),
  receivedOn,
});

/** The answers of a complaint or denunciation with the jurisdiction the law shows by them, where it was left open and the law settles it. */
export function withHint(form: PartialClassification, place: { level: UnitLevel; receivedOn: string }): PartialClassification {
  const facts = factsOf(form);
  if (!facts || !isSettledByLaw(form.type) || form.eligibility !== 'eligible' || form.jurisdiction !== null) return form;
  return { ...form, jurisdiction: suggestJurisdiction(jurisdictionQuestion(facts, answersOf(form), place))?.suggestion ?? null };
}

/** Whose jurisdiction follows from who is complained of or denounced: asked only where the law leaves it open. */
export const isSettledByLaw = (type: PartialClassification['type']): boolean => type === 'KN' || type === 'TC';

/** What the paper itself says, whatever is answered of it. */
export interface PaperOf {
  source: Source;
  writtenOn: string | null;
  receivedOn: string;
  senderCount: number;
  pointCount: number;
  people: readonly PaperPerson[];
}

/** The facts the table of outcomes asks for. */
export function outcomeFacts(
  facts: Pick<
    ClassifiedFacts,
    | 'petitionType'
    | 'eligibility'
    | 'ineligibleReason'
    | 'jurisdiction'
    | 'competentBranch'
    | 'instance'
    | 'objectKind'
    | 'denunciationRound'
    | 'denunciationKind'
  >,
  answers: ClassificationAnswers,
  petition: PaperOf & Office,
): OutcomeFacts {
  const question = jurisdictionQuestion(facts, answers, petition);
  const [competence = ''] = Object.values(competenceObjections(question, facts.jurisdiction, answers.hasCompetenceBasis));
  return {
    petitionType: facts.petitionType,
    eligibility: facts.eligibility,
    ineligibleReason: facts.ineligibleReason as OutcomeFacts['ineligibleReason'],
    jurisdiction: facts.jurisdiction,
    competentBranch: facts.competentBranch,
    source: petition.source,
    isWritten: petition.writtenOn !== null,
    receivedOn: petition.receivedOn,
    ground: answers.ground,
    hasCrimeSigns: answers.hasCrimeSigns,
    pointCount: petition.pointCount,
    instance: facts.instance,
    objectKind: facts.objectKind,
    round: facts.denunciationRound,
    isPreviousOverdue: answers.isPreviousOverdue,
    competence,
    hasNobodyBelow: petition.hasNobodyBelow ?? false,
    gaps: gapsLeft(gapsOf({ ...petition, petitionType: facts.petitionType }, petition.people), answers),
  };
}

export interface ClassificationResult {
  facts: ClassifiedFacts;
  answers: ClassificationAnswers;
  question: JurisdictionQuestion;
  rule: JurisdictionAnswer | undefined;
  /** What competence and limit both go by: the officer's answer; while it may not stand against the law, what the law shows. */
  jurisdiction: Jurisdiction | null;
  outcomeFacts: OutcomeFacts;
  suggested: Outcome | undefined;
  others: Outcome[];
  clock: string;
  isSeveralPlaces: boolean;
}

/** Everything the answers lead to so far; undefined until type and eligibility are chosen. */
export function resultOf(form: PartialClassification, place: PaperOf & Office): ClassificationResult | undefined {
  const facts = factsOf(form);
  if (!facts) return undefined;
  const answers = answersOf(form);
  const question = jurisdictionQuestion(facts, answers, place);
  const judged = outcomeFacts(facts, answers, place);
  const suggested = suggestedOutcome(judged);
  const rule = suggestJurisdiction(question);
  const jurisdiction = judged.competence ? (rule?.suggestion ?? 'not_own') : facts.jurisdiction;
  return {
    facts,
    answers,
    question,
    rule,
    jurisdiction,
    outcomeFacts: judged,
    suggested,
    others: allowedOutcomes(judged).filter((outcome) => outcome !== suggested),
    clock: clockOf(facts.petitionType, jurisdiction, facts.denunciationRound),
    isSeveralPlaces: answers.isSeveralPlaces,
  };
}
