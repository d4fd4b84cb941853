// A complaint suspended, withdrawn, terminated or closed (legal.md §7.2). Pure.
import { formatDate } from '../../../deadlines/dates.ts';
import { type ActRule, isResultStanding, isSent, isTransferorTold, isWithdrawalSent, runs } from '../../workflow.ts';
import { afterResult, beforeResult, isOrderThere, mainCodes, needsEnforcing, resultKinds, windowCodes } from './shared.ts';

export const interruptingActs: readonly ActRule[] = [
  {
    act: 'suspension',
    label: 'Tạm đình chỉ giải quyết',
    from: beforeResult,
    to: 'suspended',
    who: ['resolver'],
    conditions: [
      (f) => {
        if (f.suspendableFrom === null) return 'Pháp luật áp dụng cho vụ việc này không quy định tạm đình chỉ.';
        const from = f.suspendableFrom.on;
        return from !== null && f.today < from
          ? `Chỉ tạm đình chỉ được từ ngày ${formatDate(from)} (Điều 11a Luật Khiếu nại).`
          : undefined;
      },
    ],
    papers: ['KN14A_2026'],
    clock: 'Tạm dừng thời hạn giải quyết; bắt đầu thời hạn gửi quyết định tạm đình chỉ.',
    follows: ['resumption'],
    starts: ['KN_SUSPEND_SEND'],
    stops: [],
    law: 'khoản 1 Điều 11a Luật Khiếu nại (bổ sung bởi Luật số 136/2025/QH15)',
    after: 'thời hạn dừng lại; khi hết căn cứ thì ra quyết định tiếp tục giải quyết.',
  },
  {
    act: 'resumption',
    label: 'Tiếp tục giải quyết',
    from: ['suspended'],
    to: 'previous',
    who: ['resolver'],
    conditions: [],
    papers: ['KN14B_2026'],
    issued: ['KN14A_2026'],
    clock: 'Thời hạn giải quyết tính tiếp số ngày còn lại từ ngày ra quyết định tiếp tục.',
    follows: ['suspension'],
    starts: ['KN_SUSPEND_SEND'],
    stops: [],
    law: 'Điều 11a Luật Khiếu nại; Điều 28b Nghị định 124/2020/NĐ-CP (bổ sung bởi Nghị định 155/2026/NĐ-CP)',
    after: 'vụ việc trở lại bước đang làm, thời hạn tính tiếp.',
  },
  {
    act: 'withdrawal',
    label: 'Ghi nhận rút khiếu nại',
    from: [...beforeResult, 'suspended'],
    to: 'same',
    who: ['team', 'handler', 'resolver'],
    conditions: [(f) => (f.withdrawn ? 'Đã ghi nhận rút toàn bộ nội dung khiếu nại.' : undefined)],
    papers: [],
    clock: 'Không đổi thời hạn cho đến khi có quyết định đình chỉ.',
    starts: [],
    stops: [],
    law: 'Điều 10 Luật Khiếu nại (sửa đổi bởi Luật số 136/2025/QH15); Điều 7a Nghị định 124/2020/NĐ-CP (bổ sung bởi Nghị định 155/2026/NĐ-CP)',
    after: 'rút toàn bộ thì người giải quyết ra quyết định đình chỉ; rút một phần thì giải quyết phần còn lại.',
  },
  {
    act: 'termination',
    label: 'Đình chỉ giải quyết',
    from: [...beforeResult, 'suspended'],
    to: 'terminated',
    who: ['resolver'],
    conditions: [],
    papers: ['KN14A_2026'],
    clock: 'Kết thúc thời hạn giải quyết; bắt đầu thời hạn gửi quyết định đình chỉ.',
    follows: ['suspension', 'resumption', 'withdrawal'],
    starts: ['KN_SUSPEND_SEND'],
    stops: [...mainCodes, 'DOC_SUPPLY'],
    law: 'khoản 2 Điều 11a Luật Khiếu nại (bổ sung bởi Luật số 136/2025/QH15)',
    after: 'văn thư gửi quyết định đình chỉ, sau đó kết thúc hồ sơ.',
  },
  {
    act: 'order-notice',
    label: 'Ghi việc gửi quyết định tạm đình chỉ, đình chỉ, tiếp tục',
    from: [...beforeResult, 'suspended', 'terminated', ...afterResult],
    to: 'same',
    who: ['office'],
    conditions: [isOrderThere, runs('KN_SUSPEND_SEND', 'Không có quyết định tạm đình chỉ, đình chỉ hoặc tiếp tục nào chờ gửi.')],
    papers: [],
    issued: ['KN14A_2026', 'KN14B_2026'],
    oneByOne: true,
    clock: 'Kết thúc thời hạn gửi quyết định.',
    follows: ['suspension', 'resumption', 'termination'],
    starts: [],
    stops: ['KN_SUSPEND_SEND'],
    law: 'Điều 28b Nghị định 124/2020/NĐ-CP (bổ sung bởi Nghị định 155/2026/NĐ-CP)',
    after: 'các bên biết việc tạm đình chỉ, đình chỉ hoặc tiếp tục giải quyết.',
  },
  {
    act: 'close',
    label: 'Kết thúc hồ sơ',
    from: ['effective', 'enforced', 'terminated'],
    to: 'closed',
    who: ['handler', 'resolver'],
    conditions: [
      isResultStanding(...resultKinds),
      (f) =>
        f.state === 'terminated' && f.running.has('KN_SUSPEND_SEND') ? 'Chưa ghi việc gửi quyết định đình chỉ.' : undefined,
      (f) =>
        f.state === 'effective' && needsEnforcing(f)
          ? 'Quyết định có nội dung phải thi hành, cần chỉ đạo và theo dõi thi hành trước.'
          : undefined,
      (f) => (f.state === 'terminated' ? undefined : isSent(f)),
      (f) => (f.state !== 'terminated' && f.publishedOn === null ? 'Chưa công khai quyết định giải quyết.' : undefined),
      isTransferorTold,
      isWithdrawalSent,
    ],
    papers: [],
    clock: 'Kết thúc mọi thời hạn còn lại của hồ sơ.',
    follows: ['notice', 'publication', 'effective', 'enforced', 'termination', 'order-notice', 'transferor-notice'],
    starts: [],
    stops: ['KN_ENFORCE_DIRECTIVE', 'KN_PUBLISH', ...windowCodes, 'TCD_RESULT_TO_TRANSFEROR', 'KN_MTTQ_NOTICE'],
    law: 'Điều 34, Điều 43 Luật Khiếu nại',
    after: 'hồ sơ đóng, chuyển lưu trữ; không còn việc phải làm.',
  },
];
