// The life of a paper: state × act, who may, when, why not; the same table draws the buttons. Pure.
import { type Actor, unconfirmedWords } from '../../accounts/actor.ts';
import { draftAuthor, isDecisionsOwn, isOwnProposal } from '../../accounts/own-proposal.ts';
import { may, type Permission } from '../../accounts/permissions.ts';
import { type PaperKind, takesNumber } from '../papers/catalogue.ts';
import { type Citing, citedRevokedWords } from './citing.ts';
import { conflictedWords } from './conflicted.ts';
import { isBoardsToldLetter, nextInstanceObjection } from './next-instance.ts';
import { openMeetingObjection } from './open-meeting.ts';
import { ownDestination, ownDestinationObjection } from './own-destination.ts';
import { pastHeadKinds } from './past-head.ts';
import { heldWords, isHeldByProposal } from './proposed.ts';
import { linesObjection } from './signing-ways.ts';

export const paperStates = ['draft', 'submitted', 'approved', 'numbered', 'signed', 'sent', 'acknowledged', 'revoked'] as const;
export type PaperState = (typeof paperStates)[number];
export const paperStateTags: Record<PaperState, { words: string; colour: string; icon: string }> = {
  draft: { words: 'Dự thảo', colour: 'grey', icon: 'file-text' },
  submitted: { words: 'Chờ phê duyệt', colour: 'violet', icon: 'writing-sign' },
  approved: { words: 'Đã phê duyệt', colour: 'violet', icon: 'check' },
  numbered: { words: 'Đã cấp số', colour: 'blue', icon: 'list-check' },
  signed: { words: 'Đã ký', colour: 'blue', icon: 'signature' },
  sent: { words: 'Đã gửi', colour: 'teal', icon: 'arrow-right' },
  acknowledged: { words: 'Đã nhận', colour: 'green', icon: 'check' },
  revoked: { words: 'Đã thu hồi', colour: 'red', icon: 'ban' },
};

export const paperActs = [
  'edit',
  'submit',
  'approve',
  'send_back',
  'number',
  'sign',
  'send',
  'acknowledge',
  'correct',
  'revoke',
] as const;
export type PaperAct = (typeof paperActs)[number];

interface ActRule {
  label: string;
  /** Address under /papers/:id. */
  path: string;
  from: readonly PaperState[];
  permission: Permission;
  after: string;
  /** Who goes on, named before `after`: who decides for the office, who numbers and sends, who wrote it. */
  nextBy?: 'leader' | 'clerk' | 'writer';
  /** What comes next is done by the day the paper is due. */
  isTimed?: true;
}

export const paperActRules: Record<PaperAct, ActRule> = {
  edit: {
    label: 'Sửa dự thảo',
    path: 'edit',
    from: ['draft', 'submitted'],
    permission: 'paper:write',
    after: 'trình phê duyệt; bản đang chờ phê duyệt thì người phê duyệt đọc lại.',
    nextBy: 'writer',
    isTimed: true,
  },
  submit: {
    label: 'Trình phê duyệt',
    path: 'submission',
    from: ['draft'],
    permission: 'paper:write',
    after: 'xem xét, phê duyệt.',
    nextBy: 'leader',
    isTimed: true,
  },
  approve: {
    label: 'Phê duyệt văn bản',
    path: 'approval',
    from: ['draft', 'submitted'],
    permission: 'petition:approve',
    after: 'cấp số, ngày.',
    nextBy: 'clerk',
    isTimed: true,
  },
  send_back: {
    label: 'Trả lại văn bản',
    path: 'return',
    from: ['submitted'],
    permission: 'petition:approve',
    after: 'sửa theo ý kiến, trình lại.',
    nextBy: 'writer',
    isTimed: true,
  },
  number: {
    label: 'Cấp số văn bản',
    path: 'number',
    from: ['approved'],
    permission: 'paper:number',
    after: 'in, trình ký và gửi.',
    nextBy: 'clerk',
    isTimed: true,
  },
  sign: {
    label: 'Gắn bản đã ký',
    path: 'signed-copy',
    from: ['numbered', 'signed', 'sent', 'acknowledged'],
    permission: 'attachment:write',
    after: 'gửi văn bản; bản có chữ ký, dấu nằm trong hồ sơ.',
    nextBy: 'clerk',
    isTimed: true,
  },
  send: {
    label: 'Ghi nhận đã gửi',
    path: 'sending',
    from: ['numbered', 'signed'],
    permission: 'petition:issue',
    after: 'ghi ngày nhận khi người nhận ký nhận.',
    nextBy: 'clerk',
  },
  acknowledge: {
    label: 'Ghi nhận đã nhận',
    path: 'acknowledgement',
    from: ['sent'],
    permission: 'petition:issue',
    after: 'văn bản hoàn tất.',
  },
  correct: {
    label: 'Sửa việc gửi, nhận',
    path: 'sending-correction',
    from: ['sent', 'acknowledged'],
    permission: 'petition:issue',
    after: 'ngày đã ghi trước đây vẫn còn ở diễn biến của hồ sơ.',
  },
  revoke: {
    label: 'Thu hồi văn bản',
    path: 'revocation',
    from: ['approved', 'numbered', 'signed', 'sent', 'acknowledged'],
    permission: 'petition:approve',
    after: 'số đã cấp giữ nguyên trong sổ, không cấp lại.',
  },
};

