// Words prefilled in a proposal, for the officer to change. Pure.

import { jurisdictionWords } from '../classification/competence.ts';
import { eligibilityWords } from '../classification/eligibility.ts';
import { groundName } from '../classification/grounds.ts';
import { type OutcomeFacts, outcomeRules } from '../classification/outcomes.ts';
import { type Outcome, outcomeNames, outcomes, petitionTypeNames } from '../petition.ts';

/** Standing legal basis of an outcome for this petition. */
export function standingBasis(outcome: Outcome, facts: OutcomeFacts): string {
  return outcomeRules[outcome].article(facts);
}

/**
 * The basis that counts: what the officer wrote, or, where he left the suggestion of whichever outcome, that of the chosen one.
 * `own` is what the paper prints instead of its standing words; '' for none.
 */
export function basisOf(outcome: Outcome, typed: string, facts: OutcomeFacts): { basis: string; own: string } {
  const isSuggested = typed === '' || outcomes.some((one) => standingBasis(one, facts) === typed);
  return isSuggested ? { basis: standingBasis(outcome, facts), own: '' } : { basis: typed, own: typed };
}

/** The opinion put to the leader, from the answers of the classification, the sentence of the rule and the outcome suggested. */
export function standingReason(facts: OutcomeFacts, ruleSentence: string, suggested?: Outcome): string {
  const parts = [
    `${petitionTypeNames[facts.petitionType]}. ${eligibilityWords(facts)}.`,
    facts.jurisdiction ? `${jurisdictionWords(facts.jurisdiction, facts.hasNobodyBelow ?? false)}.` : '',
    ruleSentence && `${ruleSentence.replace(/\.$/, '')}.`,
    facts.ground ? `${groundName(facts.ground)}.` : '',
    suggested === 'transfer_police'
      ? `Nội dung đơn có dấu hiệu của tội phạm: chuyển hồ sơ, tài liệu đến cơ quan điều tra có thẩm quyền (${standingBasis(suggested, facts)}).`
      : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** "Chuyển đơn đến Sở Xây dựng" for headings and the leader's page. */
export function proposalWords(proposal: { outcome: Outcome; destination: string }): string {
  const { outcome, destination } = proposal;
  if (outcome === 'inspect_own') return 'Tự thanh tra, kiểm tra thông tin';
  if (outcome === 'propose_acceptance') return 'Thụ lý giải quyết';
  if (!destination) return outcomeNames[outcome];
  switch (outcome) {
    case 'guide':
      return `Hướng dẫn gửi đơn đến ${destination}`;
    case 'transfer':
    case 'transfer_police':
      return `Chuyển đơn đến ${destination}`;
    case 'info_for_inspection':
      return `Chuyển thông tin đến ${destination} để thanh tra, kiểm tra`;
    case 'return_to_transferor':
      return `Trả lại đơn cho ${destination}`;
    case 'urge':
      return `Đôn đốc ${destination} giải quyết`;
    case 'judicial_guide_or_transfer':
      return `Hướng dẫn, chuyển đến ${destination}`;
    default:
      return outcomeNames[outcome];
  }
}
