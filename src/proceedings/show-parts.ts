// Parts of a proceeding's page: what it is about, what was found, who, what happened, the figures. Pure.
import { byBoth } from '../accounts/stand-ins/rules.ts';
import { formatDate } from '../deadlines/dates.ts';
import { lowered } from '../first-letter.ts';
import { isBeside, isOpposing, opponentNames, type Tag } from '../petitions/petition.ts';
import type { PartyRow } from '../petitions/queries.ts';
import { type ActCode, doneActWords } from './act-codes.ts';
import type { ClockLine } from './clock-lines.ts';
import { lastStep, type StepRow, verifyingBody } from './effect.ts';
import { orderLine } from './handling-orders.ts';
import { complexityCriterionNames, measureNames, resultWords, type State, stateTags } from './proceeding.ts';
import type { Gathered, OutcomeRow } from './queries.ts';
import type { ShowProceedingPage, Term } from './show-page.ts';
import { standingContents, withdrawnContents, withdrawnWords } from './standing.ts';
import { workflowOf } from './tables/index.ts';
import { isHandedBack } from './taking-back/policy.ts';
import { handBackLabel } from './taking-back/screens.ts';
import { verifyingEnd } from './verify-until.ts';
import { isExtensionUnnumbered } from './workflow.ts';

function declaredTag(declared: boolean, hasConflict: boolean): Tag {
  if (!declared) return { words: 'Chưa khai báo', colour: 'amber', icon: 'clock' };
  return hasConflict
    ? { words: 'Có xung đột, không tham gia', colour: 'red', icon: 'ban' }
    : { words: 'Đã khai, không xung đột', colour: 'green', icon: 'check' };
}

/** Who verifies: the body charged with it and whoever follows it here, or the officers of the team. */
export function verifiersOf({ given, members, doer }: Gathered): ShowProceedingPage['people'] {
  const body = verifyingBody(given);
  const charged = lastStep(given, 'assignment')?.onDate ?? '';
  const roles = { team_lead: body ? 'Theo dõi việc xác minh' : 'Phụ trách', member: 'Thành viên' };
  return [
    ...(body ? [{ name: body, post: `Cơ quan được giao xác minh · giao ngày ${formatDate(charged)}`, declared: null }] : []),
    ...members.map((one) => ({
      name: one.name,
      post: [
        roles[one.memberRole],
        one.title,
        `giao ngày ${formatDate(one.assignedOn)}`,
        // What ties him to the matter is for whoever decides who verifies.
        doer.isResolver && one.conflictNote ? `khai: ${one.conflictNote}` : '',
      ]
        .filter(Boolean)
        .join(' · '),
      declared: declaredTag(one.declaredAt !== null, one.hasConflict === true),
    })),
  ];
}

/** Ended before the way was gone: the last step says how. */
const endedEarly: readonly State[] = ['terminated', 'transferred_police', 'taken_over'];

/** The way of the procedure: a step is done when its own act is recorded, on a day that has come. */
export function progressOf({ given }: Gathered): ShowProceedingPage['progress'] {
  const { proceeding, facts } = given;
  const { steps } = workflowOf(proceeding.procedure);
  const at = proceeding.state === 'suspended' ? (proceeding.stateBeforeSuspension ?? 'accepted') : proceeding.state;
  const now = steps.findIndex((step) => step.states.includes(at));
  const recorded = (kind: string) => given.steps.filter((step) => step.kind === kind).at(-1)?.onDate ?? null;
  const days = { ...proceeding, dialogueRecordedOn: recorded('dialogue') };
  const shown = steps.map((step, index) => {
    const date = step.doneOn.map((day) => days[day]).find((on) => on !== null) ?? null;
    const isNow = index === now && proceeding.closedOn === null;
    const isDone = !isNow && date !== null && date <= facts.today;
    const words = isNow ? stateTags[proceeding.state].words : isDone ? formatDate(date) : '';
    return { label: step.label, note: words, state: isNow ? 'now' : isDone ? 'done' : '' };
  });
  const end = endedEarly.find((state) => state === proceeding.state) ?? (recorded('termination') ? 'terminated' : undefined);
  if (!end) return shown;
  const on = recorded('termination') ?? proceeding.closedOn;
  return [
    ...shown.filter((step) => step.state === 'done' && step.note !== '').slice(0, proceeding.closedOn ? -1 : undefined),
    { label: stateTags[end].words, note: on ? formatDate(on) : '', state: 'now' },
    ...(proceeding.closedOn ? [{ label: 'Kết thúc', note: formatDate(proceeding.closedOn), state: 'done' }] : []),
  ];
}

