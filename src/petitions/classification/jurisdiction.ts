// Who is competent, as a suggestion with the rule that explains it (legal.md §5.5): by the level of this office, by who made
// the contested decision or is denounced, and by the day the petition was received. The officer decides. Pure.
import type { Jurisdiction, PetitionType } from '../petition.ts';
import { answer, type JurisdictionAnswer, type JurisdictionQuestion } from './competence.ts';
import { complaintJurisdiction } from './complaint-competence.ts';
import { denunciationJurisdiction } from './denunciation-competence.ts';

export * from './competence.ts';

/** Suggests who is competent, with the article and the sentence. Undefined while an answer it needs is missing. */
export function suggestJurisdiction(question: JurisdictionQuestion): JurisdictionAnswer | undefined {
  switch (question.type) {
    case 'KN':
      return complaintJurisdiction(question);
    case 'TC':
      return denunciationJurisdiction(question);
    case 'KNPA':
      return recommendation(question);
    case 'MIXED':
      return undefined;
  }
}

const sendsOn = ': chuyển đơn đến cơ quan đó';
/** The rule in one sentence, beside an answer of the officer: whoever is urged has the paper already, nothing is sent on. */
export const sentenceBeside = ({ sentence }: JurisdictionAnswer, jurisdiction: Jurisdiction | null): string =>
  jurisdiction === 'subordinate_overdue' ? sentence.replace(sendsOn, '') : sentence;

function recommendation(q: JurisdictionQuestion): JurisdictionAnswer | undefined {
  if (q.functionOf === null) return undefined;
  const article = 'khoản 2 Điều 26 Luật Tiếp công dân';
  return q.functionOf === 'other'
    ? answer(
        'not_own',
        'Cơ quan có trách nhiệm về nội dung kiến nghị, phản ánh',
        article,
        `Nội dung thuộc trách nhiệm của cơ quan khác${sendsOn}.`,
      )
    : answer(
        'own',
        'Cơ quan có trách nhiệm về nội dung kiến nghị, phản ánh',
        article,
        'Nội dung thuộc trách nhiệm của cơ quan này: xem xét, trả lời người gửi.',
      );
}

/** The clock the result runs by, and its variants (legal.md §8.2; decisions 25). undefined: the declared type's clock stays. */
export function clockOf(
  type: PetitionType,
  jurisdiction: Jurisdiction | null,
  round: 'first' | 'continued' | null = null,
): 'KN_ACCEPT' | 'KN_PROCESS' | 'TC_INITIAL' | 'TC_TRANSFER' | 'TC_CONT_REVIEW' | 'TC_OVERDUE_ASK' {
  if (type === 'TC') {
    if (jurisdiction === 'not_own') return 'TC_TRANSFER';
    // The superior asks the overdue resolver for a report (khoản 2 Điều 38 LTC), or reviews the file concluded below (khoản 2 Điều 37).
    if (jurisdiction === 'subordinate_overdue') return 'TC_OVERDUE_ASK';
    return jurisdiction === 'own' && round === 'continued' ? 'TC_CONT_REVIEW' : 'TC_INITIAL';
  }
  if (type === 'KN') return jurisdiction === null || jurisdiction === 'own' ? 'KN_ACCEPT' : 'KN_PROCESS';
  return 'KN_PROCESS';
}
