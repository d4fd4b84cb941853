// The six figures and those of a year before: each count opens its list.

import { type Forecast, forecastWorkingDays } from './forecast.ts';
import { type Period, rangeWords, yearBefore } from './periods.ts';
import { type Figure, figureHref, type Narrow } from './predicates.ts';
import type { Numbers } from './queries.ts';
import { rateOf } from './ratio.ts';
import { decimal, number } from './words.ts';

export interface Kpi {
  href: string;
  label: string;
  value: string;
  unit: string;
  trend: string;
  trendLevel: 'good' | 'poor' | 'flat';
  compare: string;
  /** The same of a year before, with its list; null where there was nothing to compare. */
  before: { href: string; words: string } | null;
}
export interface KpiParts {
  numbers: Numbers;
  period: Period;
  today: string;
  forecast: Forecast | null;
  /** Whose petitions the figures are of. */
  narrow: Narrow;
}

/** From fewer than these a percentage says nothing ("tăng 1.900%"): the two numbers stand alone. */
const smallBase = 10;

/** "tăng 4,1%" against a year before; '' where there were too few then. */
function change(now: number, before: number): string {
  if (before < smallBase) return '';
  const pct = ((now - before) / before) * 100;
  return Math.abs(pct) < 0.05 ? 'không đổi' : `${pct > 0 ? 'tăng' : 'giảm'} ${decimal(Math.abs(pct))}%`;
}

/** Good where the figure moved the way it should; of too few nothing is said. */
const levelOf = (now: number, before: number, base: number): Kpi['trendLevel'] =>
  base < smallBase || now === before ? 'flat' : now > before ? 'good' : 'poor';

/** The days of a year before: of what happens in a period, of what stands on a day, of the forecast. */
const daysBefore = ({ period, today, forecast }: KpiParts) => ({
  flow: yearBefore(period),
  day: yearBefore({ start: today, end: today }),
  soon: forecast ? yearBefore(forecast) : null,
});

/**
 * The figures on top, each against the same days a year before, each with the lists behind both numbers. "Sẽ quá hạn" is left out where the
 * calendar does not reach the days ahead.
 */
export function kpisOf(parts: KpiParts): Kpi[] {
  const { numbers, period, forecast, narrow } = parts;
  const { flow, day, soon } = daysBefore(parts);
  const before = (figure: Figure, days: { start: string; end: string }, words: string) => ({
    href: figureHref(figure, days, narrow),
    words,
  });
  return [
    {
      href: figureHref('received', period, narrow),
      label: 'Đơn tiếp nhận',
      value: number(numbers.received),
      unit: '',
      trend: change(numbers.received, numbers.receivedBefore),
      trendLevel: 'flat',
      compare: '',
      before: before('received', flow, `cùng kỳ năm trước ${number(numbers.receivedBefore)}`),
    },
    {
      href: figureHref('handled', period, narrow),
      label: 'Đã xử lý',
      value: number(numbers.handled),
      unit: '',
      trend: change(numbers.handled, numbers.handledBefore),
      trendLevel: levelOf(numbers.handled, numbers.handledBefore, numbers.handledBefore),
      compare: '',
      before: before('handled', flow, `cùng kỳ năm trước ${number(numbers.handledBefore)}`),
    },
    onTimeKpi(parts, flow),
    {
      href: figureHref('overdue', period, narrow),
      label: 'Đang quá hạn',
      value: number(numbers.overdue),
      unit: '',
      trend: change(numbers.overdue, numbers.overdueBefore),
      trendLevel: levelOf(numbers.overdueBefore, numbers.overdue, numbers.overdueBefore),
      compare: '',
      before: before('overdue_then', day, `cùng ngày năm trước ${number(numbers.overdueBefore)}`),
    },
    ...(forecast && soon
      ? [
          {
            href: figureHref('due_soon', forecast, narrow),
            label: 'Sẽ quá hạn',
            value: number(numbers.dueSoon),
            unit: '',
            trend: '',
            trendLevel: 'flat' as const,
            compare: `trong ${forecastWorkingDays} ngày làm việc tới`,
            before: before('due_then', soon, `năm trước ${number(numbers.dueSoonBefore)}`),
          },
        ]
      : []),
    {
      href: figureHref('open', period, narrow),
      label: 'Đang xử lý, giải quyết',
      value: number(numbers.open),
      unit: '',
      trend: change(numbers.open, numbers.openBefore),
      trendLevel: 'flat',
      compare: '',
      before: before('open_then', day, `cùng ngày năm trước ${number(numbers.openBefore)}`),
    },
  ];
}

/** The rate with the count its list holds ("33/35 đơn"), and so that of a year before. */
function onTimeKpi({ numbers, period, narrow }: KpiParts, flow: { start: string; end: string }): Kpi {
  const rate = rateOf(numbers);
  const rateBefore = rateOf({ handled: numbers.handledBefore, onTime: numbers.onTimeBefore });
  const points = rate === null || rateBefore === null || numbers.handledBefore < smallBase ? null : rate - rateBefore;
  const isSame = points !== null && Math.abs(points) < 0.05;
  return {
    href: figureHref('on_time', period, narrow),
    label: 'Xử lý đúng hạn',
    value: rate === null ? 'chưa có' : decimal(rate),
    unit: rate === null ? '' : '%',
    trend: points === null ? '' : isSame ? 'không đổi' : `${points > 0 ? 'tăng' : 'giảm'} ${decimal(Math.abs(points))} điểm`,
    trendLevel: points === null || isSame ? 'flat' : points > 0 ? 'good' : 'poor',
    compare: rate === null ? 'chưa có đơn xử lý xong' : `${number(numbers.onTime)}/${number(numbers.handled)} đơn`,
    before:
      rateBefore === null
        ? null
        : {
            href: figureHref('on_time', flow, narrow),
            words: `cùng kỳ năm trước ${number(numbers.onTimeBefore)}/${number(numbers.handledBefore)} đơn, ${decimal(rateBefore)}%`,
          },
  };
}

/** The figures of a year before, each with its list: flows of the same days, stocks as they stood on the same day. */
export function figuresBefore(parts: KpiParts): { label: string; days: string; value: string; href: string }[] {
  const { numbers, narrow } = parts;
  const { flow, day, soon } = daysBefore(parts);
  const line = (label: string, figure: Figure, days: { start: string; end: string }, value: number) => ({
    label,
    days: rangeWords(days),
    value: number(value),
    href: figureHref(figure, days, narrow),
  });
  return [
    line('Đơn tiếp nhận', 'received', flow, numbers.receivedBefore),
    line('Đã xử lý', 'handled', flow, numbers.handledBefore),
    line('Xử lý đúng hạn', 'on_time', flow, numbers.onTimeBefore),
    line('Quá hạn, theo hạn đã ghi', 'overdue_then', day, numbers.overdueBefore),
    ...(soon ? [line('Đến hạn, chưa xong', 'due_then', soon, numbers.dueSoonBefore)] : []),
    line('Đang xử lý, giải quyết', 'open_then', day, numbers.openBefore),
  ];
}
