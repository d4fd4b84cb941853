// What may be done with a visit, by whom, in which state (legal.md §7.5). The same table draws the buttons. Pure.
import type { Actor } from '../accounts/actor.ts';
import { may, type Permission } from '../accounts/permissions.ts';
import { type PetitionStatus, statusTags } from '../petitions/petition.ts';
import { mayConclude } from './conclusion-duty.ts';
import { needsRefusalNotice, type RefusalGround } from './refusal.ts';
import {
  type ReplyKind,
  replyDuty,
  replyKindNames,
  type VisitHost,
  type VisitOutcome,
  type VisitStatus,
  visitOutcomeNames,
} from './visit.ts';

export const visitActs = [
  'outcome',
  'reply',
  'take_back',
  'letter',
  'conclude',
  'correct',
  'correct_session',
  'reveal',
  'void',
] as const;
export type VisitAct = (typeof visitActs)[number];

interface ActRule {
  label: string;
  /** Address under /visits/:id. */
  path: string;
  from: readonly VisitStatus[];
  permission: Permission;
  icon: string;
}

export const visitActRules: Record<VisitAct, ActRule> = {
  outcome: {
    label: 'Ghi kết quả tiếp',
    path: 'outcome',
    from: ['recorded', 'outcome_set'],
    permission: 'visit:write',
    icon: 'list-check',
  },
  reply: {
    label: 'Ghi việc trả lời công dân',
    path: 'reply',
    from: ['recorded', 'outcome_set'],
    permission: 'visit:write',
    icon: 'send',
  },
  take_back: {
    label: 'Ghi lại việc trả lời đã ghi nhầm',
    path: 'reply-correction',
    from: ['replied'],
    permission: 'visit:write',
    icon: 'arrow-back-up',
  },
  letter: {
    label: 'Soạn văn bản theo kết quả tiếp',
    path: 'letter',
    from: ['outcome_set', 'replied'],
    permission: 'visit:write',
    icon: 'writing-sign',
  },
  conclude: {
    label: 'Soạn thông báo kết luận tiếp công dân',
    path: 'conclusion',
    from: ['recorded', 'outcome_set', 'replied'],
    permission: 'visit:conclude',
    icon: 'writing-sign',
  },
  correct: {
    label: 'Sửa thông tin đã ghi',
    path: 'correction',
    from: ['recorded', 'outcome_set', 'replied'],
    permission: 'visit:write',
    icon: 'file-pencil',
  },
  correct_session: {
    label: 'Sửa buổi tiếp đã ghi',
    path: 'session',
    from: ['recorded', 'outcome_set', 'replied'],
    permission: 'visit:write',
    icon: 'file-pencil',
  },
  reveal: {
    label: 'Xem thông tin người tố cáo',
    path: 'identity',
    from: ['recorded', 'outcome_set', 'replied'],
    permission: 'identity:reveal',
    icon: 'eye',
  },
  void: { label: 'Hủy số', path: 'void', from: ['recorded', 'outcome_set', 'replied'], permission: 'visit:void', icon: 'x' },
};

/** The stored facts a decision needs; nothing comes from the request. */
export interface VisitFacts {
  unitId: number;
  status: VisitStatus;
  host: VisitHost;
  outcome: VisitOutcome | null;
  sealed: boolean;
  isNoShow: boolean;
  receivedOn: string;
  refusalGround: RefusalGround | null;
  petitionId: number | null;
  /** The linked petition still holds a number in the book. */
  hasLivePetition: boolean;
  registeredBy: number;
  pastHead: boolean;
  /** Numbers the desk wrote in the register: the letter left by hand. */
  guidanceNumber: string;
  transferNumber: string;
  /** The letter of the outcome is drafted or out. */
  hasLetter?: boolean;
  /** Taken over from a unit that was re-organised; null when it was received here. */
  originVisitId: number | null;
}

/** Outcomes that go out in a letter of their own (legal.md §3.6). */
const letterOutcomes = ['guided', 'transferred', 'urge_subordinate'] as const;
export type LetterOutcome = (typeof letterOutcomes)[number];
/** Does this outcome go out in a letter of its own? Null, not noted yet, does not. */
export const hasLetterOutcome = (outcome: VisitOutcome | null): outcome is LetterOutcome =>
  letterOutcomes.some((one) => one === outcome);

export type Answer = { ok: true } | { ok: false; because: string; why: 'role' | 'state' };
const no = (because: string, why: 'role' | 'state' = 'state'): Answer => ({ ok: false, because, why });

const closed: Partial<Record<VisitStatus, string>> = {
  replied: 'Lượt tiếp này đã trả lời công dân.',
  void: 'Số này đã hủy trong sổ.',
  handed_over: 'Lượt tiếp này đã bàn giao cho đơn vị kế tiếp, việc trả lời tiếp tục tại đó.',
};

