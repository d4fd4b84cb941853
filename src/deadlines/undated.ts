// Periods that run into a year nobody has a calendar of (decisions 26): no day is guessed, but that such a period is surely over can be known.
import type { Tx } from '../database/tx.ts';
import { calendarMissingWords } from './calendar.ts';
import { type ClockState, replayClock } from './clock.ts';
import { eventsOf } from './records.ts';
import type { RuleSet } from './rule-set.ts';

/** What a clock without a day says of itself. */
export type Undated = Pick<ClockState, 'calendarMissing' | 'overAfter'>;

/** A clock (k) that runs and has no day, though nothing has paused it: a calendar is missing. */
export const runsUndated = 'k.stopped_on is null and not k.is_paused and k.due_on is null';

/** Of these clocks those that run without a day, with the year they lack and the day after which they are surely over; by clock. */
export async function findUndated(
  tx: Tx,
  unitId: number,
  clocks: readonly { id: number; dueOn: string | null; isPaused: boolean; stoppedOn: string | null }[],
  rules: RuleSet,
): Promise<Map<number, Undated>> {
  const asked = clocks.filter(({ dueOn, isPaused, stoppedOn }) => dueOn === null && !isPaused && stoppedOn === null);
  const found = new Map<number, Undated>();
  if (asked.length === 0) return found;
  const events = await eventsOf(
    tx,
    unitId,
    asked.map(({ id }) => id),
  );
  for (const { id } of asked) {
    const { clock } = replayClock(events.get(id) ?? [], rules.book, rules.calendar);
    if (clock?.calendarMissing) found.set(id, { calendarMissing: clock.calendarMissing, overAfter: clock.overAfter });
  }
  return found;
}

/** In place of a date: "chưa có lịch năm 2021, chắc chắn đã quá hạn". */
export function undatedWords({ calendarMissing, overAfter }: Undated, today: string): string {
  const missing = calendarMissing === null ? 'chưa tính được hạn' : calendarMissingWords(calendarMissing);
  return isSurelyOver({ overAfter }, today) ? `${missing}, chắc chắn đã quá hạn` : missing;
}

/** Whatever days off that year had, the period is over. */
export const isSurelyOver = ({ overAfter }: { overAfter?: string | null }, today: string): boolean =>
  overAfter !== null && overAfter !== undefined && today > overAfter;
