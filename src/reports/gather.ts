// What a page over the tables needs, asked once: period and scope from the address, figures, units, the rows of a list.
import type { Actor } from '../accounts/actor.ts';
import type { UnitTx } from '../database/tx.ts';
import { formatDate, parseDate } from '../deadlines/dates.ts';
import { NotAllowedNow, NotFound } from '../errors.ts';
import { signedFigures, signedSheets } from '../importing/balances/queries.ts';
import { namedThen } from '../units/became.ts';
import { typedDay } from '../web/filters.ts';
import type { Context } from '../web/pages.ts';
import { countBeside } from './beside.ts';
import type { TypedDays } from './choices.ts';
import { circularOf, findCircular } from './circulars.ts';
import { openingOf as openingSheets } from './closing/gather.ts';
import { ownOf, whyNotOwed } from './closing/owed.ts';
import { returnedReports, unitsTakenOver } from './closing/queries.ts';
import { returnedNote } from './closing/screens.ts';
import { countedEntries } from './entries/counted.ts';
import { besideOpening } from './in-book.ts';
import { indexScreen, type ReportsPage } from './index-screen.ts';
import { keptByUnit } from './kept/kept.ts';
import { wallOf } from './kept/wall-of.ts';
import { figureWords } from './numbers.ts';
import { asideWords, isAdded, spanWords } from './opening.ts';
import {
  countedOn,
  freeCode,
  freePeriod,
  type Period,
  periodCode,
  periodDays,
  periodName,
  quarterOn,
  readPeriod,
  whyNoFreePeriod,
} from './periods.ts';
import {
  countFacts,
  type FactRow,
  figuresOf,
  listFacts,
  listScopeUnits,
  type Question,
  type RowPlace,
  type ScopeUnit,
  standingHeirs,
} from './queries.ts';
import { reachesOthers, readScope, type Scope } from './scope.ts';
import { asOfToday, placesFor, type Sheet, sheetOf, withOpening } from './sheet.ts';
import { tables, tableWith } from './tables/index.ts';
import { type PlacedColumn, presentCodes, type Table, type TableCode } from './tables/table.ts';
import { noteWith, overturnedOf } from './untold.ts';

export interface Asked {
  period: Period;
  scope: Scope;
}

