// Telling officers and citizens. Notices are rows of the same transaction; mail is queued and leaves after commit.
import { enqueue } from '../database/outbox.ts';
import { CalendarMissing } from '../deadlines/calendar.ts';
import { formatDate } from '../deadlines/dates.ts';
import { dueView } from '../deadlines/due.ts';
import { lowered } from '../first-letter.ts';
import { citizenStatusWords, type PetitionStatus, petitionNumber } from '../petitions/petition.ts';
import { type ActCode, nextActWords } from '../proceedings/act-codes.ts';
import type { Act } from '../web/act.ts';
import { isMailAddress } from './mail.ts';
import {
  type DueRecord,
  dueRecordKinds,
  findDueRecord,
  listDue,
  listOfficers,
  namedIn,
  type Officer,
  senderAddress,
} from './queries.ts';
import {
  dropTelling,
  dropUnread,
  dropUnreadOf,
  insertMessage,
  insertNotice,
  insertNotices,
  type NewNotice,
  saveAllRead,
  saveRead,
  sinkMessagesOf,
} from './records.ts';
import { farthest, ReminderPlan, reminderStep } from './reminder-plan.ts';

/** Roles that are told as leaders of their unit. */
export const leaderRoles = ['leader', 'reception_board_head', 'chief_inspector'] as const;

/** Puts the same notice before several officers of the actor's unit. Those named in the petition hear nothing. */
export async function notifyOfficers(
  act: Act,
  accountIds: readonly number[],
  notice: Omit<NewNotice, 'accountId'>,
): Promise<void> {
  const { tx, actor, moment } = act;
  const { petitionId, visitId } = notice;
  const named =
    petitionId || visitId
      ? await namedIn(tx, actor.unitId, { petitions: petitionId ? [petitionId] : [], visits: visitId ? [visitId] : [] })
      : new Set<string>();
  const hearing = [...new Set(accountIds)].filter(
    (accountId) =>
      accountId > 0 && !named.has(`petition:${petitionId}:${accountId}`) && !named.has(`visit:${visitId}:${accountId}`),
  );
  await insertNotices(tx, actor.unitId, hearing, notice, moment.at);
}

/** The same for everybody of the unit who holds one of these roles today. */
export async function notifyRoles(act: Act, roles: readonly string[], notice: Omit<NewNotice, 'accountId'>): Promise<void> {
  const officers = await listOfficers(act.house, act.actor.unitId, act.moment.today);
  await notifyOfficers(
    act,
    officers.filter((one) => roles.includes(one.role)).map((one) => one.accountId),
    notice,
  );
}

/** What officers were told of a petition and have not read is not so any more. */
export function withdrawNotices({ tx }: Act, petitionId: number, kinds: readonly string[]): Promise<void> {
  return dropUnread(tx, petitionId, kinds);
}

/** A petition and those it was joined to stand beside each other no more: what told of both in one minute is gone, read or not. */
export function takeTellingAway({ tx }: Act, petitionId: number, kinds: readonly string[]): Promise<void> {
  return dropTelling(tx, petitionId, kinds);
}

/** Steps of a proceeding were taken back: what they told, and reminders of days that fell with them. @param told when they were recorded */
export function withdrawTurns(
  { tx }: Act,
  proceeding: { id: number; petitionId: number; dueOn: string | null },
  told: readonly Date[],
): Promise<void> {
  return dropUnreadOf(tx, proceeding, 'proceeding', told);
}

/** One's own only. @throws NotFound */
export async function readNotice(act: Pick<Act, 'tx' | 'actor' | 'moment'>, id: number): Promise<void> {
  await saveRead(act.tx, act.actor, id, act.moment.at);
}

/** One's own, in this unit. */
export async function readAllNotices(act: Pick<Act, 'tx' | 'actor' | 'moment'>): Promise<void> {
  await saveAllRead(act.tx, act.actor, act.moment.at);
}

/** The office's plan, or the default one when the setting is absent. */
async function loadPlan(act: Act): Promise<ReminderPlan> {
  const row = await act.house.maybe<{ value: unknown }>("select value from settings where key = 'reminders'");
  const read = ReminderPlan.safeParse(row?.value ?? {});
  return read.success ? read.data : ReminderPlan.parse({});
}

