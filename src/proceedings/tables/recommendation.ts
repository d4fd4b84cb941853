// Recommendations and feedback (legal.md §7.4): study, answer, close. The law gives no limit; the office sets its own target. Pure.
import {
  type ActRule,
  isNotRevoked,
  isNotSent,
  isSent,
  isTransferorUntold,
  isWithdrawalSent,
  type Workflow,
} from '../workflow.ts';

const acts: readonly ActRule[] = [
  {
    act: 'assignment',
    label: 'Giao nghiên cứu trả lời',
    from: ['accepted', 'in_study'],
    to: 'in_study',
    who: ['resolver', 'handler'],
    conditions: [],
    papers: [],
    clock: 'Không đổi mốc trả lời.',
    starts: [],
    stops: [],
    law: 'khoản 2 Điều 26 Luật Tiếp công dân',
    after: 'người được giao nghiên cứu, dự thảo văn bản trả lời.',
  },
  {
    act: 'conflict',
    label: 'Khai báo xung đột lợi ích',
    from: ['in_study'],
    to: 'same',
    who: ['new_member'],
    conditions: [],
    papers: [],
    clock: 'Không đổi mốc trả lời.',
    starts: [],
    stops: [],
    law: 'Pháp luật về phòng, chống tham nhũng (kiểm soát xung đột lợi ích)',
    after: 'nếu không có xung đột, hồ sơ mở ra để nghiên cứu; nếu có, giao người khác.',
  },
  {
    act: 'verification',
    label: 'Ghi buổi làm việc, kiểm tra',
    from: ['in_study'],
    to: 'same',
    who: ['team'],
    conditions: [],
    papers: [],
    clock: 'Không đổi mốc trả lời.',
    starts: [],
    stops: [],
    law: 'khoản 2 Điều 26 Luật Tiếp công dân',
    after: 'buổi làm việc nằm trong dòng thời gian.',
  },
  {
    act: 'answer',
    label: 'Soạn văn bản trả lời',
    from: ['accepted', 'in_study'],
    to: 'answered',
    who: ['resolver', 'team_lead', 'team'],
    conditions: [],
    papers: ['KNPA_REPLY'],
    clock: 'Mốc trả lời tính đến ngày gửi văn bản.',
    follows: ['assignment'],
    starts: [],
    stops: [],
    law: 'Điều 28 Luật Tiếp công dân',
    after: 'dự thảo chờ người giải quyết phê duyệt; văn thư gửi cho người kiến nghị, phản ánh.',
  },
  {
    act: 'notice',
    label: 'Ghi việc gửi văn bản trả lời',
    from: ['answered'],
    to: 'same',
    who: ['office'],
    conditions: [isNotRevoked('KNPA_REPLY'), isNotSent],
    papers: [],
    issued: ['KNPA_REPLY'],
    clock: 'Kết thúc mốc trả lời.',
    follows: ['answer'],
    starts: [],
    stops: ['KNPA_TARGET'],
    law: 'Điều 28 Luật Tiếp công dân',
    after: 'kết thúc hồ sơ.',
  },
  {
    act: 'transferor-notice',
    label: 'Thông báo kết quả cho nơi chuyển đơn',
    from: ['answered'],
    to: 'same',
    who: ['office'],
    conditions: [isNotRevoked('KNPA_REPLY'), isTransferorUntold],
    papers: [],
    clock: 'Không thay đổi thời hạn.',
    follows: ['answer'],
    starts: [],
    stops: [],
    law: 'Điều 28 Luật Tiếp công dân',
    after: 'nơi chuyển đơn biết kết quả.',
  },
  {
    act: 'close',
    label: 'Kết thúc hồ sơ',
    from: ['answered'],
    to: 'closed',
    who: ['handler', 'resolver'],
    conditions: [isSent, isWithdrawalSent],
    papers: [],
    clock: 'Kết thúc mọi thời hạn còn lại của hồ sơ.',
    follows: ['answer', 'notice', 'transferor-notice'],
    starts: [],
    stops: ['TCD_RESULT_TO_TRANSFEROR'],
    law: 'Điều 28 Luật Tiếp công dân',
    after: 'hồ sơ đóng, chuyển lưu trữ; không còn việc phải làm.',
  },
];

export const recommendationWorkflow: Workflow = {
  family: 'recommendation',
  initial: 'accepted',
  acts,
  steps: [
    { label: 'Tiếp nhận giải quyết', states: ['accepted'], doneOn: ['acceptedOn'] },
    { label: 'Nghiên cứu', states: ['in_study'], doneOn: ['decidedOn'] },
    { label: 'Trả lời', states: ['answered'], doneOn: ['decidedOn'] },
    { label: 'Kết thúc', states: ['closed'], doneOn: ['closedOn'] },
  ],
  next: (f) => {
    switch (f.state) {
      case 'accepted':
        return { act: 'assignment', who: 'resolver' };
      case 'in_study':
        // Whoever studied it drafts; the head approves the draft.
        return f.leadMissing ? { act: 'assignment', who: 'resolver' } : { act: 'answer', who: 'team_lead' };
      case 'answered':
        return f.sentOn === null ? { act: 'notice', who: 'office' } : { act: 'close', who: 'handler' };
      default:
        return { act: 'follow', who: 'handler' };
    }
  },
};
