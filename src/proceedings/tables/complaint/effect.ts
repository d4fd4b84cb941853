// A decided complaint: appealed, in effect, carried out (legal.md §7.2). Pure.
import { formatDate } from '../../../deadlines/dates.ts';
import { type ActRule, isOverdue, isSent, isTransferorTold } from '../../workflow.ts';
import { beforeResult, effectCodes, effectDueOn, isResultThere, mainCodes, windowCodes } from './shared.ts';

export const effectActs: readonly ActRule[] = [
  {
    act: 'appeal',
    label: 'Ghi nhận khiếu nại lần hai, khởi kiện',
    from: [...beforeResult, 'suspended', 'decided', 'effective', 'enforcing', 'enforced'],
    to: { field: 'way', states: { second: 'second_instance', court: 'in_court' } },
    who: ['handler', 'resolver'],
    conditions: [
      (f) =>
        [...beforeResult, 'suspended'].includes(f.state) && !isOverdue(f)
          ? `Chưa có quyết định giải quyết và chưa quá thời hạn giải quyết nên chưa phát sinh quyền ${f.instance === 'second' ? 'khởi kiện' : 'khiếu nại lần hai'}.`
          : undefined,
    ],
    papers: [],
    clock: 'Kết thúc thời hạn giải quyết (nếu còn), thời hạn quyết định có hiệu lực và chỉ đạo thi hành.',
    starts: [],
    stops: [...mainCodes, ...effectCodes, ...windowCodes, 'KN_ENFORCE_DIRECTIVE'],
    law: 'Điều 33, Điều 42, Điều 48, khoản 3 Điều 57 Luật Khiếu nại; khoản 2 Điều 4 Nghị định 124/2020/NĐ-CP',
    after: 'hồ sơ theo dõi kết quả của cơ quan giải quyết lần hai hoặc Tòa án.',
    second: { label: 'Ghi nhận khởi kiện', after: 'hồ sơ theo dõi kết quả của Tòa án.' },
  },
  {
    act: 'appeal-result',
    label: 'Ghi kết quả khiếu nại lần hai, khởi kiện',
    from: ['second_instance', 'in_court'],
    to: { field: 'kept', states: { kept: 'effective', changed: 'closed', ended: 'closed' } },
    who: ['handler', 'resolver'],
    conditions: [isTransferorTold],
    papers: [],
    clock: 'Quyết định được giữ nguyên: bắt đầu thời hạn chỉ đạo thi hành.',
    follows: ['appeal'],
    starts: ['KN_ENFORCE_DIRECTIVE'],
    stops: [],
    law: 'Điều 44 Luật Khiếu nại',
    after:
      'nếu quyết định lần đầu được giữ nguyên thì chỉ đạo thi hành; nếu bị hủy, sửa, hoặc đơn vị chưa ra quyết định, thì hồ sơ lần đầu kết thúc.',
    second: {
      label: 'Ghi kết quả khởi kiện',
      after:
        'nếu quyết định được giữ nguyên thì chỉ đạo thi hành; nếu bị hủy, sửa, hoặc đơn vị chưa ra quyết định, thì hồ sơ kết thúc.',
    },
  },
  {
    act: 'effective',
    label: 'Xác nhận quyết định có hiệu lực',
    from: ['decided'],
    to: 'effective',
    who: ['handler', 'resolver'],
    conditions: [
      isResultThere,
      isSent,
      (f) => {
        const due = effectDueOn(f);
        return due !== null && f.today <= due
          ? `Quyết định có hiệu lực sau ngày ${formatDate(due)}${f.instance === 'second' ? '' : ' nếu không có khiếu nại lần hai'}.`
          : undefined;
      },
    ],
    papers: [],
    clock: 'Kết thúc thời hạn quyết định có hiệu lực; bắt đầu thời hạn chỉ đạo thi hành.',
    starts: ['KN_ENFORCE_DIRECTIVE'],
    stops: [...effectCodes],
    law: 'Điều 44, khoản 1 Điều 57 Luật Khiếu nại',
    after: 'người giải quyết có văn bản chỉ đạo thi hành.',
  },
  {
    act: 'directive',
    label: 'Chỉ đạo thi hành quyết định',
    from: ['effective'],
    to: 'enforcing',
    who: ['resolver'],
    conditions: [isResultThere],
    papers: [],
    clock: 'Kết thúc thời hạn chỉ đạo thi hành.',
    follows: ['effective', 'appeal-result'],
    starts: [],
    stops: ['KN_ENFORCE_DIRECTIVE'],
    law: 'khoản 1 Điều 31 Nghị định 124/2020/NĐ-CP',
    after: 'cơ quan được giao thi hành báo cáo, chuyên viên cập nhật kết quả.',
  },
  {
    act: 'enforcement',
    label: 'Cập nhật kết quả thi hành',
    from: ['enforcing'],
    to: 'same',
    who: ['handler', 'team'],
    conditions: [],
    papers: [],
    clock: 'Không đổi thời hạn.',
    follows: ['directive'],
    starts: [],
    stops: [],
    law: 'Điều 46 Luật Khiếu nại; Thông tư 06/2025/TT-TTCP, biểu 05/KQTH',
    after: 'số đã thu hồi, trả lại, xử lý vào biểu thống kê.',
  },
  {
    act: 'enforced',
    label: 'Xác nhận đã thi hành xong',
    from: ['enforcing'],
    to: 'enforced',
    who: ['handler', 'resolver'],
    conditions: [],
    papers: [],
    clock: 'Không đổi thời hạn.',
    follows: ['directive', 'enforcement'],
    starts: [],
    stops: [],
    law: 'Điều 46 Luật Khiếu nại',
    after: 'kết thúc hồ sơ, đánh số trang, nộp lưu.',
  },
];
