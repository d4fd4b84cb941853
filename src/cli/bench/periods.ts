// The period a rule gives from a day, worked out once: a million petitions ask for it several times each.
import { replayClock } from '../../deadlines/clock.ts';
import type { RuleSet } from '../../deadlines/rule-set.ts';

/** A period as its clock's row keeps it. */
export interface Period {
  rule: string;
  validFrom: string;
  label: string;
  on: string;
  dueOn: string | null;
  rawDueOn: string | null;
}

/** The period of a rule from a day; null where no such rule was in force then. */
export type PeriodOf = (rule: string, on: string) => Period | null;

export function periodsOf({ book, calendar }: RuleSet): PeriodOf {
  const known = new Map<string, Period | null>();
  return (rule, on) => {
    const key = `${rule} ${on}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const state = book.findInForce(rule, on)
      ? replayClock([{ type: 'started', on, rule, variants: [] }], book, calendar).clock
      : undefined;
    const period = state
      ? {
          rule: state.ruleCode,
          validFrom: state.ruleValidFrom,
          label: state.rule.label,
          on,
          dueOn: state.dueOn,
          rawDueOn: state.rawDueOn,
        }
      : null;
    known.set(key, period);
    return period;
  };
}