/** Ends the name of a draft: what is typed of one period comes up in no other. */
export const periodVariant = (query: URLSearchParams) =>
  `-${(query.get('period') ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 30);

/** What is offered while no two days were typed. */
const openingDays = (today: string): Period | undefined => freePeriod(quarterOn(today).from, today);

/** The two days of the boxes; those of the quarter of today, up to today, while none are typed. @throws NotAllowedNow with what is wrong */
function freeAsked({ query, moment: { today } }: Context): Period | undefined {
  const { from, to } = typedDays(query);
  if (!from && !to) return openingDays(today);
  const [first, last] = [parseDate(from, today), parseDate(to, today)];
  const why = whyNoFreePeriod(first, last, today);
  if (why) throw new NotAllowedNow(why, `/reports?period=${freeCode}`);
  return freePeriod(first ?? '', last ?? '');
}

const typedDays = (query: URLSearchParams) => ({ from: typedDay(query, 'from'), to: typedDay(query, 'to') });

/**
 * For a page with the two boxes: days it cannot use stay in them with the reason beside, over the figures of days it can. Null while there
 * is nothing wrong.
 */
export function readableDays(context: Context): { context: Context; typed: TypedDays | null } {
  const { query, moment } = context;
  if (query.get('period') !== freeCode) return { context, typed: null };
  const { from, to } = typedDays(query);
  const why = from || to ? whyNoFreePeriod(parseDate(from, moment.today), parseDate(to, moment.today), moment.today) : '';
  const shown = openingDays(moment.today);
  if (!why || !shown) return { context, typed: null };
  const readable = new URLSearchParams(query);
  readable.set('period', periodCode(shown));
  const problem = `${why} Số liệu dưới đây vẫn là của kỳ ${periodDays(shown)}.`;
  return { context: { ...context, query: readable }, typed: { from, to, problem } };
}

/**
 * Period and scope of the address; the quarter of today and the own unit when it says none.
 * @throws NotFound for what it may not name, NotAllowedNow for a period that has not begun
 */
export function readAsked(context: Context): Asked {
  const { query, actor, moment } = context;
  const named = query.get('period');
  const period = named === freeCode ? freeAsked(context) : named ? readPeriod(named) : quarterOn(moment.today);
  const scope = readScope(query.get('unit'), actor);
  if (!period || !scope) throw new NotFound();
  if (!findCircular(period)) {
    if (period.kind === 'AD_HOC') throw new NotAllowedNow(whyNoFreePeriod(period.from, period.to, moment.today), '/reports');
    throw new NotFound();
  }
  if (period.from > moment.today)
    throw new NotAllowedNow(
      `${periodName(period)} chưa bắt đầu: chưa có số liệu để lập báo cáo. Chọn kỳ có ngày đầu không sau ngày ${formatDate(moment.today)}.`,
      '/reports',
    );
  return {
    period: countedOn(period, moment.today),
    scope: query.get('org') === 'today' && scope.units === null ? { ...scope, isToday: true } : scope,
  };
}

/** The table and period of the address. @throws NotFound for a table the circular of that period has not */
export function tableAsked(context: Context): Table {
  const table = tableWith(context.params.code);
  if (!table || !circularOf(readAsked(context).period).codes.includes(table.code)) throw new NotFound();
  return table;
}

const ownUnit = (actor: Actor): ScopeUnit => ({ id: actor.unitId, name: actor.unitName, level: actor.unitLevel, stands: true });

/**
 * Signed opening figures of these units, each with what the book holds beside them where the period adds them; the tables of the circulars
 * before have none.
 */
async function openingOf(tx: UnitTx, code: TableCode, units: ReadonlySet<number>, period: Period) {
  const known = presentCodes.find((one) => one === code);
  if (!known) return [];
  const signed = [...(await signedFigures(tx, known))].filter(([unitId]) => units.has(unitId));
  const beside = await besideOpening(tx, known, new Map(signed.filter(([, sheet]) => isAdded(sheet, period))));
  return signed.map(([unitId, sheet]) => ({
    ...sheet,
    unitId,
    words: `số liệu ${spanWords(sheet)}, đã ký${beside.get(unitId) ?? ''}`,
  }));
}

/** One table over what the address asks: rows in the order of the units, those of the scope only. */
export async function gatherSheet(context: Context, table: Table): Promise<{ sheet: Sheet; units: ScopeUnit[] }> {
  const { tx, house, actor, moment } = context;
  const { period, scope } = readAsked(context);
  const found = await keptByUnit(
    context,
    scope,
    { wall: wallOf(table.code), name: [table.code, period.from, period.to, period.countedTo] },
    (units) => figuresOf(tx, placesFor(table), period, { ...scope, units }),
  );
  const units = reachesOthers(actor)
    ? await listScopeUnits(house, actor.reach, period, moment.today, [...found.keys(), ...(scope.units ?? [])])
    : await listScopeUnits(house, { all: false, units: [actor.unitId] }, period, moment.today, [actor.unitId]);
  const chosen = scope.units === null ? units : units.filter((unit) => scope.units?.includes(unit.id));
  const own = chosen.length > 0 ? chosen : [ownUnit(actor)];
  const entered = await countedEntries(tx, table.code, period, scope);
  const openings = await openingSheets(
    tx,
    own.map(({ id }) => id),
    period,
  );
  const then = sheetOf(table, period, scope, own, found, entered, openings);
  const ended = units.filter((unit) => !unit.stands && then.lines.some((line) => line.unitId === unit.id)).map((unit) => unit.id);
  const heirs = scope.isToday && ended.length > 0 ? await standingHeirs(house, ended, moment.today) : new Map();
  const sheet = scope.isToday ? asOfToday(then, heirs) : then;
  const overturned = await countBeside(context, table, period, scope, overturnedOf(table));
  const note = noteWith(sheet.note, overturned);
  const opened = new Set(own.map(({ id }) => id));
  return { sheet: withOpening({ ...sheet, note }, await openingOf(tx, table.code, opened, period)), units };
}

/** The opening figure beside a column's count, in words: it has no rows in the column's list. '' when there is none. */
export async function openingBeside(
  { tx }: Context,
  table: Table,
  column: PlacedColumn,
  { period, scope }: Asked,
): Promise<string> {
  const signed = (await signedSheets(tx, scope.units)).filter(
    ({ tableCode, figures }) => tableCode === table.code && figures[String(column.no)],
  );
  const counted = signed.filter((one) => isAdded(one, period));
  const aside = signed
    .filter((one) => !isAdded(one, period))
    .flatMap((one) => asideWords(one, period).replace(/^(?=.)/, `${one.unitName}: `) || []);
  if (counted.length === 0) return aside.length > 5 ? '' : aside.map((words) => `${words}.`).join(' ');
  const sum = counted.reduce((all, { figures }) => all + (figures[String(column.no)] ?? 0), 0);
  const of = counted.map((one) => `${one.unitName} ${spanWords(one)}`);
  const whose = of.length > 5 ? `${figureWords(of.length, 0)} đơn vị` : of.join(', ');
  return `Ngoài danh sách này, số liệu đầu kỳ đã ký của cột là ${figureWords(sum, column.digits)} (${whose}). Số ấy cộng riêng, không có hồ sơ đứng sau.`;
}

/** The tables of the own unit in a period, each with whether it agrees. */
export async function gatherIndex(asked: Context): Promise<ReportsPage> {
  const { context, typed } = readableDays(asked);
  const { tx, actor, moment } = context;
  const { period } = readAsked(context);
  const scope: Scope = { code: '', units: [actor.unitId] };
  const { codes } = circularOf(period);
  const found = await figuresOf(
    tx,
    codes.flatMap((code) => placesFor(tables[code])),
    period,
    scope,
  );
  const openings = await openingSheets(tx, [actor.unitId], period);
  const sheets = codes.map((code) => sheetOf(tables[code], period, scope, [ownUnit(actor)], found, [], openings));
  const taken = await unitsTakenOver(context.house, actor.unitId, moment.today);
  const returned = await returnedReports(tx, [actor.unitId, ...taken.map(({ id }) => id)]);
  const notOwed = await whyNotOwed(context, ownOf(actor), period);
  return indexScreen({
    sheets,
    period,
    typed,
    today: moment.today,
    actor,
    returned: returned.map((one) => returnedNote(one, actor.unitId)),
    notOwed,
  });
}

/** The rows that answer a question, and how many there are. */
export async function gatherList(
  context: Context,
  question: Question,
  page: { at: RowPlace | null; back: boolean; most: number },
): Promise<Asked & { rows: FactRow[]; counted: { rows: number; total: number }; unitWords: string }> {
  const { tx } = context;
  const asked = readAsked(context);
  const rows = await listFacts(tx, question, asked.period, asked.scope, page);
  const counted = await countFacts(tx, question, asked.period, asked.scope);
  return { ...asked, rows, counted, unitWords: await scopeWords(context, asked) };
}

/** Whose figures they are, in words. */
export async function scopeWords({ house, actor, moment }: Context, { scope, period }: Asked): Promise<string> {
  if (scope.units === null) return 'Mọi đơn vị được xem';
  if (scope.units.length === 1 && scope.units[0] === actor.unitId) return actor.unitName;
  const units = await listScopeUnits(house, { all: false, units: scope.units }, period, moment.today, scope.units);
  return units.map(({ name, nowName }) => namedThen(name, 'succeeded', nowName ?? name)).join(', ');
}
