// One visit: what to do next, what was said, who came, papers, and everything that happened to it.
import type { Actor } from '../accounts/actor.ts';
import { may, readsWordsOf } from '../accounts/permissions.ts';
import { correctionLines, correctionsIn, type TimelineItem } from '../audit/corrected.ts';
import { doneBy } from '../audit/done-by.ts';
import { isTold } from '../audit/of-naming.ts';
import { describeEvent } from '../audit/words.ts';
import { formatDate, formatTime, todayInVietnam } from '../deadlines/dates.ts';
import { dueView } from '../deadlines/due.ts';
import { listClocks } from '../deadlines/queries.ts';
import { type FileItem, listVisitFiles, listVisitPapers, type PaperLine } from '../documents/queries.ts';
import { hasNobodyBelow } from '../documents/registry/next-instance.ts';
import { representativeLimits } from '../petitions/groups.ts';
import { type IdType, idTypeNames } from '../petitions/id-types.ts';
import { shownId } from '../petitions/known/masked-id.ts';
import { petitionNumber, petitionTypeNames, senderKindNames, type Tag } from '../petitions/petition.ts';
import { mayKnowSenders } from '../sealing/queries.ts';
import { unreadNote } from '../sealing/withheld.ts';
import { findLivesWords } from '../units/lives-in.ts';
import { hasUnitEnded } from '../units/queries.ts';
import type { Context } from '../web/pages.ts';
import { findAnsweringLetter } from './answering-letter.ts';
import { awaitedStep, findAwaitedNotice } from './awaited-notice.ts';
import { conclusionRule } from './conclusion-duty.ts';
import { listOutcomeLetters, type OutcomeLetter } from './outcome-letter.ts';
import {
  type Appointment,
  findAppointment,
  findStandingConclusion,
  hasLivePetition,
  listVisitEvents,
  listVisitMatters,
  listVisitParties,
  loadVisitRecord,
  type VisitEventRow,
  type VisitPartyRow,
  type VisitRecord,
} from './queries.ts';
import { receiptLine, receiptOf, receiptStep } from './receipt.ts';
import { grounds, hasRefusalNotice, needsRefusalNotice } from './refusal.ts';
import { revealRight } from './reveal-right.ts';
import { visitCapacities, visitCapacityNames } from './standing.ts';
import { type StillOldBlock, stillOldOf } from './still-old.ts';
import { listTasks } from './tasks/records.ts';
import { mayFinish, type TaskRow, taskLabel, taskState, taskWords } from './tasks/task.ts';
import { isVisitUnread } from './unread-records.ts';
import { isAskedBelow } from './urging.ts';
import {
  hourReceived,
  occurrenceNames,
  outcomeWords,
  replyKindNames,
  takenOverWords,
  type VisitOutcome,
  visitHostNames,
  visitKindNames,
  visitModeNames,
  visitNumber,
  visitOutcomeNames,
  visitStatusTags,
} from './visit.ts';
import { awaitsOutcome, owesRefusalNotice, type PermittedVisitAct, permittedVisitActs } from './workflow.ts';

interface Term {
  term: string;
  text?: string;
  href?: string;
  lines?: string[];
  tag?: Tag;
}
export interface VisitPage {
  title: string;
  heading: string;
  number: string;
  statusTag: Tag;
  metaLine: string;
  csrf: string;
  /** Its words wait behind the seal, and the page on which who may reads them; null where they do not. */
  unread: { text: string; link: { href: string; label: string } | null } | null;
  /** Of a row that went on elsewhere: who handles it now; ''. */
  livesNote: string;
  voidNote: string;
  sealed: boolean;
  /** Why nothing of what was said is shown; '' where the reader may read it. */
  unreadableNote: string;
  /** Why no person stands there. */
  noPeople: string;
  noPapers: string;
  largeNote: string;
  /** What a correction of this visit did not reach. */
  stillOld: StillOldBlock;
  splitNote: string;
  next: {
    heading: string;
    words: string;
    due: { level: string; words: string; text: string; href: string } | null;
    primary: { href: string; label: string; icon: string } | null;
    /** What the citizen takes along, on the day it is written down. */
    secondary: { href: string; label: string; icon: string } | null;
    others: { href: string; label: string }[];
    blocked: { label: string; because: string }[];
  };
  facts: Term[];
  people: { heading: string; lines: Term[] }[];
  contents: { heading: string; words: string; org: string }[];
  said: Term[];
  outcomeTerms: Term[];
  /** What the head charged whom with, where the notice is drafted. */
  tasks: { words: string; state: string; tag: Tag; href: string; label: string }[];
  papersList: PaperLine[];
  fileItems: FileItem[];
  events: TimelineItem[];
  sections: { href: string; label: string; count: number }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'reception/show': VisitPage;
  }
}

