// Which outcomes are open to a petition, which one an officer would usually choose, and what follows (legal.md §6.1). Pure.
import { forwardingSources, type Outcome, outcomes, type PetitionType } from '../petition.ts';
import { type OutcomeFacts, outcomeRules } from './outcome-rules.ts';

export * from './outcome-rules.ts';

const typeWords: Record<PetitionType, string> = {
  KN: 'đơn khiếu nại',
  TC: 'đơn tố cáo',
  KNPA: 'đơn kiến nghị, phản ánh',
  MIXED: 'đơn có nhiều nội dung',
};

export interface OutcomeAnswer {
  outcome: Outcome;
  allowed: boolean;
  /** The missing condition; '' when allowed. */
  missing: string;
}

/** Every outcome with yes, or the condition that is missing. The allowed ones first, both in the order of the law's list. */
export function judgeOutcomes(facts: OutcomeFacts): OutcomeAnswer[] {
  const judged = outcomes.map((outcome): OutcomeAnswer => {
    const rule = outcomeRules[outcome];
    const missing = !rule.types.includes(facts.petitionType)
      ? `Không áp dụng cho ${typeWords[facts.petitionType]}.`
      : facts.eligibility === null
        ? 'Cần phân loại đơn trước.'
        : rule.missing(facts);
    return { outcome, allowed: missing === '', missing };
  });
  return judged.sort((one, other) => Number(other.allowed) - Number(one.allowed));
}

/** The outcomes open to this petition, in the order of the law's list. */
export function allowedOutcomes(facts: OutcomeFacts): Outcome[] {
  return judgeOutcomes(facts)
    .filter((answer) => answer.allowed)
    .map((answer) => answer.outcome);
}

/** What a careful officer would usually choose; undefined when nothing but a report to the leader is open. */
export function suggestedOutcome(facts: OutcomeFacts): Outcome | undefined {
  const allowed = allowedOutcomes(facts);
  const order: Outcome[] = [
    'transfer_police',
    'notify_inadmissible',
    'propose_acceptance',
    'info_for_inspection',
    'not_process',
    ...(forwardingSources.includes(facts.source) ? (['return_to_transferor'] as const) : []),
    ...(facts.petitionType === 'KN' ? (['guide', 'transfer'] as const) : (['transfer', 'guide'] as const)),
    'urge',
    'judicial_guide_or_transfer',
    ...(facts.eligibility === 'ineligible' ? (['request_supplement', 'file_away'] as const) : []),
    'file_away',
  ];
  return order.find((outcome) => allowed.includes(outcome));
}

/** What the citizen will be told; a reception board asks and demands nothing (decision 0075). */
export const toldCitizen = (outcome: Outcome, { hasNobodyBelow }: Pick<OutcomeFacts, 'hasNobodyBelow'>): string =>
  outcome === 'urge' && hasNobodyBelow ? 'Cơ quan đã đề nghị nơi có thẩm quyền giải quyết' : outcomeRules[outcome].citizen;

/** "Sau bước này: …" of an approved outcome, without dates. */
export function afterApproval(outcome: Outcome): string {
  if (outcome === 'inspect_own') return 'văn thư cấp số, phát hành; người được giao tiến hành kiểm tra, báo cáo kết quả.';
  switch (outcomeRules[outcome].next) {
    case 'accept':
      return 'lãnh đạo thụ lý giải quyết, bắt đầu tính thời hạn giải quyết.';
    case 'transfer':
      return 'văn thư cấp số phiếu chuyển và gửi đơn đến cơ quan nhận.';
    case 'issue':
      return 'văn thư cấp số, phát hành văn bản.';
    case 'direct':
      return 'chuyên viên thực hiện ý kiến chỉ đạo của lãnh đạo và đề xuất hướng xử lý tiếp.';
    case 'close':
      return 'đơn kết thúc xử lý tại đơn vị.';
  }
}
