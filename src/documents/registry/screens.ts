// Papers as the pages show them: the register, one paper, the forms around it.

import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { byBoth } from '../../accounts/stand-ins/rules.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import type { LetterAct } from '../../petitions/letter-act.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { visitNumber } from '../../reception/visit.ts';
import { revealPurposeNames, revealPurposes } from '../../sealing/policy.ts';
import { typedDay, unreadConditions } from '../../web/filters.ts';
import type { FormState } from '../../web/forms.ts';
import type { ListedFile } from '../files/queries.ts';
import { type FileItem, fileItem } from '../files/screens.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import { officialFormOn, paperKinds, paperTitle, takesNumber } from '../papers/catalogue.ts';
import type { PaperPage as PrintedPage } from '../papers/pages.ts';
import type { Paper } from '../papers/paper.ts';
import type { Approval, Following } from './approval.ts';
import { citedRevokedWords } from './citing.ts';
import { mayBeNamed } from './compose.ts';
import { conflictedWords } from './conflicted.ts';
import type { DeskPlace } from './desk.ts';
import { pastHeadSigning } from './past-head.ts';
import { printedPaper } from './print.ts';
import { heldWords, isHeldByProposal } from './proposed.ts';
import { type OnePaper, type PaperRecord, paperNumberWords, papersPerPage } from './queries.ts';
import { type ReceiptFields, receivedWords, type SendingFields, sentWords } from './sending.ts';
import { revokedMark } from './standing.ts';
import { isTyped, kindTitle } from './typed.ts';
import {
  instanceRefusal,
  isInternal,
  isPastHead,
  mayPrint,
  outlivedWords,
  type PaperAct,
  type PaperState,
  paperActRules,
  paperStates,
  paperStateTags,
  paperTag,
  permittedPaperActs,
} from './workflow.ts';

interface Option {
  value: string;
  label: string;
}
interface Tag {
  words: string;
  colour: string;
  icon: string;
}
type Crumbs = { href: string; label: string }[];

export interface PapersPage {
  title: string;
  filters: {
    search: { name: string; label: string; value: string; placeholder: string; hint: string };
    selects: { name: string; label: string; value: string; options: Option[] }[];
    dates: { name: string; label: string; value: string }[];
    /** Conditions of the address that could not be read; ''. */
    problem: string;
  };
  papersShown: {
    href: string;
    number: string;
    title: string;
    issuedOn: string;
    about: string;
    aboutHref: string;
    signer: string;
    tag: Tag;
  }[];
  summaryWords: string;
  prevHref: string;
  nextHref: string;
  emptyWords: string;
  headActions: { href: string; label: string; icon: string }[];
}
interface PaperNote {
  text: string;
  link: { href: string; label: string } | null;
}
export interface ShowPaperPage {
  title: string;
  crumbs: Crumbs;
  stateTag: Tag;
  facts: { term: string; text: string; href?: string }[];
  /** '' of a draft that was given up. */
  printHref: string;
  docxHref: string;
  namedHref: string;
  /** '' for who may not reveal, and where a seal changed nothing. */
  issuedHref: string;
  /** The paper's own words, as it prints; null of a draft that was given up. */
  words: Paper | null;
  /** It is approved here: on a phone the words come before the button. */
  isReadFirst: boolean;
  links: { href: string; label: string; isMain: boolean }[];
  /**
   * `wantsBoth`: Ctrl+Enter presses it, as it does the answer to a proposal; one letter alone approves nothing. `fields`: what travels
   * with it, of a yes the version of the words shown.
   */
  posts: { action: string; label: string; isMain: boolean; wantsBoth: boolean; fields: { name: string; value: string }[] }[];
  /** Its place among the drafts that wait for this leader, when it was opened from there. */
  desk: DeskPlace | null;
  refusals: string[];
  afterWords: string;
  /** Said where the record it belongs to was written down with another day; '' otherwise. */
  dayNote: string;
  /** Who signs a paper that nobody here may approve; '' for every other. */
  signingNote: string;
  /** Why a leader sent this draft back; '' otherwise. */
  returnedNote: string;
  /** Said of one that was changed while it waits for approval; '' otherwise. */
  changedNote: string;
  /** Of one that was revoked: what was told on the strength of it. */
  notes: PaperNote[];
  signedFiles: FileItem[];
  /** Said where no signed copy is shown: there is none yet, or it is not this officer's to open. */
  noCopyWords: string;
  csrf: string;
}
export interface PaperActPage {
  title: string;
  crumbs: Crumbs;
  form: FormState;
  intro: string;
  dateField: { name: string; label: string; hint: string; readonly?: boolean } | null;
  numberField: { name: string; label: string; hint: string; readonly?: boolean } | null;
  /** The second part of a letter's symbol. */
  codeField: { name: string; label: string; hint: string } | null;
  /** Asks once more about a number far ahead of the next. */
  leapField: { name: string; label: string; hint: string; value: string } | null;
  /** What is to be said as meant before it is done. */
  confirmField: { name: string; label: string; hint: string; value: string } | null;
  sendingFields: SendingFields | null;
  receiptFields: ReceiptFields | null;
  reasonField: { name: string; label: string } | null;
  /** Papers that may be revoked together with this one. */
  alsoField: { name: string; label: string; hint: string; options: Option[] } | null;
  fileField: { name: string; label: string; accept: string; hint: string } | null;
  purposeField: { name: string; label: string; options: Option[] } | null;
  isUpload: boolean;
  primaryLabel: string;
  afterText: string;
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'documents/papers': PapersPage;
    'documents/show-paper': ShowPaperPage;
    'documents/paper-act': PaperActPage;
    'documents/paper': PrintedPage & { title: string };
  }
}

