// The petition page: what to do next on top, then content, people, files, papers, what happened, what is related.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { describeEvent } from '../../audit/words.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { dueView } from '../../deadlines/due.ts';
import { listClocks } from '../../deadlines/queries.ts';
import { type FileItem, listPetitionFiles, listPetitionPapers, type PaperLine } from '../../documents/queries.ts';
import { type RelatedPetition, relatedPetitions } from '../../matters/queries.ts';
import { accessTo } from '../../proceedings/policy.ts';
import { mayReveal, revealPurposeNames, revealPurposes } from '../../sealing/policy.ts';
import { findRevealFacts } from '../../sealing/queries.ts';
import { listTransfersOf, type TransferRow } from '../../transfers/queries.ts';
import { stateOf, transferTags } from '../../transfers/transfer.ts';
import { emptyForm, type FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { actingCapacity, capacityNames } from '../capacity.ts';
import { forwardDutyIn } from '../forward-duty.ts';
import { type IdType, idTypeNames } from '../id-types.ts';
import {
  fieldName,
  isOpposing,
  jurisdictionNames,
  type Outcome,
  outcomeNames,
  petitionNumber,
  sourceNames,
  statusTags,
  type Tag,
  typeWords,
} from '../petition.ts';
import {
  findProceedingOf,
  findProposal,
  listEvents,
  listParties,
  loadPetitionRecord,
  type PartyRow,
  type PetitionRecord,
  type ProceedingOf,
} from '../queries.ts';
import { mayTakeOver } from '../taking-over/policy.ts';
import { actRules, type PermittedAct, permittedActs } from '../workflow.ts';
import { progressOf } from './progress.ts';

interface Term {
  term: string;
  text?: string;
  href?: string;
  lines?: string[];
}
export interface ShowPetitionPage {
  title: string;
  heading: string;
  number: string;
  statusTag: Tag;
  typeTag: { words: string };
  metaLine: string;
  steps: { label: string; note: string; state: string }[];
  next: {
    heading: string;
    words: string;
    due: { level: string; words: string; text: string; href: string } | null;
    primary: { href: string; label: string } | null;
    secondary: { href: string; label: string } | null;
    others: { href: string; label: string }[];
    blocked: { label: string; because: string }[];
  };
  csrf: string;
  readable: boolean;
  terms: Term[];
  people: { heading: string; lines: Term[] }[];
  against: { heading: string; lines: Term[] }[];
  sealedBox: {
    words: string;
    mask: string;
    open: boolean;
    form: FormState;
    purposeOptions: { value: string; label: string }[];
    looked: string;
  } | null;
  papersList: PaperLine[];
  newPaperHref: string;
  fileItems: FileItem[];
  uploadForm: FormState | null;
  uploadUrl: string;
  related: RelatedPetition[];
  duplicatesHref: string;
  transfers: { href: string; words: string; tag: Tag; meta: string }[];
  events: { date: string; time: string; icon: string; title: string; text: string; by: string; kind: string }[];
  facts: Term[];
  sections: { href: string; label: string; count: number }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/show': ShowPetitionPage;
  }
}

