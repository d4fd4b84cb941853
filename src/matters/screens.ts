// Two petitions side by side before one of them ends as the duplicate of the other, and the page that opens it again.
import { formatDate } from '../deadlines/dates.ts';
import { actRules } from '../petitions/act-rules.ts';
import {
  petitionNumber,
  petitionTypeNames,
  sealedSenderLabel,
  sourceNames,
  statusTags,
  type Tag,
  typeWords,
} from '../petitions/petition.ts';
import type { PetitionRecord } from '../petitions/queries.ts';
import type { FormState } from '../web/forms.ts';
import { hasOwnContents } from './duplicate.ts';
import { type HoldingLink, heldWords, holdingLink } from './held.ts';
import { areRunning, isLater, isOneAlready, type LinkKind, linkProblem, linkWords } from './links.ts';
import type { ContentRow } from './queries.ts';
import type { Ending, LinkRow } from './records.ts';

/** One petition of the two, with what it says piece by piece. */
export interface CompareSide {
  record: PetitionRecord;
  contents: readonly ContentRow[];
  people: { senders: string; against: string };
}

export interface ComparePage {
  title: string;
  number: string;
  petitionHref: string;
  checkHref: string;
  form: FormState;
  /** The earlier first. */
  sides: { when: string; number: string; href: string; tag: Tag }[];
  rows: { label: string; earlier: string; later: string; isSame: boolean }[];
  /** What is said of both by now; ''. */
  standing: string;
  /** Both are of one matter through others: through which, with the way to the page where that is chosen otherwise; null where they are not. */
  held: { text: string; link: { href: string; label: string } | null } | null;
  /** Why the later one does not end as a duplicate; '' where it may. */
  problem: string;
  /** What ends, what goes on, who hears of it: one sentence each. */
  consequences: string[];
  /** The question about contents of its own; '' where it says one thing. */
  coveredLabel: string;
  primaryLabel: string;
  after: string;
  /** The other answers, sent to `linksAction` as link=<kind>:<id>. */
  linksAction: string;
  csrf: string;
  answers: { label: string; value: string }[];
  answersWords: string;
}

export interface ReopeningPage {
  title: string;
  number: string;
  petitionHref: string;
  form: FormState;
  intro: string[];
  /** Why it was ended, as it was written; ''. */
  facts: { term: string; text: string }[];
  /** Where the reason is written down. */
  hint: string;
  /** Both side by side; '' where the other one may not stand here. */
  compareHref: string;
  after: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'matters/compare': ComparePage;
    'matters/reopening': ReopeningPage;
  }
}

/** Where these two petitions stand side by side; the first is the one that was opened. */
export const compareHref = (id: number, otherId: number): string => `/petitions/${id}/duplicates/${otherId}`;

const hidden = 'Nội dung được bảo mật';

const day = (date: string | null) => (date ? formatDate(date) : '');

function lines({ record, contents, people }: CompareSide): Record<string, string> {
  const { content } = record;
  const contested = content
    ? [content.contestedNumber, day(content.contestedOn), content.contestedBy].filter(Boolean).join(', ')
    : '';
  return {
    'Ngày tiếp nhận': formatDate(record.receivedOn),
    'Ngày ghi trên đơn': day(record.writtenOn),
    'Đơn đến bằng cách nào': sourceNames[record.source],
    'Loại đơn': typeWords(record),
    'Người gửi': record.sealed ? sealedSenderLabel : people.senders,
    'Số người ký đơn': record.senderCount > 0 ? String(record.senderCount) : '',
    'Người, cơ quan bị khiếu nại, tố cáo': people.against,
    'Quyết định bị khiếu nại': contested,
    'Trích yếu': content?.subject ?? hidden,
    'Tóm tắt nội dung': content?.summary ?? hidden,
    'Công dân đề nghị': content?.request ?? '',
    'Từng nội dung': contents.map((one) => `${one.ordinal}. ${petitionTypeNames[one.petitionType]}: ${one.summary}`).join('\n'),
    'Người xử lý': record.assigneeName ?? '',
  };
}

/** What is said of both, and why, where two matters became one by it. */
function standingWords({ kind, undo }: LinkRow, isOf: 'from' | 'to', other: PetitionRecord): string {
  const reason = undo?.joined?.reason ?? '';
  return [
    `${linkWords[kind][isOf]}: ${petitionNumber(other)}`,
    reason && `Gộp hai vụ việc, lý do: ${reason.replace(/[.\s]+$/u, '')}`,
  ]
    .filter(Boolean)
    .join('. ');
}

