// What a report in words is made of, asked once: the figures of the own unit or of all who report to it, of the period and of those it is
// compared with, closed where they were closed.
import type { UnitTx } from '../../database/tx.ts';
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { signedSheets } from '../../importing/balances/queries.ts';
import { notLiveOn } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import { placeKey } from '../checks.ts';
import { type ClosedReport, codesIn, reportedName } from '../closing/closing.ts';
import { figuresToReport, owingUnits, placesOf } from '../closing/gather.ts';
import { notOwing } from '../closing/owed.ts';
import { reportVersions } from '../closing/queries.ts';
import { numberLine } from '../closing/screens.ts';
import { untoldIn } from '../closing/untold-in.ts';
import { addedIn } from '../consolidated/added.ts';
import { codesOf } from '../consolidated/consolidated.ts';
import { missingNotLive, partsOf, shownByUnit, totalOf, withAdded } from '../consolidated/gather.ts';
import { consolidatedVersions } from '../consolidated/queries.ts';
import { resolvedOf } from '../consolidated/resolved.ts';
import { coverLine } from '../consolidated/screens.ts';
import { countedByWords, countedOtherwise, isCurrent } from '../definitions.ts';
import { countedEntries } from '../entries/counted.ts';
import { keptByUnit } from '../kept/kept.ts';
import { figureWords } from '../numbers.ts';
import { isAdded, type OpeningSheets, openingByPlace } from '../opening.ts';
import { type Period, periodBefore, yearBefore } from '../periods.ts';
import { figuresOf, holdersAmong } from '../queries.ts';
import { countResolved, endsUntold, type ResolvedCounts, resolvedIn } from '../resolved.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, presentCodes } from '../tables/table.ts';
import type { Contents } from './contents.ts';
import { countedTold } from './counted.ts';
import { enteredOnly } from './entered.ts';
import type { Compared, Figures } from './figures.ts';
import type { Cover } from './outline.ts';
import { type Receptions, receptionsIn } from './receptions.ts';
import { toldTogether } from './told.ts';

/** Figures, the units they are of (null: every unit within reach), and where they come from. */
interface Reported {
  figures: Figures;
  /** Signed opening figures that come on top, by place. */
  opened: Figures;
  units: readonly number[] | null;
  source: string;
  /** What was to be entered by hand and is not, in words. */
  missing: string;
  /** The matters resolved as they were closed; null where nothing is closed, or it was before they were kept. */
  isClosed: boolean;
  resolved: () => Promise<ResolvedCounts | null>;
  /** How those were counted, where it was otherwise than today; '' elsewhere. */
  resolvedBy: string;
}
type Asking = Pick<Context, 'tx' | 'house' | 'actor' | 'moment' | 'services'>;

const everyPlace: readonly Place[] = presentCodes.flatMap((code) => placesOf(tables[code]));
const fromRecords = (today: string) => `số liệu tính từ hồ sơ và số nhập tay ngày ${formatDate(today)}`;

/**
 * The periods a report compares with, never the same days twice: of a whole year the year before is both. Nine months have no kỳ trước: the
 * nine before them hold six of the same nine of the year before. The circular does not say which period it would be; the office may write
 * one into the draft.
 */
export function comparedPeriods(period: Period): { name: string; period: Period }[] {
  if (period.kind === 'Y') return [{ name: 'năm trước', period: yearBefore(period) }];
  const sameDays = { name: 'cùng kỳ năm trước', period: yearBefore(period) };
  return period.kind === 'M9' ? [sameDays] : [sameDays, { name: 'kỳ trước', period: periodBefore(period) }];
}

/** All of a report but its office. */
export async function gatherContents(
  asking: Asking,
  period: Period,
  cover: Cover,
): Promise<Contents & { source: string; missing: string; comparedWith: { name: string; period: Period; unknown: string }[] }> {
  const { tx, actor } = asking;
  const reported = cover === 'own' ? ownReported : consolidatedReported;
  const now = await reported(asking, period);
  const comparedWith: { name: string; period: Period; unknown: string }[] = [];
  const compared: Compared[] = [];
  for (const one of comparedPeriods(period)) {
    const then = await reported(asking, one.period);
    const unknown = await whyUnknown(asking, one.period, cover, then);
    comparedWith.push({ ...one, unknown });
    compared.push({ name: one.name, figures: unknown === '' ? then.figures : null });
  }
  const told = await countedTold(tx, period, now.units);
  const closedRate = await now.resolved();
  const resolvedAsOf = closedRate || !now.isClosed ? '' : asking.moment.today;
  return {
    now: now.figures,
    opened: now.opened,
    compared,
    comparedWith,
    resolved: closedRate ?? (await resolvedIn(tx, period, now.units)),
    endsUntold: await endsUntold(tx, period, now.units),
    receptions: await receptionsOf(asking, period, now.units),
    told: toldTogether(told.get(actor.unitId) ?? {}, [...told.values()]),
    isOfSeveral: cover === 'consolidated',
    missing: now.missing,
    resolvedAsOf,
    resolvedBy: closedRate ? now.resolvedBy : '',
    source: resolvedAsOf ? `${now.source}; tỷ lệ giải quyết tính từ hồ sơ ngày ${formatDate(resolvedAsOf)}` : now.source,
  };
}

