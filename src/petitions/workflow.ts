// What may be done with a petition now, by whom, and if not, why. The same answers draw the buttons. Pure.
import { type Actor, unconfirmedWords } from '../accounts/actor.ts';
import { isOwnProposal } from '../accounts/own-proposal.ts';
import { may, type Permission } from '../accounts/permissions.ts';
import { actRules, isOutliving, type PetitionAct, petitionActs } from './act-rules.ts';
import { afterOf, afterRefusalTakenBack, refusalTakenBackLabel } from './after-act.ts';
import { isUrgedBelow, type Outcome, type PetitionStatus, struckWords } from './petition.ts';
import type { Holders } from './proposals/route.ts';
import {
  aloneWords,
  draftPaperWords,
  notMixed,
  numberFirstWords,
  pastHeadWords,
  revokedPaperWords,
  splitFirst,
  statusSentence,
  unreadWait,
} from './refusal-words.ts';
import { isRefusalStanding, whyApprovalStays } from './taking-back/policy.ts';

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
  /** It counts by an acceptance of its old book, and nothing goes on from that here (old-end.ts). Left out by the queue likewise. */
  isAcceptanceEnded?: boolean;
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
  if (act === 'correct_acceptance' && !petition.isAcceptanceCopied && !petition.isAcceptanceEnded)
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
  if (petition.pastHead && (act === 'decide' || act === 'take_back')) return no(pastHeadWords);
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
      if (petition.pastHead) return no(pastHeadWords, 'role');
      if (!isOpenForPaper(petition) && !correctsPaper(petition))
        return no('Đơn được xử lý trong phần mềm, không có kết quả trên giấy để sửa.', 'role');
      return petition.classifiedAt ? { ok: true } : no('Cần phân loại đơn trước khi ghi kết quả đã xử lý trên giấy.');
    case 'enter_acceptance':
      if (petition.pastHead) return no(pastHeadWords, 'role');
      return petition.petitionType === 'MIXED' ? no(splitFirst) : { ok: true };
    case 'correct_acceptance':
      if (petition.pastHead) return no(pastHeadWords, 'role');
      // The result counts from it.
      if (petition.hasResult) return no('Vụ việc đã có kết quả giải quyết, việc thụ lý không sửa nữa.');
      // Why the day is another is kept with its words, which are not there yet.
      return petition.isAcceptanceEnded && petition.isUnread ? no(unreadWait) : { ok: true };
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

/** Outcomes carried out by sending the petition to another body. */
const transferOutcomes: readonly Outcome[] = ['transfer', 'transfer_police', 'info_for_inspection'];

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
          act === 'take_back' && isRefusalStanding(petition, proposal) ? afterRefusalTakenBack(petition) : afterOf(act, petition),
        hide: !answer.ok && answer.why !== 'state',
      };
    })
    .filter((one) => !one.hide)
    .map(({ hide: _hide, ...one }) => one)
    .sort((a, b) => Number(b.allowed) - Number(a.allowed));
}
