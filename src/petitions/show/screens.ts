// The petition page: what to do next on top, then content, people, files, papers, what happened, what is related.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { together } from '../../database/together.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { dueView, noLimitReason, noLimitWords } from '../../deadlines/due.ts';
import { convertedWords } from '../../deadlines/explanation.ts';
import { type ClockRow, listClocks } from '../../deadlines/queries.ts';
import { findUndated } from '../../deadlines/undated.ts';
import { type Undated, undatedWords } from '../../deadlines/without-day.ts';
import { mayAttach } from '../../documents/files/policy.ts';
import { listPetitionFiles, listPetitionPapers } from '../../documents/queries.ts';
import { mayActOnPaper } from '../../documents/registry/workflow.ts';
import { relatedPetitions } from '../../matters/queries.ts';
import { accessTo } from '../../proceedings/policy.ts';
import { unreadNote } from '../../sealing/withheld.ts';
import { listTransfersOf, type TransferRow } from '../../transfers/queries.ts';
import { stateOf, transferTags } from '../../transfers/transfer.ts';
import { findLivesWords } from '../../units/lives-in.ts';
import { hasUnitEnded } from '../../units/queries.ts';
import { emptyForm } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { findDraftOf, findProposedPaper } from '../approval/queries.ts';
import { transferRule } from '../duty-rules.ts';
import { forwardDutyIn } from '../forward-duty.ts';
import { findUrgedNotice } from '../issue/urged-notice.ts';
import { listHiddenFrom } from '../named/queries.ts';
import {
  acceptanceToEnter,
  correctedWords,
  endedAcceptanceIn,
  type OldEnd,
  oldAcceptanceIn,
  oldDueIn,
  oldDueWords,
  oldEndIn,
} from '../old-end.ts';
import { findOnPaper } from '../on-paper/queries.ts';
import { onPaperTerm } from '../on-paper/screens.ts';
import { fieldName, isBeside, isOpposing, isSender, isSentOn, opponentNames, petitionNumber, typeWords } from '../petition.ts';
import { holdersOf } from '../proposals/route.ts';
import { isSentBack } from '../proposals/sent-back.ts';
import {
  findProceedingOf,
  findProposal,
  findVoiding,
  listEvents,
  listParties,
  loadPetitionRecord,
  type PartyRow,
  type PetitionRecord,
  type ProceedingOf,
  type ProposalRow,
} from '../queries.ts';
import { shownTag } from '../shown-tag.ts';
import { permittedActs } from '../workflow.ts';
import { nextOf, withReceipt, withSeniorActs } from './next.ts';
import { findOwedNotice } from './owed-notice.ts';
import type { ShowPetitionPage } from './page.ts';
import { assignmentNoteOf, factsOf, personTerms, sealedBoxOf, supplementTerms, termsOf } from './parts.ts';
import { progressOf } from './progress.ts';
import { struckNote } from './struck.ts';
import { timelineOf } from './timeline.ts';

