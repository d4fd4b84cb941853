// Whether a petition meets the conditions of processing, and what each reason leads to (legal.md §4.3, §4.4; Điều 6 Thông tư
// 05/2021/TT-TTCP; Điều 25 Luật Tố cáo). Pure.
import { lowered } from '../../first-letter.ts';
import { type IneligibleReason, ineligibleReasonNames, ineligibleReasons, type PetitionType } from '../petition.ts';

const TT05 = 'Điều 6 Thông tư 05/2021/TT-TTCP';

interface ReasonRule {
  /** Types of petition the reason can hold for. */
  types: readonly PetitionType[];
  /** The sender can mend it: a supplement may be asked for. */
  mendable: boolean;
  article: string;
  /** What follows, as the answer card says it. */
  leadsTo: string;
}

const all: readonly PetitionType[] = ['KN', 'TC', 'KNPA', 'MIXED'];
const mend = 'Yêu cầu bổ sung, hoặc lưu đơn nếu không bổ sung được';
const file = 'Lưu đơn, ghi lý do vào sổ';

/** One row per reason of the stored list. */
export const reasonRules: Readonly<Record<IneligibleReason, ReasonRule>> = {
  no_name_address: {
    types: all,
    mendable: false,
    article: TT05,
    leadsTo: 'Lưu đơn; đơn tố cáo: xét tiếp theo Điều 25 Luật Tố cáo',
  },
  no_signature: { types: all, mendable: true, article: TT05, leadsTo: mend },
  no_date: { types: all, mendable: true, article: TT05, leadsTo: mend },
  not_vietnamese: { types: all, mendable: true, article: TT05, leadsTo: 'Yêu cầu nộp bản dịch được công chứng, hoặc lưu đơn' },
  content_missing: { types: all, mendable: true, article: TT05, leadsTo: mend },
  sent_to_many_incl_competent: {
    types: all,
    mendable: false,
    article: TT05,
    leadsTo: `Khi cơ quan này không có thẩm quyền giải quyết: lưu đơn, ghi lý do vào sổ; đơn tố cáo: không xử lý theo khoản 3 Điều 24 Luật Tố cáo`,
  },
  already_guided: {
    types: all,
    mendable: false,
    article: TT05,
    leadsTo: `${file}; đơn tố cáo: không xử lý theo khoản 3 Điều 24 Luật Tố cáo`,
  },
  duplicate_processed: { types: all, mendable: false, article: TT05, leadsTo: file },
  resolved_no_new_facts: { types: all, mendable: false, article: TT05, leadsTo: file },
  illegible: { types: all, mendable: true, article: TT05, leadsTo: mend },
  impersonated: {
    types: ['TC'],
    mendable: false,
    article: 'Điều 25 Luật Tố cáo',
    leadsTo: 'Không xử lý theo Luật Tố cáo; có bằng chứng rõ thì tự thanh tra, kiểm tra hoặc chuyển cơ quan có thẩm quyền',
  },
  not_legal_form: {
    types: ['TC'],
    mendable: true,
    article: 'Điều 22, Điều 25 Luật Tố cáo',
    leadsTo:
      'Gửi qua thư điện tử, cổng thông tin, đường dây nóng mà không có đơn ký: đề nghị người gửi nộp đơn hoặc đến trình bày; không thì không xử lý theo Luật Tố cáo; có bằng chứng rõ thì tự thanh tra, kiểm tra hoặc chuyển cơ quan có thẩm quyền',
  },
  other: { types: all, mendable: false, article: TT05, leadsTo: file },
};

/** The reasons that can be chosen for a type, in the stored order. */
export function reasonsFor(type: PetitionType | ''): IneligibleReason[] {
  return ineligibleReasons.filter((reason) => type === '' || reasonRules[reason].types.includes(type));
}

/** A denunciation whose sender is not named, cannot be identified, or uses another's name: nobody can be written to. */
export const namelessReasons: readonly IneligibleReason[] = ['no_name_address', 'impersonated'];

/** What khoản 1 Điều 25 LTC keeps out of its procedure: nameless, or neither a petition nor stated in person (Điều 22). */
export const informationReasons: readonly IneligibleReason[] = [...namelessReasons, 'not_legal_form'];

/** Sent to the competent body as well, or sent again after guidance (khoản 3 Điều 24 LTC). */
export const resentReasons: readonly IneligibleReason[] = ['sent_to_many_incl_competent', 'already_guided'];

export interface EligibilityAnswer {
  type: PetitionType;
  eligibility: 'eligible' | 'ineligible';
  reason: IneligibleReason | null;
  /** For a denunciation kept out by khoản 1 Điều 25 LTC: does it name the violator with concrete evidence that can be verified? */
  hasClearEvidence: boolean;
}

export interface EligibilityFacts {
  eligibility: 'eligible' | 'ineligible';
  ineligibleReason: IneligibleReason | null;
}

/**
 * What is stored. Information of khoản 1 Điều 25 with a clear violator and evidence counts as eligible and keeps its reason, so that it
 * is told apart from an ordinary denunciation for good (khoản 2 Điều 25 LTC; khoản 2 Điều 6 TT 05/2021).
 */
export function eligibilityFacts(answer: EligibilityAnswer): EligibilityFacts {
  if (answer.eligibility === 'eligible') return { eligibility: 'eligible', ineligibleReason: null };
  const reason = answer.reason ?? 'other';
  const isInformation = answer.type === 'TC' && informationReasons.includes(reason) && answer.hasClearEvidence;
  return { eligibility: isInformation ? 'eligible' : 'ineligible', ineligibleReason: reason };
}

/** Nameless information, or what came in no legal form, with clear evidence: inspected or forwarded for inspection, never accepted as a denunciation. */
export function isInformation(facts: {
  petitionType: PetitionType;
  eligibility: string | null;
  ineligibleReason: string | null;
}): boolean {
  return (
    facts.petitionType === 'TC' &&
    facts.eligibility === 'eligible' &&
    informationReasons.includes(facts.ineligibleReason as IneligibleReason)
  );
}

/** "Đủ điều kiện xử lý" or "Không đủ điều kiện xử lý: …", as pages and papers say it. */
export function eligibilityWords(facts: { eligibility: string | null; ineligibleReason: string | null }): string {
  if (facts.eligibility === null) return '';
  const reason = facts.ineligibleReason ? ineligibleReasonNames[facts.ineligibleReason as IneligibleReason] : '';
  if (facts.eligibility === 'eligible')
    return reason ? `Thông tin có cơ sở để kiểm tra (${lowered(reason)})` : 'Đủ điều kiện xử lý';
  return `Không đủ điều kiện xử lý: ${lowered(reason)}`;
}
