// How a clock stands today, in the words of DESIGN §9.1: level, icon, the short words of a list and the full words of a page.
// Remaining and overdue are always in working days; today is not counted, the due date is.
import { CalendarMissing, calendarMissingWords, type WorkingCalendar } from './calendar.ts';
import type { ClockState } from './clock.ts';
import { formatDate } from './dates.ts';

/** At this many working days or fewer the officer is warned (decision 21). */
const AMBER_WORKING_DAYS = 3;

export type DueLevel = 'red' | 'amber' | 'green' | 'grey';

/** What a stored clock needs to say for itself; a ClockState is one. */
export type DueFacts = Pick<ClockState, 'dueOn' | 'pausedOn' | 'pausedBy' | 'stoppedOn' | 'calendarMissing'> &
  Partial<Pick<ClockState, 'overAfter'>>;

export interface DueView {
  level: DueLevel;
  state: 'overdue' | 'today' | 'running' | 'paused' | 'finished' | 'unknown' | 'none';
  /** Icon name in the sprite, without prefix; null for plain text. */
  icon: 'alert-octagon' | 'clock-exclamation' | 'clock-check' | 'player-pause' | null;
  /** First line in a list, under a head that says "Hạn, ngày làm việc": 'Còn 3 ngày'. */
  short: string;
  /** Second line in a list: '27/11/2026', 'từ 16/11/2026' or ''. */
  dateText: string;
  /** Bold words on a page, before the explanation sentence: 'Còn 3 ngày làm việc'. */
  lead: string;
  /** Full words on a page: 'Còn 3 ngày làm việc, hạn 27/11/2026'. */
  words: string;
  /** Working days left; negative when overdue or finished late; null when not running, finished in time, or unknown. */
  remaining: number | null;
}

/**
 * Periods of the citizen and of whoever carries a conclusion out (khoản 3 Điều 36 LTC), not duties of the office: nothing is due here
 * on their last day, nobody here is late after it.
 */
const othersPeriods = [
  'KN_EFFECT',
  'KN_EFFECT_DISC',
  'KN_2ND_WINDOW',
  'KN_LIMIT',
  'KN_LIMIT_DISC',
  'DOC_SUPPLY',
  'TC_HANDLE_REPORT',
];
/** A period somebody else has to keep, the citizen or another body: nobody of the office is late with it. */
export const isOthersPeriod = (ruleCode: string) => othersPeriods.includes(ruleCode);
/** Such a period has run out, or was ended. */
export const isPeriodOver = (
  { ruleCode, stoppedOn, dueOn }: Pick<DueFacts, 'stoppedOn' | 'dueOn'> & { ruleCode: string },
  today: string,
): boolean => isOthersPeriod(ruleCode) && (stoppedOn !== null || (dueOn !== null && today > dueOn));
/** How such a period is said to be over: run out by itself, or ended by an act. */
export const periodWords = ({ stoppedOn }: Pick<DueFacts, 'stoppedOn'>) =>
  stoppedOn === null ? 'Đã hết thời hạn' : 'Đã kết thúc';

/** Nothing has to be done by a date; a limit runs, and its day cannot be counted. */
export const noLimitWords = 'Không tính hạn';
export const uncountedWords = 'Chưa tính được hạn';

/** From this day the software holds the law: Luật Khiếu nại, Luật Tố cáo 2011. Before it another law set its own limits (Luật Khiếu nại, tố cáo 1998). */
const heldFrom = '2012-07-01';
/** The same beside a row of a list; '' where the reason is another one. */
export const noLimitShort = (receivedOn: string): string =>
  receivedOn !== '' && receivedOn < heldFrom ? 'theo luật có hiệu lực khi ấy' : '';
/** Why a petition received on that day has no limit here. */
export const noLimitReason = (receivedOn: string): string =>
  receivedOn < heldFrom
    ? `Phần mềm không có quy định của trước ngày ${formatDate(heldFrom)}: thời hạn của đơn nhận ngày ${formatDate(receivedOn)} lấy theo luật có hiệu lực khi ấy`
    : `Ngày nhận đơn ${formatDate(receivedOn)} chưa có quy định thời hạn xử lý loại đơn này`;