/** What was written down by the unit that received the citizen stands as it wrote it; what is owed goes on here. */
const writtenElsewhere: readonly VisitAct[] = ['outcome', 'correct', 'correct_session', 'void'];

/** May this officer do this now, and if not, why, in one sentence. */
export function mayActOnVisit(actor: Actor, act: VisitAct, visit: VisitFacts): Answer {
  const rule = visitActRules[act];
  if (!may(actor, rule.permission)) return no('Vai trò hiện tại không có quyền này.', 'role');
  if (visit.unitId !== actor.unitId && act !== 'reveal') return no('Lượt tiếp thuộc đơn vị khác, chỉ được xem.', 'role');
  if (act === 'take_back' && !rule.from.includes(visit.status)) return no('Lượt tiếp này chưa ghi việc trả lời công dân.');
  if (!rule.from.includes(visit.status)) return no(closed[visit.status] ?? 'Lượt tiếp không còn ở bước này.');
  if (visit.originVisitId !== null && writtenElsewhere.includes(act))
    return no(
      'Lượt tiếp nhận bàn giao giữ nguyên như đơn vị trước đã ghi. Đơn vị này ghi việc trả lời; đơn mới của công dân ghi tại trang Tiếp nhận đơn.',
    );
  switch (act) {
    case 'outcome':
      if (visit.isNoShow) return no('Buổi không có công dân đến không có kết quả tiếp để ghi.');
      return visit.petitionId === null
        ? { ok: true }
        : no('Đã tiếp nhận đơn từ lượt tiếp này. Việc xử lý tiếp theo ghi ở hồ sơ đơn.');
    case 'reply':
      if (awaitsOutcome(visit)) return no(outcomeFirst);
      if (owesRefusalNotice(visit)) return { ok: true };
      if (visit.outcome !== null && replyDuty[visit.outcome] === 'none')
        return no('Kết quả tiếp này không phát sinh việc trả lời công dân.');
      return { ok: true };
    case 'take_back':
      return { ok: true };
    case 'letter':
      return owesLetter(visit) ? { ok: true } : no('Kết quả tiếp này không có văn bản riêng, hoặc đã có văn bản.', 'role');
    case 'conclude':
      return mayConclude(visit) ? { ok: true } : no('Không phải lượt tiếp của thủ trưởng cần thông báo kết luận.', 'role');
    case 'correct':
      return visit.isNoShow ? no(sessionHasItsOwn, 'role') : { ok: true };
    case 'correct_session':
      return visit.isNoShow ? { ok: true } : no('Lượt tiếp này có công dân đến.', 'role');
    case 'reveal':
      return visit.sealed ? { ok: true } : no('Lượt tiếp này không có thông tin được bảo mật.', 'role');
    case 'void':
      return visit.hasLivePetition
        ? no('Lượt tiếp đã gắn với đơn trong sổ. Hủy số đơn trước, sau đó hủy số lượt tiếp.')
        : { ok: true };
  }
}

/** Nobody came, so there is no citizen to ask for. */
export const sessionHasItsOwn =
  'Buổi không có công dân đến có biểu mẫu sửa riêng: ngày, giờ, người chủ trì, thành phần, ghi chú.';

export const outcomeFirst = 'Ghi kết quả tiếp trước, sau đó ghi việc trả lời công dân.';

/** What came of the reception is written down before the answer to it; of a visit taken over it stays as the other unit left it. */
export const awaitsOutcome = (visit: Pick<VisitFacts, 'outcome' | 'originVisitId'>): boolean =>
  visit.outcome === null && visit.originVisitId === null;

/**
 * Told at the desk and guided, sent on or urged, and no letter of it yet. What came on paper is in the book: its file drafts the
 * letter. What is against the head is not put before him to sign.
 */
function owesLetter(visit: VisitFacts): boolean {
  if (!hasLetterOutcome(visit.outcome) || visit.petitionId !== null || visit.pastHead || visit.hasLetter) return false;
  return visit.guidanceNumber === '' && visit.transferNumber === '';
}

const undecided: readonly PetitionStatus[] = ['received', 'assigned', 'proposed'];

