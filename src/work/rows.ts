// One row of "Việc của tôi": a petition, a proceeding, a visit whose citizen is to be answered or what another office sent. Pure.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { type OfficerRole, roleNames } from '../accounts/roles.ts';
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { type DueView, dueView } from '../deadlines/due.ts';
import { type Undated, withoutDay } from '../deadlines/without-day.ts';
import { paperTitle } from '../documents/papers/catalogue.ts';
import { hasNobodyBelow } from '../documents/registry/next-instance.ts';
import { type PaperAct, paperActRules } from '../documents/registry/workflow.ts';
import {
  fieldBranch,
  fieldName,
  type PetitionStatus,
  petitionNumber,
  petitionTypeNames,
  sealedSenderLabel,
  standingTag,
  statusTags,
  typeWords,
} from '../petitions/petition.ts';
import { askForClerkWords, lacksClerkWords } from '../petitions/refusal-words.ts';
import { proceedingAct } from '../proceedings/act-codes.ts';
import { type State, stateTags } from '../proceedings/proceeding.ts';
import { mayFinish, taskLabel } from '../reception/tasks/task.ts';
import { type VisitStatus, visitNumber, visitStatusTags } from '../reception/visit.ts';
import { visitActRules } from '../reception/workflow.ts';
import { type TransferStage, transferStages, transferTags } from '../transfers/transfer.ts';
import { type ActLink, hiddenSubject, petitionAct, shownWords, undeclaredWords } from './acts.ts';
import type { QueueRow } from './queries.ts';
import { deciderOf, deskRoles, noClerk, signApart } from './queue.ts';
import type { QueueDays } from './queue-rows.ts';

export interface WorkRow {
  number: string;
  numberHref: string;
  typeName: string;
  sender: string;
  fieldWords: string;
  subject: string;
  stateTag: { words: string; colour: string; icon: string };
  dueLevel: DueView['level'] | 'none';
  dueWords: string;
  dueDate: string;
  act: string;
  actHref: string;
  isMine: boolean;
  who: string;
}

/** One row as the list prints it. @param undated of the page's rows, those whose clock runs without a day */
export function workRow(
  row: QueueRow,
  {
    actor,
    days,
    calendar,
    undated,
  }: { actor: Actor; days: QueueDays; calendar: WorkingCalendar; undated: ReadonlyMap<number, Undated> },
): WorkRow {
  const lacks = undated.get(row.mainClockId ?? 0);
  const due =
    row.dueOn === null && !row.isPaused
      ? withoutDay(lacks, days.today, calendar, `${row.year}-12-31`)
      : dueView(
          {
            dueOn: row.isPaused ? null : row.dueOn,
            pausedOn: row.pausedOn ?? days.today,
            pausedBy: null,
            stoppedOn: null,
            calendarMissing: null,
          },
          days.today,
          calendar,
        );
  const isVisit = row.visitId > 0;
  const lacksClerk = row.nextRole === noClerk;
  const isHolder = row.holderId === actor.accountId || row.holderId === deciderOf(actor);
  const isMine =
    row.paperId > 0 || row.nextAct === signApart
      ? true
      : row.transferId > 0
        ? may(actor, 'transfer:answer') && row.nextRole === actor.role
        : row.taskId > 0
          ? mayFinish(actor, { unitId: actor.unitId, holderId: row.holderId })
          : isVisit
            ? may(actor, 'visit:write') &&
              (row.holderId === actor.accountId || (row.holderId === null && deskRoles.some((role) => role === actor.role)))
            : lacksClerk
              ? row.nextAct !== 'follow' && may(actor, 'petition:approve')
              : row.nextAct !== 'follow' && (isHolder || (row.holderId === null && row.nextRole === actor.role));
  const act = actOf(row, actor);
  return {
    ...(isVisit
      ? paperTitled(row, visitWords(row))
      : row.transferId > 0
        ? transferWords(row)
        : paperTitled(row, petitionWords(row))),
    stateTag: tagOf(row),
    dueLevel: lacks && due.level === 'grey' ? 'none' : due.level,
    dueWords: due.short,
    dueDate: due.dateText,
    act: lacksClerk ? lacksClerkWords : isMine ? act.words : row.nextAct === 'follow' ? 'Chờ nơi khác' : waitingFor(row),
    actHref: act.href,
    isMine,
    who: isHolder
      ? row.nextAct === 'approve' || row.nextAct === 'endorse' || row.nextAct === 'paper_approve'
        ? 'Tôi duyệt'
        : 'Tôi làm'
      : (row.holderName ?? roleWords(row.nextRole)),
  };
}