/** Everything the page shows; a constant number of queries. */
export async function showPetitionScreen(context: Context): Promise<ShowPetitionPage> {
  const { tx, house, actor, moment } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const rules = await context.services.rules(house);
  const readable = record.content !== null;
  const [[proposal, holders], proceeding, parties, onPaper, events, files, papers, related, transfers, clocks, lives] =
    await together(
      proposalIn(context, record),
      findProceedingOf(tx, record, actor.accountId),
      readable ? listParties(tx, record) : nothing,
      record.isLateEntry && readable ? findOnPaper(tx, record) : unasked,
      listEvents(tx, actor, record),
      readable ? listPetitionFiles(context, record) : nothing,
      // Past the head its two papers are read by whoever registered it, the content is not (docs/decisions/0053).
      readable || record.pastHead ? listPetitionPapers(tx, record) : nothing,
      relatedPetitions(tx, record),
      listTransfersOf(tx, record),
      listClocks(tx, record.unitId, { petitionId: record.id }),
      findLivesWords(tx, { unitId: record.unitId, petitionId: record.id }),
    );
  const isStruck = record.status === 'void';
  const file = proceeding && { href: opensProceeding(actor, proceeding, record.sealed) ? `/proceedings/${proceeding.id}` : '' };
  const acts = permittedActs(
    actor,
    {
      ...record,
      hasResult: proceeding?.hasResult ?? false,
      isAcceptanceCopied: proceeding?.isAcceptanceCopied ?? false,
      isAcceptanceEnded: endedAcceptanceIn(record, events, proceeding !== undefined) !== undefined,
      holders,
      owesForwarder: forwardDutyIn(clocks) !== undefined,
      onPaperOutcome: onPaper?.outcome ?? null,
      isAcceptedOnPaper: acceptanceToEnter(record, events, proceeding !== undefined) !== undefined,
    },
    proposal,
  );
  const main = clocks.find((clock) => clock.id === record.mainClockId);
  const undated = await findUndated(tx, record.unitId, clocks, rules);
  const due = main
    ? dueView(
        {
          dueOn: main.dueOn,
          pausedOn: main.pausedOn,
          pausedBy: null,
          stoppedOn: main.stoppedOn,
          ...(undated.get(main.id) ?? { calendarMissing: null }),
        },
        moment.today,
        rules.calendar,
      )
    : null;
  const owed =
    main?.ruleCode === transferRule && main.stoppedOn === null && isSentOn(record.status)
      ? await findOwedNotice(context, record)
      : undefined;
  const asked =
    record.status === 'awaiting_supplement' && readable && proposal?.paperId
      ? await findProposedPaper(tx, record.unitId, proposal.paperId)
      : undefined;
  const number = petitionNumber(record);
  const oldEnd = oldEndIn(events);
  const sealedBox = record.sealed && !record.isEmptied ? await sealedBoxOf(context, record, events) : null;
  const tag =
    isSentBack(proposal) && record.status === 'assigned'
      ? { words: 'Trả lại, cần sửa', colour: 'amber' as const, icon: 'arrow-back-up' }
      : shownTag({ ...record, state: proceeding?.state ?? null });
  return {
    title: `${number} ${readable ? (record.content?.subject ?? '') : ''}`.trimEnd(),
    struckNote: isStruck ? struckNote(record, await findVoiding(tx, record), events) : '',
    livesNote: lives && `${lives}.`,
    isEmptied: record.isEmptied,
    heading: headingOf(record),
    number,
    statusTag: tag,
    typeTag: { words: typeWords(record) },
    metaLine: [
      fieldName(record.field),
      `tiếp nhận ${formatDate(record.receivedOn)}`,
      record.assigneeName ? `${record.assigneeName} phụ trách` : 'chưa phân công',
      record.unitId === actor.unitId ? '' : record.unitName,
    ]
      .filter(Boolean)
      .join(' · '),
    steps: progressOf(
      record,
      events,
      owed !== undefined,
      awaitedOf(record, transfers[0], onPaper),
      toldEndOf(record, proceeding ? undefined : oldEnd),
    ),
    next: withReceipt(
      actor,
      record,
      withSeniorActs(
        actor,
        record,
        nextOf(
          record,
          acts,
          due && main
            ? {
                level: due.state === 'unknown' && due.level === 'grey' ? 'none' : due.level,
                words: due.words,
                text: main.isConverted ? `${main.label}, ${convertedWords}` : main.label,
                href: `/clocks/${main.id}`,
              }
            : unruledDue(record),
          file,
          proposal,
          { holders, owed },
          await draftOf(context, record, proposal, holders.leader),
        ),
      ),
    ),
    untold: readable ? untoldOf(await findUrgedNotice(tx, record)) : null,
    unread: record.isUnread
      ? unreadNote(
          sealedBox?.open === true && record.unitId === actor.unitId && !actor.seenBy,
          `petition=${record.id}`,
          await hasUnitEnded(house, record.unitId, moment.today),
        )
      : null,
    csrf: context.csrf,
    readable,
    terms: [
      ...termsOf(
        record,
        proposal,
        oldEnd ?? oldAcceptanceIn(events),
        oldDueLine(events, record, proceeding),
        correctedWords(events),
      ),
      ...supplementTerms(asked?.fields),
      ...(onPaper ? [onPaperTerm(onPaper)] : []),
    ],
    people: parties
      .filter(isSender)
      .map((party) => ({ heading: party.name || 'Đơn không ghi họ tên', lines: personTerms(party) })),
    againstTitle: opponentNames[record.petitionType],
    against: parties.filter(isOpposing).map(opponent),
    beside: parties.filter(isBeside).map(opponent),
    sealedBox,
    papersList: may(actor, 'paper:read') ? papers : papers.map((paper) => ({ ...paper, href: '' })),
    newPaperHref:
      may(actor, 'paper:write') && record.unitId === actor.unitId && readable && !isStruck
        ? `/petitions/${record.id}/papers/new`
        : '',
    fileItems: files,
    noFilesWords: readable ? 'Chưa có tệp nào. Giấy tờ công dân nộp ghi ở giấy biên nhận.' : hiddenWords('Tệp kèm theo'),
    noPapersWords: readable || record.pastHead ? 'Chưa có văn bản.' : hiddenWords('Văn bản'),
    uploadForm: mayAttach(actor, { ...record, isVoid: isStruck, isRead: readable }).ok
      ? emptyForm(context.csrf, `/petitions/${record.id}/attachments`)
      : null,
    uploadUrl: `/petitions/${record.id}/attachments`,
    related,
    duplicatesHref:
      may(actor, 'petition:link') && record.unitId === actor.unitId && readable && !record.pastHead && !isStruck
        ? `/petitions/${record.id}/duplicates`
        : '',
    transfers: transfers.map((transfer) => transferLine(transfer, may(actor, 'transfer:read'))),
    events: await timelineOf(context, record, events, readable),
    facts: factsOf(
      record,
      {
        representatives: parties.filter((party) => party.isRepresentative).length,
        enteredOn: events.find((event) => event.kind === 'petition.registered')?.at,
        assignmentNote: readable ? assignmentNoteOf(record, events) : '',
      },
      clocks.map((clock) => ({
        label: clock.label,
        due: `${dueText(clock, undated.get(clock.id), moment.today)}${clock.isConverted ? `, ${convertedWords}` : ''}`,
        stopped: clock.stoppedOn,
        href: `/clocks/${clock.id}`,
      })),
      file,
    ),
    sections: [
      { href: '#noi-dung', label: 'Nội dung', count: 0 },
      { href: '#nguoi-gui', label: record.sealed && !record.isEmptied ? 'Người tố cáo' : 'Người gửi', count: 0 },
      { href: '#tai-lieu', label: 'Tài liệu', count: files.length },
      { href: '#van-ban', label: 'Văn bản', count: papers.length },
      { href: '#dong-thoi-gian', label: 'Dòng thời gian', count: 0 },
      { href: '#lien-quan', label: 'Liên quan, trùng', count: related.length },
    ],
  };
}

