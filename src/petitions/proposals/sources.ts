// Everything a proposal is written from, gathered once: facts, answers, content, people, office.
import type { Actor } from '../../accounts/actor.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { type UnitProfile, unitProfile } from '../../units/queries.ts';
import type { UnitLevel } from '../../units/unit.ts';
import { suggestJurisdiction } from '../classification/jurisdiction.ts';
import type { OutcomeFacts } from '../classification/outcomes.ts';
import { findAnswers } from '../classification/queries.ts';
import { outcomeFacts } from '../classification/result.ts';
import { listPoints, type PointRow } from '../points/records.ts';
import { listParties, loadPetitionRecord, type PartyRow, type PetitionRecord } from '../queries.ts';
import type { PaperSources } from './papers.ts';

export interface ProposalSources {
  record: PetitionRecord;
  facts: OutcomeFacts;
  points: PointRow[];
  parties: PartyRow[];
  profile: UnitProfile;
  /** The sentence of the rule on jurisdiction, '' when none was asked for. */
  ruleSentence: string;
  /** The same where it makes another body competent; ''. */
  whyNotOwn: string;
}

/** @throws NotFound */
export async function loadSources(tx: UnitTx, house: HouseTx, actor: Actor, id: number): Promise<ProposalSources> {
  const record = await loadPetitionRecord(tx, id);
  const answers = await findAnswers(tx, record);
  const points = record.petitionType === 'MIXED' ? await listPoints(tx, record) : [];
  const parties = await listParties(tx, record);
  const facts = outcomeFacts({ ...record }, answers, {
    source: record.source,
    writtenOn: record.writtenOn,
    receivedOn: record.receivedOn,
    senderCount: record.senderCount,
    pointCount: points.length,
    people: parties,
  });
  const rule = suggestJurisdiction({
    type: record.petitionType,
    level: actor.unitLevel as UnitLevel,
    receivedOn: record.receivedOn,
    instance: record.instance,
    isDisciplinary: record.objectKind === 'disciplinary',
    respondent: answers.respondent,
    denunciationKind: record.denunciationKind,
    round: record.denunciationRound,
    denounced: answers.denounced,
    functionOf: answers.functionOf,
    isPreviousResolverBelow: answers.isPreviousResolverBelow,
    isPreviousOverdue: answers.isPreviousOverdue,
  });
  return {
    record,
    facts,
    points,
    parties,
    profile: await unitProfile(house, actor.unitId),
    ruleSentence: rule ? `${rule.sentence} (${rule.article})` : '',
    whyNotOwn: rule?.suggestion === 'not_own' ? `${rule.sentence.replace(/\.$/, '')} (${rule.article})` : '',
  };
}

/** Where the desk said the petition goes when it was handed over there; '' for every other. */
export async function findDeskDestination(tx: UnitTx, petition: { unitId: number; id: number }): Promise<string> {
  const visit = await tx.maybe<{ transferredTo: string }>(
    "select transferred_to from visits where unit_id = $1 and petition_id = $2 and outcome = 'transferred' and voided_at is null",
    [petition.unitId, petition.id],
  );
  return visit?.transferredTo ?? '';
}

/** The sources of the paper: what the officer typed joined to what is stored. Undefined where the wall hides the content. */
export function paperSources(
  from: ProposalSources,
  actor: Actor,
  typed: {
    reason: string;
    ownBasis: string;
    destination: string;
    items: readonly string[];
    days: number | null;
    inspector: string;
    within: string;
  },
): PaperSources | undefined {
  const { record } = from;
  if (!record.content) return undefined;
  return {
    petition: record,
    content: record.content,
    parties: from.parties,
    facts: from.facts,
    points: from.points,
    whyNotOwn: from.whyNotOwn,
    ...typed,
    office: { name: from.profile.issuingOrg, headTitle: from.profile.headTitle, inspectorate: from.profile.inspectorate },
    proposer: { name: actor.name, title: actor.title },
  };
}
