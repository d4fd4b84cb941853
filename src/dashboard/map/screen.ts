// The figures of every ward → a map and its table. Before 01/07/2025: the thirty districts as tiles.
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { type PrintOffer, printOffer } from '../../web/print-offer.ts';
import { clockOf } from '../clock.ts';
import { type Period, periodKinds, periodLabel, periodQuery, rangeName } from '../periods.ts';
import { type Figure, figureHref, mostIds } from '../predicates.ts';
import type { UnitFigures } from '../queries.ts';
import { decimal, number } from '../words.ts';
import { centreBox, centreNames, centreWards } from './centre.ts';
import { districtTiles, firstDistrictDay, lastDistrictDay } from './districts.ts';
import { countingWords, sharedName } from './old-districts.ts';
import type { Place } from './queries.ts';
import { type Measure, measureNames, measures, type Shade, shadingOf } from './shading.ts';

interface MapPlace {
  code: string;
  cls: string;
  href: string;
  said: string;
  shortName: string;
  x: number;
  y: number;
  lines: string[];
  /** On a phone: a word a line, in larger letters. */
  narrow: { y: number; lines: string[] };
  /** Every outline it is drawn with. */
  outlines: string[];
}
interface CentrePlace extends Pick<MapPlace, 'code' | 'cls' | 'href' | 'said' | 'outlines'> {
  /** `no`: in place of the name on a phone, where the names have no room; the list below says whose it is. */
  label: { x: number; y: number; text: string; no: number } | null;
}
interface PlaceRow {
  name: string;
  href: string;
  count: string;
}
export interface MapPage {
  title: string;
  print: PrintOffer;
  asOf: string;
  rangeText: string;
  periods: { href: string; label: string; current: boolean }[];
  isOther: boolean;
  dateFields: { name: string; label: string; value: string }[];
  keptFields: { name: string; value: string }[];
  /** Which day of the address is none; '' otherwise. */
  periodProblem: string;
  /** The map of the time before the reform; null while it is shown. */
  districts: { href: string; label: string } | null;
  measures: { href: string; label: string; current: boolean }[];
  measureName: string;
  mapLabel: string;
  isTiles: boolean;
  places: MapPlace[];
  /** The middle of the city once more, larger; empty for the districts. */
  centre: CentrePlace[];
  centreBox: string;
  legend: Shade[];
  ranking: PlaceRow[];
  emptyWords: string;
  /** Wards of several districts, offices and units that have no place: each with its list. */
  besides: PlaceRow[];
  /** All of it: the figure of the dashboard. */
  whole: PlaceRow;
  /** How a ward of today is counted among the districts; '' on the map of the wards. */
  countingWords: string;
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'dashboard/map': MapPage;
  }
}

export interface MapParts {
  period: Period;
  dateFields: MapPage['dateFields'];
  periodProblem: string;
  today: string;
  at: Date;
  isPrint: boolean;
  measure: Measure;
  places: readonly Place[];
  /** Units of wards that lie in several districts. */
  shared: readonly number[];
  isTiles: boolean;
  units: readonly UnitFigures[];
}

const tile = { width: 138, height: 100, narrowHeight: 174 };

type Counts = Pick<UnitFigures, 'received' | 'overdue' | 'handled' | 'onTime'>;
interface Sum extends Counts {
  place: Place;
  /** The units that have any of it: what the link opens. */
  unitIds: number[];
}

/**
 * The map of a period by one measure: wards, or the thirty districts of before as tiles (there until 30/6/2025). The ranking beside it
 * says in words what the shades say; the share in time ranks the worst first.
 */
export function mapScreen(parts: MapParts): MapPage {
  const { period, measure, places, units, isTiles } = parts;
  const sums = sumsOf(places, units);
  const shading = shadingOf(
    measure,
    sums.map((sum) => valueAt(sum, measure)),
  );
  const drawn = sums.map((sum) => mapPlace(sum, parts, shading.of(valueAt(sum, measure))));
  const ranked = sums
    .filter((sum) => (valueAt(sum, measure) ?? 0) > 0 || (measure === 'on_time' && sum.handled > 0))
    .sort((a, b) => (measure === 'on_time' ? -1 : 1) * ((valueAt(b, measure) ?? 0) - (valueAt(a, measure) ?? 0)));
  const what = isTiles ? 'quận, huyện, thị xã' : 'phường, xã';
  const without = sums.length - ranked.length;
  return {
    title: isTiles ? 'Bản đồ theo quận, huyện cũ' : 'Bản đồ theo phường, xã',
    print: printOffer('In', parts.isPrint, address(period, period.kind, measure, '/dashboard/map/print'), {
      href: address(period, period.kind, measure),
      label: 'Về bản đồ',
    }),
    asOf: `Số liệu đến ${clockOf(parts.at)} ngày ${formatDate(parts.today)}`,
    rangeText: measure === 'overdue' ? `Tính đến ${formatDate(parts.today)}` : rangeName(period, parts.today),
    periods: periodKinds.map((kind) => ({
      href: address(period, kind, measure),
      label: periodLabel(kind, parts.today),
      current: kind === period.kind,
    })),
    isOther: period.kind === 'other',
    dateFields: parts.dateFields,
    keptFields: [
      { name: 'period', value: 'other' },
      { name: 'measure', value: measure },
    ],
    periodProblem: parts.periodProblem,
    districts: isTiles
      ? null
      : {
          href: address({ kind: 'other', start: firstDistrictDay, end: lastDistrictDay }, 'other', measure),
          label: `Trước ngày ${formatDate(addDays(lastDistrictDay, 1))}: bản đồ ${Object.keys(districtTiles).length} quận, huyện, thị xã cũ`,
        },
    measures: measures.map((one) => ({
      href: address(period, period.kind, one),
      label: measureNames[one],
      current: one === measure,
    })),
    measureName: measureNames[measure],
    mapLabel: `Bản đồ ${what} theo ${measureNames[measure].toLocaleLowerCase('vi')}, số liệu ở bảng bên cạnh`,
    isTiles,
    places: drawn,
    centre: isTiles ? [] : centreOf(drawn),
    centreBox,
    legend: shading.legend,
    ranking: ranked.map((sum) => ({ name: sum.place.name, href: hrefOf(sum, parts), count: wordsOf(sum, measure) })),
    emptyWords:
      without === 0 ? '' : `${number(without)} ${what} ${measure === 'on_time' ? 'chưa có đơn xử lý xong' : 'không có đơn nào'}.`,
    ...besidesOf(parts, sums),
    countingWords: isTiles ? countingWords : '',
    backHref: `/dashboard?${periodQuery(period).toString()}`,
  };
}