const dotted = (iso: string | null) => (iso ? iso.split('-').reverse().join('/') : '');
const clock = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'Asia/Ho_Chi_Minh',
});

const about = (paper: PaperRecord) =>
  paper.petitionId && paper.petitionYear && paper.petitionNumber
    ? {
        words: petitionNumber({ year: paper.petitionYear, number: paper.petitionNumber }),
        href: `/petitions/${paper.petitionId}`,
      }
    : paper.visitId && paper.visitYear && paper.visitNumber
      ? { words: visitNumber({ year: paper.visitYear, number: paper.visitNumber }), href: `/visits/${paper.visitId}` }
      : { words: 'chưa gắn hồ sơ', href: '' };

/** @param rows at most one more than a page; `query` is the address's, for links that keep the filters */
const paperDates = [
  { name: 'from', label: 'Ban hành từ ngày' },
  { name: 'to', label: 'Đến ngày' },
];

/** A state as the list asks for it: revoked holds the drafts that were given up too. */
const stateChoice = (state: PaperState): string =>
  state === 'revoked' ? 'Đã thu hồi, dự thảo đã bỏ' : paperStateTags[state].words;

/**
 * One page of the papers of the office. @param rows one more than a page, backwards where the address says 'before', so that it is known whether others follow
 */
export function papersScreen(actor: Actor, rows: readonly PaperRecord[], query: URLSearchParams, today: string): PapersPage {
  const isBefore = query.has('before');
  const more = rows.length > papersPerPage;
  const shown = rows.slice(0, papersPerPage);
  if (isBefore) shown.reverse();
  const [first] = shown;
  const last = shown.at(-1);
  const at = (name: 'before' | 'after', paper: PaperRecord | undefined) => {
    if (!paper) return '';
    const kept = new URLSearchParams(query);
    kept.delete('before');
    kept.delete('after');
    kept.set(name, `${paper.createdAt.getTime()}-${paper.id}`);
    return `/papers?${kept}`;
  };
  const kept = new URLSearchParams([...query].filter(([name]) => ['q', 'state', 'kind', 'from', 'to'].includes(name)));
  const hasPrevious = isBefore ? more : query.has('after');
  const hasNext = isBefore ? true : more;
  const known = (name: string, codes: readonly string[]) => codes.find((code) => code === query.get(name)) ?? '';
  const selects = [
    {
      name: 'state',
      label: 'Trạng thái',
      value: known('state', paperStates),
      options: [{ value: '', label: 'Tất cả' }, ...paperStates.map((value) => ({ value, label: stateChoice(value) }))],
    },
    {
      name: 'kind',
      label: 'Loại văn bản',
      value: known('kind', paperKinds),
      options: [{ value: '', label: 'Tất cả' }, ...paperKinds.map((value) => ({ value, label: kindTitle(value) }))],
    },
  ];
  return {
    title: 'Văn bản phát hành',
    filters: {
      search: {
        name: 'q',
        label: 'Số văn bản',
        value: query.get('q') ?? '',
        placeholder: '12/TB-UBND',
        hint: 'Gõ số, hoặc số và ký hiệu',
      },
      selects,
      dates: paperDates.map((date) => ({ ...date, value: typedDay(query, date.name) })),
      problem: unreadConditions(query, { selects, dates: paperDates }, today),
    },
    papersShown: shown.map((paper) => ({
      href: `/papers/${paper.id}`,
      number: paperNumberWords(paper) || 'không cấp số',
      title: paperTitle(paper),
      issuedOn: dotted(paper.issuedOn) || 'chưa có',
      about: about(paper).words,
      aboutHref: about(paper).href,
      signer: paper.signerName || 'chưa chọn',
      tag: paperTag(paper),
    })),
    summaryWords: shown.length === 0 ? 'Không có văn bản' : `${shown.length} văn bản trên trang này, mới nhất trước`,
    prevHref: hasPrevious ? at('before', first) : '',
    nextHref: hasNext ? at('after', last) : '',
    headActions: may(actor, 'paper:book') ? [{ href: `/papers/register?${kept}`, label: 'In sổ', icon: 'printer' }] : [],
    emptyWords: [...query.keys()].length > 0 ? 'Không có văn bản nào khớp bộ lọc.' : 'Đơn vị chưa có văn bản nào.',
  };
}

