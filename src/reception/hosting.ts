// Who receives, and how often a head must (LTCD Điều 12–18, 24; legal.md §3.1). Pure.

import { findLatestDayBefore } from '../deadlines/advance.ts';
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { addDays, dayOfWeek, formatDate } from '../deadlines/dates.ts';
import type { RuleBook } from '../deadlines/rule-book.ts';
import type { VisitHost, VisitKind } from './visit.ts';

/** Null, or why kind and host do not go together: periodic and extraordinary receptions are the head's. */
export function hostObjection(kind: VisitKind, host: VisitHost): string | null {
  if (kind === 'regular' || host !== 'officer') return null;
  return 'Tiếp định kỳ, đột xuất là trách nhiệm của Thủ trưởng. Chọn Thủ trưởng tiếp hoặc Ủy quyền tiếp';
}

/** Said beside a delegated reception: the law gives the head no general right to send another. */
export const delegationWarning =
  'Luật Tiếp công dân không quy định quyền ủy quyền chung cho Thủ trưởng. Báo cáo thống kê đếm riêng các buổi ủy quyền; cần có văn bản phân công.';

/** Which rule says how often the head of a unit of this level receives. */
export function frequencyRuleOf(unitLevel: string): string {
  return (
    { commune: 'COMMUNE_CHAIR_RECEPTION', district: 'DISTRICT_CHAIR_RECEPTION', province: 'PROVINCE_CHAIR_RECEPTION' }[
      unitLevel
    ] ?? 'AGENCY_HEAD_RECEPTION'
  );
}

export interface FrequencyCheck {
  /** '2 ngày mỗi tháng' */
  duty: string;
  basis: string;
  planned: number;
  least: number;
  isMet: boolean;
  words: string;
}

/** The last day a month's check asks about: the Sunday of the week that begins last in it. @param month 'YYYY-MM' */
export function lastDayChecked(month: string): string {
  const monday = mondaysOf(month).at(-1) ?? `${month}-01`;
  return addDays(monday, 6);
}

/**
 * Whether the head's days planned in a month reach the minimum of the law in force that month.
 * @param days the dates of periodic days that stand (posted, held, nobody came), until `lastDayChecked`; postponed and cancelled ones do not count
 * @param month 'YYYY-MM'. A weekly duty is checked for every whole week that begins (Monday) in the month and is owed.
 */
export function checkFrequency(
  book: RuleBook,
  calendar: WorkingCalendar,
  unitLevel: string,
  month: string,
  days: readonly string[],
): FrequencyCheck | undefined {
  const rule = book.find('frequency', frequencyRuleOf(unitLevel), `${month}-01`);
  if (!rule) return undefined;
  const distinct = [...new Set(days)];
  const ofMonth = distinct.filter((day) => day.startsWith(month)).length;
  const weeks = mondaysOf(month).filter((monday) => owesWeek(book, calendar, rule, addDays(monday, 6)));
  const duty = `${rule.min} ngày mỗi ${rule.per === 'month' ? 'tháng' : 'tuần'}`;
  const [planned, least] = rule.per === 'month' ? [ofMonth, rule.min] : [keptWeeks(weeks, distinct, rule.min), weeks.length];
  const isMet = planned >= least;
  const unit = rule.per === 'month' ? 'ngày' : 'tuần đủ số ngày';
  return {
    duty,
    basis: rule.basisShort,
    planned,
    least,
    isMet,
    words: isMet
      ? `Đã xếp ${planned} ${unit}, đủ mức ít nhất ${duty} theo ${rule.basisShort}.`
      : `Mới xếp ${planned} trong ${least} ${unit}. Thủ trưởng phải tiếp công dân ít nhất ${duty} theo ${rule.basisShort}.`,
  };
}

function mondaysOf(month: string): string[] {
  const mondays: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) if (dayOfWeek(day) === 1) mondays.push(day);
  return mondays;
}

const keptWeeks = (mondays: readonly string[], days: readonly string[], min: number): number =>
  mondays.filter((monday) => days.filter((day) => day >= monday && day <= addDays(monday, 6)).length >= min).length;

/** Whether the week that ends that Sunday is owed a day: by the rule of its last day, and where it has a day to work on (Tết has none). */
const owesWeek = (book: RuleBook, calendar: WorkingCalendar, { code, per }: { code: string; per: string }, sunday: string) =>
  book.find('frequency', code, sunday)?.per === per && hasWorkingDay(calendar, sunday);

/** A year nobody has entered has no days of rest that are known: its weeks are owed. */
function hasWorkingDay(calendar: WorkingCalendar, sunday: string): boolean {
  return [0, 1, 2, 3, 4, 5, 6].some((back) => {
    const day = addDays(sunday, -back);
    return calendar.covers(day) ? calendar.isWorkingDay(day) : back > 1;
  });
}

export interface PeriodDuty {
  /** Days owed of the months and weeks that ended within the period. */
  least: number;
  /** "2 ngày mỗi tháng, điểm c khoản 2 Điều 15 Luật Tiếp công dân", each rule that was in force. */
  duties: string[];
}

/**
 * How many days of periodic reception the head of a unit of this level owes between two days. A month or a week is owed once it is over, by
 * the rule in force on its last day: nothing is asked for twice, and nothing before its time. A week without a working day is not owed.
 * @param from, to both included, 'YYYY-MM-DD'
 */
export function receptionDuty(
  book: RuleBook,
  calendar: WorkingCalendar,
  unitLevel: string,
  from: string,
  to: string,
): PeriodDuty {
  const code = frequencyRuleOf(unitLevel);
  const duties = new Set<string>();
  let least = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const rule = book.find('frequency', code, day);
    if (!rule) continue;
    const isLast = rule.per === 'month' ? addDays(day, 1).endsWith('-01') : dayOfWeek(day) === 7 && hasWorkingDay(calendar, day);
    if (!isLast) continue;
    least += rule.min;
    duties.add(`${rule.min} ngày mỗi ${rule.per === 'month' ? 'tháng' : 'tuần'}, ${rule.basisShort}`);
  }
  return { least, duties: [...duties] };
}

export interface PostingCheck {
  /** Last day on which posting is still early enough. */
  latest: string;
  isEarly: boolean;
  words: string;
}

/** The schedule is posted at least 5 working days before (LTCD Điều 24.4). Late posting is warned of, not refused. */
export function checkPosting(
  book: RuleBook,
  calendar: WorkingCalendar,
  receptionOn: string,
  postedOn: string,
): PostingCheck | undefined {
  const rule = book.find('advance', 'TCD_SCHEDULE_POST', receptionOn);
  if (!rule || !calendar.covers(receptionOn)) return undefined;
  const latest = findLatestDayBefore(rule, receptionOn, calendar);
  if (!latest) return undefined;
  const isEarly = postedOn <= latest;
  const must = `Lịch ngày ${formatDate(receptionOn)} phải niêm yết chậm nhất ngày ${formatDate(latest)} (trước ${rule.length} ngày làm việc, ${rule.basisShort})`;
  return {
    latest,
    isEarly,
    words: isEarly ? `${must}.` : `${must}, hiện đã muộn. Vẫn niêm yết được, việc chậm được ghi vào nhật ký.`,
  };
}
