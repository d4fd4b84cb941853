// The proceeding (giải quyết): its codes and their Vietnamese words (legal.md §6.4, §7.2–7.4, §14). Said once, here. Pure.

import { isOfficialsDiscipline, type Tag } from '../petitions/petition.ts';
import type { PetitionRow } from '../petitions/records.ts';

export const procedures = [
  'complaint_first',
  'complaint_second',
  'complaint_disciplinary',
  'denunciation_first',
  'denunciation_continued',
  'recommendation',
] as const;
export type Procedure = (typeof procedures)[number];
export const procedureNames: Record<Procedure, string> = {
  complaint_first: 'Khiếu nại lần đầu',
  complaint_second: 'Khiếu nại lần hai',
  complaint_disciplinary: 'Khiếu nại quyết định kỷ luật',
  denunciation_first: 'Tố cáo',
  denunciation_continued: 'Tố cáo tiếp',
  recommendation: 'Kiến nghị, phản ánh',
};

/** Three tables of acts serve the six procedures; what differs within a family are conditions and clocks. */
export const families = ['complaint', 'denunciation', 'recommendation'] as const;
export type Family = (typeof families)[number];
/** Which of the three books of rules a procedure goes by. */
export function familyOf(procedure: Procedure): Family {
  if (procedure === 'recommendation') return 'recommendation';
  return procedure.startsWith('complaint') ? 'complaint' : 'denunciation';
}

/** The procedure a petition is accepted into (legal.md §5.2); about the discipline of viên chức that of any decision (docs/decisions/0074). Mixed petitions are split first: undefined. */
export function procedureFor(
  petition: Pick<PetitionRow, 'petitionType' | 'instance' | 'objectKind' | 'denunciationRound'>,
): Procedure | undefined {
  switch (petition.petitionType) {
    case 'KN':
      if (isOfficialsDiscipline(petition.objectKind)) return 'complaint_disciplinary';
      return petition.instance === 'second' ? 'complaint_second' : 'complaint_first';
    case 'TC':
      return petition.denunciationRound === 'continued' ? 'denunciation_continued' : 'denunciation_first';
    case 'KNPA':
      return 'recommendation';
    case 'MIXED':
      return undefined;
  }
}

export const states = [
  'accepted',
  'verifying',
  'verified',
  'dialogue_scheduled',
  'dialogue_done',
  'in_study',
  'suspended',
  'decided',
  'second_instance',
  'in_court',
  'effective',
  'enforcing',
  'concluded',
  'handling',
  'enforced',
  'answered',
  'transferred_police',
  'taken_over',
  'terminated',
  'closed',
  'handed_over',
] as const;
export type State = (typeof states)[number];
export const stateTags: Record<State, Tag> = {
  accepted: { words: 'Đã thụ lý', colour: 'blue', icon: 'gavel' },
  verifying: { words: 'Đang xác minh', colour: 'blue', icon: 'file-search' },
  verified: { words: 'Đã có báo cáo xác minh', colour: 'blue', icon: 'file-check' },
  dialogue_scheduled: { words: 'Đã mời đối thoại', colour: 'blue', icon: 'users' },
  dialogue_done: { words: 'Đang dự thảo', colour: 'violet', icon: 'file-pencil' },
  in_study: { words: 'Đang nghiên cứu trả lời', colour: 'blue', icon: 'file-search' },
  suspended: { words: 'Tạm đình chỉ', colour: 'grey', icon: 'player-pause' },
  decided: { words: 'Đã giải quyết', colour: 'green', icon: 'circle-check' },
  second_instance: { words: 'Đã khiếu nại lần hai', colour: 'teal', icon: 'arrow-up' },
  in_court: { words: 'Đã khởi kiện tại Tòa án', colour: 'teal', icon: 'building-bank' },
  effective: { words: 'Đã có hiệu lực', colour: 'green', icon: 'circle-check' },
  enforcing: { words: 'Đang thi hành', colour: 'blue', icon: 'progress' },
  concluded: { words: 'Đã kết luận', colour: 'green', icon: 'circle-check' },
  handling: { words: 'Đang xử lý theo kết luận', colour: 'blue', icon: 'progress' },
  enforced: { words: 'Đã thi hành xong', colour: 'green', icon: 'circle-check' },
  answered: { words: 'Đã trả lời', colour: 'green', icon: 'circle-check' },
  transferred_police: { words: 'Đã chuyển cơ quan điều tra', colour: 'teal', icon: 'arrow-right' },
  taken_over: { words: 'Cấp trên đã nhận giải quyết', colour: 'teal', icon: 'arrow-up' },
  terminated: { words: 'Đình chỉ', colour: 'grey', icon: 'ban' },
  closed: { words: 'Đã kết thúc hồ sơ', colour: 'grey', icon: 'archive' },
  handed_over: { words: 'Đã bàn giao đơn vị kế tiếp', colour: 'grey', icon: 'arrow-right' },
};
/** What the citizen reads on the look-up page (DESIGN.md §8); a denunciation is never looked up. */
export const citizenStateWords: Record<State, string> = {
  accepted: 'Đã thụ lý giải quyết',
  verifying: 'Đang xác minh nội dung',
  verified: 'Đang soạn văn bản giải quyết',
  dialogue_scheduled: 'Đã mời ông, bà đối thoại',
  dialogue_done: 'Đang soạn văn bản giải quyết',
  in_study: 'Đang xem xét để trả lời',
  suspended: 'Tạm đình chỉ giải quyết',
  decided: 'Đã có kết quả giải quyết',
  second_instance: 'Đã có kết quả giải quyết lần đầu, đang khiếu nại lần hai',
  in_court: 'Đã có kết quả giải quyết, vụ việc được khởi kiện tại Tòa án',
  effective: 'Kết quả giải quyết đã có hiệu lực',
  enforcing: 'Kết quả giải quyết đang được thi hành',
  concluded: 'Đã có kết quả giải quyết',
  handling: 'Đã có kết quả giải quyết',
  enforced: 'Kết quả giải quyết đã được thi hành',
  answered: 'Đã có văn bản trả lời',
  transferred_police: 'Đã chuyển đến cơ quan có thẩm quyền',
  taken_over: 'Cơ quan cấp trên đã nhận giải quyết',
  terminated: 'Đã đình chỉ giải quyết',
  closed: 'Đã giải quyết xong',
  handed_over: 'Đã bàn giao cho đơn vị kế tiếp',
};