/**
 * One sweep over one unit: whoever must act, and from a set distance the leaders, hear of each deadline once per step.
 * On a day off nobody is reminded. With `mails`, each new notice is also queued as a mail of number and date.
 * @returns how many notices were new
 */
export async function remindUnit(act: Act, mails: boolean): Promise<number> {
  const { tx, house, actor, moment, rules } = act;
  const plan = await loadPlan(act);
  if (!rules.calendar.covers(moment.today) || !rules.calendar.isWorkingDay(moment.today)) return 0;
  const due = await listDue(tx, actor.unitId, horizon(act, plan));
  if (due.length === 0) return 0;
  const officers = await listOfficers(house, actor.unitId, moment.today);
  const named = await namedIn(tx, actor.unitId, {
    petitions: due.flatMap((record) => (record.petitionId ? [record.petitionId] : [])),
    visits: due.flatMap((record) => (isOfVisit(record) ? [record.id] : [])),
  });
  let told = 0;
  for (const record of due) {
    const left = daysLeft(act, record.dueOn);
    const step = left === undefined ? undefined : reminderStep(left, plan);
    if (!step) continue;
    for (const accountId of recipients(record, officers, step.toLeaders)) {
      if (named.has(`petition:${record.petitionId}:${accountId}`)) continue;
      if (isOfVisit(record) && named.has(`visit:${record.id}:${accountId}`)) continue;
      const isNew = await insertNotice(tx, actor.unitId, reminderOf(act, record, step.code, accountId), moment.at);
      if (!isNew) continue;
      told += 1;
      if (mails) {
        const about = { kind: dueRecordKinds.indexOf(record.kind), recordId: record.id };
        await enqueue(tx, 'mail_reminder', { unitId: actor.unitId, accountId, ...about });
      }
    }
  }
  return told;
}

/** What a job of a reminder's mail is about, as it is due now; undefined once it is done. */
export async function findDue(act: Act, kind: number, recordId: number): Promise<DueRecord | undefined> {
  const name = dueRecordKinds[kind];
  if (name === undefined) return undefined;
  return findDueRecord(act.tx, act.actor.unitId, horizon(act, await loadPlan(act)), { kind: name, id: recordId });
}

/** What a reminder calls its record: a number and nothing of the content. */
export const dueName = (record: DueRecord): string =>
  isOfVisit(record) ? `Lượt tiếp công dân số ${record.number} năm ${record.year}` : `Đơn ${petitionNumber(record)}`;

function horizon(act: Act, plan: ReminderPlan): string {
  const { calendar } = act.rules;
  try {
    return calendar.addWorkingDays(act.moment.today, farthest(plan));
  } catch (error) {
    if (error instanceof CalendarMissing) return act.moment.today;
    throw error;
  }
}

function daysLeft(act: Act, dueOn: string): number | undefined {
  return dueView(running(dueOn), act.moment.today, act.rules.calendar).remaining ?? undefined;
}

const running = (dueOn: string) => ({ dueOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null });

/** The holder, or everybody who holds the next role, and the processor in charge. Past the head: the registering officer alone. */
export function recipients(
  record: Pick<DueRecord, 'pastHead' | 'registeredBy' | 'holderId' | 'nextRole' | 'assignedTo'>,
  officers: readonly Officer[],
  toLeaders: boolean,
): number[] {
  if (record.pastHead) return [record.registeredBy];
  const present = new Set(officers.map((one) => one.accountId));
  const byRole = (roles: readonly string[]) => officers.filter((one) => roles.includes(one.role)).map((one) => one.accountId);
  const holders = record.holderId ? [record.holderId] : record.nextRole ? byRole([record.nextRole]) : [];
  const told = [...holders, ...(record.assignedTo ? [record.assignedTo] : []), ...(toLeaders ? byRole(leaderRoles) : [])];
  return [...new Set(told)].filter((accountId) => present.has(accountId));
}

const dueKinds: Record<DueRecord['kind'], { what: string; place: string }> = {
  petition: { what: 'xử lý đơn', place: '/petitions' },
  duty: { what: 'việc còn lại sau xử lý đơn', place: '/petitions' },
  forwarder: { what: 'thông báo cho nơi chuyển đơn', place: '/petitions' },
  report_below: { what: 'cấp dưới báo cáo về tố cáo quá hạn', place: '/petitions' },
  denouncer: { what: 'chuyển tố cáo và thông báo cho người tố cáo', place: '/petitions' },
  proceeding: { what: 'giải quyết', place: '/proceedings' },
  visit: { what: 'trả lời công dân', place: '/visits' },
  conclusion: { what: 'thông báo kết luận tiếp công dân', place: '/visits' },
};
/** Of a visit, and of no petition. */
export const isOfVisit = (record: DueRecord): boolean => record.kind === 'visit' || record.kind === 'conclusion';

