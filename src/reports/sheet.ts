// One table as asked for: its rows by unit, their sum, and what agrees. The page, the printed sheet and the file are made of it. Pure.
import { type Check, checksOf, judge, placeKey, type Verdict } from './checks.ts';
import {
  asideWords,
  checkWithOpening,
  isAdded,
  type OpeningChecks,
  type OpeningSheets,
  type OpeningSpan,
  untriedWords,
} from './opening.ts';
import type { Period } from './periods.ts';
import type { Scope } from './scope.ts';
import type { Place } from './tables/index.ts';
import { columnsIn, type PlacedColumn, type Table } from './tables/table.ts';

export interface SheetRow {
  unitId: number;
  /** As it was called then: in the file and on paper this alone. */
  name: string;
  /** As it is called today, beside it on the page. */
  nowName?: string;
  /** In the order of the columns. */
  figures: readonly number[];
  /** Checks that do not hold for this unit. */
  broken: readonly Check[];
  /** The units counted in it, its own among them, when it stands for several (organisation of today). */
  parts: readonly { id: number; name: string; figures: readonly number[] }[];
}
/** Signed opening figures of the units of a sheet that fall within its period: an addend beside the count, never in it. */
export interface Opening {
  figures: readonly number[];
  words: readonly string[];
}
/** Who entered what no record holds, for one unit. */
export interface Entered {
  unitId: number;
  figures: Readonly<Record<string, number>>;
  note: string;
  enteredAt: Date;
  enteredByName: string;
}
export interface Sheet {
  table: Table;
  columns: readonly PlacedColumn[];
  period: Period;
  scope: Scope;
  lines: readonly SheetRow[];
  total: readonly number[];
  /** How the identities stand for the whole sheet. */
  verdicts: readonly Verdict[];
  /** The row "Ghi chú": of one unit its words, of several each with its name. */
  note: string;
  entered: readonly Entered[];
  opening: Opening | null;
  /** Signed opening figures that share days with the period: why they are not added, or what is not known of them; by unit, in words. */
  openingAside: readonly { unitName: string; words: string }[];
  /** What does not hold of count and opening figures together, of each unit; and what of it could not be tried, in words. */
  openingChecks: { broken: readonly UnitVerdict[]; untried: readonly string[] };
}
/** How an identity stands in one unit of several. */
export interface UnitVerdict extends Verdict {
  unitId: number;
  unitName: string;
}

/** Every place a table's page needs: its own columns, and those of other tables it must agree with. */
export function placesFor(table: Table): Place[] {
  const own = columnsIn(table.parts).map(({ no }) => [table.code, no] as Place);
  const others = checksOf(table.code).flatMap(({ left, right }) => [left, ...right]);
  return [...new Map([...own, ...others].map((place) => [placeKey(place), place])).values()];
}

/**
 * @param found figures by unit; a unit of `units` without any is a row of zeros, one without `units` and rows is left out
 * @param openings the opening figures that fall within the period, of every table, by unit: the identities are tried with them too
 */
export function sheetOf(
  table: Table,
  period: Period,
  scope: Scope,
  units: readonly { id: number; name: string; nowName?: string }[],
  found: ReadonlyMap<number, ReadonlyMap<string, number>>,
  entered: readonly Entered[] = [],
  openings: ReadonlyMap<number, OpeningSheets> = new Map(),
): Sheet {
  const columns = columnsIn(table.parts);
  const checks = checksOf(table.code);
  const byHand = new Map(entered.map((one) => [one.unitId, one.figures]));
  const isTyped = new Set(columns.filter(({ facts }) => facts === null).map(({ no }) => placeKey([table.code, no])));
  const of = (id: number, place: Place): number =>
    (isTyped.has(placeKey(place)) ? byHand.get(id)?.[String(place[1])] : found.get(id)?.get(placeKey(place))) ?? 0;
  const lines = units.map(({ id, name, nowName = name }): SheetRow => {
    const figure = (place: Place) => of(id, place);
    return {
      unitId: id,
      name,
      nowName,
      figures: columns.map(({ no }) => figure([table.code, no])),
      broken: checks.filter((check) => !judge(check, figure).holds),
      parts: [],
    };
  });
  const tried = units.flatMap((unit): { unit: typeof unit; sheets: OpeningSheets; told: OpeningChecks }[] => {
    const sheets = openings.get(unit.id);
    return sheets ? [{ unit, sheets, told: checkWithOpening(checks, (place) => of(unit.id, place), sheets) }] : [];
  });
  const all = (place: Place) => Math.round(units.reduce((sum, { id }) => sum + of(id, place), 0) * 1000) / 1000;
  return {
    table,
    columns,
    period,
    scope,
    lines,
    total: columns.map(({ no }) => all([table.code, no])),
    verdicts: checks.map((check) => judge(check, all)),
    note: entered
      .filter(({ note }) => note !== '')
      .map(({ unitId, note }) => (units.length > 1 ? `${units.find(({ id }) => id === unitId)?.name ?? ''}: ${note}` : note))
      .join('; '),
    entered,
    opening: null,
    openingAside: [],
    openingChecks: {
      broken: tried.flatMap(({ unit, told }) =>
        told.broken.map((verdict) => ({ ...verdict, unitId: unit.id, unitName: unit.name })),
      ),
      untried: [...new Set(tried.flatMap(({ sheets, told }) => untriedWords(told.untried, sheets)))],
    },
  };
}

