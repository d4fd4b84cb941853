// The answer cards of the guided form: every answer says what it leads to. Pure.
import type { UnitLevel } from '../../units/unit.ts';
import {
  competentBranches,
  competentBranchNames,
  type DenunciationKind,
  denunciationKindNames,
  denunciationKinds,
  type FieldBranch,
  fieldLeaves,
  fields,
  ineligibleReasonNames,
  type ObjectKind,
  objectKindNames,
  objectKinds,
  type PetitionType,
} from '../petition.ts';
import { type Discipline, disciplineOf } from './competence.ts';
import { reasonRules, reasonsFor } from './eligibility.ts';
import { complaintGroundNames, complaintGrounds, denunciationGroundNames, denunciationGrounds } from './grounds.ts';
import {
  denouncedKinds,
  denouncedNames,
  type FunctionKind,
  jurisdictionOfFunction,
  type RespondentKind,
  respondentKinds,
  respondentNames,
  suggestJurisdiction,
} from './jurisdiction.ts';

export interface AnswerOption {
  value: string;
  label: string;
  leadsTo: string;
  /** What it leads to by another answer of the form: script shows the line that holds, without script all stand. */
  leadsToWhen?: readonly { when: string; words: string }[];
  /** "jurisdiction=not_own": what this answer already says of a later question; script answers that one with it. */
  sets?: string;
}
const option = (value: string, label: string, leadsTo = ''): AnswerOption => ({ value, label, leadsTo });
/** As `option`, of a question that answers the jurisdiction too (impliedJurisdiction). */
const settling = (value: FunctionKind, label: string, leadsTo = ''): AnswerOption => {
  const implied = jurisdictionOfFunction(value);
  return { ...option(value, label, leadsTo), ...(implied ? { sets: `jurisdiction=${implied}` } : {}) };
};

export const eligibilityOptions = [
  option('eligible', 'Đủ điều kiện', 'Phân loại tiếp từ câu 2'),
  option('ineligible', 'Không đủ điều kiện', 'Yêu cầu bổ sung, lưu đơn hoặc không xử lý, ghi rõ lý do'),
];

/** Why a petition is not eligible, those of its type alone, each with what follows from it; of no type yet, those of every type. */
export function reasonOptions(type: PetitionType | null): AnswerOption[] {
  return reasonsFor(type ?? '').map((reason) => option(reason, ineligibleReasonNames[reason], reasonRules[reason].leadsTo));
}

export const evidenceOptions = [
  option(
    'clear',
    'Nêu rõ người vi phạm, có bằng chứng cụ thể, có cơ sở kiểm tra',
    'Thanh tra, kiểm tra theo thẩm quyền hoặc chuyển cơ quan có thẩm quyền (khoản 2 Điều 25 Luật Tố cáo)',
  ),
  option('unclear', 'Không rõ, không có bằng chứng cụ thể', 'Không xử lý theo Luật Tố cáo (khoản 1 Điều 25)'),
];

export const typeOptions = [
  option('KN', 'Khiếu nại', 'Xem xét lại quyết định, hành vi hành chính ảnh hưởng đến chính người gửi'),
  option('TC', 'Tố cáo', 'Báo hành vi vi phạm pháp luật. Khi lưu, thông tin người gửi được bảo mật'),
  option('KNPA', 'Kiến nghị, phản ánh', 'Góp ý, báo sự việc. Trả lời hoặc chuyển cơ quan phụ trách'),
  option('MIXED', 'Nhiều nội dung khác loại', 'Ghi từng nội dung, hướng dẫn viết tách đơn (Mẫu 05 Thông tư 05/2021/TT-TTCP)'),
];

const objectLeadsTo: Partial<Record<ObjectKind, string>> = {
  disciplinary: 'Theo Chương IV Luật Khiếu nại: thời hiệu 15 ngày, lần hai 10 ngày, buộc thôi việc 30 ngày (Điều 48)',
  disciplinary_employee: 'Theo quy định chung: thời hiệu 90 ngày (Điều 9), lần hai 30 ngày (Điều 33 Luật Khiếu nại)',
};
export const objectOptions = objectKinds.map((kind: ObjectKind) =>
  option(kind, objectKindNames[kind], objectLeadsTo[kind] ?? ''),
);
export const instanceOptions = [
  option('first', 'Lần đầu', 'Người ban hành quyết định, có hành vi giải quyết'),
  option('second', 'Lần hai', 'Cấp trên trực tiếp của người đã giải quyết lần đầu giải quyết'),
];

