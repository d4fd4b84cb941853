// The leader's page: proposal, text in sight, draft, three answers, one button (DESIGN §13); and the desk it is reached from.

import { ownWaitingWords } from '../../accounts/own-proposal.ts';
import { asConfirmed, heldBackWords } from '../../accounts/waiting.ts';
import { seeingOwn } from '../../database/seeing-own.ts';
import { formatDate, formatTime, todayInVietnam } from '../../deadlines/dates.ts';
import type { DueView } from '../../deadlines/due.ts';
import { findUndatedRows, standingDue } from '../../deadlines/undated.ts';
import { onDay, withoutDay } from '../../deadlines/without-day.ts';
import { paperTitle } from '../../documents/papers/catalogue.ts';
import { type FileItem, listPetitionFiles } from '../../documents/queries.ts';
import { deskHref } from '../../documents/registry/desk.ts';
import { hasNobodyBelow } from '../../documents/registry/next-instance.ts';
import { ownDestinationObjection } from '../../documents/registry/own-destination.ts';
import { lowered } from '../../first-letter.ts';
import { visitNumber } from '../../reception/visit.ts';
import { unitProfile } from '../../units/queries.ts';
import type { FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { hiddenSubject } from '../../work/acts.ts';
import { listPapersToApprove } from '../../work/paper-queries.ts';
import { goneWords, menderOf } from '../back-to.ts';
import { jurisdictionWords } from '../classification/competence.ts';
import { eligibilityWords } from '../classification/eligibility.ts';
import { afterApproval, judgeOutcomes, outcomeRules } from '../classification/outcomes.ts';
import { entryIn } from '../on-paper/queries.ts';
import { endOf, type PaperEntry, stateAfter } from '../on-paper/rules.ts';
import {
  fieldName,
  type Outcome,
  outcomeNames,
  petitionNumber,
  petitionTypeNames,
  sealedSenderLabel,
  statusTags,
  type Tag,
  typeWords,
} from '../petition.ts';
import { contentsLeft, type LeftContent } from '../points/left-contents.ts';
import { listPoints } from '../points/records.ts';
import { type DraftPaper, draftPaper, noDraftPaper } from '../proposals/draft-paper.ts';
import { ownWordsNote } from '../proposals/kept-words.ts';
import { limitTerms, loadSources, openLimitWords } from '../proposals/sources.ts';
import { proposalWords } from '../proposals/words.ts';
import { findProposal, loadPetitionRecord } from '../queries.ts';
import { takenBackIn } from '../taking-back/policy.ts';
import { type DeskRow, deskIds, findProposedPaper, listDesk, listOwnOnDesk } from './queries.ts';
import { type WayOfPetition, wayOf } from './way.ts';

/** One proposal of the desk. */
export interface DeskLine {
  number: string;
  href: string;
  typeName: string;
  sender: string;
  subject: string;
  proposal: string;
  by: string;
  dueLevel: string;
  dueWords: string;
  dueDate: string;
}

export interface DeskPage {
  title: string;
  intro: string;
  lines: DeskLine[];
  /** His own proposals: another answers them. */
  own: DeskLine[];
  hasOwn: boolean;
  ownNote: string;
  /** Drafts made by an act of a proceeding (acceptance, decision, conclusion …): approved one by one, like proposals. */
  papers: { href: string; title: string; number: string; subject: string; dueLevel: string; dueWords: string; dueDate: string }[];
  hasPapers: boolean;
  /** That sealed matters wait for his post to be confirmed; '' otherwise. */
  heldBackNote: string;
  isEmpty: boolean;
  summary: string;
}

export interface ApprovalPage {
  title: string;
  heading: string;
  place: string;
  number: string;
  petitionHref: string;
  statusTag: Tag;
  due: DueView;
  byLine: string;
  proposal: string;
  reasons: string[];
  facts: { term: string; text?: string; tag?: Tag }[];
  earlier: string;
  /** Who gave the petition back and why; why sending it on would alarm ('' when it would not). */
  way: WayOfPetition;
  /** Who took the approval of this proposal back, when and why; ''. */
  takenBack: string;
  /** The answer on jurisdiction goes against what the law shows: said above the facts; ''. */
  againstHint: string;
  content: { subject: string; paragraphs: string[]; request: string; isReadable: boolean };
  points: { summary: string; typeName: string; competentOrg: string }[];
  /** That its proposer has left, and who gets it when it is sent back; '' where somebody here mends it. */
  gone: string;
  /** Why this proposal may not be agreed to, with what to do: its draft sends to the very office that holds the petition, or refuses as late a complaint that is not; ''. */
  barred: string;
  /** What the desk wrote down and the list of contents does not hold. */
  left: LeftContent[];
  draft: DraftPaper;
  draftTitle: string;
  /** Which words of the draft an officer wrote by hand; ''. */
  draftNote: string;
  attachments: FileItem[];
  form: FormState;
  /** That the words of the draft were typed about another proposal; ''. */
  earlierDraft: string;
  /** Heading of what is put before the leader. */
  proposedTitle: string;
  proposedLabel: string;
  answerOptions: { value: string; label: string; leadsTo: string }[];
  otherOptions: { value: string; label: string }[];
  proposalId: string;
  /** The version of the draft shown; '' where none is. */
  paperSeen: string;
  stage: string;
  submitLabel: string;
  /** What the button says while anything but approval is chosen. */
  otherLabel: string;
  laterHref: string;
  previousHref: string;
  nextHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/approvals': DeskPage;
    'petitions/approval': ApprovalPage;
  }
}

