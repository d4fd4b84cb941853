// The acts on a petition, one row each: its name, from which states, with which permission, what comes after. Pure.
import type { Permission } from '../accounts/permissions.ts';
import { statuses as everyStatus, type PetitionStatus } from './petition.ts';

export const petitionActs = [
  'assign',
  'classify',
  'propose',
  'decide',
  'take_back',
  'issue',
  'accept',
  'transfer',
  'on_paper',
  'enter_acceptance',
  'correct_acceptance',
  'supplement',
  'inspect',
  'reply',
  'take_from_below',
  'inform',
  'tell',
  'correct',
  'seal',
  'split',
  'withdraw',
  'void',
  'link',
  'reopen',
] as const;
export type PetitionAct = (typeof petitionActs)[number];

export interface ActRule {
  label: string;
  /** Address under /petitions/:id. */
  path: string;
  from: readonly PetitionStatus[];
  permission: Permission;
  /** "Sau bước này: …" */
  after: string;
  /** Who goes on: whoever it is assigned to, the leader, the clerk. His name, or his role, stands before `after`. */
  nextBy?: 'assignee' | 'leader' | 'clerk';
  /** What comes next is done by the day the petition is due. */
  isTimed?: true;
}

/** State × act → who may; every act has one row. */
export const actRules: Record<PetitionAct, ActRule> = {
  assign: {
    label: 'Phân công xử lý',
    path: 'assignment',
    from: ['received', 'assigned', 'awaiting_supplement', 'proposed'],
    permission: 'petition:assign',
    after: 'chuyên viên được phân công phân loại đơn.',
    isTimed: true,
  },
  classify: {
    label: 'Phân loại đơn',
    path: 'classification',
    from: ['received', 'assigned', 'awaiting_supplement'],
    permission: 'petition:classify',
    after: 'chọn hướng xử lý và trình phê duyệt.',
    nextBy: 'assignee',
    isTimed: true,
  },
  propose: {
    label: 'Đề xuất hướng xử lý',
    path: 'proposal',
    from: ['assigned', 'awaiting_supplement'],
    permission: 'petition:propose',
    after: 'lãnh đạo xem xét, phê duyệt.',
    isTimed: true,
  },
  decide: {
    label: 'Phê duyệt',
    path: 'approval',
    from: ['proposed'],
    permission: 'petition:decide',
    after: 'thực hiện hướng xử lý đã phê duyệt.',
    isTimed: true,
  },
  take_back: {
    label: 'Rút lại phê duyệt',
    path: 'taking-back',
    // Approved to be filed or left, a petition has ended with nothing sent.
    from: ['approved', 'filed', 'not_processed'],
    permission: 'petition:approve',
    after: 'phê duyệt lại đề xuất, lời văn giữ nguyên.',
    nextBy: 'leader',
    isTimed: true,
  },
  issue: {
    label: 'Phát hành văn bản',
    path: 'issue',
    from: ['approved'],
    permission: 'petition:issue',
    after: 'in, trình ký, gửi văn bản; công dân nhận được kết quả xử lý.',
    nextBy: 'clerk',
    isTimed: true,
  },
  accept: {
    label: 'Thụ lý giải quyết',
    path: 'acceptance',
    from: ['approved'],
    permission: 'proceeding:accept',
    after: 'giao xác minh, thời hạn giải quyết tính từ ngày thụ lý.',
    nextBy: 'leader',
    isTimed: true,
  },
  transfer: {
    label: 'Chuyển đơn',
    path: 'transfer',
    from: ['approved'],
    permission: 'transfer:send',
    after: 'theo dõi, đơn vị nhận trả lời nhận hoặc trả lại.',
    nextBy: 'clerk',
    isTimed: true,
  },
  on_paper: {
    label: 'Ghi kết quả đã xử lý trên giấy',
    path: 'on-paper',
    // From a state the paper itself led to, a wrong entry is corrected.
    from: [
      'received',
      'assigned',
      'approved',
      'awaiting_supplement',
      'inspecting',
      'guided',
      'transferred',
      'returned',
      'notified_inadmissible',
      'filed',
      'not_processed',
    ],
    permission: 'petition:issue',
    after: 'xác nhận, thời hạn dừng ở ngày ghi trên giấy.',
    nextBy: 'leader',
    isTimed: true,
  },
  enter_acceptance: {
    label: 'Ghi việc đã thụ lý trên giấy',
    path: 'acceptance-on-paper',
    from: ['received', 'assigned', 'accepted'],
    permission: 'petition:issue',
    after: 'giao xác minh, thời hạn giải quyết tính từ ngày thụ lý trên giấy.',
    nextBy: 'leader',
  },
  correct_acceptance: {
    label: 'Sửa việc thụ lý đã ghi',
    path: 'acceptance-correction',
    from: ['accepted', 'resolved', 'terminated', 'withdrawn'],
    permission: 'petition:issue',
    after: 'thời hạn giải quyết tính lại nếu sửa ngày, lãnh đạo và người đang xử lý được báo.',
  },
  supplement: {
    label: 'Ghi nhận bổ sung',
    path: 'supplement',
    from: ['awaiting_supplement'],
    permission: 'petition:register',
    after: 'tiếp tục xử lý đơn.',
    nextBy: 'assignee',
    isTimed: true,
  },
  inspect: {
    label: 'Ghi kết quả kiểm tra',
    path: 'inspection',
    from: ['inspecting'],
    permission: 'petition:propose',
    after: 'việc xử lý thông tin kết thúc tại đơn vị.',
  },
  reply: {
    label: 'Ghi văn bản phúc đáp',
    path: 'reply',
    from: ['transferred'],
    permission: 'petition:issue',
    after: 'lưu hồ sơ, đơn kết thúc xử lý tại đơn vị.',
    nextBy: 'assignee',
  },
  take_from_below: {
    label: 'Nhận giải quyết vụ việc của cấp dưới',
    path: 'taking-from-below',
    from: ['transferred'],
    permission: 'petition:propose',
    after: 'đề xuất thụ lý giải quyết; đơn thuộc thẩm quyền cơ quan này.',
    nextBy: 'assignee',
  },
  inform: {
    label: 'Thông báo cho nơi chuyển đơn',
    path: 'forwarder-notice',
    from: everyStatus.filter((status) => status !== 'void' && status !== 'destroyed'),
    permission: 'petition:issue',
    after: 'cơ quan báo chí, cơ quan chuyển đơn biết kết quả xử lý (khoản 2 Điều 26 Luật Tố cáo).',
  },
  tell: {
    label: 'Thông báo kết quả cho công dân',
    path: 'citizen-notice',
    from: ['transferred_replied'],
    permission: 'petition:issue',
    after: 'công dân biết kết quả giải quyết (khoản 2 Điều 28 Luật Tiếp công dân).',
  },
  correct: {
    label: 'Sửa thông tin đăng ký',
    path: 'correction',
    // Also after acceptance: the decision names everybody who complains, and whom it is against.
    from: ['received', 'assigned', 'awaiting_supplement', 'proposed', 'approved', 'accepted'],
    permission: 'petition:correct',
    after: 'số đơn giữ nguyên, nội dung sửa được ghi vào dòng thời gian.',
  },
  seal: {
    label: 'Chuyển sang bảo mật (tố cáo)',
    path: 'sealing',
    // A name is as dangerous in a petition that was sent on, closed or struck out.
    from: everyStatus,
    permission: 'petition:seal',
    after: 'thông tin người gửi được niêm phong, mã tra cứu bị thu hồi.',
  },
  split: {
    label: 'Tách nội dung',
    path: 'points',
    from: ['received', 'assigned', 'awaiting_supplement'],
    permission: 'petition:classify',
    after: 'mỗi nội dung có cơ quan thẩm quyền riêng.',
  },
  withdraw: {
    label: 'Ghi nhận rút đơn',
    path: 'withdrawal',
    from: ['received', 'assigned', 'awaiting_supplement', 'proposed', 'approved'],
    permission: 'petition:withdraw',
    after:
      'tất cả rút toàn bộ thì đơn kết thúc, không tính hạn nữa; rút một phần hoặc một số người rút thì phần còn lại xử lý tiếp, hạn không đổi.',
  },
  void: {
    label: 'Hủy số đơn',
    path: 'void',
    from: ['received', 'assigned'],
    permission: 'petition:void',
    after: 'số đơn giữ trong sổ, gạch ngang, kèm lý do.',
  },
  link: {
    label: 'Gắn đơn trùng, vụ việc',
    path: 'links',
    from: [
      'received',
      'assigned',
      'awaiting_supplement',
      'proposed',
      'approved',
      'transferred',
      'accepted',
      'resolved',
      'terminated',
      'guided',
      'filed',
    ],
    permission: 'petition:link',
    after: 'các đơn cùng vụ việc đứng chung một chỗ.',
  },
  reopen: {
    label: 'Mở lại đơn trùng',
    path: 'reopening',
    from: ['duplicate_linked'],
    permission: 'petition:link',
    after: 'đơn trở lại bước trước khi ghi là đơn trùng, thời hạn tính như chưa kết thúc.',
  },
};

/** Acts that outlive the processing of a petition: what waits for one of them is still given to somebody (open-work.ts asks the same). */
export const outlivingActs = ['inspect', 'tell'] as const;
/** Does the petition still wait for an act of somebody after its processing has ended? */
export const isOutliving = (petition: { nextAct: string | null }): boolean =>
  outlivingActs.some((act) => act === petition.nextAct);