/**
 * One visit with its people, papers, tasks, clocks and time line, as far as this reader may read; of a sealed one the identity opens by its own
 * act only. @throws NotFound also beyond the reader's reach
 */
export async function visitScreen(context: Context): Promise<VisitPage> {
  const { tx, house, actor, moment, services } = context;
  const visit = await loadVisitRecord(tx, context.id);
  const parties = await listVisitParties(tx, visit);
  const matters = await listVisitMatters(tx, visit);
  const clocks = await listClocks(tx, visit.unitId, { visitId: visit.id });
  const events = await listVisitEvents(tx, actor, visit);
  const receipt = await receiptOf(tx, actor, visit);
  const readable = may(actor, 'paper:read') ? await listVisitPapers(tx, visit) : [];
  const papersList = receipt && readable.length === 0 ? [receiptLine(visit)] : readable;
  const fileItems = await listVisitFiles(context, visit);
  const { calendar } = await services.rules(house);
  const open = clocks.filter((clock) => clock.stoppedOn === null);
  // The citizen waits first; then the units the head has charged.
  const running = open.find((clock) => clock.ruleCode !== conclusionRule) ?? open[0];
  const notice = await findStandingConclusion(tx, actor, visit);
  const tasks = await listTasks(tx, visit);
  const due = running
    ? dueView(
        { dueOn: running.dueOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null },
        moment.today,
        calendar,
      )
    : null;
  const letter = (await listOutcomeLetters(tx, visit.unitId, { visitId: visit.id })).of(visit);
  const isBelow = (await isAskedBelow(context, visit, letter)) && !hasNobodyBelow(visit.originUnitName ?? visit.unitName);
  const offered = permittedVisitActs(actor, {
    ...visit,
    hasLivePetition: await hasLivePetition(tx, visit),
    hasLetter: letter !== undefined,
  });
  const opens = offered.some(({ act, allowed }) => act === 'reveal' && allowed) ? await revealRight(tx, actor, visit) : undefined;
  const refused = opens?.ok === false ? opens.because : '';
  const acts = offered.map((act) => (act.act === 'reveal' && refused ? { ...act, allowed: false, because: refused } : act));
  const allowed = acts.filter((act) => act.allowed);
  const isConcluding = running?.ruleCode === conclusionRule;
  const [main] = allowed
    .filter((act) => !(act.act === 'conclude' && notice && !notice.isReadable))
    .filter((act) => (act.act === 'outcome' ? awaitsOutcome(visit) : act.act === (isConcluding ? 'conclude' : 'reply')))
    .map((act) => (act.act === 'conclude' && notice ? standingNotice(act, notice.href) : act));
  const isOwed = main?.act === 'reply' && owesRefusalNotice(visit);
  const awaited = isOwed || isToldInWriting(visit) ? await findAwaitedNotice(tx, visit) : undefined;
  const waiting = awaited ? await awaitedStep(context, visit, awaited, isOwed) : undefined;
  const answer = main?.act === 'reply' ? await findAnsweringLetter(tx, visit) : undefined;
  const lives = await findLivesWords(tx, { unitId: visit.unitId, visitId: visit.id });
  const number = visitNumber(visit);
  const who =
    visit.status === 'void' && visit.content?.senderLabel === ''
      ? 'Số đã hủy'
      : (visit.content?.senderLabel ?? (visit.sealed ? 'Người tố cáo (được bảo mật)' : number));
  return {
    title: `Lượt tiếp ${number}`,
    heading: who,
    number,
    statusTag: visitStatusTags[visit.status],
    metaLine: `${[formatDate(visit.receivedOn), hourReceived(visit.receivedAt)].filter(Boolean).join(' ')}, ${visit.originUnitName ?? visit.unitName}`,
    csrf: context.csrf,
    unread:
      visit.sealed && (await isVisitUnread(tx, visit))
        ? unreadNote(
            await readsUnread(context, visit),
            `visit=${visit.id}`,
            await hasUnitEnded(house, visit.unitId, moment.today),
          )
        : null,
    voidNote:
      visit.status === 'void'
        ? `Đã hủy số ngày ${visit.voidedAt ? formatDate(todayInVietnam(visit.voidedAt)) : ''}. Người hủy: ${visit.voidedByName ?? ''}.${visit.sealed || !readsWordsOf(actor, visit.unitId) ? '' : ` Lý do: ${visit.voidReason ?? ''}`}`
        : '',
    livesNote: lives && `${lives}.`,
    sealed: visit.sealed,
    unreadableNote: visit.content === null ? `${visit.sealed ? 'Nội dung tố cáo được bảo mật. ' : ''}${numbersOnly}` : '',
    noPeople: noPeopleOf(visit),
    noPapers: visit.content === null ? numbersOnly : 'Chưa có văn bản.',
    largeNote: visit.isLargeGroup
      ? `Đoàn đông người: ${visit.personCount} người. Lãnh đạo đơn vị đã được báo ngay khi ghi sổ.${parties.some((party) => party.isRepresentative) ? '' : ` Chưa ghi ai được đoàn cử đại diện: ${representativeLimits(visit.personCount, visit.receivedOn).because}.`}`
      : '',
    stillOld: await stillOldOf(tx, visit, events, papersList),
    splitNote:
      matters.length > 1
        ? 'Công dân trình bày nhiều nội dung: hướng dẫn tách riêng từng nội dung để mỗi cơ quan xem xét đúng thẩm quyền (khoản 3 Điều 25 Luật Tiếp công dân).'
        : '',
    next: {
      heading: waiting?.heading ?? main?.label ?? (visit.petitionId ? 'Theo dõi tại hồ sơ đơn' : 'Không còn việc phải làm'),
      words: waiting
        ? waiting.words
        : answer
          ? `Đã gửi công dân: ${answer.words}. Ghi việc trả lời theo văn bản này ${running ? 'để kết thúc thời hạn' : 'vào sổ'}.`
          : nextWords(visit, running?.ruleCode),
      due:
        due && running
          ? {
              level: due.level,
              words: due.lead,
              text: `${due.words}, ${running.label.toLocaleLowerCase('vi')}.`,
              href: `/clocks/${running.id}`,
            }
          : null,
      primary: waiting
        ? waiting.primary
        : main
          ? { href: main.href, label: main.label, icon: main.icon }
          : visit.petitionId
            ? { href: `/petitions/${visit.petitionId}`, label: 'Mở hồ sơ đơn', icon: 'file-text' }
            : null,
      secondary:
        receipt?.state === 'approved' && may(actor, 'visit:write') && todayInVietnam(visit.registeredAt) === moment.today
          ? receiptStep(visit)
          : null,
      others: allowed
        .filter((act) => act.act !== main?.act && !(act.act === 'conclude' && notice))
        .map(({ href, label }) => ({ href, label })),
      blocked: acts
        .filter((act) => !act.allowed && (act.act !== 'reveal' || refused))
        .map(({ label, because }) => ({ label, because })),
    },
    facts: factsOf(visit),
    people: parties.map((party) => peopleBlock(party, visit)),
    contents: matters.map((matter, index) => ({
      heading: `${matters.length > 1 ? `${index + 1}. ` : ''}${petitionTypeNames[matter.petitionType]}`,
      words: matter.summary,
      org: matter.competentOrg,
    })),
    said: saidOf(visit),
    outcomeTerms: outcomeOf(
      visit,
      letter,
      isBelow,
      visit.appointmentOn ? appointmentWords(visit, await findAppointment(tx, visit)) : '',
    ),
    tasks: tasks.map((task) => taskLine(actor, task, moment.today)),
    papersList,
    fileItems,
    events: [
      ...upcoming(running, due),
      ...events.filter(({ kind }) => isTold(kind, visit.content !== null)).map((event) => eventLine(event, visit, isBelow)),
    ],
    sections: [
      { href: '#noi-dung', label: 'Nội dung', count: 0 },
      { href: '#nguoi-duoc-tiep', label: visit.sealed ? 'Người tố cáo' : 'Người được tiếp', count: 0 },
      { href: '#ket-qua', label: 'Kết quả tiếp', count: 0 },
      { href: '#van-ban', label: 'Văn bản', count: papersList.length },
      { href: '#dong-thoi-gian', label: 'Dòng thời gian', count: 0 },
    ],
  };
}