/** What was accepted; once something of it was taken back content by content, that struck with the day and the paper. */
function acceptedTerm(given: Gathered['given'], summary: string): Term {
  const term = 'Nội dung thụ lý';
  const struck = withdrawnContents(given).map((one) => ({ text: one.content, note: withdrawnWords(one) }));
  return struck.length === 0
    ? { term, text: given.contents.acceptedPoints || summary }
    : { term, lines: standingContents(given), struck };
}

/** What it is about, who is against whom, what was asked: as registered and as accepted. */
export function termsOf({ given, record, parties }: Gathered): Term[] {
  const who = (stands: (party: PartyRow) => boolean) =>
    parties.filter(stands).map((one) => [one.name, one.position, one.organization].filter(Boolean).join(', '));
  const against = who(isOpposing);
  const beside = who(isBeside);
  return [
    acceptedTerm(given, record.content?.summary ?? ''),
    { term: 'Người gửi đơn', text: record.content?.senderLabel ?? '' },
    ...(against.length > 0 ? [{ term: opponentNames[record.petitionType], lines: against }] : []),
    ...(beside.length > 0 ? [{ term: 'Người có quyền, nghĩa vụ liên quan', lines: beside }] : []),
    { term: 'Người gửi đề nghị', text: record.content?.request ?? '' },
    ...(record.content?.previousOrg
      ? [
          {
            term: 'Đã được giải quyết trước',
            text: [
              record.content.previousOrg,
              record.content.previousNumber,
              record.content.previousOn ? formatDate(record.content.previousOn) : '',
              record.content.previousResult,
            ]
              .filter(Boolean)
              .join(', '),
          },
        ]
      : []),
  ];
}

/** The result with its grounds; lines with nothing in them are left out by the page. */
export function findingsOf({ given }: Gathered): Term[] {
  const { contents, proceeding, facts } = given;
  return [
    { term: 'Kết quả', text: resultWords(proceeding.procedure, proceeding.result) },
    ...(proceeding.measure
      ? [{ term: 'Quyết định, hành vi bị khiếu nại', text: measureNames[proceeding.measure as keyof typeof measureNames] }]
      : []),
    ...(contents.complexityCriteria.length > 0
      ? [
          {
            term: 'Tiêu chí phức tạp',
            lines: contents.complexityCriteria.map(
              (code) => complexityCriterionNames[code as keyof typeof complexityCriterionNames] ?? code,
            ),
          },
        ]
      : []),
    { term: 'Kết quả xác minh', text: contents.verificationResult },
    ...(contents.respondentView ? [{ term: 'Giải trình', text: contents.respondentView }] : []),
    ...(contents.dialogueResult ? [{ term: 'Kết quả đối thoại', text: contents.dialogueResult }] : []),
    { term: proceeding.procedure === 'recommendation' ? 'Nội dung trả lời' : 'Kết luận', text: contents.conclusion },
    ...(facts.orders.length > 0 ? [{ term: 'Văn bản giao xử lý', lines: facts.orders.map(orderLine) }] : []),
  ];
}