export interface PaperFacts extends Citing {
  id: number;
  unitId: number;
  kind: PaperKind;
  state: PaperState;
  /** Null before it is given; left out where nothing hangs on it. */
  number?: number | null;
  /** The day it left; null, or left out, while it has not. */
  sentOn?: string | null;
  createdBy: number;
  /** The post its writer held; left out, or null, where that is not known. */
  writtenAs?: string | null;
  signedFileId: number | null;
  /** Of a denunciation past the head: who registered it. Null, or left out, for every other paper. */
  pastHeadBy?: number | null;
  /** Its proceeding ended another way before it had a number; left out where there is no proceeding. */
  isOutlived?: boolean;
  /** The lines over the signature; left out where nothing hangs on them. */
  signerTitle?: string;
  /** Its words; left out where nothing hangs on them. */
  fields?: Readonly<Record<string, unknown>>;
  /** Who of those it charges with verifying declared a conflict; left out, or null, for nobody. */
  conflicted?: string | null;
  /** How the proposal stands that it carries out; left out, or null, for a paper of none. */
  proposalState?: string | null;
}

/** Is it the registering officer's alone: nobody here may approve or sign it in the software (docs/decisions/0053). */
export const isPastHead = (paper: Pick<PaperFacts, 'kind' | 'pastHeadBy'>): boolean =>
  typeof paper.pastHeadBy === 'number' && pastHeadKinds.includes(paper.kind);

/** What the registering officer does with such a paper, and from which states; no act of approval is among them. */
const pastHeadActs: Partial<Record<PaperAct, readonly PaperState[]>> = {
  edit: ['draft', 'submitted'],
  number: ['draft', 'submitted', 'approved'],
  sign: ['numbered', 'signed', 'sent', 'acknowledged'],
  send: ['numbered', 'signed'],
  acknowledge: ['sent'],
  correct: ['sent', 'acknowledged'],
};

export type Answer = { ok: true } | { ok: false; because: string; why: 'role' | 'state' };
const no = (because: string, why: 'role' | 'state' = 'state'): Answer => ({ ok: false, because, why });

/** A paper without a code in its symbol takes no number: from approval it goes straight to signing. */
export const isNumbered = takesNumber;

/** Made anew when the act is done again, so that only the latest is meant to leave. */
export const remadeKinds: readonly PaperKind[] = ['KN_INVITE_DIALOGUE', 'KN05_2020', 'TC07_2019', 'TC_VERIFY_LETTER'];

/** Signed at once by the officer who writes it and whoever stands before him: form 02/TCD has no line for a leader (NĐ 154/2026). */
export const isDeskPaper = (kind: PaperKind) => kind === 'TCD02_2026' || kind === 'BIEN_BAN_TCD_NO_SHOW';

/** Circulates in the office and stays in the file: nobody outside is sent it (Mẫu 01 Thông tư 05/2021/TT-TTCP). */
export const isInternal = (kind: PaperKind) => kind === 'XLD01_2021';

/** Said of a paper whose proceeding ended before it had a number. */
export const outlivedWords =
  'Việc giải quyết đã đình chỉ hoặc kết thúc: văn bản của bước trước không trình, phê duyệt, cấp số, gửi đi nữa.';

