// Numbers → the dashboard: every figure says what it is compared with and links to its list.

import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { formatDate } from '../deadlines/dates.ts';
import { fieldName, petitionTypeNames } from '../petitions/petition.ts';
import { periodCode, periodWithDays, quarterOn } from '../reports/periods.ts';
import { type PrintOffer, printOffer } from '../web/print-offer.ts';
import type { BarPair } from './chart.ts';
import type { DueRow } from './due-queries.ts';
import { type DueLine, dueLine, type ForecastPanel, forecastPanel } from './due-screen.ts';
import type { FieldFigures, GroupFigures, MonthFigures, Share } from './figures/figures.ts';
import { type Forecast, forecastWorkingDays } from './forecast.ts';
import type { GrowingMatter } from './hot-spots/queries.ts';
import { type HotSpotsPanel, hotSpotsPanel } from './hot-spots/screen.ts';
import { type PeoplePanel, type PeopleParts, peoplePanel } from './people/screen.ts';
import {
  type Period,
  periodKinds,
  periodLabel,
  periodQuery,
  rangeName,
  rangeWords,
  twelveMonths,
  yearBefore,
} from './periods.ts';
import { type Figure, figureHref } from './predicates.ts';
import type { Numbers, UnitFigures } from './queries.ts';

export interface Kpi {
  href: string;
  label: string;
  value: string;
  unit: string;
  trend: string;
  trendLevel: 'good' | 'poor' | 'flat';
  compare: string;
}
interface ShareRow {
  href: string;
  label: string;
  count: string;
  pct: string;
  bar: number;
}
/** One line of four figures: of a unit, or of a field. */
interface FigureRow {
  name: string;
  href: string;
  received: string;
  receivedHref: string;
  handled: string;
  handledHref: string;
  ratioPct: number;
  ratioWords: string;
  ratioColour: 'green' | 'amber' | 'red';
  hasRatio: boolean;
  overdue: string;
  overdueHref: string;
  isOverdue: boolean;
}
export interface DashboardPage {
  title: string;
  print: PrintOffer;
  asOf: string;
  periods: { href: string; label: string; current: boolean }[];
  isOther: boolean;
  dateFields: { name: string; label: string; value: string }[];
  /** Which day of the address is none; '' otherwise. */
  periodProblem: string;
  rangeText: string;
  /** The period reports are made for now, which is another one than those of the calendar; null on paper, and for who reads no reports. */
  reporting: { words: string; figures: { href: string; label: string }; table: { href: string; label: string } } | null;
  kpis: Kpi[];
  /** What "Đã xử lý" counts where the statutory table counts more, and the list of that. */
  handledNote: { words: string; link: { href: string; label: string } };
  kpiLabel: string;
  /** What each figure is compared with, each with its list. */
  before: { label: string; days: string; value: string; href: string }[];
  chartWide: string;
  chartNarrow: string;
  /** On paper nobody opens it. */
  isOnPaper: boolean;
  months: { label: string; received: string; receivedHref: string; handled: string; handledHref: string }[];
  fieldRows: ShareRow[];
  typeRows: ShareRow[];
  units: FigureRow[];
  fields: FigureRow[];
  showsUnits: boolean;
  unitsSub: string;
  allUnitsHref: string;
  allUnitsWords: string;
  forecast: ForecastPanel;
  hotSpots: HotSpotsPanel;
  mapHref: string;
  peopleTable: PeoplePanel | null;
  peopleHeads: string[];
  lateRows: DueLine[];
  lateLink: { href: string; label: string } | null;
  /** Open petitions of old books that no figure counts as overdue: their years have no calendar. */
  undatedNote: { words: string; link: { href: string; label: string } } | null;
  showsPlace: boolean;
  csrf: string;
  keptFields: { name: string; value: string }[];
  isEmptyPeriod: boolean;
  /** How the weekly letter is set up; '' for who does not watch over the whole city. */
  digest: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'dashboard/index': DashboardPage;
  }
}

const shownUnits = 10;
const number = (n: number) => n.toLocaleString('vi-VN');
const decimal = (n: number) => n.toLocaleString('vi-VN', { maximumFractionDigits: 1 });

