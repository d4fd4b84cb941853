// The page "Vì sao hạn là …?": the due date in one sentence, and every day from start to due with why it counts or not (DESIGN §9.2).
import { lowered, raised } from '../first-letter.ts';
import type { CalendarDay, WorkingCalendar } from './calendar.ts';
import { calendarMissingWords } from './calendar.ts';
import type { ClockState, ClockStep } from './clock.ts';
import { countPeriod, type Pause, type PeriodDay } from './counting.ts';
import { addDays, dayOfWeek, daysBetween, formatDate, weekdayName } from './dates.ts';
import type { RuleBook } from './rule-book.ts';
import { EXCLUSION_LABELS, EXTENSION_LABELS, findVariant, lengthWords, VARIANT_LABELS } from './rules.ts';

export interface ExplainedDay {
  on: string;
  /** '24/11/2026' */
  date: string;
  /** 'Thứ Ba' */
  weekday: string;
  counted: boolean;
  /** Running number of a counted day, in the rule's unit. */
  number: number | null;
  reason: string;
  /** What happened to the clock on that day. */
  notes: readonly string[];
  isDue: boolean;
}

export interface DueExplanation {
  title: string;
  /** 'Hạn 27/11/2026, theo Điều 28 Luật Khiếu nại: 30 ngày kể từ ngày thụ lý 28/10/2026.' */
  summary: string;
  /** The articles in full. */
  basis: string;
  /** The other reading of contradicting texts, and how sure the rule is; null when there is nothing to say. */
  caution: string | null;
  days: readonly ExplainedDay[];
}

/** Explains a clock. The rule book gives the articles on counting in force when the clock started. */
export function explainDue(clock: ClockState, calendar: WorkingCalendar, ruleBook: RuleBook): DueExplanation {
  const { days } = countPeriod({ ...clock, unit: clock.rule.unit }, calendar);
  return {
    title: titleOf(clock),
    summary: summarizeDue(clock, calendar),
    basis: [clock.rule.basis, ...extensionBases(clock)].join('; '),
    caution: cautionOf(clock),
    days: [...days.map((day) => explainDay(day, clock, calendar, ruleBook)), ...unknownDay(days, clock)],
  };
}

/** Where the count stops for want of a calendar: the day it cannot judge, and what that leaves open. */
function unknownDay(days: readonly PeriodDay[], { calendarMissing, rawDueOn, rule }: ClockState): ExplainedDay[] {
  const last = days.at(-1);
  if (calendarMissing === null || !last) return [];
  const missing = raised(calendarMissingWords(calendarMissing));
  const reachesEnd = rawDueOn !== null;
  const on = reachesEnd ? last.on : addDays(last.on, 1);
  return [
    {
      on,
      date: formatDate(on),
      weekday: weekdayName(on),
      counted: false,
      number: null,
      reason: reachesEnd
        ? `${missing}: chưa biết ngày cuối này là ngày làm việc hay ngày nghỉ, nên chưa biết có phải lùi sang ngày làm việc tiếp theo không`
        : `${missing}: chưa biết từ đây ngày nào là ngày ${rule.unit === 'wd' ? 'làm việc để đếm tiếp' : 'nghỉ'}, nên chưa ra ngày hết hạn`,
      notes: [],
      isDue: false,
    },
  ];
}

/** The one sentence under a due date: date, article, how counted (DESIGN §9.2). */
export function summarizeDue(clock: ClockState, calendar: WorkingCalendar): string {
  const { rule } = clock;
  const since = `${lengthOf(clock)} kể từ ${rule.triggerWords} ${formatDate(clock.startedOn)}`;
  const span = [since, ...pauseWords(clock), ...rolledWords(clock, calendar), ...originWords(clock)].join(', ');
  if (clock.dueOn !== null) return `Hạn ${formatDate(clock.dueOn)}, theo ${rule.basisShort}: ${span}.`;
  if (clock.pausedOn !== null) {
    const used = clock.limit - (clock.remainingDays ?? 0);
    const unit = rule.unit === 'wd' ? 'ngày làm việc' : 'ngày';
    return `Tạm dừng tính hạn từ ${formatDate(clock.pausedOn)}, theo ${clock.pausedBy}: đã tính ${used}, còn ${clock.remainingDays} ${unit} trong ${span}.`;
  }
  if (clock.calendarMissing !== null)
    return `Chưa tính được hạn vì ${calendarMissingWords(clock.calendarMissing)}, theo ${rule.basisShort}: ${span}.${overWords(clock)}`;
  return `Kết thúc ngày ${formatDate(clock.stoppedOn ?? clock.startedOn)} khi đang tạm dừng, theo ${rule.basisShort}: ${span}.`;
}

