// The days a printed book covers: a year, or from–to within one. Pure.
import { isDate, parseDate } from '../../deadlines/dates.ts';
import { shortDate } from './number.ts';

export interface RegisterPeriod {
  year: number;
  from: string;
  to: string;
}

const daysAsked = (query: URLSearchParams, today: string) => {
  const asDate = (text: string | null) => (text ? (isDate(text) ? text : parseDate(text, today)) : undefined);
  return { from: asDate(query.get('from')), to: asDate(query.get('to')) };
};

/** The days asked for: a year, or from–to within one. Impossible dates fall back to the whole year, later years to the end of the first. */
export function readPeriod(query: URLSearchParams, today: string): RegisterPeriod {
  const { from, to } = daysAsked(query, today);
  const asked = Number(query.get('year') ?? '');
  const day = from ?? to;
  const year = day ? Number(day.slice(0, 4)) : asked >= 2000 && asked <= 2100 ? asked : Number(today.slice(0, 4));
  return { year, from: from ?? `${year}-01-01`, to: to?.startsWith(`${year}-`) && to >= (from ?? '') ? to : `${year}-12-31` };
}

/** What is said where days of later years were asked for: each year has its own book. '' for days of one year. */
export function laterYearsWords(query: URLSearchParams, today: string): string {
  const { from, to } = daysAsked(query, today);
  if (!from || !to || to.slice(0, 4) <= from.slice(0, 4)) return '';
  const year = from.slice(0, 4);
  return `Mỗi năm một quyển sổ: trang này in từ ${shortDate(from)} đến ${shortDate(`${year}-12-31`)}. Chọn lại từ ngày ${shortDate(`${Number(year) + 1}-01-01`)} để in sổ năm sau.`;
}

/** Does the book cover its year from 1 January to 31 December? */
export const isWholeYear = ({ year, from, to }: RegisterPeriod): boolean => from === `${year}-01-01` && to === `${year}-12-31`;

/** "Năm 2026", or "Năm 2026, từ ngày 01/09/2026 đến ngày 30/09/2026". */
export const periodWords = (period: RegisterPeriod): string =>
  isWholeYear(period)
    ? `Năm ${period.year}`
    : `Năm ${period.year}, từ ngày ${shortDate(period.from)} đến ngày ${shortDate(period.to)}`;
