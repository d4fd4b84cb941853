// The period a rule gives from a day, worked out once: a million petitions ask for it several times each.
import { replayClock } from '../../deadlines/clock.ts';
import type { RuleSet } from '../../deadlines/rule-set.ts';
import { lengthWords } from '../../deadlines/rules.ts';
import { verifyUntil } from '../../proceedings/verify-until.ts';

/** A period as its clock's row keeps it. */
export interface Period {
  rule: string;
  validFrom: string;
  label: string;
  /** "30 ngày" */
  length: string;
  on: string;
  dueOn: string | null;
  rawDueOn: string | null;
}

export interface PeriodOf {
  /** The period of a rule from a day; null where no such rule was in force then. */
  (rule: string, on: string): Period | null;
  /** The last day of a verification that was given so many days. */
  verifyUntil(signedOn: string, days: number): string;
}

/** Periods by the rules and the calendar of one installation. */
export function periodsOf({ book, calendar }: RuleSet): PeriodOf {
  const known = new Map<string, Period | null>();
  const periodOf = (rule: string, on: string) => {
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
          length: lengthWords(state.limit, state.rule.unit),
          on,
          dueOn: state.dueOn,
          rawDueOn: state.rawDueOn,
        }
      : null;
    known.set(key, period);
    return period;
  };
  return Object.assign(periodOf, { verifyUntil: (signedOn: string, days: number) => verifyUntil(signedOn, days, calendar) });
}
