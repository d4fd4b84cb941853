// Starting, changing and stopping stored clocks. Every act records an event and stores what the engine makes of all events.
import type { Actor } from '../accounts/actor.ts';
import type { Tx, UnitTx } from '../database/tx.ts';
import { NotAllowedNow } from '../errors.ts';
import type { Moment } from '../web/pages.ts';
import { type ClockEvent, type ClockFacts, type ClockState, replayClock, tryEvent } from './clock.ts';
import {
  type ClockRow,
  type ClockSubject,
  eventsOf,
  insertClock,
  insertClockEvent,
  listClocks,
  lockRunningClocks,
  saveClock,
  saveTakenBack,
} from './records.ts';
import type { RuleSet } from './rule-set.ts';
import type { Variant } from './rules.ts';

export interface NewClock {
  rule: string;
  /** The day the period is counted from (that day itself is not counted). */
  on: string;
  variants?: readonly Variant[];
  /** Facts that hold whatever happens, such as a remote area. */
  facts?: ClockFacts;
  /** The one deadline lists show for this record. */
  isMain?: boolean;
  /** The day it is counted from was taken from an old book. */
  origin?: 'converted';
}

export interface StartedClock {
  id: number;
  state: ClockState;
}

/** Starts a clock for a record of this unit. @throws NotAllowedNow when no rule is in force on that day */
export async function startClock(
  tx: UnitTx,
  actor: Actor,
  rules: RuleSet,
  subject: ClockSubject,
  clock: NewClock,
  moment: Moment,
): Promise<StartedClock> {
  const started: ClockEvent = {
    type: 'started',
    on: clock.on,
    rule: clock.rule,
    variants: [...(clock.variants ?? []), ...(clock.facts?.variants ?? [])],
    ...(clock.origin ? { origin: clock.origin } : {}),
  };
  const { clock: state, refused } = replayClock([started], rules.book, rules.calendar);
  if (!state) throw new NotAllowedNow(refused[0]?.because ?? `Chưa có quy định về thời hạn cho việc này vào ngày ${clock.on}.`);
  const id = await insertClock(tx, actor.unitId, subject, state, state.rule.label, clock.isMain ?? false, moment.at);
  await insertClockEvent(
    tx,
    { unitId: actor.unitId, id, petitionId: subject.petitionId ?? null },
    started,
    moment.at,
    actor.accountId,
  );
  return { id, state };
}

/** How a clock came to its first day, for another one counted from the same day: an old book's stays one. */
export async function originOf(tx: Tx, clock: Pick<ClockRow, 'unitId' | 'id'> | undefined): Promise<Pick<NewClock, 'origin'>> {
  if (!clock) return {};
  const events = (await eventsOf(tx, clock.unitId, [clock.id])).get(clock.id) ?? [];
  return events.some((event) => event.type === 'started' && event.origin === 'converted') ? { origin: 'converted' } : {};
}

/**
 * The same period once more from the same day, after what had ended it proved wrong. The former clock keeps its end: the engine
 * reads events by their legal day, and the new end may lie before the old one.
 */
export async function startAnew(
  tx: UnitTx,
  actor: Actor,
  rules: RuleSet,
  clock: ClockRow,
  moment: Moment,
): Promise<StartedClock> {
  const events = (await eventsOf(tx, clock.unitId, [clock.id])).get(clock.id) ?? [];
  const started = events.find((event) => event.type === 'started');
  return startClock(
    tx,
    actor,
    rules,
    {
      ...(clock.petitionId === null ? {} : { petitionId: clock.petitionId }),
      ...(clock.visitId === null ? {} : { visitId: clock.visitId }),
      ...(clock.proceedingId === null ? {} : { proceedingId: clock.proceedingId }),
    },
    {
      rule: clock.ruleCode,
      on: clock.startedOn,
      variants: started?.variants ?? [],
      isMain: clock.isMain,
      ...(await originOf(tx, clock)),
    },
    moment,
  );
}

/** Adds one event to a clock. @throws NotAllowedNow with the engine's reason when the law does not allow it */
export async function addClockEvent(
  tx: UnitTx,
  actor: Actor,
  rules: RuleSet,
  clock: ClockRow,
  event: ClockEvent,
  moment: Moment,
): Promise<ClockState> {
  const events = (await eventsOf(tx, clock.unitId, [clock.id])).get(clock.id) ?? [];
  const answer = tryEvent(events, event, rules.book, rules.calendar);
  if (!answer.ok) throw new NotAllowedNow(answer.because);
  await insertClockEvent(tx, clock, event, moment.at, actor.accountId);
  await saveClock(tx, clock, answer.clock, moment.at);
  return answer.clock;
}