/**
 * The same sheet by the organisation of today: a unit that ended counts in the line of the one that took it over. The total does not change,
 * and each line says of which it is made.
 * @param heirs by the id of the unit that ended
 */
export function asOfToday(sheet: Sheet, heirs: ReadonlyMap<number, { id: number; name: string }>): Sheet {
  const lines = new Map<number, SheetRow>();
  for (const line of sheet.lines) {
    const heir = heirs.get(line.unitId) ?? { id: line.unitId, name: line.nowName ?? line.name };
    const part = { id: line.unitId, name: line.name, figures: line.figures };
    const before = lines.get(heir.id);
    lines.set(heir.id, {
      unitId: heir.id,
      name: heir.name,
      figures: before ? before.figures.map((figure, index) => exact(figure + (line.figures[index] ?? 0))) : line.figures,
      broken: [...(before?.broken ?? []), ...line.broken],
      parts: [...(before?.parts ?? []), part],
    });
  }
  const merged = [...lines.values()].map((line) => ({
    ...line,
    // Its own line first; a unit that stands for itself alone has no parts.
    parts:
      line.parts.length === 1 && line.parts[0]?.id === line.unitId
        ? []
        : [...line.parts].sort((one, other) => Number(other.id === line.unitId) - Number(one.id === line.unitId)),
  }));
  return { ...sheet, lines: merged };
}

const exact = (figure: number) => Math.round(figure * 1000) / 1000;

/** With signed opening figures as an addend. @param balances of any units and days: those of the sheet's units are added which its period holds whole */
export function withOpening(
  sheet: Sheet,
  balances: readonly (OpeningSpan & { unitId: number; words: string; figures: Readonly<Record<string, number>> })[],
): Sheet {
  const names = new Map(
    sheet.lines
      .flatMap((line) => [line, ...line.parts.map((part) => ({ ...part, unitId: part.id }))])
      .map((one) => [one.unitId, one.name]),
  );
  const own = balances.filter(({ unitId }) => names.has(unitId));
  const openingAside = own.flatMap((one) => {
    const words = asideWords(one, sheet.period);
    return words ? [{ unitName: names.get(one.unitId) ?? '', words }] : [];
  });
  const counted = own.filter((one) => isAdded(one, sheet.period));
  if (counted.length === 0) return { ...sheet, openingAside };
  return {
    ...sheet,
    openingAside,
    opening: {
      figures: sheet.columns.map(({ no }) => exact(counted.reduce((sum, one) => sum + (one.figures[String(no)] ?? 0), 0))),
      words: counted.map((one) => `${names.get(one.unitId) ?? ''}: ${one.words}`),
    },
  };
}

/** Signed opening figures and the sum with them, under the count. */
export function openingLines(sheet: Sheet): { name: string; figures: readonly number[] }[] {
  const { opening } = sheet;
  if (!opening) return [];
  return [
    { name: 'Số liệu đầu kỳ đã ký', figures: opening.figures },
    { name: 'Cộng cả số đầu kỳ', figures: sheet.total.map((figure, index) => exact(figure + (opening.figures[index] ?? 0))) },
  ];
}