/** @param link what they were called before, undefined where nothing was said @param holding what keeps the later one from ending */
export function compareScreen(
  opened: CompareSide,
  other: CompareSide,
  link: LinkRow | undefined,
  holding: readonly HoldingLink[],
  form: FormState,
  csrf: string,
): ComparePage {
  const [later, earlier] = isLater(opened.record, other.record) ? [opened, other] : [other, opened];
  const [endedNumber, keptNumber] = [petitionNumber(later.record), petitionNumber(earlier.record)];
  const [before, after] = [lines(earlier), lines(later)];
  const { id } = opened.record;
  const otherId = other.record.id;
  const side = (when: string, { record }: CompareSide) => ({
    when,
    number: petitionNumber(record),
    href: `/petitions/${record.id}`,
    tag: statusTags[record.status],
  });
  const isOne = isOneAlready(opened.record, other.record, link?.kind);
  const isRunning = areRunning([opened.record, other.record]);
  const answers: [Exclude<LinkKind, 'same_petition'>, string][] = [
    ['same_matter', isOne ? '' : 'Cùng vụ việc, mỗi đơn xử lý riêng'],
    ['supplement', 'Đơn đang mở bổ sung cho đơn kia'],
    ['not_same', isOne ? 'Không trùng, vẫn cùng vụ việc' : 'Không trùng'],
  ];
  const isOf = link && (link.petitionId === id ? 'from' : 'to');
  // Said to be of one matter, and standing in two all the same: it may be said once more.
  const isTorn =
    link !== undefined && ['same_matter', 'supplement'].includes(link.kind) && opened.record.matterId !== other.record.matterId;
  return {
    title: `So sánh ${petitionNumber(opened.record)} với ${petitionNumber(other.record)}`,
    number: petitionNumber(opened.record),
    petitionHref: `/petitions/${id}`,
    checkHref: `/petitions/${id}/duplicates`,
    form,
    sides: [side('Nộp trước', earlier), side('Nộp sau', later)],
    rows: Object.entries(before).flatMap(([label, text]) => {
      const typed = after[label] ?? '';
      return text === '' && typed === '' ? [] : [{ label, earlier: text, later: typed, isSame: text === typed }];
    }),
    standing: link && isOf ? standingWords(link, isOf, other.record) : '',
    held: isOne ? heldPart(opened.record, holding, otherId) : null,
    problem: linkProblem('same_petition', opened.record, other.record, link?.kind),
    consequences: [
      `Đơn nộp sau ${endedNumber} kết thúc: thời hạn dừng, không còn ai phải xử lý. Đơn nộp trước ${keptNumber} xử lý tiếp.`,
      later.record.assigneeName
        ? `${later.record.assigneeName}, người đang xử lý ${endedNumber}, được báo trong phần mềm.`
        : `Đơn ${endedNumber} chưa phân công cho ai.`,
      later.record.publicCode
        ? `Công dân tra cứu mã của ${endedNumber} đọc “Đã nhập vào đơn nộp trước”; phần mềm không gửi văn bản nào.`
        : 'Phần mềm không gửi văn bản nào cho người gửi.',
      'Kết thúc nhầm thì mở lại được trên trang đơn, kèm lý do.',
    ],
    coveredLabel: hasOwnContents(later.record, later.contents)
      ? `Đã đối chiếu: mọi nội dung của ${endedNumber} đều có trong ${keptNumber}`
      : '',
    primaryLabel: `Kết thúc ${endedNumber} là đơn trùng`,
    after: `Sau bước này: ${earlier.record.assigneeName || 'cán bộ'} xử lý tiếp ở ${keptNumber}.`,
    linksAction: `/petitions/${id}/links`,
    csrf,
    answers: ['same_petition', 'second_instance'].includes(link?.kind ?? '')
      ? []
      : answers.flatMap(([kind, label]) =>
          label === '' || (link?.kind === kind && !isTorn) ? [] : [{ label, value: `${kind}:${otherId}` }],
        ),
    answersWords: `Không đơn nào kết thúc${isRunning ? ', mỗi đơn giữ thời hạn riêng' : ''}. Chọn lại được.`,
  };
}

function heldPart({ id }: PetitionRecord, holding: readonly HoldingLink[], otherId: number): ComparePage['held'] {
  const { words, pair } = heldWords(holdingLink(holding, id, otherId));
  return { text: words, link: pair && { href: compareHref(pair.petitionId, pair.otherId), label: 'So sánh hai đơn ấy' } };
}

/** @param kept null where the two may not stand beside each other any more: nothing is said of it */
export function reopeningScreen(
  petition: PetitionRecord,
  kept: PetitionRecord | null,
  ending: Ending,
  form: FormState,
): ReopeningPage {
  const ended = ending.undo?.ended;
  const alone = 'được xử lý riêng; thời hạn tính như chưa từng kết thúc.';
  return {
    title: actRules.reopen.label,
    number: petitionNumber(petition),
    petitionHref: `/petitions/${petition.id}`,
    form,
    intro: [
      kept ? `Đơn không còn là đơn trùng với ${petitionNumber(kept)} và ${alone}` : `Đơn ${alone}`,
      petition.assigneeName
        ? `${petition.assigneeName} tiếp tục xử lý đơn này và được báo trong phần mềm.`
        : 'Đơn chờ phân công như trước.',
      petition.publicCode ? 'Công dân tra cứu lại đọc được bước đơn đang ở.' : '',
    ].filter(Boolean),
    facts: [
      ...(kept ? [{ term: 'Đơn trùng với', text: petitionNumber(kept) }] : []),
      { term: 'Kết thúc ngày', text: petition.closedOn ? formatDate(petition.closedOn) : '' },
      ...(kept && ended?.reason ? [{ term: 'Lý do đã ghi', text: ended.reason }] : []),
      ...(kept && ended ? [{ term: 'Trở lại bước', text: statusTags[ended.status].words }] : []),
    ],
    hint: kept ? 'Ghi vào dòng thời gian của cả hai đơn' : 'Ghi vào nhật ký của đơn',
    compareHref: kept && !kept.pastHead && !petition.pastHead ? compareHref(petition.id, kept.id) : '',
    after: `Sau bước này: ${actRules.reopen.after}`,
  };
}
