// A statutory clock: the events that happened to it, replayed against the rule in force, give its state (legal.md §8; decision 25).
// Nothing is stored that cannot be replayed; an event the law does not allow is refused with a reason and changes nothing.
import type { WorkingCalendar } from './calendar.ts';
import { accept, type ClockEvent, type ClockFacts, type ClockRun, endedWords, standingEvents } from './clock-events.ts';
import { countPeriod, type Pause, surelyOverAfter } from './counting.ts';
import type { RuleBook } from './rule-book.ts';
import { type ClockRule, EXTENSION_KINDS, type ExtensionKind, type Variant } from './rules.ts';

export type { ClockEvent, ClockFacts };

/** An event that took effect. `late`: it came after the limit had already run out, which an explanation must say. */
export interface ClockStep {
  event: ClockEvent;
  late: boolean;
}

export interface ClockState {
  ruleCode: string;
  ruleValidFrom: string;
  rule: ClockRule;
  startedOn: string;
  /** The facts that chose the length, in the order they became known. */
  variants: readonly Variant[];
  /** Days to count, with variant and extensions, in the rule's unit. */
  limit: number;
  extensions: readonly { on: string; days: number; kind: ExtensionKind; paper: string | null }[];
  pauses: readonly Pause[];
  /** The day the limit is reached, before the last-day rule; null while paused. */
  rawDueOn: string | null;
  /** The last day in time, a working day; null while paused or when the calendar does not reach it. */
  dueOn: string | null;
  /** The year whose calendar is missing, when that is why there is no due date. */
  calendarMissing: number | null;
  /** Without a due date for want of a calendar: after this day the limit has surely passed. Null otherwise. */
  overAfter: string | null;
  pausedOn: string | null;
  /** What paused it: the paper, else the article. */
  pausedBy: string | null;
  /** While paused: days of the limit left, in the rule's unit. */
  remainingDays: number | null;
  stoppedOn: string | null;
  stopReason: string | null;
  finishedLate: boolean;
  /** What happened in the present run, in order; a restart begins a new run. */
  steps: readonly ClockStep[];
}

export interface Refusal {
  event: ClockEvent;
  /** A sentence for the officer. */
  because: string;
}

export interface ClockReplay {
  /** Null when nothing has started it. */
  clock: ClockState | null;
  refused: readonly Refusal[];
}

/** Within one day: what sets the length, then pauses, then the end. A pause and its end on one day keep the order given. */
const RANK: Record<ClockEvent['type'], number> = {
  started: 0,
  variantDetermined: 1,
  extended: 2,
  suspended: 3,
  resumed: 3,
  excludedFrom: 3,
  excludedUntil: 3,
  takenOver: 3,
  startCorrected: 3,
  stopped: 4,
  restarted: 4,
  handedOver: 4,
  handedBack: 4,
  takenBack: 4,
};

/**
 * The state of a clock after its events, in whatever order they are given. The rule is the one in force on the day the clock
 * starts (or restarts). Days are counted from the day after; suspension and exclusion per legal.md §8.6.
 */
export function replayClock(
  events: readonly ClockEvent[],
  ruleBook: RuleBook,
  calendar: WorkingCalendar,
  facts: ClockFacts = {},
): ClockReplay {
  const refused: Refusal[] = [];
  let run: ClockRun | null = null;
  let steps: ClockStep[] = [];
  const inOrder = standingEvents(events).sort(byDay);
  for (const [at, event] of inOrder.entries()) {
    const late = run !== null && isLate(corrected(run, inOrder.slice(at), ruleBook), event.on, calendar);
    const answer = accept(run, event, ruleBook, facts);
    if (typeof answer === 'string') refused.push({ event, because: answer });
    else {
      steps = event.type === 'restarted' ? [{ event, late: false }] : [...steps, { event, late }];
      run = answer;
    }
  }
  return { clock: run && describe(run, steps, calendar), refused };
}

/**
 * Whether one more event is allowed, before it is recorded: it must be accepted itself and must not unmake an event already
 * recorded (a back-dated one could). Gives the clock as it would become, or why not.
 */
export function tryEvent(
  events: readonly ClockEvent[],
  next: ClockEvent,
  ruleBook: RuleBook,
  calendar: WorkingCalendar,
  facts: ClockFacts = {},
): { ok: true; clock: ClockState } | { ok: false; because: string } {
  const now = replayClock(events, ruleBook, calendar, facts);
  const before = now.refused.map((refusal) => refusal.event);
  // The first day of what has ended stays; an end entered after the correction does not unmake it.
  if (next.type === 'startCorrected' && now.clock?.stoppedOn != null && now.clock.stoppedOn < next.on)
    return { ok: false, because: endedWords(now.clock.rule, now.clock.stoppedOn) };
  const { clock, refused } = replayClock([...events, next], ruleBook, calendar, facts);
  const refusal = refused.find(({ event }) => event === next) ?? refused.find(({ event }) => !before.includes(event));
  if (refusal) return { ok: false, because: refusal.because };
  return clock ? { ok: true, clock } : { ok: false, because: 'Thời hạn này chưa bắt đầu tính.' };
}

function byDay(a: ClockEvent, b: ClockEvent): number {
  return a.on.localeCompare(b.on) || RANK[a.type] - RANK[b.type] || subject(a).localeCompare(subject(b));
}

/** What an event is about, so that unrelated events of one day always stand in the same order. */
function subject(event: ClockEvent): string {
  switch (event.type) {
    case 'variantDetermined':
      return event.variant;
    case 'extended':
      return `${EXTENSION_KINDS.indexOf(event.kind)}`;
    case 'excludedFrom':
    case 'excludedUntil':
      return event.kind;
    default:
      return '';
  }
}

/** The run from its true first day, which may have been written down after what is asked about. */
function corrected(run: ClockRun, coming: readonly ClockEvent[], ruleBook: RuleBook): ClockRun {
  const anew = coming.findIndex(({ type }) => type === 'restarted');
  const correction = coming.slice(0, anew < 0 ? undefined : anew).findLast(({ type }) => type === 'startCorrected');
  const answer = correction ? accept(run, correction, ruleBook, {}) : run;
  return typeof answer === 'string' ? run : answer;
}

function isLate(run: ClockRun, on: string, calendar: WorkingCalendar): boolean {
  const { dueOn } = countPeriod({ ...run, unit: run.rule.unit }, calendar);
  return dueOn !== null && on > dueOn;
}

function describe(run: ClockRun, steps: readonly ClockStep[], calendar: WorkingCalendar): ClockState {
  const period = { ...run, unit: run.rule.unit };
  const { rawDueOn, dueOn, used, heldBy, calendarMissing } = countPeriod(period, calendar);
  const held = run.stoppedOn === null ? heldBy : null;
  return {
    ruleCode: run.rule.code,
    ruleValidFrom: run.rule.validFrom,
    rule: run.rule,
    startedOn: run.startedOn,
    variants: run.variants,
    limit: run.limit,
    extensions: run.extensions,
    pauses: run.pauses,
    rawDueOn,
    dueOn,
    calendarMissing,
    overAfter: calendarMissing === null ? null : surelyOverAfter(period),
    pausedOn: held?.from ?? null,
    pausedBy: held?.paper ?? held?.basis ?? null,
    remainingDays: held ? run.limit - used : null,
    stoppedOn: run.stoppedOn,
    stopReason: run.stopReason,
    finishedLate: run.stoppedOn !== null && dueOn !== null && run.stoppedOn > dueOn,
    steps,
  };
}
