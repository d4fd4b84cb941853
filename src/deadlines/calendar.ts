// The working calendar of state offices: Monday to Friday, less days off, plus make-up Saturdays (legal.md §8.7, decision 26).
// Built from the holiday table; a year it has no rows for is refused by name, never guessed.
import { addDays, dayOfWeek, yearOf } from './dates.ts';

/** One row of the holiday table: a day off (isWorkingDay false) or a make-up working day (true). */
export interface CalendarDay {
  on: string;
  isWorkingDay: boolean;
  name: string;
  kind: string;
  status: string;
}

/** A date was asked for in a year whose holidays nobody has entered yet. `year` is that year. */
export class CalendarMissing extends Error {
  readonly year: number;

  constructor(year: number) {
    super(calendarMissingWords(year));
    this.name = 'CalendarMissing';
    this.year = year;
  }
}

/** The sentence shown in place of a date that cannot be known yet. */
export function calendarMissingWords(year: number): string {
  return `chưa có lịch năm ${year}`;
}

export class WorkingCalendar {
  /** The years it can answer for, ascending. */
  readonly years: readonly number[];
  readonly #special: ReadonlyMap<string, CalendarDay>;
  /** Every day of the covered years with the count of working days up to and including it, so lists can ask without walking. */
  readonly #days: ReadonlyMap<string, { isWorking: boolean; workedSoFar: number }>;

  /**
   * @param days rows of the holiday table, at most one for a date
   * @param years the years covered; when left out, every year that has at least one row
   */
  constructor(days: Iterable<CalendarDay>, years?: Iterable<number>) {
    const special = new Map<string, CalendarDay>();
    for (const day of days) {
      if (special.has(day.on)) throw new Error(`Two rows of the holiday table for ${day.on}`);
      special.set(day.on, day);
    }
    this.#special = special;
    this.years = [...new Set(years ?? [...special.keys()].map(yearOf))].sort((a, b) => a - b);
    this.#days = countWorkingDays(this.years, special);
  }

  /** Whether the calendar can answer for this date. */
  covers(date: string): boolean {
    return this.#days.has(date);
  }

  /** The holiday row of a date: a day off by law or a make-up day. Undefined for an ordinary day or an uncovered year. */
  findSpecialDay(date: string): CalendarDay | undefined {
    return this.#special.get(date);
  }

  /** Whether state offices work that day. @throws CalendarMissing */
  isWorkingDay(date: string): boolean {
    return this.#loadDay(date).isWorking;
  }

  /** The `count`-th working day after `date` (before it when negative); `date` itself is not counted. @throws CalendarMissing */
  addWorkingDays(date: string, count: number): string {
    const step = count < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(count); left > 0; ) {
      day = addDays(day, step);
      if (this.isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  /** `date` when it is a working day, otherwise the first one after it. @throws CalendarMissing */
  nextWorkingDay(date: string): string {
    let day = date;
    while (!this.isWorkingDay(day)) day = addDays(day, 1);
    return day;
  }

  /** `date` when it is a working day, otherwise the last one before it. @throws CalendarMissing */
  previousWorkingDay(date: string): string {
    let day = date;
    while (!this.isWorkingDay(day)) day = addDays(day, -1);
    return day;
  }

  /**
   * Working days after `from` up to and including `to`; negative when `to` is earlier. Due on Friday asked on Tuesday: 3.
   * Overdue is the same the other way: from the due date to today. @throws CalendarMissing
   */
  workingDaysBetween(from: string, to: string): number {
    if (to < from) return 0 - this.workingDaysBetween(to, from);
    const found = this.#loadDay(to).workedSoFar - this.#loadDay(from).workedSoFar;
    for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!this.years.includes(year)) throw new CalendarMissing(year);
    return found;
  }

  #loadDay(date: string): { isWorking: boolean; workedSoFar: number } {
    const day = this.#days.get(date);
    if (!day) throw new CalendarMissing(yearOf(date));
    return day;
  }
}

function countWorkingDays(years: readonly number[], special: ReadonlyMap<string, CalendarDay>) {
  const days = new Map<string, { isWorking: boolean; workedSoFar: number }>();
  let workedSoFar = 0;
  for (const year of years) {
    let weekday = dayOfWeek(`${year}-01-01`);
    for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = addDays(on, 1)) {
      const isWorking = special.get(on)?.isWorkingDay ?? weekday <= 5;
      if (isWorking) workedSoFar += 1;
      days.set(on, { isWorking, workedSoFar });
      weekday = (weekday % 7) + 1;
    }
  }
  return days;
}