/** Said of a visit whose words stand behind the wall: of what is not shown nothing is said, not even that there is none. */
const numbersOnly = 'Vai trò hiện tại chỉ xem được số, loại và trạng thái.';

function noPeopleOf(visit: VisitRecord): string {
  if (visit.sealed) return 'Thông tin người tố cáo đã niêm phong.';
  if (visit.content === null) return numbersOnly;
  return visit.outcome === 'no_show' ? 'Không có công dân đến.' : 'Chưa ghi người được tiếp.';
}

/** Looking through another's eyes, nobody reads what stands behind a seal. */
const readsUnread = async ({ tx, actor }: Context, { unitId, id, petitionId }: VisitRecord): Promise<boolean> =>
  !actor.seenBy && unitId === actor.unitId && (await mayKnowSenders(tx, actor, { unitId, petitionId, visitId: id }));

function taskLine(actor: Actor, task: TaskRow, today: string): VisitPage['tasks'][number] {
  const tag: Tag = task.doneOn
    ? { words: 'Đã xong', colour: 'green', icon: 'check' }
    : task.issuedOn === null
      ? { words: 'Chờ ban hành thông báo', colour: 'grey', icon: 'file-text' }
      : task.dueOn < today
        ? { words: 'Quá hạn', colour: 'red', icon: 'clock-exclamation' }
        : { words: 'Đang thực hiện', colour: 'blue', icon: 'clock' };
  const opens = task.issuedOn !== null && mayFinish(actor, task);
  return {
    words: taskWords(task),
    state: taskState(task, today),
    tag,
    href: opens ? `/conclusion-tasks/${task.id}` : '',
    label: task.doneOn ? 'Sửa kết quả' : taskLabel,
  };
}