/** What is known of a limit without a day: it cannot end later than this. */
const overWords = ({ overAfter, stoppedOn }: ClockState): string =>
  overAfter === null || stoppedOn !== null
    ? ''
    : ` Dù năm ấy nghỉ những ngày nào, thời hạn này cũng hết trước ngày ${formatDate(addDays(overAfter, 1))}.`;

function titleOf(clock: ClockState): string {
  if (clock.dueOn !== null) return `Vì sao hạn là ${formatDate(clock.dueOn)}?`;
  if (clock.calendarMissing !== null) return 'Vì sao chưa tính được hạn?';
  return clock.stoppedOn === null ? 'Vì sao tạm dừng tính hạn?' : 'Vì sao không còn tính hạn?';
}

function lengthOf({ rule, variants, extensions }: ClockState): string {
  const variant = findVariant(rule, variants);
  const base = lengthWords(variant?.length ?? rule.length, rule.unit);
  const reason = variant ? ` (${variant.when.map((fact) => VARIANT_LABELS[fact]).join(', ')})` : '';
  const added = extensions.map(({ days }) => ` cộng ${days} ngày gia hạn`).join('');
  return base + reason + added;
}

function pauseWords({ pauses }: ClockState): string[] {
  return pauses.flatMap(({ from, until, reason }) => {
    if (until === null || until === from) return [];
    const what = reason === 'suspended' ? 'tạm đình chỉ' : EXCLUSION_LABELS[reason];
    return [`không tính ${daysBetween(from, until)} ngày ${reason === 'suspended' ? what : `là ${what}`}`];
  });
}

function rolledWords({ rawDueOn, dueOn }: ClockState, calendar: WorkingCalendar): string[] {
  if (rawDueOn === null || dueOn === null || !calendar.covers(rawDueOn) || calendar.isWorkingDay(rawDueOn)) return [];
  return [
    `ngày cuối ${formatDate(rawDueOn)} là ngày nghỉ (${dayOffWords(rawDueOn, calendar)}) nên hết hạn vào ngày làm việc tiếp theo`,
  ];
}

/** Said at every deadline counted from a day of an old book. */
export const convertedWords = 'hạn tính theo dữ liệu chuyển đổi';

/** A day counted from is only as good as the book it was taken from. */
function originWords({ steps }: ClockState): string[] {
  return steps.some(({ event }) => event.type === 'started' && event.origin === 'converted') ? [convertedWords] : [];
}

/** The articles the extensions rest on, each once. */
function extensionBases({ rule, extensions }: ClockState): string[] {
  return [...new Set(extensions.flatMap(({ kind }) => rule.extensions[kind]?.basis ?? []))];
}

function cautionOf({ rule }: ClockState): string | null {
  const parts = [
    rule.alt && `Cách tính khác: ${lengthWords(rule.alt.length, rule.alt.unit)}, theo ${rule.alt.basis}.`,
    rule.confidence === 'uncertain' && 'Thời hạn này chưa có văn bản quy định rõ, đơn vị tự cài đặt.',
    rule.note,
  ];
  return parts.filter((part) => typeof part === 'string').join(' ') || null;
}

function explainDay(day: PeriodDay, clock: ClockState, calendar: WorkingCalendar, ruleBook: RuleBook): ExplainedDay {
  return {
    on: day.on,
    date: formatDate(day.on),
    weekday: weekdayName(day.on),
    counted: day.state === 'counted',
    number: day.number,
    reason: reasonOf(day, clock, calendar, ruleBook),
    notes: clock.steps.filter(({ event }) => event.on === day.on).map((step) => stepWords(step, clock)),
    isDue: day.on === clock.dueOn,
  };
}