/** How a clock stands on `today`. Null or undefined means nothing has to be done by a date. */
export function dueView(clock: DueFacts | null | undefined, today: string, calendar: WorkingCalendar): DueView {
  if (!clock) return view('none', 'grey', null, noLimitWords, '', noLimitWords, noLimitWords, null);
  if (clock.stoppedOn !== null) return finished(clock.stoppedOn, clock.dueOn, calendar);
  if (clock.dueOn !== null) return running(clock.dueOn, today, calendar);
  if (clock.pausedOn !== null) {
    const since = `từ ${formatDate(clock.pausedOn)}`;
    const by = clock.pausedBy ? `, theo ${clock.pausedBy}` : '';
    return view(
      'paused',
      'grey',
      'player-pause',
      'Tạm dừng tính hạn',
      since,
      'Tạm dừng tính hạn',
      `Tạm dừng tính hạn ${since}${by}`,
      null,
    );
  }
  if (clock.calendarMissing === null) return dueView(null, today, calendar);
  const why = calendarMissingWords(clock.calendarMissing);
  if (clock.overAfter && today > clock.overAfter)
    return view(
      'unknown',
      'red',
      'alert-octagon',
      'Chắc chắn quá hạn',
      why,
      'Chắc chắn đã quá hạn',
      `Chắc chắn đã quá hạn, ${why} nên chưa biết quá từ ngày nào, chưa tính vào số quá hạn`,
      null,
    );
  const missing = `${uncountedWords}, ${why}`;
  return view('unknown', 'grey', null, uncountedWords, why, missing, missing, null);
}

function running(dueOn: string, today: string, calendar: WorkingCalendar): DueView {
  const date = formatDate(dueOn);
  if (today === dueOn)
    return view('today', 'amber', 'clock-exclamation', 'Đến hạn hôm nay', date, 'Đến hạn hôm nay', `Đến hạn hôm nay, ${date}`, 0);
  const left = countOrUndefined(today, dueOn, calendar);
  if (today > dueOn) {
    const late = left === undefined ? 0 : -left;
    const [short, lead] = late > 0 ? [`Quá hạn ${late} ngày`, `Quá hạn ${late} ngày làm việc`] : ['Đã quá hạn', 'Đã quá hạn'];
    return view('overdue', 'red', 'alert-octagon', short, date, lead, `${lead}, hạn ${date}`, left === undefined ? null : left);
  }
  if (left === undefined)
    return view('running', 'green', 'clock-check', 'Còn hạn', date, 'Còn hạn', `Còn hạn, hạn ${date}`, null);
  const near = left <= AMBER_WORKING_DAYS;
  const lead = `Còn ${left} ngày làm việc`;
  return view(
    'running',
    near ? 'amber' : 'green',
    near ? 'clock-exclamation' : 'clock-check',
    `Còn ${left} ngày`,
    date,
    lead,
    `${lead}, hạn ${date}`,
    left,
  );
}

function finished(stoppedOn: string, dueOn: string | null, calendar: WorkingCalendar): DueView {
  const date = formatDate(stoppedOn);
  const done = `Hoàn thành ${date}`;
  if (dueOn === null) return view('finished', 'grey', null, 'Xong', date, done, done, null);
  if (stoppedOn <= dueOn) return view('finished', 'grey', null, 'Xong, đúng hạn', date, done, `${done}, đúng hạn`, null);
  const left = countOrUndefined(stoppedOn, dueOn, calendar);
  const words = left ? `trễ ${-left} ngày` : 'trễ hạn';
  return view(
    'finished',
    'grey',
    null,
    `Xong, ${words}`,
    date,
    done,
    `${done}, ${left ? `${words} làm việc` : words}`,
    left ?? null,
  );
}

function view(
  state: DueView['state'],
  level: DueLevel,
  icon: DueView['icon'],
  short: string,
  dateText: string,
  lead: string,
  words: string,
  remaining: number | null,
): DueView {
  return { level, state, icon, short, dateText, lead, words, remaining: remaining === 0 ? 0 : remaining };
}

/** Working days from one date to another, undefined where the calendar does not reach: a list must still open. */
function countOrUndefined(from: string, to: string, calendar: WorkingCalendar): number | undefined {
  try {
    return calendar.workingDaysBetween(from, to);
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined;
    throw error;
  }
}