/** Before the result: the resolution clock of the law runs (or stands paused). */
export const openStates: readonly State[] = [
  'accepted',
  'verifying',
  'verified',
  'dialogue_scheduled',
  'dialogue_done',
  'in_study',
  'suspended',
];

/** The same list for complaints (Điều 3a NĐ 124/2020 as amended by NĐ 155/2026) and denunciations (Điều 3 NĐ 31/2019). */
export const complexityCriteria = [
  'several_places',
  'several_contents',
  'many_people',
  'foreign',
  'several_agencies',
  'agencies_disagree',
  'evidence_conflict',
] as const;
export type ComplexityCriterion = (typeof complexityCriteria)[number];
export const complexityCriterionNames: Record<ComplexityCriterion, string> = {
  several_places: 'Có 01 nội dung nhưng phải xác minh ở từ 02 địa điểm trở lên',
  several_contents: 'Có từ 02 nội dung phải xác minh trở lên',
  many_people: 'Nhiều người khiếu nại, tố cáo về cùng một nội dung hoặc liên quan đến quyền, lợi ích của nhiều người',
  foreign: 'Có yếu tố nước ngoài: người gửi ở nước ngoài, là người nước ngoài; hành vi hoặc việc xác minh ở nước ngoài',
  several_agencies: 'Thuộc trách nhiệm quản lý của nhiều cơ quan, tổ chức',
  agencies_disagree: 'Các cơ quan, tổ chức có liên quan còn ý kiến khác nhau',
  evidence_conflict:
    'Tài liệu, chứng cứ mâu thuẫn, cần thời gian kiểm tra, xác minh, đánh giá hoặc tham khảo ý kiến của cơ quan chuyên môn',
};
export type Complexity = 'normal' | 'complex' | 'very_complex';
/** Complex at one criterion; a denunciation is very complex from two (khoản 3 Điều 3 NĐ 31/2019). */
export function complexityOf(family: Family, met: number): Complexity {
  if (met === 0) return 'normal';
  return family === 'denunciation' && met >= 2 ? 'very_complex' : 'complex';
}
export const complexityNames: Record<Complexity, string> = {
  normal: 'Không phức tạp',
  complex: 'Phức tạp',
  very_complex: 'Đặc biệt phức tạp',
};

