// The last day of a verification: as many days of the calendar as the resolver gave, "kể từ ngày ký" of the paper that charges whoever
// verifies (điểm đ khoản 2 Điều 31 LTC, Mẫu số 07 NĐ 31/2019; Mẫu số 05 NĐ 124/2020). The day it is signed is not counted, a last day of rest
// passes to the next working day (legal.md §8.7, Điều 147, khoản 5 Điều 148 BLDS). Until that paper is issued the day of the assignment stands
// for it. Pure.
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { countPeriod } from '../deadlines/counting.ts';
import { addDays } from '../deadlines/dates.ts';
import type { Given } from './effect.ts';
import { countedForNow } from './verification-order.ts';

/** @param signedOn 'YYYY-MM-DD' @returns 'YYYY-MM-DD'; where the calendar ends before it, the day itself */
export function verifyUntil(signedOn: string, days: number, calendar: WorkingCalendar): string {
  const { dueOn } = countPeriod({ startedOn: signedOn, limit: days, unit: 'cal', pauses: [] }, calendar);
  return dueOn ?? addDays(signedOn, days);
}

/**
 * The last day of the verification of a file, one kept before days of rest were looked at put off too, and whether whoever verifies has let it
 * pass without a report. While the matter is suspended nobody is late, nor before the paper that charges him bears its day: until then the last
 * day is provisional, and `forNow` says so.
 */
export function verifyingEnd({ proceeding, lastDay, today, facts }: Pick<Given, 'proceeding' | 'lastDay' | 'today' | 'facts'>): {
  on: string | null;
  isLate: boolean;
  forNow: string;
} {
  const { state, verifyBy, reportOn } = proceeding;
  const on = verifyBy && lastDay(addDays(verifyBy, -1), 1);
  const isOpen = state === 'verifying' && reportOn === null && on !== null;
  const forNow = isOpen ? countedForNow(facts) : '';
  return { on, isLate: isOpen && forNow === '' && on < today, forNow };
}
