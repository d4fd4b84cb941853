// The complaint, first and second instance and disciplinary (legal.md §7.2): what may be done, when, by whom, with which paper,
// clock and article. Conditions differ by procedure inside the rows. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import type { State } from '../proceeding.ts';
import {
  type ActRule,
  everyoneDeclared,
  type Facts,
  isNotSent,
  isOverdue,
  isSent,
  isTransferorTold,
  isTransferorUntold,
  owesTransferor,
  runs,
  type Workflow,
} from '../workflow.ts';

const beforeResult: readonly State[] = ['accepted', 'verifying', 'verified', 'dialogue_scheduled', 'dialogue_done'];
const afterResult: readonly State[] = ['decided', 'second_instance', 'in_court', 'effective', 'enforcing', 'enforced'];
const mainCodes = ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC'] as const;
const sendCodes = ['KN_SEND_1', 'KN_SEND_2', 'KN_SEND_2_DISC'] as const;
const effectCodes = ['KN_EFFECT', 'KN_EFFECT_DISC'] as const;
const windowCodes = ['KN_2ND_WINDOW', 'KN_LIMIT_DISC'] as const;

/** Second instance and disciplinary complaints always need a dialogue; the first only when request and result differ. */
const dialogueIsMandatory = (facts: Facts) => facts.procedure !== 'complaint_first';
const effectDueOn = (facts: Facts) => effectCodes.map((code) => facts.running.get(code)).find((due) => due !== undefined) ?? null;
const tellTransferor = { act: 'transferor-notice', who: 'office' } as const;
const needsEnforcing = (facts: Facts) => facts.measure !== 'keep' && facts.result !== 'upheld';