/** Of the units of the report; of every unit within reach those that owe one, the own one among them. */
async function receptionsOf(asking: Asking, period: Period, units: readonly number[] | null): Promise<Receptions> {
  const { tx, house, actor, moment, services } = asking;
  const rules = await services.rules(house);
  const all = units ?? [actor.unitId, ...(await owingUnits(asking, period)).map(({ id }) => id)];
  const ids = [...new Set(all)];
  // Of its own report a unit tells what it owed, live or not.
  const notLive = ids.length > 1 ? await notLiveOn(house, ids, period.to) : undefined;
  return receptionsIn(tx, rules, period, ids, moment.today, notLive);
}

/**
 * Why nothing can be compared with a period; '' where its figures are known, be they 0: something of it was closed, is kept or entered, or
 * the unit had begun to keep its books by then.
 */
async function whyUnknown({ tx, house, actor }: Asking, period: Period, cover: Cover, then: Reported): Promise<string> {
  if (then.isClosed || [...then.figures.values()].some((figure) => figure !== 0)) return '';
  if (cover === 'consolidated') return 'chưa lưu số liệu của đơn vị nào';
  const { startsOn } = await house.one<{ startsOn: string | null }>(
    'select lower(during) as starts_on from units where id = $1',
    [actor.unitId],
  );
  if (startsOn !== null && startsOn > period.to) return `đơn vị chưa hoạt động, hoạt động từ ngày ${formatDate(startsOn)}`;
  const everSince = { from: firstDay, to: period.to };
  return (await holdersAmong(tx, [actor.unitId], everSince)).has(actor.unitId) ? '' : 'đơn vị chưa lưu số liệu đến hết kỳ ấy';
}
/** Before any book that could be kept here. */
const firstDay = '1990-01-01';

async function ownReported({ tx, actor, moment }: Asking, period: Period): Promise<Reported> {
  const [report] = await reportVersions(tx, actor.unitId, period);
  const isClosed = report !== undefined && presentCodes.every((code) => codesIn(report).includes(code));
  const opening = isClosed ? openedIn([report]) : await openedNow(tx, [actor.unitId], period);
  const isIdle = (await notOwing(tx, [actor.unitId], period)).size > 0;
  const own = { id: actor.unitId, name: actor.unitName, by: isClosed ? report.closedAt : null };
  const entered = await enteredOnly(tx, await figuresToReport(tx, actor.unitId, period), period, [own]);
  return {
    figures: entered.figures,
    opened: opening.figures,
    // Of a period it does not owe it enters nothing.
    missing: isIdle ? '' : entered.missing,
    units: [actor.unitId],
    isClosed,
    resolved: async () =>
      isClosed && report.resolved
        ? countResolved([{ refs: report.resolved, hidden: (await untoldIn(tx, report, [])).refs.get('decision') ?? [] }])
        : null,
    resolvedBy: isClosed && !isCurrent(report) ? countedByWords(report) : '',
    source: isClosed
      ? `số liệu đã chốt ở báo cáo số ${report.id}, bản ${report.version}, ${formatDateTime(report.closedAt)}${besides(opening.units)}`
      : `${fromRecords(moment.today)}, đơn vị ${isIdle ? 'không phải báo cáo' : 'chưa chốt'} kỳ này${besides(opening.units)}`,
  };
}

