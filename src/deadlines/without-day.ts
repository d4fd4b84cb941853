// How a period stands that runs into a year nobody has a calendar of, in words (undated.ts finds them; decisions 26). Pure.
import { calendarMissingWords, type WorkingCalendar } from './calendar.ts';
import type { ClockState } from './clock.ts';
import { type DueView, dueView, noLimitShort } from './due.ts';

/** What a clock without a day says of itself. */
export type Undated = Pick<ClockState, 'calendarMissing' | 'overAfter'>;

/** How a clock that runs to a day stands. */
export const onDay = (dueOn: string, today: string, calendar: WorkingCalendar): DueView =>
  dueView({ ...running, dueOn, calendarMissing: null }, today, calendar);

/**
 * How a row without a day stands, which is not paused: its calendar is missing, or nothing has to be done by a date.
 * @param receivedOn when its petition was received, of a row that knows only the year its last day: where the software holds no law of then, the row says so
 */
export const withoutDay = (lacks: Undated | undefined, today: string, calendar: WorkingCalendar, receivedOn = ''): DueView =>
  lacks
    ? dueView({ ...running, dueOn: null, ...lacks }, today, calendar)
    : { ...dueView(null, today, calendar), dateText: noLimitShort(receivedOn) };

const running = { pausedOn: null, pausedBy: null, stoppedOn: null } as const;

/** In place of a date: "chưa có lịch năm 2021, chắc chắn đã quá hạn". */
export function undatedWords({ calendarMissing, overAfter }: Undated, today: string): string {
  const missing = calendarMissing === null ? 'chưa tính được hạn' : calendarMissingWords(calendarMissing);
  return isSurelyOver({ overAfter }, today) ? `${missing}, chắc chắn đã quá hạn` : missing;
}

/** Whatever days off that year had, the period is over. */
export const isSurelyOver = ({ overAfter }: { overAfter?: string | null }, today: string): boolean =>
  overAfter !== null && overAfter !== undefined && today > overAfter;