const acts: readonly ActRule[] = [
  {
    act: 'acceptance-notice',
    label: 'Ghi việc gửi thông báo thụ lý',
    from: [...beforeResult, 'suspended'],
    to: 'same',
    who: ['office'],
    conditions: [(f) => (f.noticedOn === null ? undefined : `Đã ghi việc gửi ngày ${formatDate(f.noticedOn)}.`)],
    papers: [],
    issued: ['KN03_2026'],
    clock: 'Không đổi thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Điều 27 Luật Khiếu nại; Điều 16 Nghị định 124/2020/NĐ-CP',
    after: 'người khiếu nại, nơi chuyển đơn và cơ quan thanh tra biết vụ việc đã được thụ lý.',
  },
  {
    act: 'assignment',
    label: 'Giao xác minh',
    from: ['accepted', 'verifying'],
    to: 'verifying',
    who: ['resolver'],
    conditions: [],
    papers: ['KN05_2020'],
    clock: 'Không đổi thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Điều 29, Điều 38, Điều 52, khoản 2 Điều 55 Luật Khiếu nại',
    after: 'từng người được giao khai báo xung đột lợi ích rồi mới mở hồ sơ để xác minh.',
  },
  {
    act: 'conflict',
    label: 'Khai báo xung đột lợi ích',
    from: [...beforeResult, 'suspended'],
    to: 'same',
    who: ['new_member'],
    conditions: [],
    papers: [],
    clock: 'Không đổi thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Pháp luật về phòng, chống tham nhũng (kiểm soát xung đột lợi ích)',
    after: 'nếu không có xung đột, hồ sơ mở ra để xác minh; nếu có, người giải quyết giao người khác.',
  },
  {
    act: 'verification',
    label: 'Ghi buổi làm việc, xác minh',
    from: ['verifying', 'verified'],
    to: 'same',
    who: ['team'],
    conditions: [],
    papers: [],
    clock: 'Yêu cầu cung cấp tài liệu: tính 07 ngày; không đổi thời hạn giải quyết.',
    starts: ['DOC_SUPPLY'],
    stops: ['DOC_SUPPLY'],
    law: 'Điều 19 đến Điều 23 Nghị định 124/2020/NĐ-CP',
    after: 'buổi làm việc nằm trong dòng thời gian; tiếp tục xác minh đến khi có báo cáo.',
  },
  {
    act: 'expert',
    label: 'Trưng cầu giám định',
    from: ['verifying', 'verified', 'dialogue_done'],
    to: 'same',
    who: ['resolver', 'team_lead'],
    conditions: [(f) => (f.expertOpen ? 'Đang chờ kết quả giám định đã trưng cầu.' : undefined)],
    papers: [],
    clock: 'Thời hạn giải quyết khiếu nại vẫn tính trong thời gian giám định.',
    starts: [],
    stops: [],
    law: 'Điều 24 Nghị định 124/2020/NĐ-CP',
    after: 'chờ kết quả giám định; thời hạn vẫn tính.',
  },
  {
    act: 'expert-result',
    label: 'Nhận kết quả giám định',
    from: ['verifying', 'verified', 'dialogue_done', 'suspended'],
    to: 'same',
    who: ['team', 'handler'],
    conditions: [(f) => (f.expertOpen ? undefined : 'Chưa trưng cầu giám định.')],
    papers: [],
    clock: 'Không đổi thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Điều 24 Nghị định 124/2020/NĐ-CP',
    after: 'kết quả giám định được dùng trong báo cáo xác minh.',
  },
  {
    act: 'complexity',
    label: 'Xác định vụ việc phức tạp',
    from: beforeResult,
    to: 'same',
    who: ['resolver'],
    conditions: [(f) => (f.isComplex ? 'Đã xác định vụ việc phức tạp từ trước.' : undefined)],
    papers: [],
    clock: 'Thời hạn giải quyết chuyển sang mức của vụ việc phức tạp, tính từ ngày thụ lý.',
    starts: [],
    stops: [],
    law: 'Điều 28, Điều 37, Điều 50 Luật Khiếu nại; Điều 3a Nghị định 124/2020/NĐ-CP (bổ sung bởi Nghị định 155/2026/NĐ-CP)',
    after: 'thời hạn được tính lại theo mức vụ việc phức tạp; văn bản xác định lưu trong hồ sơ.',
  },
  {
    act: 'stay',
    label: 'Tạm đình chỉ thi hành quyết định bị khiếu nại',
    from: beforeResult,
    to: 'same',
    who: ['resolver'],
    conditions: [(f) => (f.isStayed ? 'Quyết định bị khiếu nại đang tạm đình chỉ thi hành.' : undefined)],
    papers: [],
    clock: 'Không quá thời gian còn lại của thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Điều 35 Luật Khiếu nại',
    after: 'quyết định bị khiếu nại tạm ngừng thi hành; việc giải quyết vẫn tiếp tục.',
  },
  {
    act: 'stay-end',
    label: 'Hủy bỏ việc tạm đình chỉ thi hành',
    from: [...beforeResult, 'suspended', 'decided', 'terminated'],
    to: 'same',
    who: ['resolver'],
    conditions: [(f) => (f.isStayed ? undefined : 'Không có quyết định nào đang tạm đình chỉ thi hành.')],
    papers: [],
    clock: 'Không đổi thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Điều 35 Luật Khiếu nại',
    after: 'quyết định bị khiếu nại được thi hành trở lại.',
  },
  {
    act: 'report',
    label: 'Nộp báo cáo xác minh',
    from: ['verifying'],
    to: 'verified',
    who: ['team_lead'],
    conditions: [everyoneDeclared],
    papers: [],
    issued: ['KN05_2020'],
    clock: 'Không đổi thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Điều 27 Nghị định 124/2020/NĐ-CP',
    after: 'người giải quyết xem báo cáo, mời đối thoại hoặc ra quyết định.',
  },
  {
    act: 'invitation',
    label: 'Mời đối thoại',
    from: ['verified', 'dialogue_scheduled'],
    to: 'dialogue_scheduled',
    who: ['resolver'],
    conditions: [],
    papers: ['KN_INVITE_DIALOGUE'],
    clock: 'Không đổi thời hạn giải quyết; thông báo trước ngày đối thoại ít nhất 05 ngày.',
    starts: [],
    stops: [],
    law: 'Điều 30, Điều 39, Điều 53, Điều 55 Luật Khiếu nại; Điều 28 Nghị định 124/2020/NĐ-CP (sửa đổi bởi Nghị định 155/2026/NĐ-CP)',
    after: 'tổ chức đối thoại vào ngày đã mời.',
  },
  {
    act: 'dialogue',
    label: 'Ghi kết quả đối thoại',
    from: ['dialogue_scheduled'],
    to: {
      field: 'held',
      states: { held: 'dialogue_done', absent_without_reason: 'dialogue_done', absent_with_reason: 'verified' },
    },
    who: ['resolver', 'team', 'handler'],
    conditions: [
      (f) =>
        f.dialogueOn !== null && f.today < f.dialogueOn ? `Ngày đối thoại là ${formatDate(f.dialogueOn)}, chưa đến.` : undefined,
    ],
    papers: ['KN14_2026'],
    clock: 'Không đổi thời hạn giải quyết.',
    starts: [],
    stops: [],
    law: 'Điều 30, Điều 39, Điều 53, Điều 55 Luật Khiếu nại; Điều 28 Nghị định 124/2020/NĐ-CP (sửa đổi bởi Nghị định 155/2026/NĐ-CP)',
    after: 'người giải quyết ra quyết định giải quyết khiếu nại.',
  },
  {
    act: 'decision',
    label: 'Ra quyết định giải quyết khiếu nại',
    from: ['accepted', 'verified', 'dialogue_done'],
    to: 'decided',
    who: ['resolver'],
    conditions: [
      (f) => (f.withdrawn ? 'Người khiếu nại đã rút toàn bộ nội dung, cần ra quyết định đình chỉ.' : undefined),
      (f) =>
        f.state === 'accepted' && f.procedure !== 'complaint_first'
          ? 'Khiếu nại lần hai và khiếu nại quyết định kỷ luật phải xác minh và đối thoại trước khi ra quyết định.'
          : undefined,
      (f) =>
        f.state === 'verified' && dialogueIsMandatory(f)
          ? `Bắt buộc đối thoại trước khi ra quyết định (${f.procedure === 'complaint_second' ? 'Điều 39' : 'Điều 53, Điều 55'} Luật Khiếu nại).`
          : undefined,
    ],
    papers: ['KN15_2020', 'KN16_2020'],
    clock: 'Kết thúc thời hạn giải quyết; bắt đầu thời hạn gửi, công khai và có hiệu lực.',
    starts: [...sendCodes, 'KN_PUBLISH', ...effectCodes, 'KN_MTTQ_NOTICE', 'TCD_RESULT_TO_TRANSFEROR'],
    stops: [...mainCodes, 'DOC_SUPPLY'],
    law: 'Điều 31, Điều 40, Điều 54, Điều 56 Luật Khiếu nại',
    after: 'văn thư lấy số, gửi quyết định cho người khiếu nại và các bên trong thời hạn luật định.',
  },
  {
    act: 'outcomes',
    label: 'Ghi số liệu kiến nghị xử lý',
    from: afterResult,
    to: 'same',
    who: ['resolver', 'team', 'handler'],
    conditions: [],
    papers: [],
    clock: 'Không đổi thời hạn.',
    starts: [],
    stops: [],
    law: 'Thông tư 06/2025/TT-TTCP, biểu 03/GQKN',
    after: 'số liệu vào biểu thống kê của kỳ báo cáo.',
  },
  {
    act: 'notice',
    label: 'Ghi việc gửi quyết định giải quyết',
    from: afterResult,
    to: 'same',
    who: ['office'],
    conditions: [isNotSent],
    papers: [],
    issued: ['KN15_2020', 'KN16_2020'],
    clock: 'Kết thúc thời hạn gửi quyết định; bắt đầu thời hạn khiếu nại lần hai từ ngày công dân nhận.',
    starts: [...windowCodes],
    stops: [...sendCodes],
    law: 'Điều 32, khoản 1 Điều 41, khoản 2 Điều 54, khoản 2 Điều 56 Luật Khiếu nại; khoản 2 Điều 29 Nghị định 124/2020/NĐ-CP',
    after: 'công khai quyết định trong thời hạn luật định.',
  },
  {
    act: 'receipt',
    label: 'Ghi ngày người khiếu nại nhận quyết định',
    from: ['decided', 'effective', 'enforcing', 'enforced'],
    to: 'same',
    who: ['office'],
    conditions: [
      (f) => (f.instance === 'second' ? 'Sau quyết định giải quyết lần hai không còn thời hạn khiếu nại tiếp.' : undefined),
      isSent,
      (f) => (f.receivedOn === null ? undefined : `Đã ghi ngày nhận ${formatDate(f.receivedOn)}.`),
    ],
    papers: [],
    clock: 'Bắt đầu thời hạn khiếu nại lần hai từ ngày người khiếu nại nhận quyết định.',
    starts: [...windowCodes],
    stops: [],
    law: 'khoản 1 Điều 33, Điều 48 Luật Khiếu nại',
    after: 'theo dõi việc khiếu nại lần hai, khởi kiện.',
  },
  {
    act: 'transferor-notice',
    label: 'Thông báo kết quả cho nơi chuyển đơn',
    from: [...afterResult, 'terminated'],
    to: 'same',
    who: ['office'],
    conditions: [isTransferorUntold],
    papers: [],
    clock: 'Kết thúc thời hạn thông báo cho nơi chuyển đơn.',
    starts: [],
    stops: ['TCD_RESULT_TO_TRANSFEROR', 'KN_MTTQ_NOTICE'],
    law: 'khoản 2 Điều 27 Luật Tiếp công dân; khoản 2 Điều 66 Luật Khiếu nại',
    after: 'nơi chuyển đơn biết kết quả giải quyết.',
  },
  {
    act: 'publication',
    label: 'Công khai quyết định giải quyết',
    from: afterResult,
    to: 'same',
    who: ['office', 'resolver'],
    conditions: [(f) => (f.publishedOn === null ? undefined : `Đã công khai ngày ${formatDate(f.publishedOn)}.`)],
    papers: [],
    issued: ['KN15_2020', 'KN16_2020'],
    clock: 'Kết thúc thời hạn công khai.',
    starts: [],
    stops: ['KN_PUBLISH'],
    law: 'khoản 3 Điều 29 Nghị định 124/2020/NĐ-CP',
    after: 'chờ quyết định có hiệu lực pháp luật.',
  },
  {
    act: 'appeal',
    label: 'Ghi nhận khiếu nại lần hai, khởi kiện',
    from: [...beforeResult, 'suspended', 'decided', 'effective', 'enforcing', 'enforced'],
    to: { field: 'way', states: { second: 'second_instance', court: 'in_court' } },
    who: ['handler', 'resolver'],
    conditions: [
      (f) =>
        [...beforeResult, 'suspended'].includes(f.state) && !isOverdue(f)
          ? 'Chưa có quyết định giải quyết và chưa quá thời hạn giải quyết nên chưa phát sinh quyền khiếu nại lần hai.'
          : undefined,
    ],
    papers: [],
    clock: 'Kết thúc thời hạn giải quyết (nếu còn), thời hạn quyết định có hiệu lực và chỉ đạo thi hành.',
    starts: [],
    stops: [...mainCodes, ...effectCodes, ...windowCodes, 'KN_ENFORCE_DIRECTIVE'],
    law: 'Điều 33, Điều 42, Điều 48, khoản 3 Điều 57 Luật Khiếu nại; khoản 2 Điều 4 Nghị định 124/2020/NĐ-CP',
    after: 'hồ sơ theo dõi kết quả của cơ quan giải quyết lần hai hoặc Tòa án.',
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
    starts: ['KN_ENFORCE_DIRECTIVE'],
    stops: [],
    law: 'Điều 44 Luật Khiếu nại',
    after:
      'nếu quyết định lần đầu được giữ nguyên thì chỉ đạo thi hành; nếu bị hủy, sửa, hoặc đơn vị chưa ra quyết định, thì hồ sơ lần đầu kết thúc.',
  },
  {
    act: 'effective',
    label: 'Xác nhận quyết định có hiệu lực',
    from: ['decided'],
    to: 'effective',
    who: ['handler', 'resolver'],
    conditions: [
      isSent,
      (f) => {
        const due = effectDueOn(f);
        return due !== null && f.today <= due
          ? `Quyết định có hiệu lực sau ngày ${formatDate(due)} nếu không có khiếu nại tiếp.`
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
    conditions: [],
    papers: [],
    clock: 'Kết thúc thời hạn chỉ đạo thi hành.',
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
    starts: [],
    stops: [],
    law: 'Điều 46 Luật Khiếu nại',
    after: 'kết thúc hồ sơ, đánh số trang, nộp lưu.',
  },
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
    clock: 'Thời hạn giải quyết tính tiếp số ngày còn lại từ ngày ra quyết định tiếp tục.',
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
    conditions: [runs('KN_SUSPEND_SEND', 'Không có quyết định tạm đình chỉ, đình chỉ hoặc tiếp tục nào chờ gửi.')],
    papers: [],
    issued: ['KN14A_2026', 'KN14B_2026'],
    clock: 'Kết thúc thời hạn gửi quyết định.',
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
      (f) =>
        f.state === 'terminated' && f.running.has('KN_SUSPEND_SEND') ? 'Chưa ghi việc gửi quyết định đình chỉ.' : undefined,
      (f) =>
        f.state === 'effective' && needsEnforcing(f)
          ? 'Quyết định có nội dung phải thi hành, cần chỉ đạo và theo dõi thi hành trước.'
          : undefined,
      (f) => (f.state !== 'terminated' && f.publishedOn === null ? 'Chưa công khai quyết định giải quyết.' : undefined),
      isTransferorTold,
    ],
    papers: [],
    clock: 'Kết thúc mọi thời hạn còn lại của hồ sơ.',
    starts: [],
    stops: ['KN_ENFORCE_DIRECTIVE', 'KN_PUBLISH', ...windowCodes, 'TCD_RESULT_TO_TRANSFEROR', 'KN_MTTQ_NOTICE'],
    law: 'Điều 34, Điều 43 Luật Khiếu nại',
    after: 'hồ sơ đóng, chuyển lưu trữ; không còn việc phải làm.',
  },
];

