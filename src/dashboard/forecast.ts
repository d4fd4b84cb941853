// What goes overdue if nothing is done: the due days that lie between today and the fifth working day. Pure.
import { CalendarMissing, type WorkingCalendar } from '../deadlines/calendar.ts';
import { addDays } from '../deadlines/dates.ts';

export const forecastWorkingDays = 5;

/** First and last due day ('YYYY-MM-DD') whose petitions stand overdue on the fifth working day from today, `by`. */
export interface Forecast {
  start: string;
  end: string;
  by: string;
}

/** Overdue is exactly when today > due, so what is due on the fifth working day itself is still in time then. Null where the calendar ends. */
export function forecastOf(today: string, calendar: WorkingCalendar): Forecast | null {
  try {
    const by = calendar.addWorkingDays(today, forecastWorkingDays);
    return { start: today, end: addDays(by, -1), by };
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}