/** Which of the offered acts is the main one: the first of these. */
const mainOrder: readonly PaperAct[] = ['approve', 'number', 'send', 'acknowledge', 'submit', 'sign'];
const posts: readonly PaperAct[] = ['submit', 'approve'];

/** "Sau bước này: …" of an act on a paper; a draft put forward goes to somebody, by a day. */
const afterWords = (kind: PaperKind, act: PaperAct, approval: Approval | null, following: Following | null) => {
  if (isInternal(kind) && (act === 'sign' || act === 'approve'))
    return 'Sau bước này: phiếu lưu trong hồ sơ của cơ quan, không gửi đi.';
  if (act === 'submit' && approval)
    return `Sau bước này: ${approval.who} xem xét, phê duyệt${approval.dueOn ? `, hạn ${dotted(approval.dueOn)}` : ''}.`;
  // Without a number it goes from approval straight to signing.
  const { after, nextBy, isTimed } = paperActRules[act === 'approve' && !takesNumber(kind) ? 'number' : act];
  const who = nextBy ? `${following?.[nextBy] ?? nextRoles[nextBy]} ` : '';
  const day = isTimed && following?.dueOn ? `, hạn ${dotted(following.dueOn)}` : '';
  return `Sau bước này: ${who}${after.replace(/\.$/, '')}${day}.`;
};
const nextRoles = { leader: 'lãnh đạo', clerk: 'văn thư', writer: 'người soạn' } as const;

interface HeldBack {
  because: string;
  link?: { href: string; label: string };
}

/** What the page says of a paper beside its own row. */
export interface Beside {
  approval: Approval | null;
  desk: DeskPlace | null;
  sender: LetterAct | undefined;
  rewordingHref: string;
  following: Following | null;
  chargingHref: string;
  /** Where the proposal it carries out is answered; '' for none. */
  proposalHref: string;
  /** Why an act that its own table allows is not done, by act; `link`: what is done first. */
  heldBack: Partial<Record<PaperAct, HeldBack>>;
  notes: PaperNote[];
}

