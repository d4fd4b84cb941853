// The reporting periods (TT 06/2025/TT-TTCP Điều 4, Điều 5; legal.md §9.1), the same since TT 02/2021: they run from the 15th to the 14th,
// never by the calendar quarter. Pure.
import { addDays, daysBetween, formatDate, isDate } from '../deadlines/dates.ts';
import { lowered } from '../first-letter.ts';

export const periodKinds = ['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'M9', 'Y', 'AD_HOC'] as const;
export type PeriodKind = (typeof periodKinds)[number];
type RegularKind = Exclude<PeriodKind, 'AD_HOC'>;

/** Both days included, 'YYYY-MM-DD'. */
export interface Period {
  kind: PeriodKind;
  /** The year the period is named after; of a free one the year it ends in. */
  year: number;
  from: string;
  to: string;
  /** Of a period that is not over, the day it is counted to: what is announced for later has not been. Missing where it is over. */
  countedTo?: string;
}

/** A period as it is counted on a day. */
export const countedOn = (period: Period, today: string): Period =>
  period.to > today ? { ...period, countedTo: today } : period;

/** First and last day, the first in the year before where `back`. */
const windows: Record<RegularKind, { from: string; back: boolean; to: string }> = {
  Q1: { from: '12-15', back: true, to: '03-14' },
  Q2: { from: '03-15', back: false, to: '06-14' },
  Q3: { from: '06-15', back: false, to: '09-14' },
  Q4: { from: '09-15', back: false, to: '12-14' },
  H1: { from: '12-15', back: true, to: '06-14' },
  M9: { from: '12-15', back: true, to: '09-14' },
  Y: { from: '12-15', back: true, to: '12-14' },
};
const names: Record<RegularKind, string> = {
  Q1: 'Quý I',
  Q2: 'Quý II',
  Q3: 'Quý III',
  Q4: 'Quý IV',
  H1: '6 tháng đầu năm',
  M9: '9 tháng',
  Y: 'Cả năm',
};

/** No tables are kept of the circulars before TT 02/2021/TT-TTCP, in force from this day. */
export const keptFrom = '2021-05-10';
/** A free period is no longer than this many days: a table asks at most for some years. */
const longest = 1500;
/** In the place of a period's code: the two days stand beside it, in boxes of their own. */
export const freeCode = 'other';

/** A period of the regime: its days are in its name. @param year the one it ends in */
export function periodOf(kind: RegularKind, year: number): Period {
  const { from, back, to } = windows[kind];
  return { kind, year, from: `${back ? year - 1 : year}-${from}`, to: `${year}-${to}` };
}

const daysIn = ({ from, to }: Pick<Period, 'from' | 'to'>) => daysBetween(from, to) + 1;

/** Two days as asked for on request (báo cáo đột xuất, chuyên đề); undefined when they are no period. */
export function freePeriod(from: string, to: string): Period | undefined {
  if (!isDate(from) || !isDate(to) || from > to || daysIn({ from, to }) > longest) return undefined;
  return { kind: 'AD_HOC', year: Number(to.slice(0, 4)), from, to };
}

/** The quarters a longer period is made of; none of a quarter, or of days asked for on request. */
export function quartersIn({ kind, year }: Pick<Period, 'kind' | 'year'>): Period[] {
  const many = { H1: 2, M9: 3, Y: 4 }[kind as string] ?? 0;
  return (['Q1', 'Q2', 'Q3', 'Q4'] as const).slice(0, many).map((quarter) => periodOf(quarter, year));
}

/** The quarter of the regime that holds a day: 15/12/2026 is in Quý I/2027. */
export function quarterOn(date: string): Period {
  const year = Number(date.slice(0, 4));
  const found = [...(['Q1', 'Q2', 'Q3', 'Q4'] as const).map((kind) => periodOf(kind, year)), periodOf('Q1', year + 1)].find(
    (one) => one.from <= date && date <= one.to,
  );
  if (!found) throw new Error(`No quarter holds ${date}`);
  return found;
}

/** '2026-Q4', '2026-Y', '2026-11-01..2026-11-20': as it stands in an address. */
export function periodCode(period: Period): string {
  return period.kind === 'AD_HOC' ? `${period.from}..${period.to}` : `${period.year}-${period.kind}`;
}

/** Reads an address; undefined when it names no period. */
export function readPeriod(code: string | null): Period | undefined {
  const regular = /^(20\d\d)-(Q[1-4]|H1|M9|Y)$/.exec(code ?? '');
  if (regular?.[1] && regular[2]) return periodOf(regular[2] as RegularKind, Number(regular[1]));
  const [from = '', to = ''] = (code ?? '').split('..');
  return freePeriod(from, to);
}

/** Why two days are no period a report is made for on request; '' where they are. */
export function whyNoFreePeriod(from: string | undefined, to: string | undefined, today: string): string {
  if (from === undefined || to === undefined) return 'Nhập đủ hai ngày có thật, ví dụ 01/10/2026 và 31/10/2026.';
  if (from > to) return `Ngày đầu ${formatDate(from)} sau ngày cuối ${formatDate(to)}.`;
  if (to < keptFrom)
    return `Kỳ kết thúc ngày ${formatDate(to)} không có biểu: chỉ có biểu của kỳ kết thúc từ ngày ${formatDate(keptFrom)} trở đi (Thông tư 02/2021/TT-TTCP).`;
  if (from > today)
    return `Kỳ từ ${formatDate(from)} đến ${formatDate(to)} chưa bắt đầu: chưa có số liệu để lập báo cáo. Chọn ngày đầu không sau ngày ${formatDate(today)}.`;
  const days = daysIn({ from, to });
  return days > longest
    ? `Từ ${formatDate(from)} đến ${formatDate(to)} là ${days.toLocaleString('vi-VN')} ngày; kỳ báo cáo dài nhất ${longest.toLocaleString('vi-VN')} ngày.`
    : '';
}

/** 'Quý IV/2026', 'Cả năm 2026', 'Tháng 11/2026 (15/10–14/11/2026)', 'Từ 01/11/2026 đến 20/11/2026': what a period is called, everywhere. */
export function periodName(period: Period): string {
  const month = monthOf(period);
  if (month !== undefined) {
    const from = formatDate(period.from);
    const days = period.from.slice(0, 4) === period.to.slice(0, 4) ? from.slice(0, 5) : from;
    return `Tháng ${month.slice(5)}/${month.slice(0, 4)} (${days}–${formatDate(period.to)})`;
  }
  if (period.kind === 'AD_HOC') return `Từ ${formatDate(period.from)} đến ${formatDate(period.to)}`;
  const glue = period.kind.startsWith('Q') ? '/' : ' ';
  return `${names[period.kind]}${glue}${period.year}`;
}

/** Of a free period that runs from the 15th to the 14th of the next month, that month: '2026-11'; undefined of any other. */
export function monthOf(period: Period): string | undefined {
  if (period.kind !== 'AD_HOC' || !period.from.endsWith('-15') || !period.to.endsWith('-14')) return undefined;
  const month = period.to.slice(0, 7);
  return monthFrom(month) === period.from ? month : undefined;
}

/** The first day of a month of reports: '2026-11' → '2026-10-15'. */
const monthFrom = (month: string) => `${addDays(`${month}-01`, -1).slice(0, 7)}-15`;

/** The month of reports before one; undefined of a period that is none. */
export function monthBefore(period: Period): Period | undefined {
  return monthOf(period) === undefined ? undefined : freePeriod(monthFrom(period.from.slice(0, 7)), addDays(period.from, -1));
}

/** The same within a sentence: 'quý IV/2026', 'tháng 11/2026 (15/10–14/11/2026)', 'từ 01/11/2026 đến 20/11/2026'. */
export const periodInWords = (period: Period): string => lowered(periodName(period));

/** 'Quý IV/2026 (15/09/2026–14/12/2026)'; the name of a free one says its days already. */
export const periodWithDays = (period: Period): string =>
  period.kind === 'AD_HOC' ? periodName(period) : `${periodName(period)} (${periodDays(period)})`;

/** The line of days over a printed table and its file: of a period that is not over also that nothing is closed, and to which day it was counted. */
export const printedDays = (period: Period): string =>
  `Số liệu tính từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}${
    period.countedTo === undefined ? '' : ` (chưa chốt, tính đến ngày ${formatDate(period.countedTo)})`
  }`;

/** '15/09/2026–14/12/2026' */
export const periodDays = (period: Pick<Period, 'from' | 'to'>): string => `${formatDate(period.from)}–${formatDate(period.to)}`;

/** Those an office may open on a day: of this year and the ones before, as far as tables are kept, newest first. */
export function offeredPeriods(today: string): Period[] {
  const last = quarterOn(today).year;
  const all: Period[] = [];
  for (let year = last; year >= Number(keptFrom.slice(0, 4)); year -= 1)
    for (const kind of ['Y', 'M9', 'H1', 'Q4', 'Q3', 'Q2', 'Q1'] as const) {
      const period = periodOf(kind, year);
      if (period.to >= keptFrom && period.from <= today) all.push(period);
    }
  return all;
}

/**
 * Months as offices look at them between two reports, newest first: from the 15th to the 14th, so that three of them are a quarter. The
 * circular knows no monthly report and none is owed: each is a free period (legal.md §9.1).
 */
export function offeredMonths(today: string): { name: string; period: Period }[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const at = (index: number) => new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7);
  return Array.from({ length: 13 }, (_, back) => 1 - back).flatMap((index) => {
    const period = freePeriod(`${at(index - 1)}-15`, `${at(index)}-14`);
    return period && period.from <= today && period.to >= keptFrom ? [{ name: periodName(period), period }] : [];
  });
}