function reasonOf(day: PeriodDay, clock: ClockState, calendar: WorkingCalendar, ruleBook: RuleBook): string {
  const article = (code: string) => {
    const principle = ruleBook.find('principle', code, clock.startedOn);
    return principle ? `, ${principle.basisShort}` : '';
  };
  switch (day.state) {
    case 'start':
      return `Ngày bắt đầu không tính${article('COUNT_START_DAY')}`;
    case 'off':
      return raised(dayOffWords(day.on, calendar));
    case 'paused':
      return pauseReason(day.pause);
    case 'rolled':
      return day.on === clock.dueOn
        ? `Ngày cuối là ngày nghỉ nên hết hạn vào ngày làm việc tiếp theo${article('COUNT_LAST_DAY')}`
        : raised(calendar.covers(day.on) ? dayOffWords(day.on, calendar) : calendarMissingWords(clock.calendarMissing ?? 0));
    case 'counted':
      return countedReason(day.on, clock, calendar);
  }
}

function countedReason(on: string, clock: ClockState, calendar: WorkingCalendar): string {
  const special = calendar.findSpecialDay(on);
  if (special?.isWorkingDay) return `${weekdayName(on)}, ${lowered(special.name)}${doubt(special)}`;
  if (clock.rule.unit === 'wd') return 'Ngày làm việc';
  if (special === undefined && dayOfWeek(on) <= 5) return 'Tính';
  const off = raised(dayOffWords(on, calendar));
  return on === clock.rawDueOn ? `${off}, ngày cuối của thời hạn` : `${off}, vẫn tính vì thời hạn tính theo ngày`;
}

function pauseReason({ reason, paper, basis }: Pause): string {
  const what = reason === 'suspended' ? 'Tạm đình chỉ' : `Không tính ${EXCLUSION_LABELS[reason]}`;
  return `${what} theo ${paper ? `${paper}, ${basis}` : basis}`;
}

function stepWords({ event, late }: ClockStep, { rule }: ClockState): string {
  const by = event.paper ? ` theo ${event.paper}` : '';
  const when = late && event.type !== 'stopped' ? ', khi đã quá hạn' : '';
  switch (event.type) {
    case 'started':
      return raised(rule.triggerWords) + by;
    case 'variantDetermined':
      return `Xác định ${VARIANT_LABELS[event.variant]}${by}${when}`;
    case 'extended':
      return `Gia hạn ${event.days} ngày (${EXTENSION_LABELS[event.kind]})${by}${when}`;
    case 'suspended':
      return `Tạm đình chỉ${by}${when}`;
    case 'resumed':
      return `Tiếp tục giải quyết${by}`;
    case 'excludedFrom':
      return `Bắt đầu ${EXCLUSION_LABELS[event.kind]}${by}${when}`;
    case 'excludedUntil':
      return `Kết thúc ${EXCLUSION_LABELS[event.kind]}${by}`;
    case 'stopped':
      return `Kết thúc thời hạn: ${event.reason}${by}${late ? ', khi đã quá hạn' : ''}`;
    case 'restarted':
      return `Tính lại từ đầu: ${event.reason}${by}`;
    case 'startCorrected':
      return `Sửa ngày bắt đầu tính thành ${formatDate(event.to)}: ${event.reason}${by}`;
    case 'handedOver':
      return `Bàn giao cho ${event.to}${by}, thời hạn chạy tiếp ở đơn vị kế tiếp`;
    case 'takenOver':
      return `Nhận bàn giao từ ${event.from}${by}, thời hạn chạy tiếp, ngày hạn không đổi`;
    case 'handedBack':
      return `Hoàn tác bàn giao, thời hạn chạy tiếp${by}`;
    case 'takenBack':
      return 'Rút lại việc đã ghi';
  }
}

/** Why state offices do not work that day: 'Chủ nhật', 'nghỉ lễ Quốc khánh', 'nghỉ bù …'. */
function dayOffWords(on: string, calendar: WorkingCalendar): string {
  const special = calendar.findSpecialDay(on);
  if (!special) return weekdayName(on);
  return special.name.startsWith('Nghỉ') ? lowered(special.name) + doubt(special) : `nghỉ lễ ${special.name}${doubt(special)}`;
}

function doubt({ name, status }: CalendarDay): string {
  if (status !== 'provisional') return '';
  return name.includes('dự kiến') ? ', chờ thông báo của năm' : ', dự kiến, chờ thông báo của năm';
}