/** A day, or why there is none. */
const dueText = (clock: ClockRow, undated: Undated | undefined, today: string): string =>
  clock.dueOn ? formatDate(clock.dueOn) : undated ? undatedWords(undated, today) : 'đang tạm dừng';

/** Entered late and waiting to be processed, received before any rule set a limit for that: the page says so instead of nothing. */
function unruledDue(record: PetitionRecord): ShowPetitionPage['next']['due'] {
  const waits =
    record.isLateEntry && record.mainClockId === null && (record.status === 'received' || record.status === 'assigned');
  if (!waits) return null;
  return {
    level: 'none',
    words: noLimitWords,
    text: noLimitReason(record.receivedOn),
    href: '',
  };
}

/** The day the petition ended, as it is told: of one out of an old book the book's. */
const toldEndOf = ({ closedOn }: PetitionRecord, oldEnd: OldEnd | undefined): string | null =>
  oldEnd === undefined || oldEnd.endedOn === undefined ? closedOn : typeof oldEnd.endedOn === 'string' ? oldEnd.endedOn : null;

/** The old book's own limit of resolution beside that of the law; '' where the book has none. */
function oldDueLine(
  events: Parameters<typeof oldDueIn>[0],
  { petitionType }: Pick<PetitionRecord, 'petitionType'>,
  proceeding: ProceedingOf | undefined,
): string {
  const due = oldDueIn(events);
  return due === undefined ? '' : oldDueWords(due, proceeding?.limitOn, petitionType);
}