/** One paper: what it is, what may be done with it and why not, its files, its way out of the house. @param beside what other rooms say of it */
export function showPaperScreen(
  actor: Actor,
  paper: OnePaper,
  files: readonly ListedFile[],
  csrf: string,
  beside: Beside,
): ShowPaperPage {
  const { approval, desk, sender, rewordingHref, following, chargingHref, proposalHref, heldBack, notes } = beside;
  const form = officialFormOn(paper.kind, paper.issuedOn ?? todayInVietnam(paper.createdAt));
  const acts = permittedPaperActs(paper, actor)
    .filter(({ act }) => act !== 'edit' || isTyped(paper.kind))
    .map((one) => ({
      ...one,
      ...(one.allowed && heldBack[one.act] ? { allowed: false, because: heldBack[one.act]?.because ?? '' } : {}),
    }));
  const allowed = acts.filter((one) => one.allowed);
  // Whoever may approve it does not put it before himself.
  const offered = allowed.filter(({ act }) => act !== 'submit' || !allowed.some((one) => one.act === 'approve'));
  const next = chargingHref || proposalHref ? undefined : mainOrder.flatMap((act) => offered.filter((one) => one.act === act))[0];
  const where = about(paper);
  const printing = mayPrint(paper);
  const isStanding = paper.state !== 'revoked';
  const isOwnPastHead = isPastHead(paper) && paper.unitId === actor.unitId;
  const named = paper.sealed && mayBeNamed(paper) && paper.petitionId !== null && may(actor, 'identity:reveal') && !isOwnPastHead;
  return {
    title: paperTitle(paper),
    crumbs: [
      desk ? { href: '/approvals', label: 'Chờ phê duyệt' } : { href: '/papers', label: 'Văn bản phát hành' },
      ...(where.href ? [{ href: where.href, label: where.words }] : []),
      { href: '', label: desk ? desk.words : paperNumberWords(paper) || paperTitle(paper) },
    ],
    stateTag: paperTag(paper),
    facts: [
      { term: 'Số, ký hiệu', text: paperNumberWords(paper) || 'không cấp số' },
      // What takes no number is not issued: a proposal bears the day it was made, and over the approval the day of that.
      { term: takesNumber(paper.kind) ? 'Ngày ban hành' : 'Ngày lập', text: dotted(paper.issuedOn) },
      { term: 'Biểu mẫu', text: form || 'không có mẫu bắt buộc' },
      { term: 'Hồ sơ', text: where.words, ...(where.href ? { href: where.href } : {}) },
      { term: 'Người ký', text: paper.signerName ? `${paper.signerName} (${paper.signerTitle.split('\n').join(' / ')})` : '' },
      { term: 'Soạn thảo', text: `${paper.creatorName}, ${clock.format(paper.createdAt)}` },
      {
        term: 'Phê duyệt',
        text:
          paper.approverName && paper.approvedAt
            ? `${byBoth(paper.approverName, paper.approvedFor)}, ${clock.format(paper.approvedAt)}`
            : '',
      },
      { term: 'Ngày gửi', text: dotted(paper.sentOn) },
      ...(sentWords(paper) ? [{ term: 'Cách gửi, nơi nhận', text: sentWords(paper) }] : []),
      ...(receivedWords(paper) ? [{ term: 'Ngày nhận', text: receivedWords(paper) }] : []),
      ...(paper.earlierReceivers ? [{ term: 'Nơi nhận ghi trước khi sửa', text: paper.earlierReceivers }] : []),
    ],
    printHref: printing.ok ? `/papers/${paper.id}/print` : '',
    docxHref: printing.ok ? `/papers/${paper.id}/docx` : '',
    namedHref: named && isStanding ? `/papers/${paper.id}/named-print` : '',
    issuedHref:
      paper.keepsIssued && isStanding && may(actor, 'identity:reveal') && !isOwnPastHead
        ? `/papers/${paper.id}/issued-print`
        : '',
    words: printing.ok ? { ...printedPaper(paper), revokedMark: revokedMark(paper) } : null,
    isReadFirst: printing.ok && (proposalHref !== '' || offered.some(({ act }) => act === 'approve')),
    links: [
      ...(proposalHref ? [{ href: proposalHref, label: 'Phê duyệt đề xuất', isMain: true }] : []),
      ...(chargingHref ? [{ href: chargingHref, label: 'Giao lại người xác minh', isMain: true }] : []),
      ...offered
        .filter(({ act }) => !posts.includes(act))
        // A letter of the petition leaves with the petition's own act, which ends the limit; an entry in the book alone would not.
        .map(({ act, href, label }) => ({ ...(act === 'send' && sender ? sender : { href, label }), isMain: act === next?.act }))
        .map(({ href, label, isMain }) => ({ href, label, isMain })),
      ...Object.values(heldBack).flatMap(({ link }) => (link ? [{ ...link, isMain: false }] : [])),
      ...(rewordingHref ? [{ href: rewordingHref, label: 'Sửa nội dung', isMain: false }] : []),
    ],
    posts: offered
      .filter(({ act }) => posts.includes(act))
      .map(({ act, href, label }) => ({
        action: desk ? `${href}?desk=1` : href,
        label: desk && act === 'approve' && !desk.isLast ? `${label} và sang văn bản tiếp theo` : label,
        isMain: act === next?.act,
        wantsBoth: act === 'approve',
        fields: act === 'approve' ? [{ name: 'paperSeen', value: String(paper.version) }] : [],
      })),
    desk,
    refusals: [
      ...(printing.ok ? [] : [printing.because]),
      ...(paper.isOutlived && paper.number === null && isStanding ? [outlivedWords] : []),
      ...(paper.conflicted && paper.sentOn === null && isStanding ? [conflictedWords(paper.conflicted)] : []),
      ...(isHeldByProposal(paper) ? [heldWords(paper)] : []),
      ...(paper.citedRevoked && printing.ok ? [citedRevokedWords(paper)] : []),
      ...[instanceRefusal(paper) ?? []].flat(),
      ...acts.filter((one) => !one.allowed).map(({ label, because }) => `${label}: ${because}`),
    ],
    afterWords:
      next?.act === 'send' && sender
        ? `Sau bước này: ${sender.after}`
        : next
          ? afterWords(paper.kind, next.act, approval, following)
          : '',
    signingNote: isOwnPastHead ? pastHeadSigning : '',
    dayNote: dayNoteOf(paper),
    returnedNote: returnedNoteOf(paper),
    changedNote: paper.changedAt
      ? `${paper.changerName ?? 'Cán bộ soạn thảo'} đã sửa lúc ${clock.format(paper.changedAt)}, sau khi trình. Văn bản vẫn chờ phê duyệt; người phê duyệt đọc lại bản này.`
      : '',
    notes,
    signedFiles: files.map((file) => fileItem(actor, file)),
    noCopyWords:
      paper.signedFileId === null
        ? 'Chưa gắn bản đã ký.'
        : 'Đã gắn bản đã ký. Bản này được bảo mật trong hồ sơ, vai trò hiện tại không mở được.',
    csrf,
  };
}

