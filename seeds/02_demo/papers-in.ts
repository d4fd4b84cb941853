// The papers citizens hand in: a registration made from a sample, and the answers an officer gives when classifying it.

import { addDays } from '../../src/deadlines/dates.ts';
import { blankRegistration } from '../../src/petitions/blank.ts';
import { isLargeGroup } from '../../src/petitions/groups.ts';
import type { Registration, SenderInput } from '../../src/petitions/registration.ts';
import { citizens, denouncers, senderOf } from './citizens.ts';
import type { Crew } from './offices.ts';
import { type Answers, PetitionHand } from './petition-hand.ts';
import type { Sample } from './samples.ts';
import type { Stage, When } from './stage.ts';

const FIRST_DENUNCIATION = 16;
const FIRST_EXTRA = 61;
const FIRST_EXTRA_DENOUNCER = 15;

/** The citizen of a sample: always the same one. */
export function citizenOf(sample: Sample) {
  const number = Number(sample.id.slice(2));
  return sample.type === 'TC' ? denouncers[number - FIRST_DENUNCIATION] : citizens[number - 1];
}

function sendersOf(stage: Stage, crew: Crew, sample: Sample, receivedOn: string): SenderInput[] {
  // Offices of the city hear people of every ward.
  const ward = stage.unit(crew.code.startsWith('0') ? crew.code : '00004');
  const number = Number(sample.id.slice(2));
  const pool = sample.type === 'TC' ? denouncers.slice(FIRST_EXTRA_DENOUNCER) : citizens.slice(FIRST_EXTRA);
  const { signatories } = sample;
  const others = signatories < 2 ? 0 : isLargeGroup('group', signatories, receivedOn) ? 1 : signatories - 1;
  const more = Array.from({ length: others }, (_, index) => pool[(number + index) % pool.length]);
  return [citizenOf(sample), ...more].flatMap((person) =>
    person ? [senderOf(person, ward, { isRepresentative: sample.signatories > 1 })] : [],
  );
}

/** What the clerk types from the paper of a sample. */
export function registrationOf(
  stage: Stage,
  crew: Crew,
  sampleId: string,
  receivedOn: string,
  changes: Partial<Registration> = {},
): Registration {
  const sample = stage.sample(sampleId);
  const isGroup = sample.signatories > 1;
  return {
    ...blankRegistration,
    declaredType: sample.type,
    knpaKind: sample.knpaKind,
    source: 'in_person_dropoff',
    receivedOn,
    postmarkedOn: changes.source === 'post' ? addDays(receivedOn, -2) : null,
    writtenOn: addDays(receivedOn, -4),
    senderKind: isGroup ? 'group' : 'individual',
    senderCount: sample.signatories,
    senders: sendersOf(stage, crew, sample, receivedOn),
    respondents:
      sample.type === 'KNPA'
        ? []
        : [{ kind: 'individual', name: sample.against, position: '', organization: '', accountId: null }],
    subject: sample.subject,
    summary: sample.summary,
    request: sample.request,
    field: sample.field,
    ...changes,
  };
}

/** A sample handed in at an office on a day. */
export function handIn(
  stage: Stage,
  crew: Crew,
  sampleId: string,
  when: When,
  changes: Partial<Registration> = {},
  how: { by?: string; clock?: string } = {},
): Promise<PetitionHand> {
  return PetitionHand.register(stage, crew, when, registrationOf(stage, crew, sampleId, stage.day(when), changes), how);
}

/** Forwarded by another body: who, its letter, its day. */
export function forwarded(
  stage: Stage,
  source: 'na_deputy' | 'fatherland_front' | 'press' | 'other_agency',
  sourceOrg: string,
  sourceNumber: string,
  on: When,
): Partial<Registration> {
  return { source, sourceOrg, sourceNumber, sourceOn: stage.day(on) };
}

const answersFor = (stage: Stage, sampleId: string, answers: Record<string, string>): Answers => ({
  eligibility: 'eligible',
  field: stage.sample(sampleId).field,
  ...answers,
});

export const ownComplaint = (stage: Stage, sampleId: string, changes: Record<string, string> = {}): Answers =>
  answersFor(stage, sampleId, {
    type: 'KN',
    objectKind: 'admin_decision',
    instance: 'first',
    respondent: 'own',
    jurisdiction: 'own',
    ...changes,
  });

export const foreignComplaint = (
  stage: Stage,
  sampleId: string,
  respondent: string,
  changes: Record<string, string> = {},
): Answers => ownComplaint(stage, sampleId, { respondent, jurisdiction: 'not_own', branch: 'administrative', ...changes });

export const ownDenunciation = (stage: Stage, sampleId: string, changes: Record<string, string> = {}): Answers =>
  answersFor(stage, sampleId, {
    type: 'TC',
    denunciationKind: 'official_duty',
    round: 'first',
    denounced: 'own_official',
    jurisdiction: 'own',
    // Of several, each stands on the paper with who represents them.
    ...(stage.sample(sampleId).signatories > 1 ? { areAllNamed: '1' } : {}),
    ...changes,
  });

export const foreignDenunciation = (stage: Stage, sampleId: string, denounced: string): Answers =>
  ownDenunciation(stage, sampleId, { denounced, jurisdiction: 'not_own', branch: 'administrative' });

export const ownWish = (stage: Stage, sampleId: string): Answers =>
  answersFor(stage, sampleId, {
    type: 'KNPA',
    knpaKind: stage.sample(sampleId).knpaKind ?? 'phan_anh',
    responsible: 'own',
    jurisdiction: 'own',
  });

export const foreignWish = (stage: Stage, sampleId: string): Answers => ({
  ...ownWish(stage, sampleId),
  responsible: 'other',
  jurisdiction: 'not_own',
  branch: 'administrative',
});

export const ineligible = (stage: Stage, sampleId: string, reason: string, changes: Record<string, string> = {}): Answers => ({
  eligibility: 'ineligible',
  reason,
  type: stage.sample(sampleId).type,
  field: stage.sample(sampleId).field,
  ...changes,
});
