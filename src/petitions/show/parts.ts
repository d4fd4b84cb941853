// Parts of the petition page: its words, its people, the sealed box, its facts.
import { say } from '../../audit/entry.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { hasNobodyBelow } from '../../documents/registry/next-instance.ts';
import { mayReveal, revealPurposeNames, revealPurposes } from '../../sealing/policy.ts';
import { findRevealFacts } from '../../sealing/queries.ts';
import { emptyForm } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { actingCapacity, capacityNames } from '../capacity.ts';
import { jurisdictionWords } from '../classification/competence.ts';
import { type IdType, idTypeNames } from '../id-types.ts';
import { shownId } from '../known/masked-id.ts';
import { type OldEnd, oldEndWords } from '../old-end.ts';
import { isEndedInOldBook, outcomeWords, sourceNames } from '../petition.ts';
import type { PartyRow, PetitionRecord, ProposalRow } from '../queries.ts';
import type { ShowPetitionPage, Term } from './page.ts';
import { stampOf } from './stamp.ts';

/** What the paper says, and what was decided on it and why, as far as the officer reads it. @param oldDue the limit of an old book beside the law's, `corrected` what was put in the place of its acceptance; '' for none */
export function termsOf(
  record: PetitionRecord,
  proposal: ProposalRow | undefined,
  oldEnd: OldEnd | undefined,
  oldDue = '',
  corrected = '',
): Term[] {
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
    ...(record.jurisdiction
      ? [{ term: 'Thẩm quyền', text: jurisdictionWords(record.jurisdiction, hasNobodyBelow(record.unitName)) }]
      : []),
    ...(record.outcome ? [{ term: 'Hướng xử lý', text: outcomeWords({ ...record, outcome: record.outcome }) }] : []),
    ...oldBookTerms(record, content.processingNote, oldEnd, oldDue, corrected),
    ...(record.outcome && proposal?.state === 'approved' ? decidedTerms(proposal) : []),
    ...(content.hasStateSecret
      ? [{ term: 'Tài liệu mật', text: `Có tài liệu mật, lưu hồ sơ giấy số ${content.secretFileNo}` }]
      : []),
  ];
}

/** What the old book says of how it ended, in its own words. */
const oldBookTerms = (
  { status }: PetitionRecord,
  note: string,
  oldEnd: OldEnd | undefined,
  oldDue: string,
  corrected: string,
): Term[] => [
  ...(oldEnd?.word ? [{ term: 'Kết quả trên sổ cũ', text: `${oldEndWords(oldEnd)}${corrected}` }] : []),
  ...(oldDue ? [{ term: 'Hạn giải quyết trên sổ cũ', text: oldDue }] : []),
  ...(oldEnd?.acceptedOn || isEndedInOldBook(status, false)
    ? [{ term: 'Ngày thụ lý', text: oldEnd?.acceptedOn ? formatDate(oldEnd.acceptedOn) : 'Không có trong dữ liệu đã nhập' }]
    : []),
  ...(note ? [{ term: 'Sổ cũ ghi', text: note }] : []),
];

/** Why it was handled so, and what the leader said when he approved it. */
const decidedTerms = ({ reason, comment, decidedByName }: ProposalRow): Term[] => [
  ...(reason ? [{ term: 'Lý do, đề xuất', text: reason }] : []),
  ...(comment ? [{ term: 'Ý kiến phê duyệt', text: decidedByName ? `${comment} (${decidedByName})` : comment }] : []),
];

/**
 * What the citizen was asked to hand in, as the request that was sent says it: its draft may say otherwise than what was proposed.
 * @param fields of that request; undefined for none, and where it is not read
 */
export function supplementTerms(fields: Readonly<Record<string, unknown>> | undefined): Term[] {
  const items = Array.isArray(fields?.items) ? fields.items.map(String) : [];
  if (items.length === 0) return [];
  const days = typeof fields?.withinDays === 'number' ? `\nTrong ${fields.withinDays} ngày` : '';
  return [{ term: 'Cần bổ sung', text: `${items.map((item, index) => `${index + 1}. ${item}`).join('\n')}${days}` }];
}

/** One person of the paper. */
export function personTerms(party: PartyRow): Term[] {
  const acting = actingCapacity(party.role);
  return [
    ...(party.birthYear ? [{ term: 'Năm sinh', text: String(party.birthYear) }] : []),
    ...(party.idNumber ? [{ term: idTypeNames[party.idType as IdType] ?? 'Giấy tờ', text: shownId(party) }] : []),
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

/** The box in place of a denouncer: who may open it, and who last did. */
export async function sealedBoxOf(
  context: Context,
  record: PetitionRecord,
  events: readonly { kind: string; at: Date; accountName: string | null }[],
): Promise<ShowPetitionPage['sealedBox']> {
  const facts = await findRevealFacts(context.tx, record, context.actor.accountId);
  const answer = mayReveal(context.actor, record, facts);
  const last = events.find((event) => event.kind === 'identity.revealed');
  const matched = events.filter((event) => event.kind === 'identity.matched');
  const count = Math.max(1, record.senderCount);
  return {
    words: answer.ok
      ? 'Tên, địa chỉ, giấy tờ của người tố cáo được niêm phong. Mỗi lần xem được ghi vào nhật ký của đơn.'
      : answer.because,
    mask: count > 1 ? `${count} người tố cáo, họ tên •••••••••` : 'Người tố cáo số 1, họ tên •••••••••',
    open: answer.ok,
    form: emptyForm(context.csrf, `/petitions/${record.id}/identity`),
    purposeOptions: revealPurposes.map((value) => ({ value, label: revealPurposeNames[value] })),
    looked: [
      last ? `Lần xem gần nhất: ${seenBy(last)}` : 'Chưa ai xem.',
      ...(matched[0] ? [`Chữ ghi vào hồ sơ đã ${matched.length} lần nêu người tố cáo, gần nhất: ${seenBy(matched[0])}`] : []),
    ].join(' '),
  };
}

const seenBy = ({ at, accountName }: { at: Date; accountName: string | null }) =>
  `${stampOf(at).date} ${stampOf(at).time}, ${accountName ?? 'phần mềm'}.`;

/** "12 người, 3 người đại diện"; '' when one person or body sent it. */
function senderWords(record: PetitionRecord, representatives: number): string {
  if (record.senderKind !== 'group') return '';
  return [`${record.senderCount} người`, representatives > 0 ? `${representatives} người đại diện` : '']
    .filter(Boolean)
    .join(', ');
}

/** What was said to whoever has the petition in charge when it was given to him; '' when nothing was. @param events newest first */
export function assignmentNoteOf(
  record: { assignedTo: number | null },
  events: readonly { kind: string; data: Record<string, unknown> }[],
): string {
  const given = events.find((event) => event.kind === 'petition.assigned');
  return record.assignedTo !== null && given?.data.to === record.assignedTo ? say(given.data, 'note') : '';
}

/** The column of facts: who, from where, until when. */
export function factsOf(
  record: PetitionRecord,
  found: { representatives: number; enteredOn: Date | undefined; assignmentNote: string },
  clocks: { label: string; due: string; stopped: string | null; href: string }[],
  proceeding: { href: string } | undefined,
): Term[] {
  return [
    { term: 'Phụ trách', text: record.assigneeName ?? 'chưa phân công' },
    ...(found.assignmentNote ? [{ term: 'Ý kiến phân công', text: found.assignmentNote }] : []),
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