const headingOf = ({ isEmptied, content }: PetitionRecord): string =>
  isEmptied ? 'Số đơn đã hủy' : (content?.subject ?? 'Nội dung được bảo mật');

const nothing: Promise<never[]> = Promise.resolve([]);
const unasked: Promise<undefined> = Promise.resolve(undefined);

/** The proposal as it stands, and who acts on it. */
async function proposalIn({ tx, house, moment }: Context, record: PetitionRecord) {
  const proposal = record.content === null ? undefined : await findProposal(tx, record);
  const named = await listHiddenFrom(tx, record);
  return [proposal, await holdersOf(house, record.unitId, proposal?.proposedBy ?? 0, moment.today, named)] as const;
}

/** The draft of what was decided waits for an approval of its own: of a refusal to accept. */
async function draftOf(
  { tx, actor }: Context,
  record: PetitionRecord,
  proposal: ProposalRow | undefined,
  by: string,
): Promise<{ href: string; isOwn: boolean; by: string } | undefined> {
  if (record.status !== 'approved' || !proposal?.paperId || !['draft', 'submitted'].includes(proposal.paperState ?? ''))
    return undefined;
  const draft = await findDraftOf(tx, record.unitId, proposal.paperId);
  if (!draft) return undefined;
  return { href: `/papers/${draft.id}`, isOwn: mayActOnPaper(actor, 'approve', draft).ok, by };
}

const untoldOf = (notice: { id: number } | undefined): ShowPetitionPage['untold'] =>
  notice
    ? {
        text: 'Còn phải thông báo cho người tố cáo việc đã yêu cầu cấp dưới giải quyết (khoản 4 Điều 38 Luật Tố cáo).',
        link: { href: `/papers/${notice.id}`, label: 'Mở thông báo' },
      }
    : null;

/** Where nothing is listed because nothing may be: never the words of an empty record. */
const hiddenWords = (what: string) => `${what} của đơn này được bảo mật, vai trò hiện tại không xem được.`;

/** The file of a proceeding is shut to some roles, to verifiers it is not assigned to, and to who declared a conflict (decisions 6). */
function opensProceeding(actor: Actor, proceeding: ProceedingOf, sealed: boolean): boolean {
  return may(actor, 'proceeding:read') && ['open', 'undeclared'].includes(accessTo(actor, proceeding, sealed));
}

/** Of whom an answer is awaited where the petition was sent on, by a transfer or on paper; '' once there is one, and where nothing was sent. */
function awaitedOf(
  { status }: Pick<PetitionRecord, 'status'>,
  transfer: TransferRow | undefined,
  onPaper: { destination: string } | undefined,
): string {
  if (status !== 'transferred') return '';
  if (!transfer) return onPaper?.destination ? `chờ ${onPaper.destination} phúc đáp` : '';
  if (transfer.replyOn !== null) return '';
  // Who has taken it in still writes back: the petition ends here with that.
  return `chờ ${transfer.toName} ${transfer.toUnitId === null || transfer.answer !== null ? 'phúc đáp' : 'nhận đơn'}`;
}

/** @param opens false: the role does not read transfers, the line is no link */
function transferLine(transfer: TransferRow, opens: boolean): ShowPetitionPage['transfers'][number] {
  const answer = transfer.answeredOn ? `, trả lời ${formatDate(transfer.answeredOn)}` : '';
  return {
    href: opens ? `/transfers/${transfer.id}` : '',
    words: `Chuyển đến ${transfer.toName}`,
    tag: transferTags[stateOf(transfer)],
    meta: `${formatDate(transfer.sentOn)}${answer}`,
  };
}

const opponent = (party: PartyRow) => ({
  heading: party.name || party.position || party.organization,
  lines: personTerms(party),
});