/** The list of /approvals. No bulk approval: each one opens with its text. */
export async function deskScreen(context: Context): Promise<DeskPage> {
  const { tx, house, actor, moment } = context;
  const rules = await context.services.rules(house);
  const found = await listDesk(tx, actor);
  const own = await listOwnOnDesk(tx, actor);
  const papers = await listPapersToApprove(tx, actor, moment.today);
  const waiting = [...found, ...own, ...papers.map((row) => ({ ...row, isPaused: false }))];
  const clocks = waiting.map((row) => ({ ...row, unitId: actor.unitId, clockId: row.mainClockId, isOver: false }));
  const undated = await findUndatedRows(tx, clocks, rules);
  const all = actor.awaitsConfirmation
    ? await seeingOwn(tx, true, async () => {
        const confirmed = asConfirmed(actor);
        return (await listDesk(tx, confirmed)).length + (await listPapersToApprove(tx, confirmed, moment.today)).length;
      })
    : found.length + papers.length;
  const dueOf = ({ dueOn, mainClockId }: { dueOn: string | null; mainClockId: number | null }) =>
    dueOn ? onDay(dueOn, moment.today, rules.calendar) : withoutDay(undated.get(mainClockId ?? 0), moment.today, rules.calendar);
  return {
    title: 'Chờ phê duyệt',
    intro:
      found.length > 0
        ? 'Mở từng đề xuất để xem nội dung đơn và dự thảo trước khi phê duyệt. Duyệt xong, đề xuất kế tiếp tự mở.'
        : '',
    lines: found.map((row) => lineOf(row, dueOf(row))),
    papers: papers.map((row) => {
      const due = dueOf(row);
      return {
        href: deskHref(row.id),
        title: paperTitle(row),
        number: row.visitId === null ? petitionNumber(row) : visitNumber(row),
        subject: row.sealed ? hiddenSubject : (row.subject ?? hiddenSubject),
        dueLevel: due.level,
        dueWords: due.short,
        dueDate: due.dateText,
      };
    }),
    hasPapers: papers.length > 0,
    heldBackNote: heldBackWords(all - found.length - papers.length),
    hasOwn: own.length > 0,
    own: own.map((row) => ({ ...lineOf(row, dueOf(row)), href: `/petitions/${row.id}` })),
    ownNote: ownWaitingWords(own.length),
    isEmpty: found.length === 0,
    summary:
      papers.length > 0 ? `${found.length} đề xuất, ${papers.length} dự thảo đang chờ` : `${found.length} đề xuất đang chờ`,
  };
}