/** Who resolves, by when, what lengthened it. @param names of accounts by id */
export function factsList({ given }: Gathered, names: ReadonlyMap<number, string>): Term[] {
  const { proceeding } = given;
  const verifying = verifyingEnd(given);
  const date = (on: string | null) => (on === null ? '' : formatDate(on));
  const resolver = proceeding.resolverId === null ? '' : (names.get(proceeding.resolverId) ?? '');
  const flags = [
    proceeding.isVeryComplex ? 'đặc biệt phức tạp' : proceeding.isComplex ? 'phức tạp' : '',
    proceeding.isRemote ? 'vùng sâu, vùng xa' : '',
    proceeding.extensionCount > 0
      ? `gia hạn ${proceeding.extensionCount} lần${isExtensionUnnumbered(given.facts) ? ', quyết định gia hạn chưa cấp số' : ''}`
      : '',
    proceeding.isStayed ? 'quyết định bị khiếu nại đang tạm đình chỉ thi hành' : '',
  ].filter(Boolean);
  return [
    { term: 'Người giải quyết', text: resolver },
    { term: 'Ngày thụ lý', text: date(proceeding.acceptedOn) },
    ...(flags.length > 0 ? [{ term: 'Tính chất', text: flags.join(', ') }] : []),
    ...(verifying.on
      ? [
          {
            term: 'Xác minh đến',
            text: `${date(verifying.on)}${verifying.isLate ? ', đã quá, chưa có báo cáo' : ''}${verifying.forNow && `, ${verifying.forNow}`}`,
          },
        ]
      : []),
    ...(proceeding.decidedOn ? [{ term: 'Ngày có kết quả', text: date(proceeding.decidedOn) }] : []),
    ...(proceeding.sentOn ? [{ term: 'Ngày gửi', text: date(proceeding.sentOn) }] : []),
    ...(proceeding.publishedOn ? [{ term: 'Ngày công khai', text: date(proceeding.publishedOn) }] : []),
    ...(proceeding.effectiveOn ? [{ term: 'Có hiệu lực', text: date(proceeding.effectiveOn) }] : []),
    ...(proceeding.closedOn ? [{ term: 'Kết thúc', text: date(proceeding.closedOn) }] : []),
  ];
}

const stepTitles: Record<string, string> = {
  report: 'Hoàn thành báo cáo xác minh',
  verification: 'Làm việc, xác minh',
  decision: 'Ra quyết định giải quyết khiếu nại',
  effective: 'Quyết định có hiệu lực',
  enforced: 'Thi hành xong',
  appeal: 'Khiếu nại lần hai hoặc khởi kiện',
  acceptance: 'Thụ lý giải quyết',
  identity_ordered: 'Cho phép xem thông tin người tố cáo',
};
const stepIcons: Record<string, string> = {
  acceptance: 'gavel',
  assignment: 'users',
  conflict: 'user-check',
  verification: 'file-search',
  report: 'file-check',
  complexity: 'alert-triangle',
  extension: 'clock-check',
  suspension: 'player-pause',
  resumption: 'refresh',
  termination: 'ban',
  invitation: 'calendar-event',
  dialogue: 'users',
  decision: 'file-certificate',
  conclusion: 'file-certificate',
  answer: 'file-certificate',
  notice: 'send',
  'acceptance-notice': 'send',
  'order-notice': 'send',
  'transferor-notice': 'send',
  publication: 'building-bank',
  close: 'archive',
};
const keySteps = ['acceptance', 'report', 'dialogue', 'decision', 'conclusion', 'answer', 'suspension', 'termination', 'close'];
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** What a step says; who of several withdrew is named only while the file is open: those names were written down before a seal. */
function saidOf({ details }: StepRow, sealed: boolean): string {
  const leavers = sealed ? '' : String(details.leavers ?? '');
  return [String(details.said ?? ''), leavers && `Người rút: ${leavers}.`].filter(Boolean).join(' ');
}