function sumsOf(places: readonly Place[], units: readonly UnitFigures[]): Sum[] {
  const found = new Map(units.map((unit) => [unit.unitId, unit]));
  return places.map((place) => {
    const held = [...new Set(place.unitIds)].flatMap((id) => found.get(id) ?? []);
    return { place, ...added(held), unitIds: held.map((unit) => unit.unitId) };
  });
}

function added(held: readonly UnitFigures[]): Counts {
  const sum = (of: (unit: UnitFigures) => number) => held.reduce((all, unit) => all + of(unit), 0);
  return {
    received: sum((unit) => unit.received),
    overdue: sum((unit) => unit.overdue),
    handled: sum((unit) => unit.handled),
    onTime: sum((unit) => unit.onTime),
  };
}

const valueAt = (sum: Counts, measure: Measure): number | null =>
  measure === 'on_time' ? (sum.handled === 0 ? null : (sum.onTime / sum.handled) * 100) : sum[measure];

const wordsOf = (sum: Counts, measure: Measure): string =>
  measure === 'on_time'
    ? sum.handled === 0
      ? 'chưa có'
      : `${decimal((sum.onTime / sum.handled) * 100)}% (${number(sum.onTime)}/${number(sum.handled)})`
    : number(sum[measure]);

const listed: Record<Measure, Figure> = { received: 'received', overdue: 'overdue', on_time: 'on_time' };

/** Opens what was counted: the ward's list, or that of all units of a district that have any. */
function hrefOf(sum: Sum, { measure, period }: MapParts): string {
  return figureHref(
    listed[measure],
    period,
    sum.unitIds.length === 1 ? { unit: String(sum.unitIds[0]) } : { units: sum.unitIds.join(',') },
  );
}

function mapPlace(sum: Sum, parts: MapParts, cls: string): MapPlace {
  const { place } = sum;
  const [column = 0, row = 0] = districtTiles[place.code] ?? [];
  const words = place.shortName.split(' ');
  const figure = wordsOf(sum, parts.measure).replace(/ \(.*/, '');
  return {
    code: place.code,
    outlines: [place.code, ...place.outlines],
    shortName: place.shortName,
    cls,
    href: (valueAt(sum, parts.measure) ?? 0) === 0 && sum.handled === 0 ? '' : hrefOf(sum, parts),
    said: `${place.name}: ${wordsOf(sum, parts.measure)}`,
    x: column * (tile.width + 5),
    y: row * (tile.height + 5),
    lines: [words.slice(0, 2).join(' '), words.slice(2).join(' '), figure].filter(Boolean),
    narrow: { y: row * (tile.narrowHeight + 5), lines: [...words, figure] },
  };
}

/** Numbered in the order of the places, which is that of their names. */
function centreOf(drawn: readonly MapPlace[]): CentrePlace[] {
  let no = 0;
  return drawn
    .filter(({ outlines }) => outlines.some((code) => centreWards.has(code)))
    .map((place) => {
      const at = centreNames[place.code];
      if (!at) return { ...place, label: null };
      no += 1;
      return { ...place, label: { x: at[0], y: at[1], text: place.shortName, no } };
    });
}

/** Offices of the city and units of another time have no place here; they are not forgotten, and all together are the city's figure. */
function besidesOf(parts: MapParts, sums: readonly Sum[]): Pick<MapPage, 'besides' | 'whole'> {
  const { units, shared, measure, period } = parts;
  const placed = new Set(sums.flatMap((sum) => sum.unitIds));
  const inShared = units.filter(({ unitId }) => !placed.has(unitId) && shared.includes(unitId));
  const others = units.filter(({ unitId }) => !placed.has(unitId) && !shared.includes(unitId));
  const has = (unit: UnitFigures) => unit[measure === 'on_time' ? 'handled' : measure] > 0;
  const row = (name: string, held: readonly UnitFigures[], narrow: Record<string, string> | null): PlaceRow => {
    const sum = added(held);
    const counted = held.filter(has).map(({ unitId }) => unitId);
    return {
      name,
      count: wordsOf(sum, measure),
      href:
        narrow === null && counted.length > mostIds
          ? `/dashboard?${periodQuery(period).toString()}&units=all#units`
          : figureHref(listed[measure], period, narrow ?? { units: counted.join(',') }),
    };
  };
  return {
    besides: [
      ...(inShared.some(has) ? [row(sharedName, inShared, null)] : []),
      ...(others.some(has) ? [row('Sở, ngành và đơn vị không có trên bản đồ', others, null)] : []),
    ],
    whole: row('Cộng', units, {}),
  };
}

function address(period: Period, kind: Period['kind'], measure: Measure, path = '/dashboard/map'): string {
  return `${path}?${periodQuery(period, kind).toString()}&measure=${measure}`;
}