function lineOf(row: DeskRow, due: DueView): DeskLine {
  return {
    number: petitionNumber(row),
    href: `/petitions/${row.id}/approval`,
    typeName: typeWords(row),
    sender: row.senderLabel ?? sealedSenderLabel,
    subject: row.subject ?? 'Nội dung được bảo mật',
    proposal: row.outcome ? proposalWords({ outcome: row.outcome, destination: row.destination ?? '' }) : 'Nội dung được bảo mật',
    by: row.proposerName && row.proposedAt ? `${row.proposerName}, ${stamp(row.proposedAt)}` : '',
    dueLevel: due.level,
    dueWords: due.short,
    dueDate: due.dateText,
  };
}

/** What shows a file: looking at it and taking it along, not what changes the record. */
const opens = ({ href }: FileItem['actions'][number]) => /^\/attachments\/\d+(\/preview|\/reveal)?$/.test(href);
const bare = (text: string) => text.trim().replace(/[.;]+$/, '');
const stamp = (at: Date) => `${formatTime(at)} ngày ${formatDate(todayInVietnam(at))}`;

/** The proposal of one petition for whoever endorses or approves it. @throws NotFound where the petition may not be read */
export async function approvalScreen(context: Context, form: FormState): Promise<ApprovalPage> {
  const { tx, house, actor, moment } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const proposal = await findProposal(tx, record);
  const rules = await context.services.rules(house);
  const sources = await loadSources({ ...context, rules }, context.id);
  const queue = await deskIds(tx, actor);
  const at = queue.indexOf(record.id);
  const outcome = (proposal?.outcome ?? 'report_leader') as Outcome;
  const stage = record.nextAct === 'endorse' ? 'endorse' : 'approve';
  const onPaper = entryIn(proposal);
  const takenBack = takenBackIn(proposal);
  const { sendsHere, ...shown } = await draftOf(
    context,
    record.unitId,
    proposal?.paperId ?? null,
    onPaper ? undefined : proposal?.state,
  );
  const barred = sendsHere || (onPaper || outcome !== 'notify_inadmissible' ? '' : openLimitWords(sources.facts));
  const number = petitionNumber(record);
  const { content } = record;
  const title = proposal ? proposalWords({ outcome, destination: proposal.destination }) : 'Nội dung được bảo mật';
  const neighbour = (index: number) => (queue[index] ? `/petitions/${queue[index]}/approval` : '');
  const gone =
    proposal && (await menderOf(context, record, proposal)) === null
      ? await goneWords(context, proposal.proposedByName, record)
      : '';
  const items = Array.isArray(proposal?.details.items) ? proposal.details.items.map(String) : [];
  return {
    title: `Phê duyệt ${number}`,
    heading: onPaper
      ? `Xác nhận đã xử lý trên giấy: ${lowered(outcomeNames[outcome])}`
      : outcome === 'propose_acceptance'
        ? `Đề xuất thụ lý ${lowered(petitionTypeNames[record.petitionType])}`
        : `Đề xuất ${lowered(outcomeNames[outcome])}`,
    place: at >= 0 ? `Phê duyệt, việc ${at + 1} trong ${queue.length}` : 'Phê duyệt',
    number,
    petitionHref: `/petitions/${record.id}`,
    statusTag: statusTags[record.status],
    due: await standingDue(tx, record, moment.today, rules),
    byLine: proposal ? `${proposal.proposedByName}, ${stamp(proposal.proposedAt)}` : '',
    proposal: title,
    reasons: (proposal?.reason ?? '').split('\n').filter((line) => line.trim() !== ''),
    facts: [
      { term: 'Loại đơn', text: typeWords(record) },
      record.sealed
        ? { term: 'Người tố cáo', tag: { words: 'Được bảo mật', colour: 'violet', icon: 'lock' } }
        : { term: 'Người gửi', text: content?.senderLabel ?? '' },
      ...(content?.respondent
        ? [{ term: record.petitionType === 'TC' ? 'Người bị tố cáo' : 'Người bị khiếu nại', text: content.respondent }]
        : []),
      {
        term: 'Phân loại',
        text: [
          eligibilityWords(record),
          record.jurisdiction ? jurisdictionWords(record.jurisdiction, hasNobodyBelow(record.unitName)) : '',
          fieldName(record.field),
        ]
          .filter(Boolean)
          .join('; '),
      },
      ...sources.competenceTerms,
      ...limitTerms(sources, rules),
      { term: 'Căn cứ', text: proposal?.basis ?? '' },
      // Where a draft asks for them it may have been changed since: it is read below.
      ...(items.length > 0 && !proposal?.paperId
        ? [
            {
              term: 'Cần bổ sung',
              text: `${items.map((item, index) => `${index + 1}. ${item}`).join('\n')}\nTrong ${String(proposal?.details.days)} ngày`,
            },
          ]
        : []),
    ],
    way: await wayOf(context, record, proposal && { ...proposal, outcome }),
    gone: gone && `${gone} nếu trả lại.`,
    takenBack: takenBack ? `${takenBack.by} rút lại phê duyệt lúc ${stamp(new Date(takenBack.at))}: ${takenBack.reason}` : '',
    againstHint: sources.isAgainstHint
      ? 'Câu trả lời về thẩm quyền khác với gợi ý theo quy định. Đối chiếu gợi ý với căn cứ chuyên viên ghi trước khi phê duyệt.'
      : '',
    earlier: proposal?.endorsedAt
      ? `Trưởng bộ phận đã đồng ý lúc ${stamp(proposal.endorsedAt)}${proposal.comment ? `: ${proposal.comment}` : '.'}`
      : '',
    content: {
      subject: content?.subject ?? '',
      // The desk's short statement is its own title: not said twice.
      paragraphs: (content?.summary ?? '')
        .split('\n')
        .filter((line) => line.trim() !== '' && bare(line) !== bare(content?.subject ?? '')),
      request: content?.request ?? '',
      isReadable: content !== null,
    },
    points:
      record.petitionType === 'MIXED'
        ? (await listPoints(tx, record)).map((point) => ({
            summary: point.summary,
            typeName: petitionTypeNames[point.petitionType],
            competentOrg: point.competentOrg,
          }))
        : [],
    left: record.petitionType === 'MIXED' ? await contentsLeft(context, record) : [],
    ...shown,
    barred,
    attachments: content
      ? (await listPetitionFiles(context, record)).map((file) => ({
          ...file,
          actions: file.actions.filter(opens),
          field: null,
          remove: null,
        }))
      : [],
    form: {
      ...form,
      values: {
        answer: barred ? 'send_back' : 'approve',
        ...(takenBack?.comment ? { comment: takenBack.comment } : {}),
        ...form.values,
      },
    },
    earlierDraft:
      form.draftSavedAt && form.values.proposalId !== String(proposal?.id ?? 0)
        ? 'Ý kiến này được nhập khi đề xuất trước còn chờ. Đối chiếu với đề xuất đang mở rồi mới ghi.'
        : '',
    proposedTitle: onPaper ? 'Ghi từ bản giấy' : 'Đề xuất của chuyên viên',
    proposedLabel: onPaper ? 'Kết quả' : 'Đề xuất',
    answerOptions: onPaper
      ? paperOptions(onPaper, gone)
      : answerOptions(outcome, stage, record, gone).filter(({ value }) => value !== 'approve' || barred === ''),
    otherOptions: onPaper
      ? []
      : judgeOutcomes(sources.facts)
          .filter((one) => one.allowed && one.outcome !== outcome)
          .map((one) => ({ value: one.outcome, label: outcomeNames[one.outcome] })),
    proposalId: String(proposal?.id ?? 0),
    stage,
    submitLabel:
      (onPaper ? 'Xác nhận' : stage === 'endorse' ? 'Ghi ý kiến' : 'Phê duyệt') +
      (queue.length > 1 ? ' và sang việc tiếp theo' : ''),
    otherLabel: queue.length > 1 ? 'Ghi ý kiến và sang việc tiếp theo' : 'Ghi ý kiến',
    laterHref: neighbour(at + 1) || '/approvals',
    previousHref: at > 0 ? neighbour(at - 1) : '',
    nextHref: neighbour(at + 1),
  };
}

