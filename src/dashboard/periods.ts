// The periods of the dashboard: week, month, quarter, year to date, or two dates; and the same days a year before. Pure.
import { addDays, dayOfWeek, formatDate, isDate } from '../deadlines/dates.ts';

export const periodKinds = ['week', 'month', 'quarter', 'year', 'other'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Both days included, 'YYYY-MM-DD'. */
export interface Period {
  kind: PeriodKind;
  start: string;
  end: string;
}

const roman = ['I', 'II', 'III', 'IV'];
const quarterOf = (date: string) => Math.floor((Number(date.slice(5, 7)) - 1) / 3);

/** The period of this kind that holds today, up to today. `other` takes the two dates; without two in order it opens with those of the month. */
export function periodOf(kind: string, today: string, from: string | null, to: string | null): Period {
  switch (kind) {
    case 'week':
      return { kind, start: addDays(today, 1 - dayOfWeek(today)), end: today };
    case 'quarter':
      return { kind, start: `${today.slice(0, 5)}${String(quarterOf(today) * 3 + 1).padStart(2, '0')}-01`, end: today };
    case 'year':
      return { kind, start: `${today.slice(0, 4)}-01-01`, end: today };
    case 'other':
      if (from !== null && to !== null && isDate(from) && isDate(to) && from <= to) return { kind, start: from, end: to };
      return { kind, start: `${today.slice(0, 7)}-01`, end: today };
  }
  return { kind: 'month', start: `${today.slice(0, 7)}-01`, end: today };
}

/** The two boxes of `other`, filled with the days that are shown. */
export const dateBoxes = ({ start, end }: Pick<Period, 'start' | 'end'>) => [
  { name: 'from', label: 'Từ ngày', value: formatDate(start) },
  { name: 'to', label: 'Đến ngày', value: formatDate(end) },
];

/** A period as it stands in an address; `other` carries the days of the one that is shown. */
export function periodQuery(period: Period, kind: PeriodKind = period.kind): URLSearchParams {
  return new URLSearchParams({
    period: kind,
    ...(kind === 'other' ? { from: formatDate(period.start), to: formatDate(period.end) } : {}),
  });
}

/**
 * "Tuần", "Tháng 11", "Quý IV theo lịch", "Năm 2026 theo lịch", "Khác", as the picker shows them: a quarter and a year of the reports have
 * other days.
 */
export function periodLabel(kind: PeriodKind, today: string): string {
  const labels: Record<PeriodKind, string> = {
    week: 'Tuần',
    month: `Tháng ${Number(today.slice(5, 7))}`,
    quarter: `Quý ${roman[quarterOf(today)]} theo lịch`,
    year: `Năm ${today.slice(0, 4)} theo lịch`,
    other: 'Khác',
  };
  return labels[kind];
}

/** The same days one year before; 29/02 becomes 28/02. */
export function yearBefore(period: Pick<Period, 'start' | 'end'>): { start: string; end: string } {
  const back = (date: string) => {
    const earlier = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
    return isDate(earlier) ? earlier : `${earlier.slice(0, 8)}28`;
  };
  return { start: back(period.start), end: back(period.end) };
}

/** As many days just before the first one. */
export function daysBefore(period: Pick<Period, 'start' | 'end'>): { start: string; end: string } {
  const length = Math.round((Date.parse(period.end) - Date.parse(period.start)) / 86_400_000) + 1;
  return { start: addDays(period.start, -length), end: addDays(period.start, -1) };
}

/** '01/11–25/11/2026', '15/12/2025–14/01/2026'. */
export function rangeWords(period: Pick<Period, 'start' | 'end'>): string {
  if (period.start === period.end) return formatDate(period.end);
  const start = formatDate(period.start);
  return `${period.start.slice(0, 4) === period.end.slice(0, 4) ? start.slice(0, 5) : start}–${formatDate(period.end)}`;
}

/** "Kỳ 01/11–25/11/2026", "Quý IV theo lịch, 01/10–25/11/2026". */
export const rangeName = (period: Period, today: string): string =>
  `${period.kind === 'quarter' || period.kind === 'year' ? `${periodLabel(period.kind, today)},` : 'Kỳ'} ${rangeWords(period)}`;

/** The twelve months that end with the month of a day, as 'YYYY-MM'. */
export function twelveMonths(end: string): string[] {
  const last = Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7)) - 1;
  return Array.from({ length: 12 }, (_, index) => {
    const month = last - 11 + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
