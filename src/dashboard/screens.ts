// Numbers → the dashboard: every figure says what it is compared with and links to its list.

import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { formatDate } from '../deadlines/dates.ts';
import { fieldName, petitionTypeNames } from '../petitions/petition.ts';
import { periodCode, periodWithDays, quarterOn } from '../reports/periods.ts';
import { type PrintOffer, printOffer } from '../web/print-offer.ts';
import type { BarDrawing } from './chart.ts';
import { type Drawing, drawFields, drawMonths, drawUnits } from './drawings.ts';
import { dueListHref } from './due-address.ts';
import type { DueRow } from './due-queries.ts';
import { type DueLine, dueLine, type ForecastPanel, forecastPanel } from './due-screen.ts';
import type { FieldFigures, GroupFigures, MonthFigures, Share } from './figures/figures.ts';
import type { Forecast } from './forecast.ts';
import type { GrowingMatter } from './hot-spots/queries.ts';
import { type HotSpotsPanel, hotSpotsPanel } from './hot-spots/screen.ts';
import { figuresBefore, type Kpi, kpisOf } from './kpis.ts';
import { narrowTo, type OwnPeople } from './people/own.ts';
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
import { figureHref, type Narrow } from './predicates.ts';
import type { Numbers, UnitFigures } from './queries.ts';
import { type Order, orderNames, orders, orderWords, ranked } from './ranking.ts';
import { type RatioCell, ratioCell } from './ratio.ts';
import { number } from './words.ts';

