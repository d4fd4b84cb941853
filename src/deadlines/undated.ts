// Periods that run into a year nobody has a calendar of (decisions 26): no day is guessed, but that such a period is surely over can be known.
import type { Tx } from '../database/tx.ts';
import { replayClock } from './clock.ts';
import type { DueView } from './due.ts';
import { eventsOf } from './records.ts';
import type { RuleSet } from './rule-set.ts';
import { onDay, type Undated, withoutDay } from './without-day.ts';

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
    if (clock?.calendarMissing && clock.stoppedOn === null)
      found.set(id, { calendarMissing: clock.calendarMissing, overAfter: clock.overAfter });
  }
  return found;
}

/** The clock that counts of a row in a list, and how it stands. */
export interface CountedClock {
  unitId: number;
  /** Null where none was ever started. */
  clockId: number | null;
  dueOn: string | null;
  isPaused: boolean;
  isOver: boolean;
}

/** The same of the rows of a list, of whichever unit each is: one statement a unit that has such rows, none where every row has its day. */
export async function findUndatedRows(tx: Tx, rows: readonly CountedClock[], rules: RuleSet): Promise<Map<number, Undated>> {
  const byUnit = new Map<number, { id: number; dueOn: null; isPaused: false; stoppedOn: null }[]>();
  for (const { unitId, clockId, dueOn, isPaused, isOver } of rows) {
    if (clockId === null || dueOn !== null || isPaused || isOver) continue;
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), { id: clockId, dueOn, isPaused: false, stoppedOn: null }]);
  }
  const found = new Map<number, Undated>();
  for (const [unitId, clocks] of byUnit)
    for (const [id, lacks] of await findUndated(tx, unitId, clocks, rules)) found.set(id, lacks);
  return found;
}

/** How the clock of one open record stands: on its day, or without one. */
export async function standingDue(
  tx: Tx,
  record: { unitId: number; mainClockId: number | null; dueOn: string | null; isPaused: boolean },
  today: string,
  rules: RuleSet,
): Promise<DueView> {
  const { unitId, mainClockId, dueOn, isPaused } = record;
  if (dueOn !== null) return onDay(dueOn, today, rules.calendar);
  const found = await findUndatedRows(tx, [{ unitId, clockId: mainClockId, dueOn, isPaused, isOver: false }], rules);
  return withoutDay(found.get(mainClockId ?? 0), today, rules.calendar);
}