/** Each kind of respondent with who resolves the first complaint and the second, by what is complained of and the table in force on the day of receipt. */
export function respondentOptions(place: { level: UnitLevel; receivedOn: string }): AnswerOption[] {
  const leadsToBy = (kind: RespondentKind, instance: 'first' | 'second', discipline: Discipline | null) => {
    const rule = suggestJurisdiction({
      type: 'KN',
      level: place.level,
      receivedOn: place.receivedOn,
      instance,
      discipline,
      respondent: kind,
      denunciationKind: null,
      round: null,
      denounced: null,
      functionOf: null,
      isPreviousResolverBelow: null,
      isPreviousOverdue: null,
    });
    return leadsTo(rule);
  };
  return respondentKinds.map((kind: RespondentKind) => ({
    ...option(kind, respondentNames[kind]),
    leadsToWhen: (['first', 'second'] as const).flatMap((instance) =>
      linesByObject(instance, (discipline) => leadsToBy(kind, instance, discipline)),
    ),
  }));
}

const instanceWords = { first: 'Lần đầu', second: 'Lần hai' } as const;

/** What the cards of one instance say by what is complained of: one line where all come to the same, else one for each of those that differ. */
function linesByObject(instance: 'first' | 'second', leadsToBy: (discipline: Discipline | null) => string) {
  const byWords = new Map<string, ObjectKind[]>();
  for (const kind of objectKinds) {
    const words = leadsToBy(disciplineOf(kind));
    byWords.set(words, [...(byWords.get(words) ?? []), kind]);
  }
  return [...byWords].map(([words, kinds]) =>
    kinds.length === objectKinds.length
      ? { when: `instance=${instance}`, words: `${instanceWords[instance]}: ${words}` }
      : {
          when: `instance=${instance}&objectKind=${kinds.join('|')}`,
          words: `${instanceWords[instance]}${kinds.every(disciplineOf) ? `, ${kinds.map((kind) => objectKindNames[kind].toLocaleLowerCase('vi')).join(', ')}` : ''}: ${words}`,
        },
  );
}

export const denunciationKindOptions = denunciationKinds.map((kind: DenunciationKind) =>
  option(
    kind,
    denunciationKindNames[kind],
    kind === 'official_duty' ? 'Theo Điều 12, Điều 13 Luật Tố cáo' : 'Theo Điều 41 Luật Tố cáo',
  ),
);
export const roundOptions = [
  option('first', 'Tố cáo lần đầu'),
  option('continued', 'Tố cáo tiếp', 'Cấp trên trực tiếp của người đã giải quyết xem xét (Điều 37, Điều 38 Luật Tố cáo)'),
];

/**
 * Whom a denunciation on official duty may name, each with whom the law then makes responsible.
 * @param place the level of the office, and the day of receipt 'YYYY-MM-DD': the rules of that day answer
 */
export function denouncedOptions(place: { level: UnitLevel; receivedOn: string }): AnswerOption[] {
  return denouncedKinds.map((kind) => {
    const rule = suggestJurisdiction({
      type: 'TC',
      ...place,
      instance: null,
      discipline: null,
      respondent: null,
      denunciationKind: 'official_duty',
      round: 'first',
      denounced: kind,
      functionOf: null,
      isPreviousResolverBelow: null,
      isPreviousOverdue: null,
    });
    return option(kind, denouncedNames[kind], leadsTo(rule));
  });
}

function leadsTo(rule: ReturnType<typeof suggestJurisdiction>): string {
  if (!rule) return '';
  if (rule.suggestion === null) return `Cán bộ xác định cơ quan có thẩm quyền (${rule.article})`;
  return rule.suggestion === 'own'
    ? `Thuộc thẩm quyền: ${rule.resolver} giải quyết`
    : `Không thuộc thẩm quyền: ${rule.resolver || 'cơ quan khác'}`;
}