interface ShareRow {
  href: string;
  label: string;
  count: string;
  pct: string;
  bar: number;
}
/** One line of four figures: of a unit, or of a field. */
interface FigureRow extends RatioCell {
  /** The place among the units; '' where there is none, and of a field. */
  rank: string;
  name: string;
  href: string;
  received: string;
  receivedHref: string;
  handled: string;
  handledHref: string;
  overdue: string;
  overdueHref: string;
  isOverdue: boolean;
}
interface Segment {
  href: string;
  label: string;
  current: boolean;
}
export interface DashboardPage {
  title: string;
  print: PrintOffer;
  asOf: string;
  periods: Segment[];
  /** Whose figures a head of section sees, with the choice of the whole; null for everybody else. */
  whose: { words: string; choices: Segment[] } | null;
  /** What is kept of the address when other days are asked for. */
  keptHidden: { name: string; value: string }[];
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
  monthsChart: Drawing;
  /** Null where no field, or no unit, has a figure. */
  fieldsChart: Drawing | null;
  unitsChart: Drawing | null;
  /** On paper nobody opens it. */
  isOnPaper: boolean;
  months: { label: string; received: string; receivedHref: string; handled: string; handledHref: string }[];
  typeRows: ShareRow[];
  units: FigureRow[];
  fields: FigureRow[];
  showsUnits: boolean;
  unitsSub: string;
  /** By what the units stand in order: the choices, and said in words. */
  unitOrders: Segment[];
  unitsOrder: Order;
  unitsOrderWords: string;
  /** Over the places: ranks, or by name mere numbers. */
  unitsRankHead: string;
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

export interface DashboardParts {
  period: Period;
  periodProblem: string;
  dateFields: DashboardPage['dateFields'];
  today: string;
  clock: string;
  numbers: Numbers;
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
  people: Omit<PeopleParts, 'actor' | 'period' | 'forecast' | 'own'> | null;
  actor: Actor;
  csrf: string;
  /** The page is of several units. */
  reachesOthers: boolean;
  /** He reads several units, whatever the page is of. */
  reachesWhole: boolean;
  showsAllUnits: boolean;
  order: Order;
  /** Of a head of section: his own people, null where no section is written; undefined for everybody else. */
  own: OwnPeople | null | undefined;
  /** He asked for the whole. */
  isWhole: boolean;
  calendar: WorkingCalendar;
  /** The page as printed, its opening written down. */
  digest: string;
  isPrint: boolean;
  draw: (chart: BarDrawing) => string;
}

/**
 * The leader's page of one period: figures, charts with their numbers, units in the order asked for, own people where the reader has any. A unit's
 * leader sees the own unit, a wider reach sees every unit in it; each number opens the list it was counted from.
 */
export function dashboardScreen(parts: DashboardParts): DashboardPage {
  const { period, today, numbers, units } = parts;
  const ownShown = parts.isWhole ? null : (parts.own ?? null);
  const narrow = narrowTo(parts.actor, ownShown);
  const people = parts.people ? peoplePanel({ ...parts, ...parts.people, own: ownShown }) : null;
  const inOrder = ranked(units, parts.order);
  const shown = parts.showsAllUnits ? inOrder : inOrder.slice(0, shownUnits);
  const address = addressOf(parts);
  const shownAs = address({});
  const months = monthRows(parts, narrow);
  return {
    title: 'Điều hành',
    print: printOffer('In', parts.isPrint, shownAs.replace('/dashboard', '/dashboard/print'), {
      href: shownAs,
      label: 'Về trang Điều hành',
    }),
    asOf: `${parts.isPrint ? `${ownShown ? `${ownShown.section}, ` : ''}${parts.actor.unitName}, số` : 'Số'} liệu đến ${parts.clock} ngày ${formatDate(today)}`,
    periods: periodKinds.map((kind) => ({
      href: address({ kind, showsAllUnits: false }),
      label: periodLabel(kind, today),
      current: kind === period.kind,
    })),
    whose: whoseOf(parts, address),
    keptHidden: [{ name: 'period', value: 'other' }, ...keptFields(parts)],
    isOther: period.kind === 'other',
    dateFields: parts.dateFields,
    periodProblem: parts.periodProblem,
    rangeText: `${rangeName(period, today)}, so với cùng kỳ ${rangeWords(yearBefore(period))}`,
    reporting: reportingNow(parts),
    kpis: kpisOf({ ...parts, narrow }),
    handledNote: {
      words:
        '“Đã xử lý” chưa tính đơn đã duyệt thụ lý, chưa có quyết định thụ lý, và đơn tố cáo đã chuyển mà chưa báo người tố cáo; biểu 02/XLD tính các đơn ấy ở cột 2.',
      link: { href: figureHref('handled_besides', period, narrow), label: 'Xem các đơn ấy' },
    },
    before: figuresBefore({ ...parts, narrow }),
    kpiLabel: `Chỉ số chính, so với cùng kỳ ${rangeWords(yearBefore(period))}`,
    monthsChart: drawMonths(parts),
    fieldsChart: drawFields(parts),
    unitsChart: parts.reachesOthers
      ? drawUnits(
          parts,
          shown.slice(0, shownUnits).map(({ unit }) => unit),
        )
      : null,
    isOnPaper: parts.isPrint,
    months,
    typeRows: shareRows(
      parts.types,
      numbers.received,
      (code) => petitionTypeNames[code as 'KN'],
      (code) => figureHref('received', period, { ...narrow, type: code }),
    ),
    units: shown.map(({ unit, rank }) =>
      figureRow({ name: unit.unitName, rank, href: `/petitions?unit=${unit.unitId}` }, unit, period, {
        unit: String(unit.unitId),
      }),
    ),
    fields: parts.fieldFigures.map((field) =>
      figureRow(
        { name: fieldName(field.code), rank: null, href: `/petitions?unit=${narrow.unit ?? 'all'}&field=${field.code}` },
        field,
        period,
        {
          ...narrow,
          field: field.code,
        },
      ),
    ),
    showsUnits: parts.reachesOthers,
    unitsSub: `${number(units.length)} đơn vị có số liệu`,
    unitOrders: orders.map((order) => ({
      href: `${address({ order })}#units`,
      label: orderNames[order],
      current: order === parts.order,
    })),
    unitsOrder: parts.order,
    unitsOrderWords: `${orderWords[parts.order]}.`,
    unitsRankHead: parts.order === 'name' ? 'STT' : 'Hạng',
    allUnitsHref: !parts.showsAllUnits && units.length > shownUnits ? `${address({ showsAllUnits: true })}#units` : '',
    allUnitsWords: `Xem đủ ${number(units.length)} đơn vị`,
    forecast: forecastPanel({ ...parts, narrow }),
    hotSpots: hotSpotsPanel({
      ...parts,
      narrow,
      largeGroups: numbers.largeGroups,
      largeVisits: numbers.largeVisits,
      readsVisits: may(parts.actor, 'visit:read'),
    }),
    mapHref: `/dashboard/map?${periodQuery(period).toString()}`,
    peopleTable: people && people.people.length > 0 ? people : null,
    peopleHeads: people?.people[0]?.cells.map((cell) => cell.label) ?? [],
    lateRows: parts.late.map((row) => dueLine(row, parts)),
    lateLink:
      numbers.overdue > 0
        ? {
            href: dueListHref({ figure: 'overdue', isWhole: parts.isWhole, page: 1 }),
            label: `Xem cả ${number(numbers.overdue)} đơn`,
          }
        : null,
    undatedNote:
      parts.undated > 0
        ? {
            words:
              'Đơn từ sổ cũ đang xử lý chưa tính được ngày hết hạn vì chưa có lịch nghỉ của năm nhận: không đứng trong số quá hạn.',
            link: { href: figureHref('undated', period, narrow), label: `Xem ${number(parts.undated)} đơn ấy` },
          }
        : null,
    showsPlace: parts.reachesOthers,
    csrf: parts.csrf,
    keptFields: [...[...periodQuery(period).entries()].map(([name, value]) => ({ name, value })), ...keptFields(parts)],
    isEmptyPeriod: numbers.received === 0,
    digest: parts.digest,
  };
}

/** What of the address is no period: whose figures, and the order of the units where it is not the first. */
const keptFields = ({ isWhole, order }: Pick<DashboardParts, 'isWhole' | 'order'>) => [
  ...(isWhole ? [{ name: 'of', value: 'unit' }] : []),
  ...(order === 'overdue' ? [] : [{ name: 'order', value: order }]),
];

/** The address of this page with something changed. */
const addressOf =
  (parts: DashboardParts) =>
  (change: { kind?: Period['kind']; showsAllUnits?: boolean; order?: Order; isWhole?: boolean }): string => {
    const { kind, showsAllUnits, order, isWhole } = { kind: parts.period.kind, ...parts, ...change };
    const query = periodQuery(parts.period, kind);
    for (const { name, value } of keptFields({ isWhole, order })) query.set(name, value);
    if (showsAllUnits) query.set('units', 'all');
    const asked = query.toString();
    return asked === 'period=month' ? '/dashboard' : `/dashboard?${asked}`;
  };

/** Whose figures these are: a head of section reads his people's first, and all he may read by one more click. */
function whoseOf(parts: DashboardParts, address: ReturnType<typeof addressOf>): DashboardPage['whose'] {
  const { own, isWhole, isPrint } = parts;
  if (own === undefined) return null;
  if (own === null)
    return {
      words:
        'Phân công của ông, bà chưa ghi bộ phận nên đây là số liệu của cả đơn vị; quản trị đơn vị ghi bộ phận ở trang Tài khoản.',
      choices: [],
    };
  const whole = parts.reachesWhole ? 'Cả phạm vi được xem' : 'Cả đơn vị';
  return {
    words: isWhole
      ? `${whole}.`
      : `Đơn do người của bộ phận ${own.section} phụ trách và đơn chưa phân công ai; lượt tiếp công dân không tính theo bộ phận.`,
    choices: isPrint
      ? []
      : [
          { href: address({ isWhole: false }), label: 'Bộ phận', current: !isWhole },
          { href: address({ isWhole: true }), label: whole, current: isWhole },
        ],
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

function monthRows({ months, period }: DashboardParts, narrow: Narrow): DashboardPage['months'] {
  const found = new Map(months.map((row) => [row.month, row]));
  return twelveMonths(period.end).map((month) => {
    const days = monthDays(month, period.end);
    return {
      label: monthWords(month),
      received: number(found.get(month)?.received ?? 0),
      receivedHref: figureHref('received', days, narrow),
      handled: number(found.get(month)?.handled ?? 0),
      handledHref: figureHref('handled', days, narrow),
    };
  });
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

function figureRow(
  row: { name: string; rank: number | null; href: string },
  group: GroupFigures,
  period: Period,
  narrow: Narrow,
): FigureRow {
  return {
    name: row.name,
    rank: row.rank === null ? '' : number(row.rank),
    href: row.href,
    received: number(group.received),
    receivedHref: figureHref('received', period, narrow),
    handled: number(group.handled),
    handledHref: figureHref('handled', period, narrow),
    ...ratioCell(group, figureHref('on_time', period, narrow)),
    overdue: number(group.overdue),
    overdueHref: figureHref('overdue', period, narrow),
    isOverdue: group.overdue > 0,
  };
}
