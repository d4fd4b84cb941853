// Acts the law wants done so long before an event: the notice of a dialogue, the posted reception schedule (legal.md §8.1, §8.3).
import type { WorkingCalendar } from './calendar.ts';
import { addDays } from './dates.ts';
import type { AdvanceRule } from './rules.ts';

/**
 * The last day on which the act is still early enough for an event on `eventOn`; the day of the event is not counted. Days of the
 * calendar count whatever they are, a rest day too. Undefined for rules counted in hours: the day itself is early enough. @throws CalendarMissing
 */
export function findLatestDayBefore(rule: AdvanceRule, eventOn: string, calendar: WorkingCalendar): string | undefined {
  switch (rule.unit) {
    case 'wd':
      return calendar.addWorkingDays(eventOn, -rule.length);
    case 'cal':
      return addDays(eventOn, -rule.length);
    case 'hour':
      return undefined;
  }
}
