// What a form asks depends on the day alone: made once a day, because making it costs more than reading a form with it.
import type { Moment } from './pages.ts';

/** @param make looks at nothing of the moment but its day */
export function perDay<T>(make: (day: Pick<Moment, 'today'>) => T): (moment: Pick<Moment, 'today'>) => T {
  let kept: { today: string; made: T } | undefined;
  return ({ today }) => {
    if (kept?.today !== today) kept = { today, made: make({ today }) };
    return kept.made;
  };
}
