// Receptions of one quarter (15/9 to 14/12 of any year) of which every column of 01/TCD shows another number. Of each host: who came alone,
// who came about several things, groups; for the first time and again.
import type { VisitFacts } from '../facts.ts';

export const receptions = (year: number): VisitFacts[] => {
  let count = 0;
  const at = (day: string, hosted: Pick<VisitFacts, 'kind' | 'host'>, rest: Partial<VisitFacts> = {}): VisitFacts => {
    count += 1;
    return { key: `v${count}`, on: `${year}-${day}`, people: 1, contents: 1, occurrence: 'first', ...hosted, ...rest };
  };
  const officer = { kind: 'regular', host: 'officer' } as const;
  const head = { kind: 'periodic', host: 'head' } as const;
  const sent = { kind: 'periodic', host: 'delegated' } as const;
  const again = { occurrence: 'repeated' } as const;
  const group = (people: number, contents: number) => ({ people, contents, isLarge: true });
  return [
    // The officer: 7 alone, 1 of three persons with two contents, 4 again, 2 groups (6 and 9 persons; three contents and one), 1 group again (5; six).
    ...['09-15', '09-16', '09-17', '09-18', '09-21', '09-22', '09-23'].map((day) => at(day, officer)),
    at('09-24', officer, { people: 3, contents: 2 }),
    ...['10-01', '10-02', '10-08', '10-09'].map((day) => at(day, officer, again)),
    at('10-14', officer, group(6, 3)),
    at('10-15', officer, group(9, 1)),
    at('10-16', officer, { ...group(5, 6), ...again }),
    // The head: 4 alone, of them one at a regular session where he was present; 1 of two persons with five contents; 3 again; 1 group (8; three),
    // 1 group again (7; five).
    at('10-05', head),
    at('10-05', head),
    at('10-07', { kind: 'regular', host: 'head' }),
    at('10-19', head),
    at('10-19', head, { people: 2, contents: 5 }),
    at('10-19', head, again),
    at('10-26', head, again),
    at('11-02', { kind: 'extraordinary', host: 'head' }, again),
    at('10-26', head, group(8, 3)),
    at('11-02', { kind: 'extraordinary', host: 'head' }, { ...group(7, 5), ...again }),
    // Whom he delegated: 2 alone, 1 of two persons with six contents, 1 again, 1 group (5; one), 3 groups again (10, 6 and 12; two, two and one).
    at('10-06', sent),
    at('10-13', sent),
    at('10-13', sent, { people: 2, contents: 6 }),
    at('10-20', sent, again),
    at('10-27', sent, group(5, 1)),
    at('11-03', sent, { ...group(10, 2), ...again }),
    at('11-10', sent, { ...group(6, 2), ...again }),
    at('11-17', sent, { ...group(12, 1), ...again }),
    // In no figure: nobody came, refused, struck out, the day before the period and the day after.
    at('10-12', head, { people: 0, contents: 0, isNoShow: true, outcome: 'no_show' }),
    at('10-21', officer, { outcome: 'refused' }),
    at('10-22', officer, { status: 'void' }),
    at('09-14', officer),
    at('12-15', officer),
  ];
};

/** Posted days: 5 of the head, one of them without anybody; 7 on which only whom he delegated received. */
export const receptionDays = (year: number) =>
  [
    ...['10-05', '10-19', '10-26'].map((on) => ({ kind: 'periodic', on, state: 'held', posted: true })),
    { kind: 'periodic', on: '10-12', state: 'no_show', posted: true },
    { kind: 'extraordinary', on: '11-02', state: 'held', posted: true },
    ...['10-06', '10-13', '10-20', '10-27', '11-03', '11-10', '11-17'].map((on) => ({
      kind: 'periodic',
      on,
      state: 'held',
      posted: true,
    })),
    // In no figure: postponed, not posted, a regular day.
    { kind: 'periodic', on: '11-09', state: 'postponed', posted: true },
    { kind: 'periodic', on: '11-16', state: 'draft', posted: false },
    { kind: 'regular', on: '11-23', state: 'held', posted: true },
  ].map((one) => ({ ...one, on: `${year}-${one.on}` }));