async function draftOf(
  context: Context,
  unitId: number,
  paperId: number | null,
  proposalState: string | undefined,
): Promise<Pick<ApprovalPage, 'draft' | 'draftTitle' | 'draftNote' | 'paperSeen'> & { sendsHere: string }> {
  const paper = paperId ? await findProposedPaper(context.tx, unitId, paperId) : undefined;
  if (!paper || paper.state === 'revoked')
    return { draft: noDraftPaper, draftTitle: '', draftNote: '', paperSeen: '', sendsHere: '' };
  const profile = await unitProfile(context.house, unitId);
  const signer = { title: paper.signerTitle.split('\n').at(-1) ?? profile.headTitle, name: paper.signerName };
  return {
    draft: draftPaper(paper.kind, paper.fields, profile, context.moment.today, signer, `/papers/${paper.id}`),
    draftTitle: paperTitle(paper),
    paperSeen: String(paper.version),
    sendsHere: proposalState === undefined ? '' : (ownDestinationObjection(paper, proposalState) ?? ''),
    draftNote: await ownWordsNote(context.tx, { ...paper, unitId }),
  };
}

/** A paper signed by hand is confirmed as it stands or entered again: another outcome would not be what it says. */
function paperOptions(entry: PaperEntry, gone: string): ApprovalPage['answerOptions'] {
  const end = stateAfter(entry.outcome);
  return [
    {
      value: 'approve',
      label: 'Xác nhận, đúng như trên giấy',
      leadsTo: `Sau bước này: đơn chuyển sang “${end ? statusTags[end].words : ''}”, thời hạn dừng ở ngày ${formatDate(endOf(entry))}`,
    },
    {
      value: 'send_back',
      label: 'Trả lại để ghi lại',
      leadsTo: `Sau bước này: ${gone || 'người nhập đối chiếu bản giấy rồi ghi lại'}, hạn không đổi. Phải ghi ý kiến`,
    },
  ];
}