function reminderOf(act: Act, record: DueRecord, step: string, accountId: number): NewNotice {
  const state = dueView(running(record.dueOn), act.moment.today, act.rules.calendar);
  const { what, place } = dueKinds[record.kind];
  return {
    accountId,
    kind: 'deadline',
    petitionId: record.petitionId,
    visitId: isOfVisit(record) ? record.id : null,
    proceedingId: record.kind === 'proceeding' ? record.id : null,
    words: `${dueName(record)}: ${lowered(state.words)} (thời hạn ${nextActWords[record.act as ActCode]?.toLocaleLowerCase('vi') ?? what}).`,
    href: `${place}/${record.id}`,
    dedupeKey: `due:${record.kind}:${record.id}:${record.dueOn}:${step}`,
  };
}

/** What of a petition the citizen is told about it by mail: its number, its state in plain words, where to ask. */
export interface InformedPetition {
  unitId: number;
  id: number;
  year: number;
  number: number;
  sealed: boolean;
  publicCode: string | null;
  status: PetitionStatus;
  receivedOn: string;
}

/** The steps that call informSender, as officers read them. */
export const informedSteps = [
  'chuyển đơn đi',
  'nhận đơn nơi khác chuyển đến',
  'thụ lý giải quyết',
  'mời đối thoại, tạm đình chỉ, tiếp tục hay đình chỉ giải quyết, có quyết định giải quyết hay văn bản trả lời (thư đi khi văn bản được cấp số)',
] as const;

/**
 * Tells the sender by mail, when he gave an address, that his petition moved on. The worker sends it after commit, or sinks it
 * where no mail server is configured. Never for a denunciation. Nothing of the content is in the mail.
 * @param words the news in one sentence; by default the state as /lookup says it
 * @returns the message's id, undefined when there is nobody to write to
 */
export async function informSender(
  act: Act,
  petition: InformedPetition,
  words = citizenStatusWords[petition.status],
): Promise<number | undefined> {
  const { tx, actor, moment } = act;
  if (petition.sealed || petition.unitId !== actor.unitId) return undefined;
  const recipient = await senderAddress(tx, petition.unitId, petition.id);
  if (!isMailAddress(recipient)) return undefined;
  const number = petitionNumber(petition);
  const unit = await act.house.one<{ name: string; phone: string }>(
    "select u.name, coalesce(f.phone, '') as phone from units u left join unit_profiles f on f.unit_id = u.id where u.id = $1",
    [actor.unitId],
  );
  const body = [
    `Kính gửi ông, bà.`,
    `Đơn số ${number}, ${unit.name} nhận ngày ${formatDate(petition.receivedOn)}: ${words}${words.endsWith('.') ? '' : '.'}`,
    petition.publicCode
      ? `Ông, bà xem tiến độ tại trang tra cứu, bằng mã tra cứu ${petition.publicCode} và mã PIN trên Giấy biên nhận.`
      : '',
    unit.phone
      ? `Cần hỏi thêm, ông, bà gọi ${unit.phone} trong giờ hành chính.`
      : 'Cần hỏi thêm, ông, bà liên hệ nơi đã nộp đơn trong giờ hành chính.',
    'Thư này do phần mềm gửi, không cần trả lời.',
  ];
  const message = {
    petitionId: petition.id,
    paperId: null,
    recipient,
    subject: `Thông tin về đơn số ${number}`,
    body: body.filter(Boolean).join('\n\n'),
  };
  const id = await insertMessage(tx, actor.unitId, message, moment.at);
  await enqueue(tx, 'send_message', { unitId: actor.unitId, messageId: id });
  return id;
}

/** A petition of this unit is a denunciation now: no mail about it leaves any more, and none keeps the address it went to. */
export function withdrawMessages(act: Act, petition: { unitId: number; id: number }): Promise<number> {
  return sinkMessagesOf(act.tx, petition);
}
