// The law and the calendar as the house holds them now: rows → RuleBook and WorkingCalendar, kept for a few seconds.
import type { HouseTx } from '../database/tx.ts';
import { type CalendarDay, WorkingCalendar } from './calendar.ts';
import { RuleBook, type RuleSetting } from './rule-book.ts';
import { readLegalRules } from './rules.ts';

export interface RuleSet {
  book: RuleBook;
  calendar: WorkingCalendar;
}

const keptMs = 5_000;

/**
 * A loader that reads the rules at most every few seconds, and makes them anew only where a row is another. A second process learns of
 * a changed holiday within that time; the process that changed it forgets at once through `forget`.
 */
export function ruleLoader(): { load: (house: HouseTx) => Promise<RuleSet>; forget: () => void } {
  let kept: { rules: RuleSet; read: string; until: number } | undefined;
  return {
    async load(house) {
      if (kept && kept.until > performance.now()) return kept.rules;
      const rows = await readRows(house);
      const read = JSON.stringify(rows);
      kept = { rules: kept?.read === read ? kept.rules : rulesOf(rows), read, until: performance.now() + keptMs };
      return kept.rules;
    },
    forget: () => {
      kept = undefined;
    },
  };
}

interface RuleRows {
  rules: { data: unknown }[];
  days: CalendarDay[];
  settings: { value: RuleSetting[] } | undefined;
}

async function readRows(house: HouseTx): Promise<RuleRows> {
  return {
    rules: await house.rows<{ data: unknown }>('select data from legal_rules order by code, valid_from'),
    days: await house.rows<CalendarDay>(
      'select on_date as "on", is_working_day, name, kind, status from holidays order by on_date',
    ),
    settings: await house.maybe<{ value: RuleSetting[] }>("select value from settings where key = 'rules'"),
  };
}

function rulesOf({ rules, days, settings }: RuleRows): RuleSet {
  const book = new RuleBook(readLegalRules(rules.map((row) => row.data)));
  return {
    book: settings ? book.withSettings(settings.value) : book,
    calendar: new WorkingCalendar(days.map((day) => ({ ...day }))),
  };
}

/** Read afresh, not from what is kept. */
export const readRules = async (house: HouseTx): Promise<RuleSet> => rulesOf(await readRows(house));