export const complaintWorkflow: Workflow = {
  family: 'complaint',
  initial: 'accepted',
  acts,
  steps: [
    { label: 'Thụ lý', states: ['accepted'], doneOn: ['acceptedOn'] },
    { label: 'Xác minh', states: ['verifying'], doneOn: ['reportOn'] },
    { label: 'Đối thoại', states: ['verified', 'dialogue_scheduled'], doneOn: ['dialogueRecordedOn'] },
    { label: 'Quyết định', states: ['dialogue_done'], doneOn: ['decidedOn'] },
    { label: 'Gửi, công khai', states: ['decided', 'second_instance', 'in_court'], doneOn: ['sentOn', 'publishedOn'] },
    { label: 'Thi hành, kết thúc', states: ['effective', 'enforcing', 'enforced', 'terminated', 'closed'], doneOn: ['closedOn'] },
  ],
  next: (f) => {
    if (f.withdrawn && [...beforeResult, 'suspended'].includes(f.state)) return { act: 'termination', who: 'resolver' };
    switch (f.state) {
      case 'accepted':
        return { act: 'assignment', who: 'resolver' };
      case 'verifying':
        if (f.leadMissing) return { act: 'assignment', who: 'resolver' };
        return f.noticedOn === null ? { act: 'acceptance-notice', who: 'office' } : { act: 'report', who: 'team_lead' };
      case 'verified':
        if (f.noticedOn === null) return { act: 'acceptance-notice', who: 'office' };
        return { act: 'invitation', who: 'resolver' };
      case 'dialogue_scheduled':
        return { act: 'dialogue', who: 'resolver' };
      case 'dialogue_done':
        return { act: 'decision', who: 'resolver' };
      case 'suspended':
        if (f.running.has('KN_SUSPEND_SEND')) return { act: 'order-notice', who: 'office' };
        return f.noticedOn === null ? { act: 'acceptance-notice', who: 'office' } : { act: 'resumption', who: 'resolver' };
      case 'decided':
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        if (f.publishedOn === null) return { act: 'publication', who: 'office' };
        return { act: 'effective', who: 'handler' };
      case 'second_instance':
      case 'in_court':
        if (owesTransferor(f)) return tellTransferor;
        return { act: 'follow', who: 'handler' };
      case 'effective':
        if (owesTransferor(f)) return tellTransferor;
        if (f.publishedOn === null) return { act: 'publication', who: 'office' };
        return needsEnforcing(f) ? { act: 'directive', who: 'resolver' } : { act: 'close', who: 'handler' };
      case 'enforcing':
        if (owesTransferor(f)) return tellTransferor;
        return { act: 'enforcement', who: 'handler' };
      case 'terminated':
        return f.running.has('KN_SUSPEND_SEND') ? { act: 'order-notice', who: 'office' } : { act: 'close', who: 'handler' };
      case 'enforced':
        if (owesTransferor(f)) return tellTransferor;
        return f.publishedOn === null ? { act: 'publication', who: 'office' } : { act: 'close', who: 'handler' };
      default:
        return { act: 'follow', who: 'handler' };
    }
  },
};
