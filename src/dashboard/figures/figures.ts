// The figures of the dashboard as they are counted, unit by unit, and added up. Pure.
import { addDays } from '../../deadlines/dates.ts';
import { twelveMonths } from '../periods.ts';

/** Both days included. */
export interface Span {
  start: string;
  end: string;
}

/** What the figures are asked over. */
export interface Asked extends Span {
  today: string;
  /** The same days a year before. */
  before: Span;
  /** The day a year before today. */
  dayBefore: string;
  /** The due days of the forecast, and the same a year before; null where the calendar ends. */
  soon: (Span & { before: Span }) | null;
  /** Only what these officers are in charge of, 0 for what nobody is; absent: everybody's. */
  people?: readonly number[] | undefined;
}

export interface GroupFigures {
  received: number;
  handled: number;
  onTime: number;
  overdue: number;
}

/** One unit's figures. */
export interface UnitCount {
  received: number;
  handled: number;
  onTime: number;
  open: number;
  overdue: number;
  dueSoon: number;
  largeGroups: number;
  receivedBefore: number;
  handledBefore: number;
  onTimeBefore: number;
  /** As they stood on the same day a year before. */
  openBefore: number;
  overdueBefore: number;
  dueSoonBefore: number;
  /** Receptions of large groups in the period. */
  largeVisits: number;
  /** By branch of the list of fields: received, handled, in time, overdue. */
  fields: Record<string, [number, number, number, number]>;
  /** Received, by type of petition. */
  types: Record<string, number>;
  /** Received and handled in each of the twelve months that end with the period. */
  received12: number[];
  handled12: number[];
}

/** A unit of which nothing is counted. */
export const noFigures = (): UnitCount => ({
  received: 0,
  handled: 0,
  onTime: 0,
  open: 0,
  overdue: 0,
  dueSoon: 0,
  largeGroups: 0,
  receivedBefore: 0,
  handledBefore: 0,
  onTimeBefore: 0,
  openBefore: 0,
  overdueBefore: 0,
  dueSoonBefore: 0,
  largeVisits: 0,
  fields: {},
  types: {},
  received12: Array.from({ length: 12 }, () => 0),
  handled12: Array.from({ length: 12 }, () => 0),
});

/** The twelve months of the chart, as far as the period goes. */
export function monthSpans(end: string): Span[] {
  return twelveMonths(end).map((month) => {
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
    return { start: `${month}-01`, end: last < end ? last : end };
  });
}

/** All days of some spans, cut where any of them begins or ends: each piece lies wholly within a span or outside. */
export interface Pieces {
  /** First and last day of all. */
  whole: Span;
  /** The first day of each piece, in order. */
  starts: string[];
  /** The places in `starts` of the pieces within a span. */
  within(span: Span): number[];
}

/** @param spans days 'YYYY-MM-DD', both ends within them; of no span there are no pieces, and `whole` is of empty days */
export function piecesOf(spans: readonly Span[]): Pieces {
  const whole = {
    start: spans.map((span) => span.start).sort()[0] ?? '',
    end:
      spans
        .map((span) => span.end)
        .sort()
        .at(-1) ?? '',
  };
  const cuts = spans.flatMap((span) => [span.start, addDays(span.end, 1)]).filter((day) => day <= whole.end);
  const starts = [...new Set(cuts)].sort();
  return {
    whole,
    starts,
    within: (span) => starts.flatMap((start, place) => (start >= span.start && start <= span.end ? [place] : [])),
  };
}

/** The figures that stand alone. */
export type Totals = Omit<UnitCount, 'fields' | 'types' | 'received12' | 'handled12'>;
export interface Share {
  code: string;
  n: number;
}
export interface FieldFigures extends GroupFigures {
  /** A branch of the list of fields. */
  code: string;
}
export interface MonthFigures {
  /** 'YYYY-MM'. */
  month: string;
  received: number;
  handled: number;
}
export interface Figures {
  numbers: Totals;
  /** Received, most first. */
  fields: Share[];
  types: Share[];
  fieldFigures: FieldFigures[];
  months: MonthFigures[];
  units: ({ unitId: number } & GroupFigures)[];
}

/** The figures of several units as one. */
export function sumOf(counted: ReadonlyMap<number, UnitCount>, end: string): Figures {
  const all = noFigures();
  const units: Figures['units'] = [];
  for (const [unitId, unit] of counted) {
    for (const key of Object.keys(all) as (keyof UnitCount)[]) {
      const value = unit[key];
      if (typeof value === 'number') (all[key] as number) += value;
    }
    for (const [code, figures] of Object.entries(unit.fields)) {
      const sum = all.fields[code] ?? [0, 0, 0, 0];
      all.fields[code] = [sum[0] + figures[0], sum[1] + figures[1], sum[2] + figures[2], sum[3] + figures[3]];
    }
    for (const [code, n] of Object.entries(unit.types)) all.types[code] = (all.types[code] ?? 0) + n;
    for (const [place, n] of unit.received12.entries()) all.received12[place] = (all.received12[place] ?? 0) + n;
    for (const [place, n] of unit.handled12.entries()) all.handled12[place] = (all.handled12[place] ?? 0) + n;
    const { received, handled, onTime, overdue } = unit;
    if (received || handled || overdue) units.push({ unitId, received, handled, onTime, overdue });
  }
  const { fields, types, received12, handled12, ...numbers } = all;
  const byNumber = (one: Share, other: Share) => other.n - one.n || (one.code < other.code ? -1 : 1);
  const fieldFigures = Object.entries(fields).map(([code, [received, handled, onTime, overdue]]) => ({
    code,
    received,
    handled,
    onTime,
    overdue,
  }));
  return {
    numbers,
    fields: fieldFigures
      .filter((field) => field.received > 0)
      .map(({ code, received }) => ({ code, n: received }))
      .sort(byNumber),
    types: Object.entries(types)
      .map(([code, n]) => ({ code, n }))
      .sort(byNumber),
    fieldFigures: fieldFigures.sort(
      (one, other) => other.received - one.received || other.overdue - one.overdue || (one.code < other.code ? -1 : 1),
    ),
    months: twelveMonths(end).map((month, place) => ({
      month,
      received: received12[place] ?? 0,
      handled: handled12[place] ?? 0,
    })),
    units,
  };
}