export interface DashboardParts {
  period: Period;
  periodProblem: string;
  dateFields: DashboardPage['dateFields'];
  today: string;
  clock: string;
  numbers: Numbers;
  fields: readonly Share[];
  fieldFigures: readonly FieldFigures[];
  types: readonly Share[];
  months: readonly MonthFigures[];
  units: readonly UnitFigures[];
  late: readonly DueRow[];
  undated: number;
  forecast: Forecast | null;
  dueSoon: readonly DueRow[];
  growing: readonly GrowingMatter[];
  /** Null for who looks after nobody. */
  people: Omit<PeopleParts, 'actor' | 'period' | 'forecast'> | null;
  actor: Actor;
  csrf: string;
  reachesOthers: boolean;
  showsAllUnits: boolean;
  calendar: WorkingCalendar;
  /** The page as printed, its opening written down. */
  digest: string;
  isPrint: boolean;
  draw: (width: number, height: number, bars: readonly BarPair[]) => string;
}

export function dashboardScreen(parts: DashboardParts): DashboardPage {
  const { period, today, numbers, units } = parts;
  const bars = monthBars(parts);
  const people = parts.people ? peoplePanel({ ...parts, ...parts.people }) : null;
  const shown = parts.showsAllUnits ? units : units.slice(0, shownUnits);
  const keptPeriod = periodQuery(period);
  const shownAs = `${keptPeriod.toString()}${parts.showsAllUnits ? '&units=all' : ''}`;
  return {
    title: 'Điều hành',
    print: printOffer('In', parts.isPrint, `/dashboard/print?${shownAs}`, {
      href: `/dashboard?${shownAs}`,
      label: 'Về trang Điều hành',
    }),
    asOf: `${parts.isPrint ? `${parts.actor.unitName}, số` : 'Số'} liệu đến ${parts.clock} ngày ${formatDate(today)}`,
    periods: periodKinds.map((kind) => ({
      href: kind === 'month' ? '/dashboard' : `/dashboard?${periodQuery(period, kind).toString()}`,
      label: periodLabel(kind, today),
      current: kind === period.kind,
    })),
    isOther: period.kind === 'other',
    dateFields: parts.dateFields,
    periodProblem: parts.periodProblem,
    rangeText: `${rangeName(period, today)}, so với cùng kỳ ${rangeWords(yearBefore(period))}`,
    reporting: reportingNow(parts),
    kpis: kpisOf(parts),
    handledNote: {
      words:
        '“Đã xử lý” chưa tính đơn đã duyệt thụ lý, chưa có quyết định thụ lý, và đơn tố cáo đã chuyển mà chưa báo người tố cáo; biểu 02/XLD tính các đơn ấy ở cột 2.',
      link: { href: figureHref('handled_besides', period), label: 'Xem các đơn ấy' },
    },
    before: figuresBefore(parts),
    kpiLabel: `Chỉ số chính, so với cùng kỳ ${rangeWords(yearBefore(period))}`,
    chartWide: parts.draw(680, 268, bars),
    chartNarrow: parts.draw(
      358,
      230,
      bars.map((bar) => ({ ...bar, label: bar.label.slice(1) })),
    ),
    isOnPaper: parts.isPrint,
    months: bars.map((bar, index) => {
      const days = monthDays(twelveMonths(period.end)[index] ?? '', period.end);
      return {
        label: monthWords(days.start.slice(0, 7)),
        received: number(bar.first),
        receivedHref: figureHref('received', days),
        handled: number(bar.second),
        handledHref: figureHref('handled', days),
      };
    }),
    fieldRows: shareRows(parts.fields, numbers.received, fieldName, (code) => figureHref('received', period, { field: code })),
    typeRows: shareRows(
      parts.types,
      numbers.received,
      (code) => petitionTypeNames[code as 'KN'],
      (code) => figureHref('received', period, { type: code }),
    ),
    units: shown.map((unit) =>
      figureRow(unit.unitName, `/petitions?unit=${unit.unitId}`, unit, period, { unit: String(unit.unitId) }),
    ),
    fields: parts.fieldFigures.map((field) =>
      figureRow(fieldName(field.code), `/petitions?unit=all&field=${field.code}`, field, period, { field: field.code }),
    ),
    showsUnits: parts.reachesOthers,
    unitsSub: `${number(units.length)} đơn vị có số liệu`,
    allUnitsHref: !parts.showsAllUnits && units.length > shownUnits ? `/dashboard?${keptPeriod.toString()}&units=all#units` : '',
    allUnitsWords: `Xem đủ ${number(units.length)} đơn vị`,
    forecast: forecastPanel(parts),
    hotSpots: hotSpotsPanel({
      ...parts,
      largeGroups: numbers.largeGroups,
      largeVisits: numbers.largeVisits,
      readsVisits: may(parts.actor, 'visit:read'),
    }),
    mapHref: `/dashboard/map?${keptPeriod.toString()}`,
    peopleTable: people && people.people.length > 0 ? people : null,
    peopleHeads: people?.people[0]?.cells.map((cell) => cell.label) ?? [],
    lateRows: parts.late.map((row) => dueLine(row, parts)),
    lateLink:
      numbers.overdue > 0 ? { href: figureHref('overdue', period), label: `Xem cả ${number(numbers.overdue)} đơn` } : null,
    undatedNote:
      parts.undated > 0
        ? {
            words: `${number(parts.undated)} đơn từ sổ cũ đang xử lý chưa tính được ngày hết hạn vì chưa có lịch nghỉ của năm nhận: không đứng trong số quá hạn.`,
            link: { href: figureHref('undated', period), label: 'Xem các đơn ấy' },
          }
        : null,
    showsPlace: parts.reachesOthers,
    csrf: parts.csrf,
    keptFields: [...keptPeriod.entries()].map(([name, value]) => ({ name, value })),
    isEmptyPeriod: numbers.received === 0,
    digest: parts.digest,
  };
}