/**
 * The period of the same kind that ended on the day before this one began: the quarter, six months, nine months, year before; of a free one
 * as many days.
 */
export function periodBefore(period: Period): Period {
  const { kind, year } = period;
  if (kind === 'Y') return periodOf('Y', year - 1);
  if (kind === 'Q1') return periodOf('Q4', year - 1);
  if (kind === 'Q2' || kind === 'Q3' || kind === 'Q4') return periodOf(({ Q2: 'Q1', Q3: 'Q2', Q4: 'Q3' } as const)[kind], year);
  const to = addDays(period.from, -1);
  const months = { H1: '06-15', M9: '03-15', AD_HOC: '' }[kind];
  const from = months ? `${year - 1}-${months}` : addDays(to, -daysBetween(period.from, period.to));
  return { kind: 'AD_HOC', year: Number(to.slice(0, 4)), from, to };
}
/** The same period a year before. */
export function yearBefore(period: Period): Period {
  if (period.kind !== 'AD_HOC') return periodOf(period.kind, period.year - 1);
  const back = (date: string) => {
    const earlier = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
    return isDate(earlier) ? earlier : `${earlier.slice(0, 8)}28`;
  };
  return { kind: 'AD_HOC', year: period.year - 1, from: back(period.from), to: back(period.to) };
}
