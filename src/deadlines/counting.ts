// Counts one statutory period day by day (legal.md §8.6, §8.7): which days are counted, which are not, where it ends.
// The due date and its explanation come from this one walk, so they can never disagree.
import { CalendarMissing, type WorkingCalendar } from './calendar.ts';
import { addDays } from './dates.ts';
import type { DayUnit, ExclusionKind } from './rules.ts';

/**
 * A span that does not count: the days after `from` up to and including `until` (null while it lasts). The day of the
 * suspension still counts, the day of the resumption does not: accepted 13/07, suspended 23/07 is 10 days used.
 */
export interface Pause {
  from: string;
  until: string | null;
  reason: 'suspended' | ExclusionKind;
  /** The paper that ordered it, e.g. 'Quyết định tạm đình chỉ số 12/QĐ-UBND'. */
  paper: string | null;
  /** The article that allows it. */
  basis: string;
}

export interface Period {
  startedOn: string;
  /** Days to count, extensions included, in `unit`. */
  limit: number;
  unit: DayUnit;
  pauses: readonly Pause[];
}

/** One day of a period. `rolled`: after the last counted day, because that was a day off. */
export type PeriodDay =
  | { on: string; state: 'start' | 'off' | 'rolled'; number: null; pause: null }
  | { on: string; state: 'counted'; number: number; pause: null }
  | { on: string; state: 'paused'; number: null; pause: Pause };

export interface PeriodCount {
  days: PeriodDay[];
  /** Days counted so far: the whole limit unless the clock stands still. */
  used: number;
  /** The day the limit is reached, before moving to a working day. Extensions and remainders are reckoned from it. */
  rawDueOn: string | null;
  /** The last day on which the act is in time: always a working day. Null while paused or where the calendar ends. */
  dueOn: string | null;
  /** The pause that is holding the clock, if any. */
  heldBy: Pause | null;
  /** The first year without a calendar that the count ran into. */
  calendarMissing: number | null;
}

/** Counts a period. Never throws for a missing calendar: it says so in `calendarMissing` and gives no due date. */
export function countPeriod(period: Period, calendar: WorkingCalendar): PeriodCount {
  const count: PeriodCount = {
    days: [{ on: period.startedOn, state: 'start', number: null, pause: null }],
    used: 0,
    rawDueOn: null,
    dueOn: null,
    heldBy: null,
    calendarMissing: null,
  };
  try {
    walk(period, calendar, count);
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error;
    count.calendarMissing = error.year;
  }
  return count;
}

/**
 * A day on which a period is over for sure, whatever days off the years in it had (docs/decisions/0071): n working days lie within 3n + 60 days,
 * and after the last day of a period counted in days of the calendar no thirty days off follow. Pauses do not count. Null while one holds it.
 */
export function surelyOverAfter({ startedOn, limit, unit, pauses }: Period): string | null {
  let day = startedOn;
  for (let left = unit === 'wd' ? 3 * limit + 60 : limit + 30; left > 0; ) {
    day = addDays(day, 1);
    const pause = findPause(pauses, day);
    if (pause?.until === null) return null;
    if (!pause) left -= 1;
  }
  return day;
}

function walk(period: Period, calendar: WorkingCalendar, count: PeriodCount): void {
  let day = period.startedOn;
  while (count.used < period.limit) {
    day = addDays(day, 1);
    const pause = findPause(period.pauses, day);
    if (pause?.until === null) {
      count.heldBy = pause;
      return;
    }
    if (pause) count.days.push({ on: day, state: 'paused', number: null, pause });
    else if (period.unit === 'wd' && !calendar.isWorkingDay(day))
      count.days.push({ on: day, state: 'off', number: null, pause: null });
    else {
      count.used += 1;
      count.days.push({ on: day, state: 'counted', number: count.used, pause: null });
    }
  }
  count.rawDueOn = day;
  rollToWorkingDay(day, period.pauses, calendar, count);
}

/**
 * Moves the end to the end of the next working day (khoản 5 Điều 148 Bộ luật Dân sự). A suspension that begins no later than
 * the end found so far still holds the clock: nothing remains, so the due date is the day of resumption.
 */
function rollToWorkingDay(rawDueOn: string, pauses: readonly Pause[], calendar: WorkingCalendar, count: PeriodCount): void {
  let day = rawDueOn;
  for (;;) {
    const from = day;
    const pause = findLatest(
      pauses.filter((span) => span.from >= rawDueOn && span.from <= from && (span.until === null || span.until > from)),
    );
    if (pause?.until === null) {
      count.heldBy = pause;
      return;
    }
    if (pause?.until) {
      for (day = addDays(day, 1); day <= pause.until; day = addDays(day, 1))
        count.days.push({ on: day, state: 'paused', number: null, pause });
      day = pause.until;
    } else if (calendar.isWorkingDay(day)) {
      count.dueOn = day;
      return;
    } else {
      day = addDays(day, 1);
      count.days.push({ on: day, state: 'rolled', number: null, pause: null });
    }
  }
}

function findPause(pauses: readonly Pause[], day: string): Pause | undefined {
  return findLatest(pauses.filter(({ from, until }) => from < day && (until === null || day <= until)));
}

/** Of several pauses over the same day, the one that lasts longest: an open one before any other. */
function findLatest(pauses: readonly Pause[]): Pause | undefined {
  return (
    pauses.find(({ until }) => until === null) ?? [...pauses].sort((a, b) => (b.until ?? '').localeCompare(a.until ?? ''))[0]
  );
}