/** What is called alike on both pages is not the same days: the figures here run by the calendar, the reports from the 15th to the 14th. */
function reportingNow({ actor, today, reachesOthers, isPrint }: DashboardParts): DashboardPage['reporting'] {
  if (isPrint || !may(actor, 'report:read')) return null;
  const quarter = quarterOn(today);
  const days = periodQuery({ kind: 'other', start: quarter.from, end: today });
  return {
    words: `Kỳ báo cáo hiện nay là ${periodWithDays(quarter)}.`,
    figures: { href: `/dashboard?${days.toString()}`, label: 'Xem số liệu từ đầu kỳ báo cáo' },
    table: { href: `/reports/02-xld?period=${periodCode(quarter)}${reachesOthers ? '&unit=all' : ''}`, label: 'Mở biểu 02/XLD' },
  };
}

/** "tăng 4,1%" against a year before; nothing to say when there was nothing then. */
function change(now: number, before: number): string {
  if (before === 0) return '';
  const pct = ((now - before) / before) * 100;
  return Math.abs(pct) < 0.05 ? 'không đổi' : `${pct > 0 ? 'tăng' : 'giảm'} ${decimal(Math.abs(pct))}%`;
}

const levelOf = (now: number, before: number, hasBefore: boolean): Kpi['trendLevel'] =>
  !hasBefore || now === before ? 'flat' : now > before ? 'good' : 'poor';