/** The notice is drafted already: what is left is to approve, number and send it. */
const standingNotice = (act: PermittedVisitAct, href: string): PermittedVisitAct => ({
  ...act,
  label: 'Mở thông báo kết luận đã soạn',
  href,
});

/** A refusal of before the decree that is told in writing: its notice is offered, and nobody waits for it. */
const isToldInWriting = ({ outcome, status, refusalGround, receivedOn }: VisitRecord): boolean =>
  outcome === 'refused' &&
  status === 'outcome_set' &&
  refusalGround !== null &&
  hasRefusalNotice(refusalGround, receivedOn) &&
  !needsRefusalNotice(refusalGround, receivedOn);

function nextWords(visit: VisitRecord, rule: string | undefined): string {
  if (visit.status === 'void') return 'Số này đã hủy, giữ nguyên trong sổ.';
  if (visit.status === 'handed_over') return 'Đã bàn giao cho đơn vị kế tiếp, việc trả lời tiếp tục tại đó.';
  if (rule === 'TCD_REFUSE_NOTICE')
    return 'Ban hành thông báo từ chối (Mẫu 01/TCD) trong 3 ngày làm việc, sau đó ghi ngày ban hành.';
  if (owesRefusalNotice(visit))
    return 'Thông báo từ chối (Mẫu 01/TCD) đã cấp số nên không còn thời hạn ban hành. Gửi công dân, rồi ghi vào sổ ngày ban hành.';
  if (rule === conclusionRule)
    return 'Thông báo bằng văn bản kết luận của người chủ trì, cơ quan chịu trách nhiệm và thời hạn (khoản 2 Điều 25 Nghị định 154/2026/NĐ-CP).';
  if (visit.petitionId && visit.status === 'replied')
    return 'Đơn đã vào sổ, đã trả lời, thông báo cho công dân. Việc xử lý tiếp theo ở hồ sơ đơn.';
  if (visit.petitionId) return 'Đơn đã vào sổ. Vẫn phải trả lời, thông báo cho công dân trong 10 ngày làm việc.';
  if (awaitsOutcome(visit) && visit.status === 'recorded')
    return 'Chưa ghi kết quả tiếp. Sau bước này: trả lời, thông báo cho công dân.';
  if (rule === 'TCD_REPLY')
    return 'Trả lời trực tiếp hoặc thông báo bằng văn bản cho công dân (khoản 1 Điều 28 Luật Tiếp công dân).';
  return visit.status === 'replied' ? 'Đã trả lời, thông báo cho công dân.' : 'Kết quả tiếp này không phát sinh việc trả lời.';
}