async function consolidatedReported(asking: Asking, period: Period): Promise<Reported> {
  const { tx, house, actor, moment } = asking;
  const [report] = await consolidatedVersions(tx, actor.unitId, period);
  const parts = report ? await partsOf(tx, report) : [];
  if (report && presentCodes.every((code) => codesOf(parts).includes(code))) {
    const shown = withAdded(await shownByUnit(tx, parts, everyPlace), await addedIn(tx, report, parts));
    const sums = new Map(everyPlace.map((place) => [placeKey(place), totalOf(shown, placeKey(place))]));
    const opening = openedIn(parts);
    const units = parts.map((part) => ({ id: part.unitId, name: reportedName(part), by: part.closedAt }));
    return {
      ...(await enteredOnly(tx, sums, period, units)),
      opened: opening.figures,
      units: parts.map(({ unitId }) => unitId),
      isClosed: true,
      resolved: () => resolvedOf(tx, report, parts),
      resolvedBy: countedOtherwise(parts),
      source: `số liệu đã chốt ở báo cáo tổng hợp số ${numberLine(report)}, ${formatDateTime(report.closedAt)}, gồm ${coverLine(report, parts, await missingNotLive(house, report))}${besides(opening.units)}`,
    };
  }
  const owing = [{ id: actor.unitId, name: actor.unitName }, ...(await owingUnits(asking, period))];
  const opening = await openedNow(tx, null, period);
  return {
    ...(await enteredOnly(
      tx,
      await presentTogether(asking, period),
      period,
      owing.map((unit) => ({ ...unit, by: null })),
      await notLiveOn(
        house,
        owing.map(({ id }) => id),
        period.to,
      ),
    )),
    opened: opening.figures,
    units: null,
    isClosed: false,
    resolved: async () => null,
    resolvedBy: '',
    source: `${fromRecords(moment.today)} của mọi đơn vị được tổng hợp, chưa chốt báo cáo tổng hợp kỳ này${besides(opening.units)}`,
  };
}

/** Opening figures: of how many units, and what they add up to by place. */
interface Opened {
  units: number;
  figures: Figures;
}
function openedOf(units: readonly OpeningSheets[]): Opened {
  const figures = new Map<string, number>();
  for (const sheets of units)
    for (const [place, figure] of openingByPlace(sheets)) figures.set(place, (figures.get(place) ?? 0) + figure);
  return { units: units.filter((sheets) => Object.keys(sheets).length > 0).length, figures };
}

/** Those some reports were closed with. */
const openedIn = (reports: readonly Pick<ClosedReport, 'opening'>[]): Opened =>
  openedOf(reports.map(({ opening }) => opening ?? {}));

/** Those signed that fall within a period; null: of every unit within reach. */
async function openedNow(tx: UnitTx, units: readonly number[] | null, period: Period): Promise<Opened> {
  const sheets = (await signedSheets(tx, units)).filter((one) => isAdded(one, period));
  const of = new Map<number, OpeningSheets>();
  for (const { unitId, tableCode, ...sheet } of sheets) of.set(unitId, { ...of.get(unitId), [tableCode]: sheet });
  return openedOf([...of.values()]);
}

/** Opening figures are an addend of their own, beside the count of every table. */
const besides = (opening: number): string =>
  opening === 0 ? '' : `, chưa cộng số liệu đầu kỳ đã ký của ${figureWords(opening, 0)} đơn vị (xem dưới từng biểu)`;

/** The sum over every unit within reach as the tables show it today. */
async function presentTogether({ tx, services }: Asking, period: Period): Promise<Figures> {
  const scope = { code: 'all', units: null };
  const counted = await keptByUnit(
    { tx, services },
    scope,
    { wall: 'numbers', name: ['outline', period.from, period.to, period.countedTo] },
    (units) => figuresOf(tx, everyPlace, period, { ...scope, units }),
  );
  const entered = await enteredTogether(tx, period);
  return new Map(
    everyPlace.map((place) => {
      const key = placeKey(place);
      const isTyped = columnOf(tables[place[0]], place[1]).facts === null;
      return [key, isTyped ? (entered.get(key) ?? 0) : totalOf(counted, key)];
    }),
  );
}

async function enteredTogether(tx: UnitTx, period: Period): Promise<Figures> {
  const sums = new Map<string, number>();
  const typed = new Set(everyPlace.filter(([code, no]) => columnOf(tables[code], no).facts === null).map(([code]) => code));
  for (const code of typed)
    for (const { figures } of await countedEntries(tx, code, period, { units: null }))
      for (const [no, figure] of Object.entries(figures)) {
        const key = placeKey([code, Number(no)]);
        sums.set(key, Math.round(((sums.get(key) ?? 0) + figure) * 1000) / 1000);
      }
  return sums;
}
