// What the officer chooses on the pages of a report: the period or any two days, whose figures; the addresses that say so.
import type { Actor } from '../accounts/actor.ts';
import { formatDate } from '../deadlines/dates.ts';
import { namedThen } from '../units/became.ts';
import {
  freeCode,
  monthOf,
  offeredMonths,
  offeredPeriods,
  type Period,
  periodCode,
  periodInWords,
  periodName,
} from './periods.ts';
import type { ScopeUnit } from './queries.ts';
import type { Scope } from './scope.ts';

interface Option {
  value: string;
  label: string;
}
/** One list of a page to choose from. */
export interface Choice {
  name: string;
  label: string;
  value: string;
  options: Option[];
}
/** Under the choice of a period. */
export interface DayBoxes {
  /** The boxes of any two days, while these are the period. */
  days: { name: string; label: string; value: string }[];
  /** Why the days in the boxes are not those of the figures; '' otherwise. */
  daysProblem: string;
}
/** The two boxes as they were typed, and what is wrong with them. */
export interface TypedDays {
  from: string;
  to: string;
  problem: string;
}

/** The address of a page over a period and a scope. */
export function reportHref(path: string, period: Period, scope: Pick<Scope, 'code' | 'isToday'>): string {
  const query = new URLSearchParams({
    period: periodCode(period),
    ...(scope.code ? { unit: scope.code } : {}),
    ...(scope.isToday ? { org: 'today' } : {}),
  });
  return `${path}?${query.toString()}`;
}

/** Any two days, which no offered period is: their boxes stand beside the choice. A month is chosen by its name. */
const isTwoDays = (period: Period): boolean => period.kind === 'AD_HOC' && monthOf(period) === undefined;

/** The choice of a page that offers any two days as well, in the boxes beside it. */
export function periodOrDays(period: Period, today: string): Choice {
  const choice = periodChoice(period, today);
  const isFree = isTwoDays(period);
  return {
    ...choice,
    value: isFree ? freeCode : choice.value,
    options: [
      ...choice.options.filter(({ value }) => !isFree || value !== choice.value),
      { value: freeCode, label: isFree ? 'Từ ngày, đến ngày' : 'Từ ngày, đến ngày (đột xuất, chuyên đề)' },
    ],
  };
}

/** Their boxes, once that is chosen. */
export const dayBoxes = (period: Period, typed: TypedDays | null): DayBoxes => ({
  days: isTwoDays(period)
    ? [
        { name: 'from', label: 'Từ ngày', value: typed?.from ?? formatDate(period.from) },
        { name: 'to', label: 'Đến ngày', value: typed?.to ?? formatDate(period.to) },
      ]
    : [],
  daysProblem: typed?.problem ?? '',
});

/** 'Quý IV/2026, số liệu từ 15/09/2026 đến 14/12/2026'; the name of a free one says its days already. */
export const daysLine = (period: Period): string =>
  period.kind === 'AD_HOC'
    ? `Số liệu ${periodInWords(period)}`
    : `${periodName(period)}, số liệu từ ${formatDate(period.from)} đến ${formatDate(period.to)}`;

/** Every page's choice of a period: those of the regime, then the months; one that is not offered any more stands first while it is shown. */
export function periodChoice(period: Period, today: string): Choice {
  const options = [...offeredPeriods(today), ...offeredMonths(today).map((one) => one.period)].map((one) => ({
    value: periodCode(one),
    label: periodName(one),
  }));
  const value = periodCode(period);
  return {
    name: 'period',
    label: 'Kỳ báo cáo',
    value,
    options: options.some((one) => one.value === value) ? options : [{ value, label: periodName(period) }, ...options],
  };
}

/** Whose figures: the own unit's, all that may be read, one of them; no choice where there is none other to read. */
export function unitChoice(scope: Scope, actor: Actor, units: readonly ScopeUnit[]): Choice[] {
  const others = units.filter((unit) => unit.id !== actor.unitId);
  if (others.length === 0) return [];
  const options = [
    { value: '', label: actor.unitName },
    { value: 'all', label: 'Tổng hợp mọi đơn vị được xem' },
    ...others.map((unit) => ({
      value: String(unit.id),
      label: unit.stands ? namedThen(unit.name, 'succeeded', unit.nowName ?? unit.name) : `${unit.name} (đã kết thúc hoạt động)`,
    })),
  ];
  const shown = options.some((one) => one.value === scope.code)
    ? options
    : [{ value: scope.code, label: 'Các đơn vị đã chọn' }, ...options];
  return [{ name: 'unit', label: 'Đơn vị', value: scope.code, options: shown }];
}

/** Offered over all units when one of them has ended since. */
export function organisationChoice(scope: Scope, units: readonly ScopeUnit[]): Choice[] {
  if (scope.units !== null || units.every((unit) => unit.stands)) return [];
  return [
    {
      name: 'org',
      label: 'Theo tổ chức',
      value: scope.isToday ? 'today' : '',
      options: [
        { value: '', label: 'Tại thời điểm của kỳ' },
        { value: 'today', label: 'Quy về đơn vị hiện nay' },
      ],
    },
  ];
}