/** The states of a petition that bear an answer out (khoản 1 Điều 28 LTCD): nobody is told what has not happened. */
const borneOut: Record<ReplyKind, (petition: PetitionStatus) => boolean> = {
  // Told to his face what was decided: something has been.
  direct: (petition) => !undecided.includes(petition),
  accepted: (petition) => petition === 'accepted' || petition === 'withdrawn',
  prolonged: (petition) => [...undecided, 'awaiting_supplement', 'approved', 'accepted', 'inspecting'].includes(petition),
  not_accepted: (petition) => ['returned', 'notified_inadmissible', 'filed', 'not_processed'].includes(petition),
  transferred: (petition) => petition === 'transferred' || petition === 'transferred_replied',
  refusal_notice: () => true,
};
/** What became of the paper stands elsewhere: at the earlier petition, in the next unit's book, nowhere any more. */
const saysNothing: readonly PetitionStatus[] = ['duplicate_linked', 'handed_over', 'destroyed', 'void'];

/**
 * Why an answer to the citizen is not borne out by the state of the petition the visit brought or, where it brought none, by the
 * outcome of the reception; '' when it is.
 */
export function replyContradiction(kind: ReplyKind, petition: PetitionStatus | null, outcome: VisitOutcome | null): string {
  if (petition === null) return unbornByOutcome(kind, outcome);
  if (saysNothing.includes(petition) || borneOut[kind](petition)) return '';
  const state = statusTags[petition].words;
  return undecided.includes(petition)
    ? `Đơn của lượt tiếp này đang ở bước “${state}”, chưa có kết quả để trả lời như vậy. Cần thêm thời gian thì chọn “${replyKindNames.prolonged}”; đã có kết quả thì ghi ở hồ sơ đơn trước`
    : `Đơn của lượt tiếp này có kết quả “${state}”. Chọn nội dung trả lời đúng với kết quả ấy`;
}

/** Nothing is accepted or refused without a petition in the book; only what was sent on can be said to be (khoản 1 Điều 28 LTCD). */
function unbornByOutcome(kind: ReplyKind, outcome: VisitOutcome | null): string {
  if (kind === 'accepted' || kind === 'not_accepted') return noPetitionWords;
  if (kind === 'transferred' && outcome !== 'transferred')
    return `Kết quả tiếp chưa phải là chuyển đơn. Đã chuyển thì ghi kết quả tiếp “${visitOutcomeNames.transferred}” trước`;
  return '';
}
const noPetitionWords = `Lượt tiếp này chưa có đơn trong sổ nên chưa có việc thụ lý hay từ chối thụ lý. Có đơn thì ghi kết quả tiếp “${visitOutcomeNames.accepted_for_processing}” trước; đã trình bày, giải thích với công dân thì chọn “${replyKindNames.direct}”`;

/** The words of a denunciation are shut to who only takes it in (decisions 16). */
export const isBlindTo = (actor: Actor, visit: { sealed: boolean }): boolean => visit.sealed && actor.reach.sealed === 'none';

/** Why no second notice is drafted. */
export const conclusionStands = (isReadable: boolean): string =>
  isReadable
    ? 'Đã soạn thông báo kết luận cho lượt tiếp này. Sửa văn bản ấy.'
    : 'Đã soạn thông báo kết luận cho lượt tiếp này. Nội dung được bảo mật: người có quyền đọc sửa văn bản ấy.';

/** A refusal on one of the two grounds that demand the notice 01/TCD, not yet issued (ND154 Điều 4.3). */
export function owesRefusalNotice(visit: Pick<VisitFacts, 'outcome' | 'status' | 'refusalGround' | 'receivedOn'>): boolean {
  return (
    visit.outcome === 'refused' &&
    visit.status === 'outcome_set' &&
    visit.refusalGround !== null &&
    needsRefusalNotice(visit.refusalGround, visit.receivedOn)
  );
}

/** To whoever found out that a visit is against the head (isGoneFrom in petitions/first-holder.ts). */
export const goneVisitWords =
  'Nội dung là tố cáo người đứng đầu đơn vị: lượt tiếp đã niêm phong, chỉ người ghi sổ còn thấy. Ông, bà không còn thấy lượt tiếp này.';

export interface PermittedVisitAct {
  act: VisitAct;
  label: string;
  href: string;
  icon: string;
  allowed: boolean;
  because: string;
}

/** Every act that concerns this officer, the allowed ones first, the others with their reason. */
export function permittedVisitActs(actor: Actor, visit: VisitFacts & { id: number }): PermittedVisitAct[] {
  const offered = visitActs.flatMap((act) => {
    const { label, path, icon } = visitActRules[act];
    const answer = mayActOnVisit(actor, act, visit);
    // There is nothing to take back before an answer is noted: no use to say so on every visit.
    if (!answer.ok && (answer.why === 'role' || act === 'take_back')) return [];
    return [
      { act, label, icon, href: `/visits/${visit.id}/${path}`, allowed: answer.ok, because: answer.ok ? '' : answer.because },
    ];
  });
  return offered.sort((one, other) => Number(other.allowed) - Number(one.allowed));
}
