// The office's own reference data, read from the seed files: tests run on what officers will run on.
import { readFileSync } from 'node:fs';
import { WorkingCalendar } from '../../src/deadlines/calendar.ts';
import { type ClockEvent, type ClockFacts, type ClockState, replayClock } from '../../src/deadlines/clock.ts';
import { readHolidays } from '../../src/deadlines/holiday-csv.ts';
import { RuleBook } from '../../src/deadlines/rule-book.ts';
import { readLegalRules } from '../../src/deadlines/rules.ts';

const seeds = new URL('../../seeds/01_reference/', import.meta.url);

export const holidays = readHolidays(readFileSync(new URL('holidays-vn.csv', seeds), 'utf8'));
export const calendar = new WorkingCalendar(holidays);
export const rules = readLegalRules(JSON.parse(readFileSync(new URL('legal-rules.json', seeds), 'utf8')));
export const ruleBook = new RuleBook(rules);

/** The clock after these events, which must all be allowed. */
export function clockAfter(events: readonly ClockEvent[], facts: ClockFacts = {}, on: WorkingCalendar = calendar): ClockState {
  const { clock, refused } = replayClock(events, ruleBook, on, facts);
  if (refused.length > 0) throw new Error(refused.map(({ because }) => because).join(' '));
  if (!clock) throw new Error('No clock was started');
  return clock;
}

/** Why the last of these events is refused; undefined when it is allowed. */
export function refusalOf(...events: readonly ClockEvent[]): string | undefined {
  return replayClock(events, ruleBook, calendar).refused.find(({ event }) => event === events.at(-1))?.because;
}