/** "Rút lại ngày … : …", of a step that counts no more; '' of one that stands. */
export const takenBackWords = ({ kind, recordedByName, takenBackAt, takenBackByName, takenBackReason }: StepRow): string =>
  takenBackAt
    ? `${takenBackByName ?? ''} ${kind === 'report' && takenBackByName !== recordedByName ? 'trả lại' : 'rút lại'} lúc ${momentFormat.format(takenBackAt).replace(',', '')}: ${takenBackReason}`
    : '';

/**
 * By the day of the act, newest first, of one day by when it was recorded; the nearest running deadline stands on top, hollow. A step taken back is struck and keeps its place.
 * @param takeable addresses of taking back, by the id of the step
 */
export function eventsOf(
  steps: readonly StepRow[],
  clocks: readonly ClockLine[],
  sealed: boolean,
  takeable: ReadonlyMap<number, string>,
  actorId: number,
): ShowProceedingPage['events'] {
  const coming = clocks.find((one) => one.isRunning && one.level !== 'none' && one.date !== '');
  const past = [...steps]
    .reverse()
    .sort((a, b) => b.onDate.localeCompare(a.onDate))
    .map((step) => ({
      date: formatDate(step.onDate),
      icon: stepIcons[step.kind] ?? 'check',
      title: stepTitles[step.kind] ?? doneActWords[step.kind as ActCode] ?? step.kind,
      text: saidOf(step, sealed),
      by: `${byBoth(step.recordedByName, step.details)}, ghi lúc ${momentFormat.format(step.recordedAt).replace(',', '')}`,
      kind: keySteps.includes(step.kind) && step.takenBackAt === null ? 'key' : '',
      struck: takenBackWords(step),
      link: {
        href: takeable.get(step.id) ?? '',
        label: isHandedBack(step, actorId) ? handBackLabel : 'Rút lại bước này',
      },
    }));
  return coming
    ? [
        {
          date: coming.date,
          icon: 'clock',
          title: `Hạn: ${lowered(coming.label)}`,
          text: coming.words,
          by: '',
          kind: 'next',
          struck: '',
          link: { href: '', label: '' },
        },
        ...past,
      ]
    : past;
}

const figureNames = [
  ['stateMoney', 'Thu hồi cho Nhà nước, triệu đồng'],
  ['stateLand', 'Thu hồi cho Nhà nước, m² đất'],
  ['returnMoney', 'Trả lại tổ chức, cá nhân, triệu đồng'],
  ['returnLand', 'Trả lại tổ chức, cá nhân, m² đất'],
  ['returnedOrgs', 'Tổ chức được trả lại quyền lợi'],
  ['returnedPersons', 'Cá nhân được trả lại quyền lợi'],
  ['disciplineOrgs', 'Tổ chức bị xử lý'],
  ['disciplinePersons', 'Người bị xử lý hành chính'],
  ['disciplineOfficials', 'Trong đó cán bộ, công chức, viên chức'],
  ['policeCases', 'Vụ chuyển cơ quan điều tra'],
  ['policePersons', 'Đối tượng chuyển cơ quan điều tra'],
  ['policeOfficials', 'Trong đó cán bộ, công chức, viên chức'],
] as const;

/** Recommended beside executed, and what was sent to the investigators where anything was; only lines where there is something. */
export function figuresOf(outcomes: readonly OutcomeRow[]): ShowProceedingPage['figures'] {
  const of = (phase: string) => outcomes.find((one) => one.phase === phase);
  const recommended = of('recommended');
  const executed = of('executed');
  const sent = of('sent');
  const shown = sent ? [recommended, executed, sent] : [recommended, executed];
  const cell = (row: OutcomeRow | undefined, key: (typeof figureNames)[number][0]) => Number(row?.[key] ?? 0);
  const lines = figureNames
    .filter(([key]) => shown.some((row) => cell(row, key) > 0))
    .map(([key, label]) => ({ label, cells: shown.map((row) => cell(row, key).toLocaleString('vi-VN')) }));
  return { heads: ['Kiến nghị', 'Đã thực hiện', ...(sent ? ['Đã chuyển điều tra'] : [])], lines };
}