/** By whom, when and why it was sent back to be changed, or revoked. */
function returnedNoteOf({ state, returnedWords, returnedAt, returnerName }: OnePaper): string {
  if (returnedWords === '' || (state !== 'draft' && state !== 'revoked')) return '';
  const did = state === 'draft' ? 'trả lại' : 'thu hồi';
  return `${returnerName ?? 'Lãnh đạo'} ${did} ${returnedAt ? clock.format(returnedAt) : ''}: ${returnedWords}`;
}

/** The periods the law counts run from the day written down in the record, which a corrected sending does not move. */
function dayNoteOf({ sentOn, recordDay }: OnePaper): string {
  if (sentOn === null || recordDay === null || recordDay === sentOn) return '';
  return `Hồ sơ ghi ngày gửi ${dotted(recordDay)}, khác ngày gửi của văn bản này. Thời hạn trong hồ sơ tính theo ngày đã ghi ở đó.`;
}

const blankAct = {
  dateField: null,
  numberField: null,
  codeField: null,
  leapField: null,
  confirmField: null,
  sendingFields: null,
  receiptFields: null,
  reasonField: null,
  alsoField: null,
  fileField: null,
  purposeField: null,
  isUpload: false,
};
const actCrumbs = (paper: PaperRecord, last: string): Crumbs => [
  { href: '/papers', label: 'Văn bản phát hành' },
  { href: `/papers/${paper.id}`, label: paperNumberWords(paper) || paperTitle(paper) },
  { href: '', label: last },
];

/** A number stays in the book; a draft has none to speak of. */
const revokedAfter = ({ number }: PaperRecord): string =>
  number === null ? 'văn bản không được cấp số, gửi đi nữa.' : paperActRules.revoke.after;

/** The page of one act that asks for something: number, sending, signed copy, revocation. */
export function paperActScreen(
  paper: PaperRecord,
  act: PaperAct,
  form: FormState,
  asks: Partial<PaperActPage>,
  following: Following | null = null,
): PaperActPage {
  const rule = paperActRules[act];
  return {
    ...blankAct,
    title: rule.label,
    crumbs: actCrumbs(paper, rule.label),
    form,
    intro: `${paperTitle(paper)}${paperNumberWords(paper) ? `, ${paper.number === null ? '' : 'số '}${paperNumberWords(paper)}` : ''}`,
    primaryLabel: rule.label,
    afterText: act === 'revoke' ? `Sau bước này: ${revokedAfter(paper)}` : afterWords(paper.kind, act, null, following),
    backHref: `/papers/${paper.id}`,
    ...asks,
  };
}

/** What is printed after a reveal. */
const revealedPrints = {
  named: {
    label: 'In có tên người tố cáo',
    intro: 'Tên, địa chỉ người tố cáo chỉ được ghi vào bản in này và không lưu trong văn bản. Lần in được ghi vào nhật ký.',
  },
  issued: {
    label: 'In nguyên văn đã phát hành',
    intro: 'Văn bản phát hành trước khi đơn được bảo mật; nguyên văn có thể nêu người tố cáo. Lần in được ghi vào nhật ký.',
  },
} as const;

/** Asks for the purpose before such a print; the caller writes the reading down before the first byte. */
export function revealedPrintScreen(print: keyof typeof revealedPrints, paper: PaperRecord, form: FormState): PaperActPage {
  const { label, intro } = revealedPrints[print];
  return {
    ...blankAct,
    title: label,
    crumbs: actCrumbs(paper, label),
    form,
    intro: `${paperTitle(paper)}. ${intro}`,
    purposeField: {
      name: 'purpose',
      label: 'Mục đích',
      options: revealPurposes.map((value) => ({ value, label: revealPurposeNames[value] })),
    },
    primaryLabel: label,
    afterText: '',
    backHref: `/papers/${paper.id}`,
  };
}
