// A concluded denunciation: measures, continuation, closing (legal.md §7.3). Pure.
import { ordersToOthers, orderWords, owedReports, publishableWords, unpublished } from '../../handling-orders.ts';
import {
  type ActRule,
  type Facts,
  isNotRevoked,
  isOverdue,
  isResultStanding,
  isSent,
  isTransferorTold,
  isWithdrawalSent,
} from '../../workflow.ts';
import { afterResult, beforeResult, isAcceptanceTold, owesReport, resultKinds } from './shared.ts';

export const handlingActs: readonly ActRule[] = [
  {
    act: 'handling',
    label: 'Xử lý theo kết luận',
    // Several may be charged, each by an order of its own.
    from: ['concluded', 'handling'],
    to: 'handling',
    who: ['resolver'],
    conditions: [isNotRevoked('TC12_2019')],
    // What a draft concludes binds nobody yet.
    issued: ['TC12_2019'],
    papers: [],
    clock:
      'Kết thúc thời hạn xử lý theo kết luận 07 ngày làm việc; quyết định xử lý của cơ quan: bắt đầu thời hạn công khai 07 ngày làm việc.',
    follows: ['conclusion'],
    starts: ['TC_PUBLISH'],
    stops: ['TC_HANDLE'],
    law: 'Điều 36 Luật Tố cáo',
    after: 'theo dõi việc thực hiện; cơ quan, cá nhân khác được giao thì thông báo kết quả xử lý cho người giải quyết tố cáo.',
  },
  {
    act: 'enforcement',
    label: 'Cập nhật kết quả thực hiện kết luận',
    from: ['handling'],
    to: 'same',
    who: ['handler', 'team'],
    conditions: [],
    papers: [],
    clock: 'Không đổi thời hạn.',
    starts: [],
    stops: [],
    law: 'Điều 18 Nghị định 31/2019/NĐ-CP; Thông tư 06/2025/TT-TTCP, biểu 05/KQTH',
    after: 'số đã thu hồi, trả lại, xử lý vào biểu thống kê.',
  },
  {
    act: 'enforced',
    label: 'Xác nhận đã thực hiện xong kết luận',
    from: ['handling'],
    to: 'enforced',
    who: ['handler', 'resolver'],
    conditions: [],
    papers: [],
    clock:
      'Cơ quan khác thực hiện: bắt đầu thời hạn 05 ngày làm việc để cơ quan ấy thông báo kết quả xử lý; đơn vị không bị tính quá hạn.',
    follows: ['handling', 'enforcement'],
    starts: ['TC_HANDLE_REPORT'],
    stops: [],
    law: 'khoản 3 Điều 36 Luật Tố cáo',
    after: 'cơ quan khác thực hiện thì ghi nhận báo cáo kết quả xử lý của cơ quan ấy, rồi kết thúc hồ sơ.',
  },
  {
    act: 'handling-report',
    label: 'Ghi nhận báo cáo kết quả xử lý',
    from: ['handling', 'enforced'],
    to: 'same',
    who: ['handler', 'resolver'],
    conditions: [
      (f) =>
        ordersToOthers(f.orders).length > 0
          ? undefined
          : 'Cơ quan của người giải quyết tố cáo tự thực hiện kết luận nên không có báo cáo để nhận.',
    ],
    papers: [],
    clock: 'Nhận đủ báo cáo thì kết thúc thời hạn thông báo kết quả xử lý của cơ quan thực hiện.',
    starts: [],
    stops: ['TC_HANDLE_REPORT'],
    law: 'khoản 3 Điều 36 Luật Tố cáo',
    after: 'đã thực hiện xong và nhận đủ báo cáo thì kết thúc hồ sơ.',
  },
  {
    act: 'continuation',
    label: 'Ghi nhận tố cáo tiếp',
    from: [...beforeResult, 'suspended', ...afterResult],
    to: { field: 'event', states: { asked: 'same', reported: 'same', taken_over: 'taken_over', resolved_again: 'same' } },
    who: ['handler', 'resolver'],
    conditions: [
      (f: Facts) =>
        [...beforeResult, 'suspended'].includes(f.state) && !isOverdue(f)
          ? 'Chưa có kết luận và chưa quá thời hạn giải quyết nên chưa phát sinh tố cáo tiếp.'
          : undefined,
    ],
    papers: [],
    clock:
      'Cấp trên yêu cầu báo cáo: 05 ngày làm việc; cấp trên thụ lý khi chưa có kết luận: kết thúc thời hạn tại đơn vị; đã có kết luận: thời hạn gửi, xử lý, công khai vẫn tính.',
    starts: ['TC_OVERDUE_REPORT'],
    stops: ['TC_OVERDUE_REPORT'],
    law: 'Điều 37, Điều 38 Luật Tố cáo; Điều 5 Nghị định 31/2019/NĐ-CP',
    after: 'báo cáo cấp trên đúng hạn; nếu cấp trên thụ lý thì bàn giao hồ sơ, kết luận đã có vẫn gửi, xử lý, công khai.',
  },
  {
    act: 'close',
    label: 'Kết thúc hồ sơ',
    from: ['concluded', 'enforced', 'terminated', 'transferred_police', 'taken_over'],
    to: 'closed',
    who: ['handler', 'resolver'],
    conditions: [
      isResultStanding(...resultKinds),
      (f) => (f.running.has('TC_SUSP_SEND') && f.state === 'terminated' ? 'Chưa ghi việc gửi quyết định đình chỉ.' : undefined),
      (f) =>
        f.state === 'concluded' && f.result !== 'wrong'
          ? 'Kết luận có nội dung phải xử lý, cần xử lý theo kết luận trước.'
          : undefined,
      (f) => (f.state === 'concluded' || f.state === 'enforced' ? isSent(f) : undefined),
      (f) =>
        (f.state === 'concluded' || f.state === 'enforced') && unpublished(f).length > 0
          ? `Chưa công khai: ${publishableWords(unpublished(f))}.`
          : undefined,
      (f) =>
        f.state === 'enforced' && owesReport(f)
          ? `Chưa ghi nhận báo cáo kết quả xử lý của cơ quan thực hiện: ${owedReports(f.orders).map(orderWords).join('; ')}.`
          : undefined,
      (f) => (f.state === 'concluded' || f.state === 'enforced' ? isAcceptanceTold(f) : undefined),
      isTransferorTold,
      isWithdrawalSent,
    ],
    papers: [],
    clock: 'Kết thúc mọi thời hạn còn lại của hồ sơ.',
    follows: ['notice', 'publication', 'handling-report', 'termination', 'order-notice', 'transferor-notice', 'police'],
    starts: [],
    stops: ['TC_HANDLE', 'TC_PUBLISH', 'TCD_RESULT_TO_TRANSFEROR', 'TC_OVERDUE_REPORT'],
    law: 'Điều 39 Luật Tố cáo',
    after: 'hồ sơ đóng, chuyển lưu trữ theo chế độ mật; không còn việc phải làm.',
  },
];
