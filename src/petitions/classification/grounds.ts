// Grounds on which a petition of one's own jurisdiction is not accepted: Điều 11 Luật Khiếu nại, Điều 29, 37 Luật Tố cáo
// (legal.md §5.2). One list for classification, for the head's refusal and for the notice. Not its competence (điểm c khoản 1
// Điều 29) is none of them: such a denunciation is transferred (khoản 2 Điều 24 Luật Tố cáo). Pure.

import { lowered } from '../../first-letter.ts';

export const complaintGrounds = ['A11_1', 'A11_2', 'A11_3', 'A11_4', 'A11_5', 'A11_6', 'A11_7', 'A11_8', 'A11_9'] as const;
export type ComplaintGround = (typeof complaintGrounds)[number];
export const complaintGroundNames: Readonly<Record<ComplaintGround, string>> = {
  A11_1:
    'Quyết định, hành vi mang tính nội bộ của cơ quan nhà nước; quyết định chỉ đạo, hướng dẫn; văn bản quy phạm pháp luật; thuộc phạm vi bí mật nhà nước',
  A11_2: 'Quyết định, hành vi không liên quan trực tiếp đến quyền, lợi ích hợp pháp của người khiếu nại',
  A11_3: 'Người khiếu nại không có năng lực hành vi dân sự đầy đủ mà không có người đại diện hợp pháp',
  A11_4: 'Người đại diện không hợp pháp thực hiện khiếu nại',
  A11_5: 'Đơn khiếu nại không có chữ ký hoặc điểm chỉ của người khiếu nại',
  A11_6: 'Thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng',
  A11_7: 'Khiếu nại đã có quyết định giải quyết khiếu nại lần hai',
  A11_8: 'Có văn bản thông báo đình chỉ việc giải quyết mà sau 30 ngày người khiếu nại không tiếp tục khiếu nại',
  A11_9:
    'Việc khiếu nại đã được Tòa án thụ lý hoặc đã được giải quyết bằng bản án, quyết định của Tòa án, trừ quyết định đình chỉ giải quyết vụ án hành chính',
};

export const denunciationGrounds = ['A29_a', 'A29_b', 'A29_d', 'A29_kn', 'A37_2a'] as const;
export type DenunciationGround = (typeof denunciationGrounds)[number];
export const denunciationGroundNames: Readonly<Record<DenunciationGround, string>> = {
  A29_a: 'Tố cáo không được thực hiện theo đúng quy định tại Điều 23 Luật Tố cáo',
  A29_b: 'Người tố cáo không có đủ năng lực hành vi dân sự mà không có người đại diện theo quy định',
  A29_d: 'Nội dung tố cáo không có cơ sở để xác định người vi phạm, hành vi vi phạm pháp luật',
  A29_kn:
    'Tố cáo xuất phát từ vụ việc khiếu nại đã được giải quyết đúng pháp luật mà không cung cấp được thông tin, tài liệu xác định người giải quyết khiếu nại có vi phạm',
  A37_2a: 'Tố cáo tiếp: việc giải quyết tố cáo trước đây đúng pháp luật, không giải quyết lại',
};

export type Ground = ComplaintGround | DenunciationGround;
export const grounds = [...complaintGrounds, ...denunciationGrounds] as const;

/** The words of a ground; '' when there is none. */
export function groundName(ground: Ground | null): string {
  if (ground === null) return '';
  return ground in complaintGroundNames
    ? complaintGroundNames[ground as ComplaintGround]
    : denunciationGroundNames[ground as DenunciationGround];
}

/** The same after "vì", as a notice says it. */
export function groundClause(ground: Ground): string {
  if (ground === 'A37_2a') return 'việc giải quyết tố cáo trước đây đúng pháp luật nên tố cáo tiếp không được giải quyết lại';
  const name = groundName(ground);
  return lowered(name);
}

/** Its article: "khoản 6 Điều 11 Luật Khiếu nại", "điểm d khoản 1 Điều 29 Luật Tố cáo". */
export function groundArticle(ground: Ground): string {
  if (ground.startsWith('A11_')) return `khoản ${ground.slice(4)} Điều 11 Luật Khiếu nại`;
  if (ground === 'A37_2a') return 'điểm a khoản 2 Điều 37 Luật Tố cáo';
  const point = { A29_a: 'điểm a khoản 1', A29_b: 'điểm b khoản 1', A29_d: 'điểm d khoản 1' }[ground as string];
  return `${point ?? 'khoản 1'} Điều 29 Luật Tố cáo`;
}

/** Whether a ground belongs to this type of petition. */
export function isGroundFor(type: string, ground: Ground): boolean {
  return type === 'KN'
    ? ground.startsWith('A11_')
    : type === 'TC'
      ? (denunciationGrounds as readonly string[]).includes(ground)
      : false;
}

/** The grounds the law gives for a petition; another round of a denunciation has one more. Empty where nothing is refused. */
export function groundsFor(petition: { petitionType: string; denunciationRound: string | null }): readonly Ground[] {
  return grounds.filter(
    (ground) => isGroundFor(petition.petitionType, ground) && (ground !== 'A37_2a' || petition.denunciationRound === 'continued'),
  );
}