/** Each answer with what follows, who is next and the day that goes on. @param gone who gets it where its proposer has left; '' */
function answerOptions(
  outcome: Outcome,
  stage: 'endorse' | 'approve',
  { assigneeName, dueOn }: { assigneeName: string | null; dueOn: string | null },
  gone: string,
): ApprovalPage['answerOptions'] {
  const { next } = outcomeRules[outcome];
  const officer = assigneeName || 'chuyên viên';
  const day = dueOn ? formatDate(dueOn) : '';
  const until = day && next !== 'close' ? ` Hạn xử lý ${day}.` : '';
  const kept = day ? `hạn ${day} không đổi` : 'hạn không đổi';
  const agree =
    stage === 'endorse'
      ? { label: 'Đồng ý, trình lãnh đạo', leadsTo: `Sau bước này: lãnh đạo xem xét, phê duyệt.${day && ` Hạn xử lý ${day}.`}` }
      : {
          label:
            next === 'direct'
              ? 'Đã xem, có ý kiến chỉ đạo'
              : outcome === 'propose_acceptance'
                ? 'Đồng ý, thụ lý'
                : `Đồng ý, ${lowered(outcomeNames[outcome])}`,
          leadsTo: `Sau bước này: ${afterApproval(outcome)}${until}`,
        };
  return [
    { value: 'approve', ...agree },
    {
      value: 'send_back',
      label: 'Trả lại để sửa',
      leadsTo: `Sau bước này: ${gone || `${officer} nhận lại ngay`}, ${kept}. Phải ghi ý kiến`,
    },
    {
      value: 'other_outcome',
      label: 'Xử lý theo hướng khác',
      leadsTo: `Sau bước này: ${gone || `${officer} lập lại đề xuất theo hướng được chọn`}, ${kept}. Phải ghi ý kiến`,
    },
  ];
}
