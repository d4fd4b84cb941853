// The clocks of a proceeding as a page lists them: name, how it stands today, the link to why. Pure.
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { type DueView, dueView, isOthersPeriod, isPeriodOver, periodWords } from '../deadlines/due.ts';
import type { ClockRow } from '../deadlines/queries.ts';
import { isSurelyOver, type Undated } from '../deadlines/without-day.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { resultKinds as complaintResults, needsEnforcing } from './tables/complaint/shared.ts';
import { resultKinds as denunciationResults } from './tables/denunciation/shared.ts';
import type { Facts, Workflow } from './workflow.ts';

export interface ClockLine {
  href: string;
  label: string;
  level: string;
  words: string;
  date: string;
  isRunning: boolean;
}

/** A stored clock as it stands today, in the words of DESIGN §9.1. @param lacks of one that runs without a day, what it lacks */
export function clockView(clock: ClockRow, today: string, calendar: WorkingCalendar, lacks: Undated | undefined): DueView {
  const { dueOn, pausedOn, stoppedOn } = clock;
  return dueView({ dueOn, pausedOn, pausedBy: null, stoppedOn, ...(lacks ?? { calendarMissing: null }) }, today, calendar);
}

/** The acts whose order is to be sent within a period of its own, as the name of that period says them. */
export const orderWords = { suspension: 'tạm đình chỉ', resumption: 'tiếp tục', termination: 'đình chỉ' } as const;
type OrderAct = keyof typeof orderWords;

/** The periods of sending an order that suspends, resumes or terminates. */
export const orderRules = ['KN_SUSPEND_SEND', 'TC_SUSP_SEND'] as const;

/** Clock of sending → the act whose order it is of: each began on the day of its own, in the order they were recorded. */
export function orderClocks(
  clocks: readonly Pick<ClockRow, 'id' | 'ruleCode' | 'startedOn'>[],
  steps: readonly { kind: string; onDate: string }[],
): Map<number, OrderAct> {
  const acts = steps.flatMap(({ kind, onDate }) => (kind in orderWords ? [{ act: kind as OrderAct, onDate }] : []));
  const found = new Map<number, OrderAct>();
  const periods = clocks.filter(({ ruleCode }) => orderRules.some((code) => code === ruleCode)).sort((a, b) => a.id - b.id);
  for (const { id, ruleCode, startedOn } of periods) {
    // Of a denunciation no period runs for what goes on.
    const at = acts.findIndex(
      ({ act, onDate }) => onDate === startedOn && !(ruleCode === 'TC_SUSP_SEND' && act === 'resumption'),
    );
    const [own] = at < 0 ? [] : acts.splice(at, 1);
    if (own) found.set(id, own.act);
  }
  return found;
}

/** Acts after which nothing more is owed here, whether it was done or not. */
const endings: readonly string[] = ['close', 'termination', 'police', 'appeal', 'appeal-result', 'continuation'];

/**
 * What is said of a duty whose clock stands still because the matter ended, not because anybody did it: no act that answers it is
 * recorded. '' where it was done, or still runs.
 * @param recorded the kinds of the recorded steps
 */
export function undoneWords(
  clock: ClockRow,
  workflow: Workflow,
  recorded: ReadonlySet<string>,
  facts: Pick<Facts, 'state' | 'result' | 'measure'>,
): string {
  // What was handed over is owed by the successor.
  if (clock.stoppedOn === null || clock.isMain || isOthersPeriod(clock.ruleCode) || facts.state === 'handed_over') return '';
  const answers = workflow.acts.filter((rule) => rule.stops.includes(clock.ruleCode) && !endings.includes(rule.act));
  if (answers.length === 0 || answers.some((rule) => recorded.has(rule.act))) return '';
  // A denunciation found wrong is handled by putting the denounced right, which closing asks about (Điều 36 LTC).
  if (clock.ruleCode === 'TC_HANDLE' && facts.result === 'wrong' && recorded.has('close')) return '';
  return clock.ruleCode === 'KN_ENFORCE_DIRECTIVE' && !needsEnforcing(facts) ? 'Không phải thực hiện' : 'Không thực hiện';
}

/** The results of a complaint or denunciation: what they end has ended only once they are issued. */
const results: readonly PaperKind[] = [...complaintResults, ...denunciationResults];

/** What is said of a resolution that ended with a decision or conclusion nobody can have received: its paper has no number yet. '' of any other. */
export const unnumberedWords = (clock: Pick<ClockRow, 'isMain' | 'stoppedOn'>, { unissued }: Pick<Facts, 'unissued'>): string =>
  clock.isMain && clock.stoppedOn !== null && results.some((kind) => unissued.includes(kind)) ? 'Chờ cấp số văn bản' : '';

/**
 * Running clocks first, nearest date on top; finished ones after.
 * @param undated those that run without a day, with what they lack
 * @param words what is said of a duty nobody did, a clock's name where one of several says of what it is, and what it needs beside it; '' for
 * nothing
 */
export function clockLines(
  clocks: readonly ClockRow[],
  undated: ReadonlyMap<number, Undated>,
  today: string,
  calendar: WorkingCalendar,
  words: { undone: (clock: ClockRow) => string; named: (clock: ClockRow) => string; noted: (clock: ClockRow) => string },
): ClockLine[] {
  return [...clocks]
    .sort((a, b) => Number(a.stoppedOn !== null) - Number(b.stoppedOn !== null) || (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
    .map((clock) => {
      const lacks = undated.get(clock.id);
      const view = clockView(clock, today, calendar, lacks);
      const isWait = isOthersPeriod(clock.ruleCode);
      const isOver = isPeriodOver(clock, today) || (isWait && lacks !== undefined && isSurelyOver(lacks, today));
      const isPlain = view.level === 'grey' && (clock.stoppedOn !== null || lacks !== undefined);
      return {
        href: `/clocks/${clock.id}`,
        label: (words.named(clock) || clock.label) + words.noted(clock),
        level: isWait || isPlain ? 'none' : view.level,
        words: words.undone(clock) || (isOver ? periodWords(clock) : view.short),
        date: view.dateText,
        isRunning: clock.stoppedOn === null,
      };
    });
}
