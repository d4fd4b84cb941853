// Each step of an exercise in the office's words: what was expected, and what stands instead. Pure.
import { paperCatalogue } from '../documents/papers/catalogue.ts';
import { linkWords } from '../matters/links.ts';
import { groundArticle, groundName } from '../petitions/classification/grounds.ts';
import {
  competentBranchNames,
  denunciationKindNames,
  fieldName,
  ineligibleReasonNames,
  jurisdictionNames,
  objectKindNames,
  outcomeNames,
  petitionTypeNames,
  senderKindNames,
  sourceNames,
} from '../petitions/petition.ts';
import { visitOutcomeNames } from '../reception/visit.ts';
import type { Step } from './exercise.ts';
import type { MarkState } from './marking.ts';

/** What the step is about, without giving the answer away. */
export const stepLabels: Record<Step['step'], string> = {
  registered: 'Vào sổ tiếp nhận đơn',
  received_on: 'Ngày tiếp nhận',
  source: 'Nguồn đơn',
  senders: 'Người gửi, số người ký',
  type: 'Phân loại đơn',
  sealed: 'Bảo mật người tố cáo ngay khi tiếp nhận',
  no_name: 'Không ghi tên người tố cáo vào nội dung',
  past_head: 'Không để người đứng đầu bị tố cáo xem đơn',
  field: 'Lĩnh vực',
  duplicate: 'Tìm và gắn đơn trùng, đơn liên quan',
  eligibility: 'Điều kiện xử lý',
  jurisdiction: 'Thẩm quyền giải quyết',
  instance: 'Lần khiếu nại',
  round: 'Tố cáo lần đầu hay tố cáo tiếp',
  object: 'Đối tượng khiếu nại',
  denounced_act: 'Loại hành vi bị tố cáo',
  ground: 'Căn cứ không thụ lý',
  points: 'Tách từng nội dung của đơn',
  outcome: 'Hướng xử lý đề xuất',
  destination: 'Cơ quan có thẩm quyền, cơ quan nhận',
  approved: 'Phê duyệt của lãnh đạo',
  paper: 'Văn bản phát hành',
  deadline: 'Thời hạn',
  sent: 'Chuyển đơn trên phần mềm',
  accepted: 'Thụ lý giải quyết',
  visit: 'Sổ tiếp công dân',
};

const anyOf = (words: readonly string[]) => words.join(' hoặc ');

/** What the office should have done, in one phrase; shown after marking. @param on the date of a deadline or of receipt, '' for other steps */
export function expectedWords(step: Step, on: string): string {
  switch (step.step) {
    case 'received_on':
      return on ? `ngày ${on}` : '';
    case 'source':
      return sourceNames[step.value];
    case 'senders':
      return `${senderKindNames[step.kind]}, ${step.count} người`;
    case 'type':
      return petitionTypeNames[step.value];
    case 'field':
      return anyOf(step.values.map(fieldName));
    case 'duplicate':
      return anyOf(step.kinds.map((kind) => linkWords[kind].from));
    case 'eligibility':
      return step.value === 'eligible'
        ? 'Đủ điều kiện xử lý'
        : `Không đủ điều kiện xử lý${step.reasons.length > 0 ? `: ${anyOf(step.reasons.map((one) => ineligibleReasonNames[one]))}` : ''}`;
    case 'jurisdiction':
      return `${jurisdictionNames[step.value]}${step.branch ? ` (${competentBranchNames[step.branch]})` : ''}`;
    case 'instance':
      return step.value === 'first' ? 'Khiếu nại lần đầu' : 'Khiếu nại lần hai';
    case 'round':
      return step.value === 'first' ? 'Tố cáo lần đầu' : 'Tố cáo tiếp';
    case 'object':
      return objectKindNames[step.value];
    case 'denounced_act':
      return denunciationKindNames[step.value];
    case 'ground':
      return `${groundName(step.value)} (${groundArticle(step.value)})`;
    case 'points':
      return `${step.types.length} nội dung: ${step.types.map((one) => petitionTypeNames[one]).join('; ')}`;
    case 'outcome':
      return anyOf(step.values.map((one) => outcomeNames[one]));
    case 'destination':
      return anyOf(step.contains);
    case 'paper':
      return anyOf(step.kinds.map((kind) => paperCatalogue[kind].title));
    case 'deadline':
      return `${step.days} ${step.unit === 'working' ? 'ngày làm việc' : 'ngày'}${on ? `, đến ngày ${on}` : ''}`;
    case 'visit':
      return anyOf(step.outcomes.map((one) => visitOutcomeNames[one]));
    default:
      return '';
  }
}

export const markTags: Record<MarkState, { words: string; colour: 'green' | 'red' | 'amber'; icon: string }> = {
  right: { words: 'Đúng', colour: 'green', icon: 'circle-check' },
  wrong: { words: 'Chưa đúng', colour: 'red', icon: 'circle-x' },
  missing: { words: 'Chưa làm', colour: 'amber', icon: 'clock' },
};