/** What is no longer done then; what had its number goes out, but nobody is called to a dialogue any more. */
const isOutlivedFor = ({ isOutlived, kind, state }: PaperFacts, act: PaperAct): boolean =>
  isOutlived === true &&
  (act === 'submit' || act === 'approve' || act === 'number' || (act === 'send' && kind === 'KN_INVITE_DIALOGUE')) &&
  state !== 'sent' &&
  state !== 'acknowledged';

/** Nobody agrees to, or numbers, what names a paper that stands no more. */
const isHeldByCited = ({ citedRevoked }: PaperFacts, act: PaperAct): boolean =>
  (citedRevoked ?? []).length > 0 && (act === 'submit' || act === 'approve' || act === 'number');

/** Why nobody agrees to it, or numbers it, for whom it names or leaves open: those after its office, its own office, a meeting; undefined where it may go on. */
export const instanceRefusal = (paper: PaperFacts): string | undefined =>
  paper.state === 'draft' || paper.state === 'submitted' || paper.state === 'approved'
    ? (nextInstanceObjection(paper) ?? ownDestinationObjection(paper, paper.proposalState) ?? openMeetingObjection(paper))
    : undefined;

/** Typed on their own form: what they leave open is set there. */
const editedKinds: readonly PaperKind[] = ['HANDLING_LETTER', 'PHIEU_HEN'];

/** Acts by which a paper comes nearer to those it tells. */
const goesOn: readonly PaperAct[] = ['submit', 'approve', 'number', 'send'];
/** So does its signed copy, while it has not left. */
const comesNearer = (act: PaperAct, state: PaperState): boolean =>
  goesOn.includes(act) || (act === 'sign' && (state === 'numbered' || state === 'signed'));

/** What the answer to its proposal decides, so that the paper's own page does not. */
const withProposal: readonly PaperAct[] = ['submit', 'approve', 'send_back', 'number', 'sign', 'send'];

type Tagged = Pick<PaperFacts, 'kind' | 'state' | 'number' | 'sentOn'> & Partial<Pick<PaperFacts, 'signedFileId'>>;

/** A draft given up for another, or with the step that made it: nobody outside ever had it, so nothing of it is called back. */
const isDropped = ({ kind, state, number, signedFileId, sentOn }: Tagged): boolean =>
  state === 'revoked' && number === null && !signedFileId && !sentOn && !isDeskPaper(kind);

/** The tag of a paper's state: nobody approves a paper signed at the desk, it is ready for the citizen to sign. */
export function paperTag(paper: Tagged): (typeof paperStateTags)[PaperState] {
  if (isDropped(paper)) return { words: 'Dự thảo đã bỏ', colour: 'grey', icon: 'ban' };
  return isDeskPaper(paper.kind) && paper.state === 'approved'
    ? { words: 'Sẵn sàng in, ký', colour: 'blue', icon: 'signature' }
    : paperStateTags[paper.state];
}

/** The states an act starts from; without a number, or without an approval, a step falls away. */
function startsFrom(act: PaperAct, kind: PaperKind): readonly PaperState[] {
  const { from } = paperActRules[act];
  const afterApproval = !isNumbered(kind) && (act === 'sign' || act === 'send');
  const atTheDesk = isDeskPaper(kind) && act === 'edit';
  return afterApproval || atTheDesk ? [...from, 'approved'] : from;
}

/** May it be read, printed or taken along as a file: one that was revoked says so on every page, a draft that was given up is none. */
export function mayPrint(paper: Tagged): Answer {
  if (isDropped(paper)) return no('Dự thảo đã bỏ, chưa từng cấp số, nên không in hay tải về được.');
  return { ok: true };
}

/** Past the head: whoever registered the denunciation, without an approval, and nobody else of the unit (decisions 6). */
function mayActPastHead(actor: Actor, act: PaperAct, paper: PaperFacts): Answer {
  if (paper.pastHeadBy !== actor.accountId || paper.unitId !== actor.unitId || !may(actor, 'paper:dispatch'))
    return no('Chỉ người vào sổ đơn tố cáo này lập, cấp số, gửi văn bản của đơn.', 'role');
  if (actor.awaitsConfirmation) return no(unconfirmedWords, 'role');
  const from = pastHeadActs[act];
  if (!from) return no('Văn bản của đơn tố cáo người đứng đầu không trình, không phê duyệt trong phần mềm.', 'role');
  const refused = act === 'number' ? ownDestinationObjection(paper, null) : undefined;
  if (refused) return no(refused);
  return from.includes(paper.state) ? { ok: true } : no(`Văn bản đang ở trạng thái “${paperTag(paper).words}”.`);
}

