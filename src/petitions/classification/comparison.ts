// The questions of classification and their answers in words: for the comparison when a colleague was faster, and for error summaries. Pure.
import { ineligibleReasonNames } from '../petition.ts';
import * as questions from './questions.ts';

interface Option {
  value: string;
  label: string;
}
const wordsOf = (options: readonly Option[]) => Object.fromEntries(options.map(({ value, label }) => [value, label]));
const ticked = { 1: 'có' };

/** What each field is called where it stands alone. */
export const classificationLabels: Readonly<Record<string, string>> = {
  eligibility: 'Điều kiện xử lý',
  reason: 'Lý do không đủ điều kiện',
  evidence: 'Người vi phạm, bằng chứng',
  hasLegalForm: 'Đã có đơn tố cáo hoặc biên bản',
  areAllNamed: 'Họ tên từng người tố cáo',
  hasRepresentative: 'Người đại diện của người chưa thành niên',
  type: 'Loại đơn',
  objectKind: 'Đối tượng khiếu nại',
  instance: 'Lần khiếu nại',
  respondent: 'Người bị khiếu nại',
  complaintGround: 'Căn cứ không thụ lý khiếu nại',
  denunciationKind: 'Hành vi bị tố cáo',
  round: 'Lần tố cáo',
  denounced: 'Người bị tố cáo do ai quản lý',
  inField: 'Cơ quan quản lý lĩnh vực bị tố cáo',
  previousBelow: 'Người đã giải quyết lần trước',
  previousState: 'Kết quả lần trước',
  denunciationGround: 'Điều kiện thụ lý chưa đáp ứng',
  crime: 'Dấu hiệu tội phạm',
  severalPlaces: 'Xác minh ở nhiều địa điểm',
  knpaKind: 'Kiến nghị hay phản ánh',
  responsible: 'Cơ quan có trách nhiệm',
  jurisdiction: 'Thẩm quyền',
  competenceBasis: 'Căn cứ khác với gợi ý',
  branch: 'Ngành của cơ quan có thẩm quyền',
  limitState: 'Thời hiệu, thời hạn',
  limitFrom: 'Tính thời hiệu từ ngày',
  limitReason: 'Lý do chính đáng',
  obstacleFrom: 'Trở ngại từ ngày',
  obstacleTo: 'Trở ngại đến ngày',
  limitRemote: 'Vùng sâu, vùng xa đi lại khó khăn',
  limitDismissal: 'Kỷ luật buộc thôi việc',
  field: 'Lĩnh vực',
};

/** Only the words of an answer count here: who resolves it differs by place, how it is called does not. */
const anywhere = { level: 'commune', receivedOn: '2026-07-01', instance: 'first' } as const;

/** What the codes of each question mean. */
export const classificationChoices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  eligibility: wordsOf(questions.eligibilityOptions),
  reason: ineligibleReasonNames,
  evidence: wordsOf(questions.evidenceOptions),
  hasLegalForm: ticked,
  areAllNamed: ticked,
  hasRepresentative: ticked,
  type: wordsOf(questions.typeOptions),
  objectKind: wordsOf(questions.objectOptions),
  instance: wordsOf(questions.instanceOptions),
  respondent: wordsOf(questions.respondentOptions(anywhere)),
  complaintGround: wordsOf(questions.complaintGroundOptions),
  denunciationKind: wordsOf(questions.denunciationKindOptions),
  round: wordsOf(questions.roundOptions),
  denounced: wordsOf(questions.denouncedOptions(anywhere)),
  inField: wordsOf(questions.functionOptions),
  previousBelow: wordsOf(questions.previousBelowOptions),
  previousState: wordsOf(questions.previousStateOptions),
  denunciationGround: wordsOf(questions.denunciationGroundOptions),
  crime: ticked,
  severalPlaces: ticked,
  knpaKind: wordsOf(questions.knpaOptions),
  responsible: wordsOf(questions.responsibleOptions),
  jurisdiction: wordsOf(questions.jurisdictionOptions({})),
  branch: wordsOf(questions.branchOptions),
  limitState: wordsOf(questions.limitOptions),
  limitRemote: ticked,
  limitDismissal: ticked,
  field: wordsOf(questions.fieldGroups.flatMap(({ options }) => options)),
};