/** Everything the page shows; a constant number of queries. */
export async function showPetitionScreen(context: Context): Promise<ShowPetitionPage> {
  const { tx, house, actor, moment } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const rules = await context.services.rules(house);
  const readable = record.content !== null;
  const proposal = readable ? await findProposal(tx, record) : undefined;
  const proceeding = await findProceedingOf(tx, record, actor.accountId);
  const file = proceeding && { href: opensProceeding(actor, proceeding) ? `/proceedings/${proceeding.id}` : '' };
  const parties = readable ? await listParties(tx, record) : [];
  const events = await listEvents(tx, record);
  const files = readable ? await listPetitionFiles(context, record) : [];
  const papers = readable ? await listPetitionPapers(tx, record) : [];
  const related = await relatedPetitions(tx, record);
  const transfers = await listTransfersOf(tx, record);
  const clocks = await listClocks(tx, record.unitId, { petitionId: record.id });
  const acts = permittedActs(actor, { ...record, owesForwarder: forwardDutyIn(clocks) !== undefined }, proposal);
  const main = clocks.find((clock) => clock.id === record.mainClockId);
  const due = main
    ? dueView(
        { dueOn: main.dueOn, pausedOn: main.pausedOn, pausedBy: null, stoppedOn: main.stoppedOn, calendarMissing: null },
        moment.today,
        rules.calendar,
      )
    : null;
  const number = petitionNumber(record);
  const tag =
    proposal?.state === 'sent_back' && record.status === 'assigned'
      ? { words: 'Trả lại, cần sửa', colour: 'amber' as const, icon: 'arrow-back-up' }
      : statusTags[record.status];
  return {
    title: readable ? `${number} ${record.content?.subject ?? ''}` : number,
    heading: record.content?.subject ?? 'Nội dung được bảo mật',
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
    steps: progressOf(record, events),
    next: withSeniorActs(
      actor,
      record,
      nextOf(
        record,
        acts,
        due && main ? { level: due.level, words: due.words, text: main.label, href: `/clocks/${main.id}` } : null,
        file,
      ),
    ),
    csrf: context.csrf,
    readable,
    terms: termsOf(record),
    people: parties.filter((party) => !isOpposing(party)).map((party) => ({ heading: party.name, lines: personTerms(party) })),
    against: parties
      .filter(isOpposing)
      .map((party) => ({ heading: party.name || party.position || party.organization, lines: personTerms(party) })),
    sealedBox: record.sealed ? await sealedBoxOf(context, record, events) : null,
    papersList: may(actor, 'paper:read') ? papers : papers.map((paper) => ({ ...paper, href: '' })),
    newPaperHref:
      may(actor, 'paper:write') && record.unitId === actor.unitId && readable ? `/petitions/${record.id}/papers/new` : '',
    fileItems: files,
    uploadForm:
      may(actor, 'attachment:write') && record.unitId === actor.unitId && readable
        ? emptyForm(context.csrf, `/petitions/${record.id}/attachments`)
        : null,
    uploadUrl: `/petitions/${record.id}/attachments`,
    related,
    duplicatesHref:
      may(actor, 'petition:link') && record.unitId === actor.unitId && readable ? `/petitions/${record.id}/duplicates` : '',
    transfers: transfers.map((transfer) => transferLine(transfer, may(actor, 'transfer:read'))),
    events: events.map((event) => {
      const words = describeEvent(event.kind, event.data);
      return {
        ...stampOf(event.at),
        icon: words.icon,
        title: words.title,
        // An officer's own words may say who: they are content.
        text: readable ? words.text : '',
        by: [event.accountName ?? 'Phần mềm', event.byUnitName === record.unitName ? '' : event.byUnitName]
          .filter(Boolean)
          .join(', '),
        kind: words.isKey ? 'key' : '',
      };
    }),
    facts: factsOf(
      record,
      {
        representatives: parties.filter((party) => party.isRepresentative && !isOpposing(party)).length,
        enteredOn: events.find((event) => event.kind === 'petition.registered')?.at,
      },
      clocks.map((clock) => ({
        label: clock.label,
        due: clock.dueOn ? formatDate(clock.dueOn) : 'đang tạm dừng',
        stopped: clock.stoppedOn,
        href: `/clocks/${clock.id}`,
      })),
      file,
    ),
    sections: [
      { href: '#noi-dung', label: 'Nội dung', count: 0 },
      { href: '#nguoi-gui', label: record.sealed ? 'Người tố cáo' : 'Người gửi', count: 0 },
      { href: '#tai-lieu', label: 'Tài liệu', count: files.length },
      { href: '#van-ban', label: 'Văn bản', count: papers.length },
      { href: '#dong-thoi-gian', label: 'Dòng thời gian', count: 0 },
      { href: '#lien-quan', label: 'Liên quan, trùng', count: related.length },
    ],
  };
}

