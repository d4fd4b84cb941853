// What may be done with a petition, by whom, in which state: a table a clerk could read. The same table draws the buttons. Pure.
import { type Actor, unconfirmedWords } from '../accounts/actor.ts';
import { isOwnProposal } from '../accounts/own-proposal.ts';
import { may, type Permission } from '../accounts/permissions.ts';
import type { OfficerRole } from '../accounts/roles.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { NextStep } from './insert.ts';
import { statuses as everyStatus, isUrgedBelow, type Outcome, type PetitionStatus, struckWords } from './petition.ts';
import type { Holders } from './proposals/route.ts';
import { isRefusalStanding, whyApprovalStays } from './taking-back/policy.ts';

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

interface ActRule {
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
    from: ['accepted'],
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

/** Of a pair with an ordinary one the head would read who denounced him, or answer in the superior's place (khoản 2 Điều 24 LTC). */
export const aloneWords =
  'Đơn tố cáo người đứng đầu đơn vị được chuyển thẳng lên cấp trên, không so sánh, không gắn với đơn khác tại đây.';

/** What is proposed is written into a paper, which says what the petition says. */
export const unreadWait =
  'Nội dung đơn từ sổ cũ còn chờ đọc lại. Người được mở danh tính người tố cáo đọc lại, đưa nội dung ra hồ sơ rồi mới đề xuất, thụ lý.';

/** The stored facts a decision needs; nothing comes from the request. */
export interface PetitionFacts {
  unitId: number;
  status: PetitionStatus;
  petitionType: string;
  /** Its duty to tell whoever forwarded it runs (forward-duty.ts). Left out by lists, which offer next acts only. */
  owesForwarder?: boolean;
  /** Entered after the day it stands in the paper book; left out by the queue likewise. */
  isLateEntry?: boolean;
  /** Who it is assigned to, and by when it is to be processed: said after each act. Left out by the queue likewise. */
  assigneeName?: string | null;
  dueOn?: string | null;
  /** Who decides and who sends in this office, by name where it is one person. Left out by the queue likewise. */
  holders?: Holders;
  /** What was entered as done on paper; null when nothing was. Left out by the queue likewise. */
  onPaperOutcome?: Outcome | null;
  /** An old book says it was accepted, and nothing goes on from that yet (old-end.ts). Left out by the queue likewise. */
  isAcceptedOnPaper?: boolean;
  /** The day of its acceptance was copied from paper or from an old book, by an officer or with its row. Left out by the queue likewise. */
  isAcceptanceCopied?: boolean;
  /** Its proceeding has a result, or ended. Left out by the queue likewise. */
  hasResult?: boolean;
  /** Struck out with all it said, by the undo of an import. Left out by the queue likewise. */
  isEmptied?: boolean;
  sealed: boolean;
  pastHead: boolean;
  assignedTo: number | null;
  registeredBy: number;
  nextAct: string | null;
  nextRole: string | null;
  holderId: number | null;
  outcome: Outcome | null;
  classifiedAt: Date | null;
  /** Its words wait behind the seal to be read; left out by the queue likewise. */
  isUnread?: boolean;
}
export interface ProposalFacts {
  proposedBy: number;
  state: string;
  endorsedBy: number | null;
  /** Left out where only the answer to a proposal is asked about. */
  outcome?: string;
  details?: Readonly<Record<string, unknown>>;
  /** How the paper stands that carries it out; null where it has none. */
  paperState?: string | null;
}

/** `kind`: it is never done with such a petition, whoever asks; no button offers it, and no role would help. */
export type Answer = { ok: true } | { ok: false; because: string; why: 'role' | 'state' | 'kind' };
const no = (because: string, why: 'role' | 'state' | 'kind' = 'state'): Answer => ({ ok: false, because, why });

const statusSentence: Partial<Record<PetitionStatus, string>> = {
  proposed: 'Đơn đang chờ phê duyệt.',
  approved: 'Hướng xử lý đã được phê duyệt.',
  accepted: 'Đơn đã được thụ lý giải quyết.',
  transferred: 'Đơn đã chuyển đi.',
  inspecting: 'Đang thanh tra, kiểm tra thông tin.',
  void: struckWords,
  duplicate_linked: 'Đơn đã kết thúc là đơn trùng; ghi nhầm thì mở lại đơn đã kết thúc trước.',
  handed_over: 'Đơn đã bàn giao cho đơn vị kế tiếp.',
};

/** Acts that outlive the processing of a petition: what waits for one of them is still given to somebody (open-work.ts asks the same). */
export const outlivingActs = ['inspect', 'tell'] as const;
export const isOutliving = (petition: { nextAct: string | null }): boolean =>
  outlivingActs.some((act) => act === petition.nextAct);

/** "hạn xử lý 23/11/2026", and that it has passed where it has. @param today 'YYYY-MM-DD'; '' where nobody acts on it now */
export const limitWords = (dueOn: string, today: string): string =>
  `hạn xử lý ${formatDate(dueOn)}${dueOn < today ? ' đã qua' : ''}`;

/** Of a petition with several contents they are listed first: what is proposed names each with its body. */
const mixedAfter = 'ghi từng nội dung và cơ quan có thẩm quyền, rồi đề xuất hướng xử lý.';

/** "Sau bước này: …" for this petition: who is next and by which day, where they are known; whoever gets a processed one does what is left of it. */
export function afterOf(
  act: PetitionAct,
  petition: Pick<PetitionFacts, 'status' | 'assigneeName' | 'dueOn' | 'holders'> & {
    pastHead?: boolean;
    petitionType?: string;
    outcome?: string | null;
  },
  today = '',
): string {
  const rule = actRules[act];
  if (act === 'assign' && !rule.from.includes(petition.status)) return 'cán bộ được phân công làm việc còn lại của đơn.';
  const who = rule.nextBy ? `${nextName(rule.nextBy, petition)} ` : '';
  const day = rule.isTimed && petition.dueOn ? `, ${limitWords(petition.dueOn, today)}.` : '.';
  const after = act === 'classify' && petition.petitionType === 'MIXED' ? mixedAfter : rule.after;
  const said = `${who}${after.replace(/\.$/, '')}${day}`;
  // Where a body below was urged its letter may be a report on how far it is, which ends nothing (khoản 3 Điều 38 LTC).
  const { petitionType = '', outcome = null } = petition;
  return act === 'reply' && isUrgedBelow({ petitionType, outcome })
    ? `báo cáo quá trình thì đơn tiếp tục chờ kết quả giải quyết; kết quả giải quyết thì ${said}`
    : said;
}

function nextName(
  who: NonNullable<ActRule['nextBy']>,
  { assigneeName, holders, pastHead }: Pick<PetitionFacts, 'assigneeName' | 'holders'> & { pastHead?: boolean },
): string {
  // Nobody else of the office sees one that goes past its head.
  if (pastHead) return 'ông, bà';
  if (who === 'assignee') return assigneeName || 'chuyên viên';
  return holders?.[who] ?? { leader: 'lãnh đạo', clerk: 'văn thư' }[who];
}

/** Of a refusal to accept: its notice is drafted with it and approved by itself. */
export const draftPaperWords = 'Văn bản còn là dự thảo, chờ lãnh đạo phê duyệt rồi mới cấp số, phát hành.';
/** Where nobody of an office may give a paper its number. */
export const lacksClerkWords = 'Đơn vị chưa có văn thư';
export const askForClerkWords = 'Đề nghị quản trị đơn vị giao vai trò văn thư';
/** Of a paper that has no number yet, to who sends papers but gives none. */
export const numberFirstWords = 'Văn bản chờ văn thư cấp số, vai trò hiện tại không có quyền cấp số văn bản.';
/** Said where the paper of what was approved no longer stands: nothing can leave by it. */
export const revokedPaperWords =
  'Văn bản của hướng xử lý này đã thu hồi. Lãnh đạo rút lại phê duyệt để lập văn bản mới với nội dung đã soạn.';
export const refusalTakenBackLabel = 'Rút lại quyết định không thụ lý';
const refusalTakenBackAfter = 'quyết định lại việc thụ lý, biểu mẫu mở lại với nội dung đã nhập';

/** Each content of a mixed petition is accepted by itself. */
export const splitFirst = 'Đơn có nhiều nội dung cần tách từng nội dung trước khi thụ lý.';

/** Contents are written down one by one only in a petition classified as having several. */
export const notMixed = 'Phân loại đơn là “Nhiều nội dung khác loại” trước khi ghi từng nội dung.';

/** The handling of a petition in its order; what is not in it ends or suspends the handling. */
const handlingOrder: readonly PetitionStatus[] = ['received', 'assigned', 'proposed', 'approved', 'transferred'];

/** Whether an act that starts from these states still lies before a petition in this one. */
function isAhead(from: readonly PetitionStatus[], status: PetitionStatus): boolean {
  const now = handlingOrder.indexOf(status === 'awaiting_supplement' ? 'assigned' : status);
  const steps = from.map((one) => handlingOrder.indexOf(one)).filter((step) => step >= 0);
  return now >= 0 && steps.length > 0 && steps.every((step) => step > now);
}

/** May this officer do this now, and if not, why, in one sentence. */
export function mayAct(actor: Actor, act: PetitionAct, petition: PetitionFacts, proposal?: ProposalFacts): Answer {
  const rule = actRules[act];
  if (!may(actor, rule.permission)) return no(`Vai trò hiện tại không có quyền ${rule.label.toLowerCase()}.`, 'role');
  if (petition.unitId !== actor.unitId) return no('Đơn thuộc đơn vị khác, chỉ được xem.', 'role');
  if (petition.sealed && actor.awaitsConfirmation) return no(unconfirmedWords, 'role');
  if (act === 'enter_acceptance' && !petition.isAcceptedOnPaper)
    return no('Sổ cũ không ghi đơn này đã thụ lý, hoặc việc giải quyết đã bắt đầu trong phần mềm.', 'kind');
  if (act === 'correct_acceptance' && !petition.isAcceptanceCopied)
    return no('Việc thụ lý đơn này không chép từ giấy hay từ sổ cũ.', 'kind');
  // Two denunciations are held beside each other by who reads both (legal.md §10.2).
  if ((act === 'link' || act === 'reopen') && petition.sealed && actor.reach.sealed === 'none')
    return no('Vai trò hiện tại không đọc nội dung đơn tố cáo.', 'role');
  if (act === 'link' && petition.pastHead) return no(aloneWords);
  // A denunciation against one's own head waits for nobody here: whoever registered it sends it to the superior (decisions 6).
  if (act === 'transfer' && petition.pastHead) {
    if (petition.registeredBy !== actor.accountId) return no('Chỉ người vào sổ được chuyển đơn này lên cấp trên.', 'role');
    return ['received', 'assigned', 'approved'].includes(petition.status) ? { ok: true } : no('Đơn đã được chuyển đi.');
  }
  if (act === 'transfer' && actor.role === 'reception_officer') return no('Vai trò hiện tại không có quyền chuyển đơn.', 'role');
  const isOutlived = act === 'assign' && (isOutliving(petition) || petition.owesForwarder === true);
  if (!rule.from.includes(petition.status) && !isOutlived)
    return no(
      statusSentence[petition.status] ??
        (isAhead(rule.from, petition.status) ? 'Đơn chưa đến bước này.' : 'Đơn không còn ở bước này.'),
    );
  const ownWork = actor.role === 'processor' && petition.assignedTo !== null && petition.assignedTo !== actor.accountId;
  if (ownWork && ['classify', 'propose', 'split', 'inspect', 'take_from_below'].includes(act))
    return no('Đơn đã phân công cho chuyên viên khác.');
  if (petition.pastHead && (act === 'decide' || act === 'take_back'))
    return no('Đơn tố cáo người đứng đầu đơn vị được chuyển thẳng lên cấp trên.');
  switch (act) {
    case 'propose':
      if (petition.isUnread) return no(unreadWait);
      return petition.classifiedAt ? { ok: true } : no('Cần phân loại đơn trước khi đề xuất.');
    case 'decide':
      return mayDecide(actor, petition, proposal);
    case 'take_back': {
      const because = whyApprovalStays(petition, proposal);
      if (because !== undefined) return no(because);
      return isOwnProposal(actor, proposal?.proposedBy) ? no('Người đề xuất không tự rút lại phê duyệt.', 'role') : { ok: true };
    }
    case 'accept':
      if (petition.outcome !== 'propose_acceptance') return no('Hướng xử lý đã duyệt không phải là thụ lý.');
      if (petition.isUnread) return no(unreadWait);
      return isOwnProposal(actor, proposal?.proposedBy)
        ? no('Người đề xuất thụ lý không tự quyết định việc thụ lý, kể cả khi làm thay lãnh đạo. Lãnh đạo khác quyết định.')
        : { ok: true };
    case 'transfer':
      return petition.outcome && transferOutcomes.includes(petition.outcome)
        ? { ok: true }
        : no('Hướng xử lý đã duyệt không phải là chuyển đơn.');
    case 'issue':
      if (proposal?.paperState === 'draft' || proposal?.paperState === 'submitted') return no(draftPaperWords);
      if (proposal?.paperState === 'revoked') return no(revokedPaperWords);
      if (proposal?.paperState === 'approved' && !may(actor, 'paper:number')) return no(numberFirstWords, 'role');
      return petition.outcome && ![...transferOutcomes, 'propose_acceptance'].includes(petition.outcome)
        ? { ok: true }
        : no('Hướng xử lý này không phát hành ở bước này.');
    case 'on_paper':
      if (!petition.isLateEntry) return no('Đơn không phải đơn nhập bù: xử lý từng bước trong phần mềm.', 'kind');
      if (petition.pastHead) return no('Đơn tố cáo người đứng đầu đơn vị được chuyển thẳng lên cấp trên.', 'role');
      if (!isOpenForPaper(petition) && !correctsPaper(petition))
        return no('Đơn được xử lý trong phần mềm, không có kết quả trên giấy để sửa.', 'role');
      return petition.classifiedAt ? { ok: true } : no('Cần phân loại đơn trước khi ghi kết quả đã xử lý trên giấy.');
    case 'enter_acceptance':
      if (petition.pastHead) return no('Đơn tố cáo người đứng đầu đơn vị được chuyển thẳng lên cấp trên.', 'role');
      return petition.petitionType === 'MIXED' ? no(splitFirst) : { ok: true };
    case 'correct_acceptance':
      if (petition.pastHead) return no('Đơn tố cáo người đứng đầu đơn vị được chuyển thẳng lên cấp trên.', 'role');
      // The result counts from it.
      return petition.hasResult ? no('Vụ việc đã có kết quả giải quyết, việc thụ lý không sửa nữa.') : { ok: true };
    case 'inform':
      return petition.owesForwarder ? { ok: true } : no('Không phải, hoặc không còn phải thông báo cho nơi chuyển đơn.');
    case 'tell':
      return petition.nextAct === 'tell' ? { ok: true } : no('Không phải thông báo kết quả cho công dân.', 'role');
    case 'take_from_below':
      return isUrgedBelow(petition)
        ? { ok: true }
        : no('Chỉ dùng cho tố cáo đã đôn đốc cấp dưới giải quyết (Điều 38 Luật Tố cáo).', 'kind');
    case 'split':
      return petition.petitionType === 'MIXED' ? { ok: true } : no(notMixed);
    case 'seal':
      if (petition.isEmptied) return no(struckWords);
      return petition.sealed ? no('Đơn đã được bảo mật.') : { ok: true };
    case 'correct':
      // Whom a denunciation is against was settled before it was accepted; not by every old book.
      if (petition.status === 'accepted' && petition.sealed && !petition.isAcceptedOnPaper)
        return no('Đơn đã được thụ lý giải quyết.');
      // The result names whom and what it decided on.
      if (petition.hasResult) return no('Vụ việc đã có kết quả giải quyết, thông tin đăng ký không sửa nữa.');
      return actor.role === 'reception_officer' && petition.sealed
        ? no('Đơn tố cáo chỉ được đăng ký một lần tại bàn tiếp nhận.', 'role')
        : { ok: true };
    default:
      return { ok: true };
  }
}

const isOpenForPaper = ({ status }: Pick<PetitionFacts, 'status'>) => status === 'received' || status === 'assigned';
/** Entering a paper now corrects what was entered before: the petition stands where that entry led it. */
export const correctsPaper = (petition: Pick<PetitionFacts, 'status' | 'outcome' | 'onPaperOutcome'>): boolean =>
  !isOpenForPaper(petition) && Boolean(petition.onPaperOutcome) && petition.onPaperOutcome === petition.outcome;
export const paperCorrectionLabel = 'Sửa kết quả đã xử lý trên giấy';

/** The duty to tell whoever forwarded a denunciation (forward-duty.ts); the petition's end does not end it. */
export const forwardRule = 'TC_PRESS_REPLY';
/** The period in which a denunciation of another's competence is sent on and whoever denounced is told (transfer-duty.ts). */
export const transferRule = 'TC_TRANSFER';

/** It has just gone past the head: from now on only the officer who registered it finds its page. */
export function isGoneFrom(actor: Actor, petition: { pastHead: boolean; registeredBy: number }): boolean {
  return petition.pastHead && petition.registeredBy !== actor.accountId;
}
export const goneWords =
  'Đơn là tố cáo người đứng đầu đơn vị: đã niêm phong và chuyển lại người vào sổ để gửi thẳng lên cấp trên. Ông, bà không còn thấy đơn này.';

/** Outcomes carried out by sending the petition to another body. */
export const transferOutcomes: readonly Outcome[] = ['transfer', 'transfer_police', 'info_for_inspection'];

/** Endorsing and approving: the right person of the unit's route, never the proposer himself (decisions 17). */
function mayDecide(actor: Actor, petition: PetitionFacts, proposal: ProposalFacts | undefined): Answer {
  if (!proposal) return no('Chưa có đề xuất đang trình.');
  const stage: Permission = petition.nextAct === 'endorse' ? 'petition:endorse' : 'petition:approve';
  if (!may(actor, stage))
    return no(petition.nextAct === 'endorse' ? 'Đang chờ trưởng bộ phận xem xét trước.' : 'Đang chờ lãnh đạo phê duyệt.', 'role');
  if (isOwnProposal(actor, proposal.proposedBy)) return no('Người đề xuất không tự phê duyệt đề xuất của mình.', 'role');
  return { ok: true };
}

export interface PermittedAct {
  act: PetitionAct;
  label: string;
  href: string;
  allowed: boolean;
  because: string;
  after: string;
}

function labelOf(act: PetitionAct, petition: PetitionFacts, proposal?: ProposalFacts): string {
  if (act === 'on_paper' && correctsPaper(petition)) return paperCorrectionLabel;
  if (act === 'take_back' && isRefusalStanding(petition, proposal)) return refusalTakenBackLabel;
  return actRules[act].label;
}

/** Every act that could ever concern this officer, the allowed ones first, the others with their reason. */
export function permittedActs(actor: Actor, petition: PetitionFacts & { id: number }, proposal?: ProposalFacts): PermittedAct[] {
  return petitionActs
    .map((act) => {
      const rule = actRules[act];
      const answer = mayAct(actor, act, petition, proposal);
      return {
        act,
        label: labelOf(act, petition, proposal),
        href: `/petitions/${petition.id}/${rule.path}`,
        allowed: answer.ok,
        because: answer.ok ? '' : answer.because,
        after:
          act === 'take_back' && isRefusalStanding(petition, proposal)
            ? `${nextName('leader', petition)} ${refusalTakenBackAfter}${petition.dueOn ? `, ${limitWords(petition.dueOn, '')}` : ''}.`
            : afterOf(act, petition),
        hide: !answer.ok && answer.why !== 'state',
      };
    })
    .filter((one) => !one.hide)
    .map(({ hide: _hide, ...one }) => one)
    .sort((a, b) => Number(b.allowed) - Number(a.allowed));
}

/** Who acts first on a new petition. A processor who registers keeps it; others leave it to be assigned. */
export function firstHolder(actor: Actor, petition: { pastHead: boolean; assigner: OfficerRole }): NextStep {
  if (petition.pastHead)
    return { status: 'assigned', assignedTo: actor.accountId, holderId: actor.accountId, nextRole: null, nextAct: 'transfer' };
  if (actor.role === 'processor')
    return { status: 'assigned', assignedTo: actor.accountId, holderId: actor.accountId, nextRole: null, nextAct: 'classify' };
  return { status: 'received', assignedTo: null, holderId: null, nextRole: petition.assigner, nextAct: 'assign' };
}
