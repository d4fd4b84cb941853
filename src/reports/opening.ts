// Signed opening figures beside the count of a table: an addend of its own, dated, never in a figure that has records behind it. Pure.
import { formatDate, formatDateTime } from '../deadlines/dates.ts';
import { type Check, checks, judge, placeKey, type Verdict } from './checks.ts';
import { type Period, periodOf, quarterOn } from './periods.ts';
import { type Place, tables } from './tables/index.ts';
import { columnsIn, type TableCode } from './tables/table.ts';

/** The days opening figures count, both included; no first day of a sheet signed before it was asked for. */
export interface OpeningSpan {
  fromOn?: string | null;
  asOf: string;
}

/** The first day of a span: where the sheet says none, that of the reporting year of its end. */
export const firstDayOf = ({ fromOn, asOf }: OpeningSpan): string => fromOn ?? periodOf('Y', quarterOn(asOf).year).from;

/** A period adds opening figures whose every day it holds; of a sheet without a first day, as it was signed, those whose last day it holds. */
export const isAdded = ({ fromOn, asOf }: OpeningSpan, { from, to }: Pick<Period, 'from' | 'to'>): boolean =>
  from <= (fromOn ?? asOf) && asOf <= to;

/** "từ ngày 15/12/2025 đến hết ngày 14/06/2026" */
export const spanWords = ({ fromOn, asOf }: OpeningSpan): string =>
  `${fromOn ? `từ ngày ${formatDate(fromOn)} ` : ''}đến hết ngày ${formatDate(asOf)}`;

/**
 * Why opening figures that share days with a period are not added to it, or what is not known of those that are; '' where nothing is to be
 * said.
 */
export function asideWords(span: OpeningSpan, period: Pick<Period, 'from' | 'to'>): string {
  const first = firstDayOf(span);
  if (isAdded(span, period))
    return first < period.from
      ? `số đầu kỳ ${spanWords(span)} không ghi ngày đầu, coi là từ đầu năm báo cáo ${formatDate(first)}: có thể gồm cả số trước kỳ này. Kê khai, ký lại với ngày đầu để chỉ cộng vào kỳ gồm trọn các ngày ấy`
      : '';
  if (first > period.to || span.asOf < period.from) return '';
  const whole = `từ ngày ${formatDate(first)} đến hết ngày ${formatDate(span.asOf)}`;
  return `số đầu kỳ ${whole} không cộng vào kỳ này vì kỳ chỉ gồm một phần các ngày ấy`;
}

/** Of one table: up to which day, who signed it and when, column → figure. */
export interface OpeningSheet extends OpeningSpan {
  /** An instant, as JSON keeps it. */
  signedAt: string;
  signedBy: string;
  figures: Readonly<Record<string, number>>;
}
/** By table. */
export type OpeningSheets = Readonly<Partial<Record<TableCode, OpeningSheet>>>;

/** Those a period adds. */
export const openingWithin = (sheets: OpeningSheets, period: Pick<Period, 'from' | 'to'>): OpeningSheets =>
  Object.fromEntries(Object.entries(sheets).filter(([, sheet]) => isAdded(sheet, period)));

/** "từ ngày 15/09/2026 đến hết ngày 01/10/2026, Hoàng Gia Thắng ký 02/10/2026 08:00" */
export const openingWords = ({ signedAt, signedBy, ...span }: OpeningSheet): string =>
  `${spanWords(span)}, ${signedBy} ký ${formatDateTime(new Date(signedAt))}`;

/** Whose opening figures, and of which day, stood when a report was closed, and which stand now. */
export const openingChange = (was: OpeningSheet | undefined, is: OpeningSheet | undefined): string =>
  `Khi chốt: ${was ? openingWords(was) : 'chưa có số đầu kỳ đã ký'}. Hiện nay: ${is ? openingWords(is) : 'không có số đầu kỳ trong kỳ này'}.`;

/** In the order of the columns; 0 where none is stated. */
export const openingFigures = (code: TableCode, sheet: OpeningSheet | undefined): number[] =>
  columnsIn(tables[code].parts).map(({ no }) => sheet?.figures[String(no)] ?? 0);

/** By place, those that are not 0. */
export const openingByPlace = (sheets: OpeningSheets | null): Map<string, number> =>
  new Map(
    (Object.entries(sheets ?? {}) as [TableCode, OpeningSheet][]).flatMap(([code, { figures }]) =>
      Object.entries(figures)
        .filter(([, figure]) => figure !== 0)
        .map(([no, figure]): [string, number] => [placeKey([code, Number(no)]), figure]),
    ),
  );

/** What the identities say of the count and the opening figures together. */
export interface OpeningChecks {
  /** Those that do not hold on the sum. */
  broken: readonly Verdict[];
  /** Those that cannot be tried on it: one of the tables has opening figures and another none. */
  untried: readonly Check[];
}

/** @param figure the count of a place, without what is added @param sheets of one unit, those that fall within the period */
export function checkWithOpening(
  tried: readonly Check[],
  figure: (place: Place) => number,
  sheets: OpeningSheets,
): OpeningChecks {
  const broken: Verdict[] = [];
  const untried: Check[] = [];
  for (const check of tried) {
    const codes = [...new Set([check.left, ...check.right].map(([code]) => code))];
    const having = codes.filter((code) => sheets[code] !== undefined).length;
    if (having === 0) continue;
    if (having < codes.length) {
      untried.push(check);
      continue;
    }
    const verdict = judge(check, (place) => figure(place) + (sheets[place[0]]?.figures[String(place[1])] ?? 0));
    if (!verdict.holds) broken.push(verdict);
  }
  return { broken, untried };
}

/** Of the opening figures of one unit: whether an identity can be tried with them does not hang on the figures. */
export const untriedIn = (sheets: OpeningSheets): string[] =>
  untriedWords(checkWithOpening(checks, () => 0, sheets).untried, sheets);

/** "Biểu 02/XLD có số đầu kỳ đã ký, biểu 03/GQKN không có …", once for every two tables. */
export function untriedWords(untried: readonly Check[], sheets: OpeningSheets): string[] {
  const words = untried.map((check) => {
    const codes = [...new Set([check.left, ...check.right].map(([code]) => code))];
    const form = (has: boolean) =>
      codes
        .filter((code) => (sheets[code] !== undefined) === has)
        .map((code) => `biểu ${tables[code].form}`)
        .join(', ');
    return `Có số đầu kỳ đã ký ở ${form(true)}, không có ở ${form(false)}: chưa đối chiếu được hai biểu cộng cả số đầu kỳ.`;
  });
  return [...new Set(words)];
}