function kpisOf({ numbers, period, forecast }: DashboardParts): Kpi[] {
  const ratio = numbers.handled === 0 ? null : (numbers.onTime / numbers.handled) * 100;
  const ratioBefore = numbers.handledBefore === 0 ? null : (numbers.onTimeBefore / numbers.handledBefore) * 100;
  const points = ratio === null || ratioBefore === null ? null : ratio - ratioBefore;
  const against = (before: number) => `cùng kỳ năm trước ${number(before)}`;
  return [
    {
      href: figureHref('received', period),
      label: 'Đơn tiếp nhận',
      value: number(numbers.received),
      unit: '',
      trend: change(numbers.received, numbers.receivedBefore),
      trendLevel: 'flat',
      compare: against(numbers.receivedBefore),
    },
    {
      href: figureHref('handled', period),
      label: 'Đã xử lý',
      value: number(numbers.handled),
      unit: '',
      trend: change(numbers.handled, numbers.handledBefore),
      trendLevel: levelOf(numbers.handled, numbers.handledBefore, numbers.handledBefore > 0),
      compare: against(numbers.handledBefore),
    },
    {
      href: figureHref('on_time', period),
      label: 'Xử lý đúng hạn',
      value: ratio === null ? 'chưa có' : decimal(ratio),
      unit: ratio === null ? '' : '%',
      trend:
        points === null
          ? ''
          : Math.abs(points) < 0.05
            ? 'không đổi'
            : `${points > 0 ? 'tăng' : 'giảm'} ${decimal(Math.abs(points))} điểm`,
      trendLevel: points === null || Math.abs(points) < 0.05 ? 'flat' : points > 0 ? 'good' : 'poor',
      compare:
        ratio === null
          ? 'chưa có đơn xử lý xong'
          : ratioBefore === null
            ? `${number(numbers.onTime)} trong ${number(numbers.handled)} đơn`
            : `cùng kỳ năm trước ${decimal(ratioBefore)}%`,
    },
    {
      href: figureHref('overdue', period),
      label: 'Đang quá hạn',
      value: number(numbers.overdue),
      unit: '',
      trend: change(numbers.overdue, numbers.overdueBefore),
      trendLevel: levelOf(numbers.overdueBefore, numbers.overdue, numbers.overdueBefore > 0),
      compare: `cùng ngày năm trước ${number(numbers.overdueBefore)}`,
    },
    ...(forecast
      ? [
          {
            href: figureHref('due_soon', forecast),
            label: 'Sẽ quá hạn',
            value: number(numbers.dueSoon),
            unit: '',
            trend: '',
            trendLevel: 'flat' as const,
            compare: `trong ${forecastWorkingDays} ngày làm việc tới, năm trước ${number(numbers.dueSoonBefore)}`,
          },
        ]
      : []),
    {
      href: figureHref('open', period),
      label: 'Đang xử lý, giải quyết',
      value: number(numbers.open),
      unit: '',
      trend: change(numbers.open, numbers.openBefore),
      trendLevel: 'flat',
      compare: `cùng ngày năm trước ${number(numbers.openBefore)}`,
    },
  ];
}

/** The figures of a year before, each with its list: flows of the same days, stocks as they stood on the same day. */
function figuresBefore({ numbers, period, today, forecast }: DashboardParts): DashboardPage['before'] {
  const flow = yearBefore(period);
  const day = yearBefore({ start: today, end: today });
  const soon = forecast ? yearBefore(forecast) : null;
  const line = (label: string, figure: Figure, days: { start: string; end: string }, value: number) => ({
    label,
    days: rangeWords(days),
    value: number(value),
    href: figureHref(figure, days),
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

function monthBars({ months, period }: DashboardParts): BarPair[] {
  const found = new Map(months.map((row) => [row.month, row]));
  return twelveMonths(period.end).map((month) => ({
    label: `T${Number(month.slice(5))}`,
    first: found.get(month)?.received ?? 0,
    second: found.get(month)?.handled ?? 0,
  }));
}
/** The days of a month of the chart; the last goes as far as the period. */
const monthDays = (month: string, end: string) => {
  const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
  return { start: `${month}-01`, end: next < end ? next : end };
};
const monthWords = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`;

function shareRows(
  found: readonly Share[],
  all: number,
  words: (code: string) => string,
  href: (code: string) => string,
): ShareRow[] {
  const most = Math.max(1, ...found.map((row) => row.n));
  return found.map((row) => ({
    href: href(row.code),
    label: words(row.code),
    count: number(row.n),
    pct: all === 0 ? '' : `${Math.round((row.n / all) * 100)}%`,
    bar: Math.round((row.n / most) * 100),
  }));
}

function figureRow(name: string, href: string, group: GroupFigures, period: Period, narrow: Record<string, string>): FigureRow {
  const ratio = group.handled === 0 ? null : (group.onTime / group.handled) * 100;
  return {
    name,
    href,
    received: number(group.received),
    receivedHref: figureHref('received', period, narrow),
    handled: number(group.handled),
    handledHref: figureHref('handled', period, narrow),
    hasRatio: ratio !== null,
    ratioPct: Math.round(ratio ?? 0),
    ratioWords: ratio === null ? 'chưa có' : `${decimal(ratio)}%`,
    ratioColour: ratio === null || ratio >= 95 ? 'green' : ratio >= 85 ? 'amber' : 'red',
    overdue: number(group.overdue),
    overdueHref: figureHref('overdue', period, narrow),
    isOverdue: group.overdue > 0,
  };
}
