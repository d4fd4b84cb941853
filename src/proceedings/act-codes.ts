// The acts of all procedures, as they stand in addresses, steps and events. Pure.
export const actCodes = [
  'acceptance-notice',
  'acceptance-papers',
  'assignment',
  'conflict',
  'identity-access',
  'verification',
  'report',
  'complexity',
  'extension',
  'expert',
  'expert-result',
  'stay',
  'stay-end',
  'invitation',
  'dialogue',
  'suspension',
  'resumption',
  'termination',
  'order-notice',
  'withdrawal',
  'police',
  'police-figures',
  'decision',
  'conclusion',
  'answer',
  'outcomes',
  'notice',
  'receipt',
  'transferor-notice',
  'publication',
  'appeal',
  'appeal-result',
  'continuation',
  'effective',
  'directive',
  'handling',
  'handling-report',
  'enforcement',
  'enforced',
  'close',
] as const;
export type ActCode = (typeof actCodes)[number];

/** Those that end a proceeding with its result. */
export const resultActs: readonly ActCode[] = ['decision', 'conclusion', 'answer'];

/** What the queue says of a proceeding whose next act this is. */
export const nextActWords: Record<ActCode | 'follow', string> = {
  'acceptance-notice': 'Gửi thông báo thụ lý',
  'acceptance-papers': 'Lập lại văn bản thụ lý',
  assignment: 'Giao xác minh',
  conflict: 'Khai báo xung đột lợi ích',
  'identity-access': 'Cho phép xem thông tin người tố cáo',
  verification: 'Ghi buổi làm việc',
  report: 'Nộp báo cáo xác minh',
  complexity: 'Xác định vụ việc phức tạp',
  extension: 'Gia hạn giải quyết',
  expert: 'Trưng cầu giám định',
  'expert-result': 'Nhận kết quả giám định',
  stay: 'Tạm đình chỉ thi hành quyết định bị khiếu nại',
  'stay-end': 'Hủy bỏ việc tạm đình chỉ thi hành',
  invitation: 'Mời đối thoại',
  dialogue: 'Tổ chức đối thoại',
  suspension: 'Tạm đình chỉ giải quyết',
  resumption: 'Tiếp tục giải quyết',
  termination: 'Đình chỉ giải quyết',
  'order-notice': 'Gửi quyết định',
  withdrawal: 'Ghi nhận rút đơn',
  police: 'Chuyển cơ quan điều tra',
  'police-figures': 'Sửa số liệu chuyển cơ quan điều tra',
  decision: 'Ra quyết định giải quyết',
  conclusion: 'Ban hành kết luận',
  answer: 'Trả lời',
  outcomes: 'Ghi số liệu kiến nghị xử lý',
  notice: 'Gửi kết quả giải quyết',
  receipt: 'Ghi ngày nhận quyết định',
  'transferor-notice': 'Thông báo kết quả cho nơi chuyển đơn',
  publication: 'Công khai kết quả',
  appeal: 'Ghi nhận khiếu nại lần hai, khởi kiện',
  'appeal-result': 'Ghi kết quả khiếu nại lần hai, khởi kiện',
  continuation: 'Ghi nhận tố cáo tiếp',
  effective: 'Xác nhận quyết định có hiệu lực',
  directive: 'Chỉ đạo thi hành',
  handling: 'Xử lý theo kết luận',
  'handling-report': 'Theo dõi, nhận báo cáo kết quả xử lý',
  enforcement: 'Cập nhật kết quả thi hành',
  enforced: 'Xác nhận thi hành xong',
  close: 'Kết thúc hồ sơ',
  follow: 'Theo dõi',
};

/** What was done, in a history: the paper of a result is issued by its number, which it has not got with the act that drafts it. */
export const doneActWords: Record<ActCode | 'follow', string> = {
  ...nextActWords,
  conclusion: 'Kết luận nội dung tố cáo',
  answer: 'Trả lời kiến nghị, phản ánh',
};

/** What is done next with a proceeding. It opens the file: the panel there says whether the act may be done yet. */
export function proceedingAct(id: number, nextAct: string | null): { words: string; href: string } {
  const known = nextAct !== null && nextAct in nextActWords ? (nextAct as ActCode | 'follow') : 'follow';
  return { words: nextActWords[known], href: `/proceedings/${id}` };
}

/** The kind a step is stored under. The sealing room asks for this one by name. */
export const stepKind = (code: ActCode) => (code === 'identity-access' ? 'identity_ordered' : code);