function factsOf(visit: VisitRecord): Term[] {
  return [
    { term: 'Loại tiếp', text: `${visitKindNames[visit.kind]}, ${visitModeNames[visit.mode].toLocaleLowerCase('vi')}` },
    { term: visitHostNames[visit.host], text: [visit.hostName, visit.hostTitle].filter(Boolean).join(', ') },
    ...(visit.content?.companions ? [{ term: 'Cùng tiếp', text: visit.content.companions }] : []),
    ...(visit.senderKind
      ? [{ term: 'Số người', text: `${visit.personCount}, ${senderKindNames[visit.senderKind].toLocaleLowerCase('vi')}` }]
      : []),
    ...(visit.petitionType ? [{ term: 'Loại nội dung', text: petitionTypeNames[visit.petitionType] }] : []),
    {
      term: 'Thẩm quyền',
      text:
        visit.inJurisdiction === null ? 'Chưa xác định' : visit.inJurisdiction ? 'Thuộc thẩm quyền' : 'Không thuộc thẩm quyền',
    },
    ...(visit.occurrence ? [{ term: 'Lần tiếp', text: occurrenceNames[visit.occurrence] }] : []),
    ...(visit.petitionId && visit.petitionYear && visit.petitionNo
      ? [
          {
            term: 'Đơn đã vào sổ',
            text: petitionNumber({ year: visit.petitionYear, number: visit.petitionNo }),
            href: `/petitions/${visit.petitionId}`,
          },
        ]
      : []),
    ...(visit.originVisitId !== null
      ? [
          {
            term: 'Nhận bàn giao',
            text: `${takenOverWords(visit).replace('Nhận bàn giao từ ', 'Từ ')}${visit.takenOn ? `, ngày ${formatDate(visit.takenOn)}` : ''}`,
            ...(visit.originIsReadable ? { href: `/visits/${visit.originVisitId}` } : {}),
          },
        ]
      : []),
    { term: 'Người ghi sổ', text: visit.registeredByName },
    ...(visit.answererName ? [{ term: 'Người trả lời công dân', text: visit.answererName }] : []),
  ];
}

function peopleBlock(party: VisitPartyRow, visit: VisitRecord): VisitPage['people'][number] {
  if (party.sealed)
    return { heading: party.name, lines: [{ term: 'Thông tin', text: 'Đã niêm phong, không hiện trên trang này' }] };
  const capacity = visitCapacities.find((one) => one === party.role);
  const idType = party.idType as IdType | null;
  return {
    heading: party.name,
    lines: [
      ...(party.organization ? [{ term: 'Cơ quan, tổ chức', text: party.organization }] : []),
      ...(capacity ? [{ term: 'Tư cách', text: visitCapacityNames[capacity] }] : []),
      ...(!capacity && visit.senderKind === 'group'
        ? [{ term: 'Tư cách', text: party.isRepresentative ? 'Người đại diện của đoàn' : 'Người trong đoàn' }]
        : []),
      ...(party.birthYear ? [{ term: 'Năm sinh', text: String(party.birthYear) }] : []),
      ...(idType && party.idNumber ? [{ term: idTypeNames[idType], text: shownId(party) }] : []),
      { term: 'Địa chỉ', text: [party.address, party.wardText].filter(Boolean).join(', ') },
      ...(party.phone ? [{ term: 'Điện thoại', text: party.phone }] : []),
      ...(party.proof ? [{ term: 'Giấy tờ chứng minh', text: party.proof }] : []),
    ],
  };
}