export const suspensionGrounds = {
  complaint: ['force_majeure', 'objective_obstacle', 'await_other_body'],
  denunciation: ['await_other_result', 'await_supplementary_expert'],
} as const;
export const suspensionGroundNames: Record<string, string> = {
  force_majeure: 'Sự kiện bất khả kháng',
  objective_obstacle: 'Trở ngại khách quan',
  await_other_body: 'Chờ kết quả giải quyết của cơ quan có thẩm quyền khác',
  await_other_result: 'Chờ kết quả giải quyết vụ việc khác có liên quan hoặc của cơ quan, tổ chức, cá nhân khác',
  await_supplementary_expert: 'Chờ kết quả giám định bổ sung, giám định lại',
};
export const terminationGrounds = {
  complaint: ['full_withdrawal', 'death_or_dissolution_no_heir', 'no_object_left', 'court'],
  denunciation: ['full_withdrawal', 'denounced_died', 'effective_judgment_or_decision'],
} as const;
export const terminationGroundNames: Record<string, string> = {
  full_withdrawal: 'Rút toàn bộ nội dung đơn',
  death_or_dissolution_no_heir: 'Người khiếu nại chết, tổ chức giải thể mà không có người kế thừa quyền, nghĩa vụ',
  no_object_left: 'Không còn đối tượng, nội dung khiếu nại',
  court: 'Tòa án đã thụ lý hoặc đã giải quyết',
  denounced_died: 'Người bị tố cáo chết và nội dung tố cáo chỉ liên quan đến người đó',
  effective_judgment_or_decision:
    'Vụ việc đã được giải quyết bằng bản án, quyết định có hiệu lực của Tòa án hoặc quyết định có hiệu lực của cơ quan có thẩm quyền',
};

/** Khoản 1, 2 Điều 11a LKN (Luật 136/2025/QH15); khoản 1, 3 Điều 34 LTC. */
const orderPoints: Record<Family, Record<string, string>> = {
  complaint: {
    force_majeure: 'điểm a khoản 1',
    objective_obstacle: 'điểm a khoản 1',
    await_other_body: 'điểm b khoản 1',
    full_withdrawal: 'điểm a khoản 2',
    death_or_dissolution_no_heir: 'điểm b khoản 2',
    no_object_left: 'điểm c khoản 2',
    court: 'điểm d khoản 2',
  },
  denunciation: {
    await_other_result: 'điểm a khoản 1',
    await_supplementary_expert: 'điểm b khoản 1',
    full_withdrawal: 'điểm a khoản 3',
    denounced_died: 'điểm b khoản 3',
    effective_judgment_or_decision: 'điểm c khoản 3',
  },
  recommendation: {},
};
/** "điểm a khoản 1 Điều 11a Luật Khiếu nại": where the law gives a ground of suspension or termination. */
export function orderBasis(family: Family, ground: string): string {
  const law = family === 'complaint' ? 'Điều 11a Luật Khiếu nại' : 'Điều 34 Luật Tố cáo';
  return `${orderPoints[family][ground] ?? ''} ${law}`.trim();
}

export const complaintResultsFirst = ['right', 'partly', 'wrong'] as const;
export const complaintResultsSecond = ['upheld', 'overturned'] as const;
export const denunciationResults = ['right', 'mixed', 'wrong'] as const;
export const complaintResultNames: Record<string, string> = {
  right: 'Khiếu nại đúng',
  partly: 'Khiếu nại đúng một phần',
  wrong: 'Khiếu nại sai',
  upheld: 'Công nhận kết quả giải quyết lần đầu',
  overturned: 'Hủy, sửa kết quả giải quyết lần đầu',
};
export const denunciationResultNames: Record<string, string> = {
  right: 'Tố cáo đúng',
  mixed: 'Tố cáo có nội dung đúng, có nội dung sai (đúng một phần)',
  wrong: 'Tố cáo sai sự thật',
};
/** The words of a stored result, whatever the procedure; '' while there is none. */
export function resultWords(procedure: Procedure, result: string | null): string {
  if (result === null) return '';
  if (result === 'answered') return 'Đã trả lời';
  return (familyOf(procedure) === 'denunciation' ? denunciationResultNames : complaintResultNames)[result] ?? '';
}
export const measures = ['keep', 'amend', 'cancel_part', 'cancel_all', 'stop_act'] as const;
export const measureNames: Record<(typeof measures)[number], string> = {
  keep: 'Giữ nguyên',
  amend: 'Sửa đổi, bổ sung',
  cancel_part: 'Hủy một phần',
  cancel_all: 'Hủy toàn bộ',
  stop_act: 'Chấm dứt hành vi',
};
export const publishForms = ['meeting', 'posting', 'portal', 'media'] as const;
export const publishFormNames: Record<(typeof publishForms)[number], string> = {
  meeting: 'Công bố tại cuộc họp',
  posting: 'Niêm yết tại trụ sở, nơi tiếp công dân',
  portal: 'Cổng thông tin điện tử, trang thông tin điện tử',
  media: 'Phương tiện thông tin đại chúng',
};