/** A clock that had ended on a day ends on another one instead; one that ended otherwise, or runs, stays as it is. */
export async function moveEnd(
  tx: UnitTx,
  actor: Actor,
  rules: RuleSet,
  clock: ClockRow,
  { was, on, reason }: { was: string; on: string; reason: string },
  moment: Moment,
): Promise<void> {
  if (clock.stoppedOn !== was) return;
  const events = (await eventsOf(tx, clock.unitId, [clock.id])).get(clock.id) ?? [];
  const ended = events.filter((event) => event.type === 'stopped' && event.on === was).at(-1);
  if (!ended) return;
  await addClockEvent(tx, actor, rules, clock, { type: 'takenBack', on: moment.today, undoes: ended }, moment);
  await addClockEvent(tx, actor, rules, clock, { type: 'stopped', on, reason }, moment);
}

/** What an act did to one clock; a 'started' one is the clock's own beginning. */
export interface ClockTouch {
  id: number;
  event: ClockEvent;
}

/**
 * An act is taken back: what it stopped, extended, paused or let run again runs as if that had not been, what it started ends on its
 * first day and counts for nothing. Clocks later acts have touched are not asked for.
 * @throws NotAllowedNow when a later event rests on one of these
 */
export async function takeBackEvents(
  tx: UnitTx,
  actor: Actor,
  rules: RuleSet,
  subject: ClockSubject,
  touches: readonly ClockTouch[],
  moment: Moment,
): Promise<void> {
  const clocks = new Map((await listClocks(tx, actor.unitId, subject)).map((clock) => [clock.id, clock]));
  for (const { id, event } of [...touches].reverse()) {
    const clock = clocks.get(id);
    if (!clock) continue;
    if (event.type === 'started') {
      const end = { type: 'stopped', on: clock.startedOn, reason: 'Rút lại bước đã ghi' } as const;
      await addClockEvent(tx, actor, rules, clock, end, moment);
      await saveTakenBack(tx, clock);
    } else await addClockEvent(tx, actor, rules, clock, { type: 'takenBack', on: moment.today, undoes: event }, moment);
  }
}

/**
 * Stops every running clock of a record, or only those with the given rule codes, but for those of `except`. Gives what it did to each.
 */
export async function stopClocks(
  tx: UnitTx,
  actor: Actor,
  rules: RuleSet,
  subject: ClockSubject,
  on: string,
  reason: string,
  moment: Moment,
  codes?: readonly string[],
  except: readonly string[] = [],
): Promise<ClockTouch[]> {
  const running = (await listClocks(tx, actor.unitId, subject)).filter(
    (clock) => clock.stoppedOn === null && (!codes || codes.includes(clock.ruleCode)) && !except.includes(clock.ruleCode),
  );
  const touches: ClockTouch[] = [];
  for (const clock of running) {
    const event: ClockEvent = { type: 'stopped', on: on < clock.startedOn ? clock.startedOn : on, reason };
    await addClockEvent(tx, actor, rules, clock, event, moment);
    touches.push({ id: clock.id, event });
  }
  return touches;
}

/**
 * Replays every running clock of the unit against today's calendar and rules, after a holiday was added late.
 * Gives the clocks whose due date moved, so that their records can show it and people be told.
 */
export async function recomputeClocks(
  tx: UnitTx,
  unitId: number,
  rules: RuleSet,
  moment: Moment,
): Promise<{ clock: ClockRow; state: ClockState }[]> {
  const clocks = await lockRunningClocks(tx, unitId);
  const events = await eventsOf(
    tx,
    unitId,
    clocks.map((clock) => clock.id),
  );
  const moved: { clock: ClockRow; state: ClockState }[] = [];
  for (const clock of clocks) {
    const { clock: state } = replayClock(events.get(clock.id) ?? [], rules.book, rules.calendar);
    if (!state || state.dueOn === clock.dueOn) continue;
    await saveClock(tx, clock, state, moment.at);
    moved.push({ clock, state });
  }
  return moved;
}