function saidOf(visit: VisitRecord): Term[] {
  const { content } = visit;
  if (!content) return [];
  return [
    ...(content.request ? [{ term: 'Công dân đề nghị', text: content.request }] : []),
    ...(visit.previousResolver ? [{ term: 'Cơ quan đã giải quyết', text: visit.previousResolver }] : []),
    ...(content.note ? [{ term: 'Ghi chú', text: content.note }] : []),
  ];
}

/** "08:30 ngày 10/12/2026", as the slip has it. */
function appointmentWords({ appointmentOn }: VisitRecord, slip: Appointment | undefined): string {
  const on = slip ? slip.on : appointmentOn;
  return on ? [slip?.time, formatDate(on)].filter(Boolean).join(' ngày ') : 'chưa định, ghi ngày, nơi, người tiếp ở phiếu hẹn';
}

function outcomeOf(visit: VisitRecord, letter: OutcomeLetter | undefined, isBelow: boolean, appointment: string): Term[] {
  if (!visit.outcome) return [];
  const { content } = visit;
  const outcome: VisitOutcome = visit.outcome;
  const doc = (org: string, number: string) => (number ? `${org} (văn bản số ${number})` : org);
  return [
    { term: 'Kết quả tiếp', text: outcomeWords(visitOutcomeNames, outcome, isBelow) },
    ...(visit.refusalGround
      ? [{ term: 'Căn cứ từ chối', text: `${grounds[visit.refusalGround].words} (${grounds[visit.refusalGround].basis})` }]
      : []),
    ...(visit.guidedTo
      ? [{ term: 'Hướng dẫn đến', text: doc(visit.guidedTo, visit.guidanceNumber || (letter?.number ?? '')) }]
      : []),
    ...(visit.transferredTo && outcome !== 'urge_subordinate'
      ? [{ term: 'Chuyển đến', text: doc(visit.transferredTo, visit.transferNumber || (letter?.number ?? '')) }]
      : []),
    ...(outcome === 'urge_subordinate' && (letter || visit.transferredTo)
      ? [
          {
            term: isBelow ? 'Yêu cầu giải quyết' : 'Đề nghị giải quyết',
            text: doc(letter?.toOrg || visit.transferredTo, letter?.number ?? ''),
          },
        ]
      : []),
    ...(appointment ? [{ term: 'Hẹn gặp lãnh đạo', text: appointment }] : []),
    ...(content?.explained ? [{ term: 'Đã giải thích, hướng dẫn', text: content.explained }] : []),
    ...(content?.conclusion ? [{ term: 'Ý kiến chỉ đạo của người chủ trì', text: content.conclusion }] : []),
    ...(visit.replyKind
      ? [
          {
            term: 'Trả lời công dân',
            text: `${replyKindNames[visit.replyKind]}, ngày ${visit.repliedOn ? formatDate(visit.repliedOn) : ''}`,
          },
        ]
      : []),
    ...(content?.resultTracking ? [{ term: 'Theo dõi kết quả', text: content.resultTracking }] : []),
  ];
}

function upcoming(
  clock: { label: string; dueOn: string | null } | undefined,
  due: { words: string } | null,
): VisitPage['events'] {
  if (!clock?.dueOn || !due) return [];
  return [{ date: formatDate(clock.dueOn), time: '', icon: 'clock', title: clock.label, text: due.words, by: '', kind: 'next' }];
}

