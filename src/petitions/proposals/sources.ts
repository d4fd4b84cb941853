// Everything a proposal is written from, gathered once: facts, answers, content, people, office.
import type { Actor } from '../../accounts/actor.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import type { RuleSet } from '../../deadlines/rule-set.ts';
import { type UnitProfile, unitProfile } from '../../units/queries.ts';
import { isAgainstHint } from '../classification/against-hint.ts';
import type { ClassificationAnswers } from '../classification/answers.ts';
import { sentenceBeside, suggestJurisdiction } from '../classification/jurisdiction.ts';
import type { OutcomeFacts } from '../classification/outcomes.ts';
import { findAnswers } from '../classification/queries.ts';
import { jurisdictionQuestion, outcomeFacts, placeOf } from '../classification/result.ts';
import { limitFactsOf, limitWords, openLimitRefusal } from '../classification/time-limit.ts';
import { listPoints, type PointRow } from '../points/records.ts';
import { listParties, loadPetitionRecord, type PartyRow, type PetitionRecord } from '../queries.ts';
import { findTaking } from '../report-below.ts';
import { takenWords } from '../taking-grounds.ts';
import type { PaperSources } from './papers.ts';

export interface ProposalSources {
  record: PetitionRecord;
  facts: OutcomeFacts;
  points: PointRow[];
  parties: PartyRow[];
  profile: UnitProfile;
  /** The answers of the classification. */
  answers: ClassificationAnswers;
  /** The sentence of the rule on jurisdiction, '' when none was asked for; with the basis of an answer against it. */
  ruleSentence: string;
  /** Why another body is competent: the rule, or the basis of an answer against it; ''. */
  whyNotOwn: string;
  /** What the officer and the leader see of an answer against the hint, and of a basis written down. */
  isAgainstHint: boolean;
  competenceTerms: { term: string; text: string }[];
}

/** @throws NotFound */
export async function loadSources(
  { tx, house, actor, rules }: { tx: UnitTx; house: HouseTx; actor: Actor; rules: RuleSet },
  id: number,
): Promise<ProposalSources> {
  const record = await loadPetitionRecord(tx, id);
  const answers = await findAnswers(tx, record);
  const points = record.petitionType === 'MIXED' ? await listPoints(tx, record) : [];
  const parties = await listParties(tx, record);
  const office = placeOf(actor, record.receivedOn);
  const judged = outcomeFacts({ ...record }, answers, {
    ...office,
    source: record.source,
    writtenOn: record.writtenOn,
    senderCount: record.senderCount,
    pointCount: points.length,
    people: parties,
  });
  const openLimit = openLimitRefusal(limitFactsOf(record, record.content), answers, answers.ground, rules);
  const facts = openLimit ? { ...judged, openLimit } : judged;
  const question = jurisdictionQuestion(record, answers, office);
  const rule = suggestJurisdiction(question);
  const basis = record.content?.competenceBasis ?? '';
  const ruleSentence = rule ? `${sentenceBeside(rule, record.jurisdiction).replace(/\.$/, '')} (${rule.article})` : '';
  const taking = record.petitionType === 'TC' ? await findTaking(tx, record) : undefined;
  const isAgainst = isAgainstHint(question, record.jurisdiction);
  const otherBody = rule?.suggestion === 'not_own' ? ruleSentence : '';
  return {
    record,
    facts,
    answers,
    points,
    parties,
    profile: await unitProfile(house, actor.unitId),
    ruleSentence: taking ? takenWords(taking) : isAgainst ? againstWords(basis, ruleSentence) : ruleSentence,
    whyNotOwn: isAgainst ? (record.jurisdiction === 'not_own' ? basis : '') : otherBody,
    isAgainstHint: isAgainst,
    competenceTerms: [
      ...(isAgainst ? [{ term: 'Gợi ý về thẩm quyền', text: ruleSentence }] : []),
      ...(basis ? [{ term: isAgainst ? 'Căn cứ khác với gợi ý' : 'Căn cứ về thẩm quyền', text: basis }] : []),
    ],
  };
}

/** Both sides, for who decides: what the officer relies on, and what the law shows by his own answers. */
const againstWords = (basis: string, ruleSentence: string) =>
  `Căn cứ khác với gợi ý: ${basis.replace(/\.$/, '')}. Gợi ý theo các câu đã trả lời: ${ruleSentence}.`;

/** Whether the complaint came in time, as a fact of the page; of our own complaints only. */
export function limitTerms({ record, answers }: ProposalSources, rules: RuleSet): { term: string; text: string }[] {
  if (record.jurisdiction !== 'own') return [];
  const text = limitWords(limitFactsOf(record, record.content), answers, record.content?.limitReason ?? '', rules);
  return text ? [{ term: 'Thời hiệu', text }] : [];
}

/** Why a refusal that is put forward may not be agreed to: it calls late what is not; '' for nothing. */
export const openLimitWords = ({ openLimit }: Pick<OutcomeFacts, 'openLimit'>): string =>
  openLimit ? `${openLimit}. Trả lại đề xuất để chuyên viên phân loại lại.` : '';

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
  rules: RuleSet,
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
    timeLimit: limitTerms(from, rules)[0]?.text ?? '',
    office: {
      name: from.profile.issuingOrg,
      superiorOrg: from.profile.superiorOrg,
      headTitle: from.profile.headTitle,
      inspectorate: from.profile.inspectorate,
    },
    proposer: { name: actor.name, title: actor.title },
  };
}