/** May this officer do this with the paper as it stands, and if not, why. */
export function mayActOnPaper(actor: Actor, act: PaperAct, paper: PaperFacts): Answer {
  if (isPastHead(paper)) return mayActPastHead(actor, act, paper);
  const rule = paperActRules[act];
  if (!may(actor, rule.permission)) return no(`Vai trò hiện tại không có quyền ${rule.label.toLocaleLowerCase('vi')}.`, 'role');
  if (paper.unitId !== actor.unitId) return no('Văn bản của đơn vị khác, chỉ được xem.', 'role');
  if (act === 'number' && !isNumbered(paper.kind)) return no('Loại văn bản này không cấp số.');
  if (act === 'send' && isInternal(paper.kind)) return no('Phiếu nội bộ lưu trong hồ sơ, không gửi đi.');
  if (withProposal.includes(act) && isHeldByProposal(paper)) return no(heldWords(paper));
  if (isOutlivedFor(paper, act)) return no(outlivedWords);
  if (paper.conflicted && comesNearer(act, paper.state)) return no(conflictedWords(paper.conflicted));
  const way = act === 'approve' || act === 'number' ? linesObjection(paper.kind, paper.signerTitle ?? '') : undefined;
  if (way && startsFrom(act, paper.kind).includes(paper.state))
    return no(act === 'number' ? `${way} Thu hồi rồi lập lại văn bản.` : `${way} Sửa dự thảo, chọn lại người ký.`, 'role');
  if (isHeldByCited(paper, act)) return no(citedRevokedWords(paper));
  const refused = act === 'submit' || act === 'approve' || act === 'number' ? instanceRefusal(paper) : undefined;
  if (refused) return no(refused);
  // Its draft is given up for one that names the right ones; what only leaves something open yet is edited.
  if (
    act === 'revoke' &&
    (paper.state === 'draft' || paper.state === 'submitted') &&
    (!editedKinds.includes(paper.kind) || ownDestination(paper) !== '' || isBoardsToldLetter(paper)) &&
    !isHeldByProposal(paper) &&
    instanceRefusal(paper)
  )
    return { ok: true };
  const isUnapproved = paper.state === 'draft' || paper.state === 'submitted';
  if (
    isUnapproved &&
    (act === 'number' || act === 'sign' || act === 'send') &&
    !startsFrom(act, paper.kind).includes(paper.state)
  )
    return no('Văn bản đang là dự thảo. Lãnh đạo phê duyệt trước, sau đó cấp số, ký, gửi.');
  if (!startsFrom(act, paper.kind).includes(paper.state)) return no(`Văn bản đang ở trạng thái “${paperTag(paper).words}”.`);
  if (act === 'approve' && paper.state === 'draft' && !isDecisionsOwn(paper))
    return no('Văn bản còn là dự thảo, người soạn chưa trình phê duyệt.');
  // Who decides for the office signs what his own decision made (acceptance, refusal, decision, conclusion): no proposal is involved.
  if (act === 'approve' && isOwnProposal(actor, draftAuthor(actor, paper)))
    return no('Người soạn không tự phê duyệt văn bản của mình.', 'role');
  return { ok: true };
}

export interface PermittedAct {
  act: PaperAct;
  label: string;
  href: string;
  allowed: boolean;
  because: string;
}

/** The acts that make sense for this officer now; those the state forbids are left out. */
export function permittedPaperActs(paper: PaperFacts, actor: Actor): PermittedAct[] {
  return paperActs.flatMap((act) => {
    const answer = mayActOnPaper(actor, act, paper);
    const { label, path } = paperActRules[act];
    if (!answer.ok && (answer.why === 'state' || isPastHead(paper) || !may(actor, paperActRules[act].permission))) return [];
    return [{ act, label, href: `/papers/${paper.id}/${path}`, allowed: answer.ok, because: answer.ok ? '' : answer.because }];
  });
}