const eventTitles: Record<string, { title: string; icon: string; key: boolean }> = {
  'visit.recorded': { title: 'Ghi vào sổ tiếp công dân', icon: 'inbox', key: true },
  'visit.no_show_recorded': { title: 'Ghi buổi tiếp không có công dân đến', icon: 'user-question', key: true },
  'visit.outcome_set': { title: 'Ghi kết quả tiếp', icon: 'list-check', key: true },
  'visit.replied': { title: 'Trả lời, thông báo cho công dân', icon: 'send', key: true },
  'visit.reply_taken_back': { title: 'Bỏ việc trả lời đã ghi nhầm, thời hạn chạy tiếp', icon: 'arrow-back-up', key: true },
  'visit.conclusion_drafted': { title: 'Soạn thông báo kết luận tiếp công dân', icon: 'writing-sign', key: true },
  'visit.corrected': { title: 'Sửa thông tin đã ghi', icon: 'file-pencil', key: false },
  'visit.sealed': { title: 'Chuyển sang bảo mật vì có nội dung tố cáo', icon: 'lock', key: true },
  'visit.words_released': { title: 'Đưa ra nội dung đã đọc lại từ sổ cũ', icon: 'eye', key: true },
  'visit.voided': { title: 'Hủy số', icon: 'x', key: true },
  'visit.unit_handed_over': { title: 'Bàn giao cho đơn vị kế tiếp', icon: 'arrow-right', key: true },
  'visit.unit_taken_over': { title: 'Nhận bàn giao, thời hạn chạy tiếp', icon: 'inbox', key: true },
  'visit.handed_back': { title: 'Hoàn tác bàn giao', icon: 'arrow-back-up', key: true },
  'identity.revealed': { title: 'Xem thông tin người tố cáo', icon: 'eye', key: false },
  'identity.matched': { title: 'Phần vừa ghi nêu người tố cáo, đã được thay', icon: 'lock', key: false },
  'petition.registered': { title: 'Vào sổ đơn', icon: 'file-plus', key: true },
  'paper.created': { title: 'Lập văn bản', icon: 'file-text', key: false },
  'paper.returned': { title: 'Trả lại văn bản', icon: 'arrow-back-up', key: false },
  'paper.approved': { title: 'Duyệt văn bản', icon: 'signature', key: false },
  'paper.numbered': { title: 'Cấp số văn bản', icon: 'file-certificate', key: false },
  'paper.sent': { title: 'Gửi văn bản', icon: 'send', key: false },
};

/** Its words name the unit and the act, nothing of the visit. */
const handedOver = 'visit.unit_handed_over';

function eventLine(event: VisitEventRow, visit: VisitRecord, isBelow: boolean): VisitPage['events'][number] {
  // What this page has no words of its own for is told as in the audit.
  const told = describeEvent(event.kind, event.data);
  const known = eventTitles[event.kind];
  const { data } = event;
  return {
    date: formatDate(todayInVietnam(event.at)),
    time: formatTime(event.at),
    icon: known?.icon ?? told.icon,
    title: known?.title ?? told.title,
    // An officer's own words may say who: they are content.
    text: visit.content ? eventText(event, isBelow) || told.text : event.kind === handedOver ? told.text : '',
    corrections: visit.content ? correctionLines(data) : [],
    by: doneBy(event, visit.unitName),
    kind: known?.key ? 'key' : '',
  };
}

/** @param isBelow what the visit's own page calls its outcome by: an event of before is called no otherwise */
function eventText(event: VisitEventRow, isBelow: boolean): string {
  const { data } = event;
  if (typeof data.act === 'string')
    return [
      data.to,
      data.from,
      data.number ? `số ${event.kind === 'visit.unit_taken_over' ? 'cũ' : 'mới'} ${data.number}` : '',
      `theo ${data.act}`,
    ]
      .filter(Boolean)
      .join(', ');
  const outcome =
    typeof data.outcome === 'string' ? outcomeWords(visitOutcomeNames, data.outcome as VisitOutcome, isBelow) : undefined;
  if (outcome) return outcome;
  if (typeof data.reply === 'string') {
    const reply = replyKindNames[data.reply as keyof typeof replyKindNames] ?? '';
    return typeof data.reason === 'string' && data.reason ? `${reply}. Lý do: ${data.reason}` : reply;
  }
  if (correctionsIn(data).length > 0) return typeof data.reason === 'string' && data.reason ? `Lý do: ${data.reason}` : '';
  if (Array.isArray(data.changed))
    return `${data.changed.map((label) => movedWords(String(label), data.moved)).join(', ')}${typeof data.reason === 'string' && data.reason ? `. Lý do: ${data.reason}` : ''}`;
  if (typeof data.reason === 'string') return data.reason;
  if (typeof data.comment === 'string') return data.comment;
  return '';
}

/** "Ngày tiếp từ 25/11/2026 thành 23/11/2026" where the correction kept both; else the field's name. */
function movedWords(label: string, moved: unknown): string {
  const [was, is] = ((moved ?? {}) as Record<string, [string, string]>)[label] ?? [];
  if (was === undefined || is === undefined) return label;
  return `${label} từ ${was || 'chưa ghi'} thành ${is || 'chưa ghi'}`;
}