/** The file of a proceeding is shut to some roles, to verifiers it is not assigned to, and to who declared a conflict (decisions 6). */
function opensProceeding(actor: Actor, proceeding: ProceedingOf): boolean {
  return may(actor, 'proceeding:read') && ['open', 'undeclared'].includes(accessTo(actor, proceeding));
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

/** Which allowed act is the main one in each state; the rest go under "Việc khác". */
const primaryOrder = ['decide', 'accept', 'transfer', 'issue', 'supplement', 'propose', 'classify', 'assign', 'reply'];

function nextOf(
  record: PetitionRecord,
  acts: PermittedAct[],
  due: ShowPetitionPage['next']['due'],
  proceeding: { href: string } | undefined,
): ShowPetitionPage['next'] {
  const allowed = acts.filter((act) => act.allowed);
  // What the queue says is waiting stands first on the page too.
  const order =
    record.nextAct === 'assign'
      ? ['decide', 'assign', ...primaryOrder.filter((name) => name !== 'decide' && name !== 'assign')]
      : primaryOrder;
  const ranked = order.flatMap((name) =>
    allowed.filter(
      (act) =>
        act.act === name &&
        (name !== 'propose' || record.nextAct === 'propose') &&
        (name !== 'assign' || record.assignedTo === null),
    ),
  );
  const [first, second] = proceeding ? [] : ranked;
  const others = allowed
    .filter((act) => act !== first && act !== second && act.act !== 'link')
    .map((act) => ({ href: act.href, label: act.label }));
  const blocked = acts
    .filter((act) => !act.allowed && primaryOrder.includes(act.act))
    .map((act) => ({ label: act.label, because: act.because }));
  const heading = proceeding
    ? 'Đơn đã thụ lý'
    : first
      ? first.label
      : record.closedOn
        ? statusTags[record.status].words
        : waitingWords(record);
  return {
    heading,
    words: proceeding
      ? proceeding.href
        ? 'Việc giải quyết tiếp tục ở trang giải quyết.'
        : 'Người được giao giải quyết tiếp tục ở hồ sơ giải quyết.'
      : first
        ? `Sau bước này: ${first.after}`
        : '',
    due: record.closedOn && !proceeding ? null : due,
    primary: proceeding
      ? proceeding.href
        ? { href: proceeding.href, label: 'Mở trang giải quyết' }
        : null
      : first
        ? { href: first.href, label: first.label }
        : null,
    secondary: second ? { href: second.href, label: second.label } : null,
    others,
    blocked,
  };
}

/** What only senior readers find beside the steps: from whom it is hidden, and the superior's way to one past the head. */
function withSeniorActs(actor: Actor, record: PetitionRecord, next: ShowPetitionPage['next']): ShowPetitionPage['next'] {
  const acts = [
    ...(may(actor, 'petition:take_over') && mayTakeOver(actor, record).ok
      ? [{ href: `/petitions/${record.id}/taking-over`, label: 'Nhận đơn tố cáo người đứng đầu về đơn vị' }]
      : []),
    ...(may(actor, 'naming:read') && record.content
      ? [{ href: `/petitions/${record.id}/hidden-from`, label: 'Xem đơn không hiện với ai' }]
      : []),
  ];
  return { ...next, others: [...next.others, ...acts] };
}

function waitingWords(record: PetitionRecord): string {
  if (record.nextAct === 'assign') return 'Chờ phân công xử lý';
  if (record.nextAct === 'endorse') return 'Chờ trưởng bộ phận xem xét';
  if (record.nextAct === 'approve') return 'Chờ lãnh đạo phê duyệt';
  if (record.nextAct === 'accept') return 'Chờ lãnh đạo thụ lý';
  if (record.status === 'awaiting_supplement') return 'Chờ công dân bổ sung';
  return record.assigneeName ? `Chờ ${record.assigneeName}` : actRules.assign.label;
}

function termsOf(record: PetitionRecord): Term[] {
  const { content } = record;
  if (!content) return [];
  const contested = [
    content.contestedNumber ? `số ${content.contestedNumber}` : '',
    content.contestedOn ? `ngày ${formatDate(content.contestedOn)}` : '',
    content.contestedBy,
  ]
    .filter(Boolean)
    .join(', ');
  const previous = [
    content.previousOrg,
    content.previousNumber ? `văn bản số ${content.previousNumber}` : '',
    content.previousOn ? `ngày ${formatDate(content.previousOn)}` : '',
    content.previousResult,
  ]
    .filter(Boolean)
    .join(', ');
  const forwarded = [
    content.sourceOrg,
    content.sourceNumber ? `văn bản số ${content.sourceNumber}` : '',
    content.sourceOn ? `ngày ${formatDate(content.sourceOn)}` : '',
  ]
    .filter(Boolean)
    .join(', ');
  return [
    ...(forwarded ? [{ term: 'Cơ quan, đại biểu chuyển đơn', text: forwarded }] : []),
    { term: 'Tóm tắt', text: content.summary },
    ...(content.request ? [{ term: 'Công dân đề nghị', text: content.request }] : []),
    ...(contested ? [{ term: 'Quyết định, hành vi bị khiếu nại', text: contested }] : []),
    ...(previous ? [{ term: 'Cơ quan đã giải quyết', text: previous }] : []),
    ...(record.jurisdiction ? [{ term: 'Thẩm quyền', text: jurisdictionNames[record.jurisdiction] }] : []),
    ...(record.outcome ? [{ term: 'Hướng xử lý', text: outcomeNames[record.outcome as Outcome] }] : []),
    ...(content.hasStateSecret
      ? [{ term: 'Tài liệu mật', text: `Có tài liệu mật, lưu hồ sơ giấy số ${content.secretFileNo}` }]
      : []),
  ];
}

function personTerms(party: PartyRow): Term[] {
  const acting = actingCapacity(party.role);
  return [
    ...(party.birthYear ? [{ term: 'Năm sinh', text: String(party.birthYear) }] : []),
    ...(party.idNumber ? [{ term: idTypeNames[party.idType as IdType] ?? 'Giấy tờ', text: party.idNumber }] : []),
    ...(party.position || party.organization
      ? [{ term: 'Chức danh, cơ quan', text: [party.position, party.organization].filter(Boolean).join(', ') }]
      : []),
    ...(party.address || party.wardText
      ? [{ term: 'Địa chỉ', text: [party.address, party.wardText].filter(Boolean).join(', ') }]
      : []),
    ...(party.phone ? [{ term: 'Điện thoại', text: party.phone }] : []),
    ...(party.email ? [{ term: 'Thư điện tử', text: party.email }] : []),
    ...(acting || party.isRepresentative
      ? [{ term: 'Tư cách', text: [acting ? capacityNames[acting] : 'Người đại diện', party.proof].filter(Boolean).join(', ') }]
      : []),
  ];
}

async function sealedBoxOf(
  context: Context,
  record: PetitionRecord,
  events: readonly { kind: string; at: Date; accountName: string | null }[],
): Promise<ShowPetitionPage['sealedBox']> {
  const facts = await findRevealFacts(context.tx, record, context.actor.accountId);
  const answer = mayReveal(context.actor, record, facts);
  const last = events.find((event) => event.kind === 'identity.revealed');
  const count = Math.max(1, record.senderCount);
  return {
    words: answer.ok
      ? 'Tên, địa chỉ, giấy tờ của người tố cáo được niêm phong. Mỗi lần xem được ghi vào nhật ký của đơn.'
      : answer.because,
    mask: count > 1 ? `${count} người tố cáo, họ tên •••••••••` : 'Người tố cáo số 1, họ tên •••••••••',
    open: answer.ok,
    form: emptyForm(context.csrf, `/petitions/${record.id}/identity`),
    purposeOptions: revealPurposes.map((value) => ({ value, label: revealPurposeNames[value] })),
    looked: last
      ? `Lần xem gần nhất: ${stampOf(last.at).date} ${stampOf(last.at).time}, ${last.accountName ?? ''}`
      : 'Chưa ai xem.',
  };
}

/** "12 người, 3 người đại diện"; '' when one person or body sent it. */
function senderWords(record: PetitionRecord, representatives: number): string {
  if (record.senderKind !== 'group') return '';
  return [`${record.senderCount} người`, representatives > 0 ? `${representatives} người đại diện` : '']
    .filter(Boolean)
    .join(', ');
}

function factsOf(
  record: PetitionRecord,
  found: { representatives: number; enteredOn: Date | undefined },
  clocks: { label: string; due: string; stopped: string | null; href: string }[],
  proceeding: { href: string } | undefined,
): Term[] {
  return [
    { term: 'Phụ trách', text: record.assigneeName ?? 'chưa phân công' },
    { term: 'Người vào sổ', text: record.registrarName },
    { term: 'Nguồn đơn', text: sourceNames[record.source] },
    ...(senderWords(record, found.representatives)
      ? [{ term: 'Người ký đơn', text: senderWords(record, found.representatives) }]
      : []),
    ...(record.writtenOn ? [{ term: 'Ngày ghi trên đơn', text: formatDate(record.writtenOn) }] : []),
    ...(record.postmarkedOn ? [{ term: 'Dấu bưu điện', text: formatDate(record.postmarkedOn) }] : []),
    ...(record.isLateEntry
      ? [{ term: 'Nhập bù', text: found.enteredOn ? `ngày ${stampOf(found.enteredOn).date}` : 'sau ngày ghi sổ giấy' }]
      : []),
    ...(record.publicCode ? [{ term: 'Mã tra cứu', text: record.publicCode }] : []),
    ...(record.paperNumber ? [{ term: 'Số sổ giấy', text: record.paperNumber }] : []),
    ...clocks
      .filter((clock) => clock.stopped === null)
      .map((clock) => ({ term: clock.label, text: clock.due, href: clock.href })),
    ...(proceeding?.href ? [{ term: 'Giải quyết', text: 'Mở trang giải quyết', href: proceeding.href }] : []),
  ];
}

const stamp = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
/** dd/mm/yyyy and hh:mm on the office's clock. */
export function stampOf(at: Date): { date: string; time: string } {
  const [date = '', time = ''] = stamp.format(at).split(', ');
  return { date, time };
}
