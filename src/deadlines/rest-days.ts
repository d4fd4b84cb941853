// A day on which nobody works, told by its name. Pure.
import type { WorkingCalendar } from './calendar.ts';
import { weekdayName } from './dates.ts';

/** 'Quốc khánh', 'Chủ nhật'; '' for a working day, and for one beyond the calendar, of which nothing is guessed. */
export function restDayName(calendar: Pick<WorkingCalendar, 'covers' | 'isWorkingDay' | 'findSpecialDay'>, on: string): string {
  if (!calendar.covers(on) || calendar.isWorkingDay(on)) return '';
  return calendar.findSpecialDay(on)?.name || weekdayName(on);
}