function petitionWords(row: QueueRow): Pick<WorkRow, 'number' | 'numberHref' | 'typeName' | 'sender' | 'fieldWords' | 'subject'> {
  const petition = { ...row, petitionType: row.petitionType ?? 'KNPA' };
  // The wall opens a file to its verifier once he has declared (decisions 6): until then that, and not the assignment, is missing.
  const isUndeclared = row.proceedingId > 0 && row.senderLabel === null && row.nextAct === 'conflict' && !row.sealed;
  return {
    ...(isUndeclared ? undeclaredWords : shownWords(petition)),
    number: petitionNumber(row),
    numberHref: row.proceedingId > 0 ? `/proceedings/${row.proceedingId}` : `/petitions/${row.petitionId}`,
    typeName: typeWords(petition),
    fieldWords: fieldName(fieldBranch(row.field)),
  };
}

/** A paper is named before what it is about, and so is what is to be made public: one proceeding may have several that wait. */
const paperTitled = (
  { paperKind, paperSays, publishes, outdated }: QueueRow,
  words: ReturnType<typeof petitionWords>,
): typeof words => {
  const named = paperKind === null ? publishes : paperTitle({ kind: paperKind, fields: paperSays });
  const note = outdated === null ? '' : `${outdatedNotes[outdated]}. `;
  return { ...words, subject: `${named ? `${named}. ` : ''}${note}${words.subject}` };
};
const outdatedNotes = {
  some: 'Còn ghi nội dung đã rút hoặc không còn thụ lý',
  all: 'Không gửi nữa, chờ lãnh đạo thu hồi: nội dung đã rút hoặc không còn thụ lý',
} as const;

/** A visit has no field; a sealed one is named as the register names it. */
function visitWords(row: QueueRow): ReturnType<typeof petitionWords> {
  return {
    sender: row.senderLabel ?? sealedSenderLabel,
    subject: row.subject ?? hiddenSubject,
    number: visitNumber(row),
    numberHref: `/visits/${row.visitId}`,
    typeName: row.taskId > 0 ? 'Việc giao sau tiếp công dân' : 'Lượt tiếp công dân',
    fieldWords: row.petitionType === null ? 'Chưa ghi nội dung' : petitionTypeNames[row.petitionType],
  };
}

/** What another office sent here: its words stay unread until it is opened (decisions 8). */
function transferWords(row: QueueRow): ReturnType<typeof petitionWords> {
  return {
    sender: row.fromName ?? '',
    subject: row.status === 'transfer_unread' ? 'Mở ra mới xem được người gửi và nội dung' : 'Đã mở, chờ nhận hoặc trả lại',
    number: row.publicCode ?? 'Đơn chuyển đến',
    numberHref: `/transfers/${row.transferId}`,
    typeName: 'Đơn chuyển đến',
    fieldWords: row.petitionType === null ? '' : petitionTypeNames[row.petitionType],
  };
}

/** The next act of a waiting paper (paper-queries.ts) as the table of papers calls it. */
const paperActOf: Readonly<Record<string, PaperAct>> = {
  paper_submit: 'submit',
  paper_approve: 'approve',
  paper_number: 'number',
  paper_send: 'send',
};

/** A letter by which a reception board, with nobody below it, was to demand what it heard at its desk. */
const isStuckRequest = ({ visitId, paperKind, paperPurpose, nextAct }: QueueRow, { unitName }: Actor): boolean =>
  visitId > 0 &&
  paperKind === 'HANDLING_LETTER' &&
  paperPurpose === 'urge' &&
  nextAct !== 'paper_send' &&
  hasNobodyBelow(unitName);