export const functionOptions = [
  settling('own', 'Cơ quan này', 'Thuộc thẩm quyền'),
  settling('several', 'Nhiều cơ quan', 'Phối hợp xác định; cơ quan thụ lý đầu tiên giải quyết'),
  settling('other', 'Cơ quan khác', 'Không thuộc thẩm quyền, chuyển đơn'),
];
export const previousStateOptions = [
  option(
    'concluded',
    'Đã có kết luận nội dung tố cáo',
    'Xem xét trong 20 ngày: không giải quyết lại, hoặc thụ lý (Điều 37 Luật Tố cáo)',
  ),
  option(
    'overdue',
    'Quá thời hạn, chưa giải quyết',
    'Yêu cầu cấp dưới giải quyết, báo cáo trong 05 ngày làm việc (Điều 38 Luật Tố cáo)',
  ),
];
export const previousBelowOptions = [
  option('yes', 'Cấp dưới trực tiếp của cơ quan này', 'Cơ quan này xem xét, xử lý tố cáo tiếp'),
  option('no', 'Không phải cấp dưới trực tiếp', 'Không thuộc thẩm quyền, chuyển cấp trên trực tiếp của người đó'),
];
export const knpaOptions = [
  option('kien_nghi', 'Kiến nghị', 'Cung cấp thông tin, đề xuất giải pháp, góp ý'),
  option('phan_anh', 'Phản ánh', 'Báo vụ việc, hiện tượng trong đời sống'),
];
export const responsibleOptions = [
  settling('own', 'Cơ quan này', 'Xem xét, trả lời người gửi'),
  settling('other', 'Cơ quan khác', 'Chuyển đơn đến cơ quan có trách nhiệm'),
];

/** The three answers to "whose is it". A reception board has nobody below: there the third is about whom it sent the petition to. */
export const jurisdictionOptions = ({ hasNobodyBelow }: { hasNobodyBelow?: boolean }) => [
  option('own', 'Thuộc thẩm quyền', 'Thụ lý, hoặc thông báo không thụ lý nếu có căn cứ'),
  option('not_own', 'Không thuộc thẩm quyền', 'Hướng dẫn, chuyển đơn hoặc trả lại cơ quan chuyển đơn'),
  hasNobodyBelow
    ? option('subordinate_overdue', 'Ban đã chuyển đến, quá hạn chưa giải quyết', 'Đôn đốc; ghi căn cứ là văn bản Ban đã chuyển')
    : option('subordinate_overdue', 'Thuộc cấp dưới, quá hạn chưa giải quyết', 'Đôn đốc, yêu cầu cấp dưới giải quyết'),
];
export const limitOptions = [
  option(
    'in_time',
    'Còn thời hạn',
    'Người khiếu nại nhận được, biết được quyết định, hành vi sau ngày ban hành, hoặc được tính thời hạn dài hơn; ghi ngày ở dưới',
  ),
  option(
    'first_unresolved',
    'Lần đầu quá thời hạn mà chưa được giải quyết',
    'Chỉ khiếu nại lần hai (Điều 33 Luật Khiếu nại; kỷ luật cán bộ, công chức: khoản 2 Điều 4 Nghị định 124/2020/NĐ-CP); ghi ngày hết thời hạn giải quyết lần đầu ở dưới',
  ),
  option(
    'good_reason',
    'Đã hết, có lý do chính đáng',
    'Ốm đau, thiên tai, địch họa, đi công tác, học tập ở nơi xa, trở ngại khách quan khác (Điều 9 Luật Khiếu nại)',
  ),
  option('late', 'Đã hết, không có lý do chính đáng', 'Không thụ lý, nêu căn cứ khoản 6 Điều 11 Luật Khiếu nại'),
];
export const branchOptions = competentBranches.map((branch) => ({ value: branch, label: competentBranchNames[branch] }));
export const complaintGroundOptions = complaintGrounds.map((ground) => ({
  value: ground,
  label: `Khoản ${ground.slice(4)}: ${complaintGroundNames[ground]}`,
}));
export const denunciationGroundOptions = denunciationGrounds.map((ground) => ({
  value: ground,
  label: denunciationGroundNames[ground],
}));

/** Leaves by branch for the select; each branch itself is its last entry. */
export const fieldGroups = (Object.keys(fields) as FieldBranch[]).map((branch) => {
  const leaves = fieldLeaves.filter((leaf) => leaf.branch === branch);
  const [whole, ...inner] = leaves;
  const all = whole ? [{ value: whole.code, label: inner.length > 0 ? `${whole.name}, nội dung khác` : whole.name }] : [];
  return { label: fields[branch][0], options: [...inner.map((leaf) => ({ value: leaf.code, label: leaf.name })), ...all] };
});