/** What is done next, and the page where this officer can do it or read why not yet. */
function actOf(row: QueueRow, actor: Actor): ActLink {
  if (row.nextAct === signApart) return { words: 'Ký nhận thay', href: '/unit-handovers' };
  // Nobody can agree to it (decision 0075): the page of the visit is where it is replaced.
  if (isStuckRequest(row, actor)) return { words: visitActRules.outcome.label, href: `/visits/${row.visitId}` };
  if (row.paperId > 0)
    return {
      // What orders nothing any more does not leave: the leader takes it back.
      words: row.outdated === 'all' ? 'Chờ thu hồi' : paperActRules[paperActOf[row.nextAct ?? ''] ?? 'approve'].label,
      href: `/papers/${row.paperId}`,
    };
  if (row.transferId > 0)
    return {
      words: row.status === 'transfer_unread' ? 'Mở đơn chuyển đến' : 'Nhận hoặc trả lại',
      href: `/transfers/${row.transferId}`,
    };
  if (row.taskId > 0) return { words: taskLabel, href: `/conclusion-tasks/${row.taskId}` };
  if (row.visitId > 0 && row.nextAct === 'conclude')
    return { words: 'Thông báo kết luận tiếp công dân', href: `/visits/${row.visitId}` };
  if (row.visitId > 0 && row.nextAct === 'outcome') return { words: 'Ghi kết quả tiếp', href: `/visits/${row.visitId}/outcome` };
  if (row.visitId > 0) return { words: 'Trả lời công dân', href: `/visits/${row.visitId}/reply` };
  // As the file says: what lists a content taken back is called back first.
  if (row.outdated !== null) return { words: 'Chờ thu hồi văn bản thụ lý', href: `/proceedings/${row.proceedingId}` };
  if (row.proceedingId > 0) return proceedingAct(row.proceedingId, row.nextAct);
  const proposal =
    row.proposedBy === null
      ? undefined
      : { proposedBy: row.proposedBy, state: row.proposalState ?? '', endorsedBy: row.endorsedBy };
  const petition = {
    ...row,
    id: row.petitionId,
    unitId: actor.unitId,
    status: row.status as PetitionStatus,
    petitionType: row.petitionType ?? '',
    pastHead: row.pastHead === true,
    registeredBy: row.registeredBy ?? 0,
  };
  return petitionAct(actor, petition, proposal);
}

function tagOf(row: QueueRow): WorkRow['stateTag'] {
  if (row.visitId > 0) return visitStatusTags[row.status as VisitStatus];
  if (row.transferId > 0) return transferTags[transferStages[row.status as TransferStage]];
  return row.state !== null && row.state in stateTags
    ? stateTags[row.state as State]
    : standingTag({ status: row.status as PetitionStatus, outcome: row.outcome });
}

const roleWords = (role: string | null) =>
  role === noClerk ? askForClerkWords : role !== null && role in roleNames ? roleNames[role as OfficerRole] : 'Chưa phân công';
const waitingFor = (row: QueueRow) =>
  row.transferId > 0
    ? 'Chờ nhận đơn chuyển đến'
    : row.nextAct === 'approve' || row.nextAct === 'endorse'
      ? 'Chờ phê duyệt'
      : row.nextAct === 'assign'
        ? 'Chờ phân công'
        : row.visitId > 0
          ? row.taskId > 0
            ? 'Đang thực hiện'
            : row.nextAct === 'conclude'
              ? 'Chờ thông báo kết luận'
              : 'Chờ trả lời công dân'
          : 'Đang thực hiện';
/** The state of a petition, a proceeding or a visit in words. */
export const stageWords = (stage: string) =>
  stage in statusTags
    ? statusTags[stage as PetitionStatus].words
    : stage in stateTags
      ? stateTags[stage as State].words
      : stage in visitStatusTags
        ? visitStatusTags[stage as VisitStatus].words
        : stage in transferStages
          ? transferTags[transferStages[stage as TransferStage]].words
          : 'Trạng thái khác';
