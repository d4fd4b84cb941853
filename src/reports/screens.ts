// A table → its page and its printed sheet: every figure leads to its list, every head says what it counts.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { formatDate, formatDateTime } from '../deadlines/dates.ts';
import type { Tag } from '../petitions/petition.ts';
import { type Check, checkWords, type Verdict } from './checks.ts';
import { circularOf, dueDays, forceWords } from './circulars.ts';
import { notOwedTag } from './closing/closing.ts';
import { type NarrativeLink, narrativeLinks, narrativeNote, toldLinks } from './narrative/outline.ts';
import { columnName, figureWords } from './numbers.ts';
import {
  freeCode,
  monthOf,
  offeredMonths,
  offeredPeriods,
  type Period,
  periodCode,
  periodInWords,
  periodName,
  printedDays,
} from './periods.ts';
import type { ScopeUnit } from './queries.ts';
import { reachesOthers, type Scope } from './scope.ts';
import { openingLines, type Sheet, type SheetRow } from './sheet.ts';
import { tables } from './tables/index.ts';
import { headRows, type PlacedColumn } from './tables/table.ts';

interface Option {
  value: string;
  label: string;
}
export interface HeadView {
  label: string;
  columns: number;
  rows: number;
}
export interface LineView {
  name: string;
  kind: '' | 'total' | 'part' | 'added';
  /** To the table a line was taken from, or among several units to the unit's own; '' where there is none. */
  href?: string;
  /** What is said of its marked cells to whoever cannot see the mark; missing where they break an identity. */
  badWords?: string;
  cells: { text: string; href: string; isZero: boolean; isBad: boolean; words: string }[];
}
export interface TableView {
  caption: string;
  heads: HeadView[][];
  codes: string[];
  lines: LineView[];
}
/** What does not agree, with what to look at; `href` may be ''. */
export interface Note {
  text: string;
  href: string;
  linkLabel: string;
  level: 'amber' | 'red';
}
/** The two boxes as they were typed, and what is wrong with them. */
export interface TypedDays {
  from: string;
  to: string;
  problem: string;
}
export interface ReportPage {
  title: string;
  form: string;
  stateTag: Tag;
  closedHref: string;
  periodLine: string;
  /** By which circular, and what is not certain of this table. */
  originLine: string;
  asOf: string;
  others: { href: string; label: string; current: boolean }[];
  /** From the table of one unit back to that of all; '' where there are no others to read. */
  allUnitsHref: string;
  choices: { name: string; label: string; value: string; options: Option[] }[];
  /** The boxes of any two days, while these are the period. */
  days: { name: string; label: string; value: string }[];
  /** Why the days in the boxes are not those of the figures; '' otherwise. */
  daysProblem: string;
  chooseAction: string;
  xlsxHref: string;
  printHref: string;
  table: TableView;
  problems: Note[];
  agreed: string;
  noteLine: string;
  enteredLines: string[];
  entry: { href: string; label: string };
  meanings: Meaning[];
}
export interface ReportsPage {
  title: string;
  periodLine: string;
  originLine: string;
  choices: { name: string; label: string; value: string; options: Option[] }[];
  /** The boxes of any two days, while these are the period. */
  days: { name: string; label: string; value: string }[];
  /** Why the days in the boxes are not those of the figures; '' otherwise. */
  daysProblem: string;
  tables: { href: string; form: string; title: string; agreed: Tag }[];
  dueLine: string;
  /** Drafts of the report in words, and what it asks that no table has. */
  narratives: NarrativeLink[];
  /** Why there is none in this period, or no report at all; '' otherwise. */
  narrativeNote: string;
  closedHref: string;
  returned: Note[];
}
export interface PrintedReport {
  title: string;
  form: string;
  heading: string;
  days: string;
  table: TableView;
  note: string;
  noteNo: string;
  /** So many columns that heads are set smaller. */
  isWide: boolean;
  openingLine: string;
  closing: PrintedClosing | null;
  back: { href: string; label: string };
}
/** What a closed table says of itself on paper. */
export interface PrintedClosing {
  lines: string[];
  /** The lines over the signature. */
  posts: readonly string[];
  signer: string;
  signedLine: string;
  /** Under the table on every page: which report it is, and its check code. */
  runningLine: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'reports/index': ReportsPage;
    'reports/table': ReportPage;
    'reports/print': PrintedReport;
  }
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
function periodOrDays(period: Period, today: string): ReportPage['choices'][number] {
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
const dayBoxes = (period: Period, typed: TypedDays | null): Pick<ReportPage, 'days' | 'daysProblem'> => ({
  days: isTwoDays(period)
    ? [
        { name: 'from', label: 'Từ ngày', value: typed?.from ?? formatDate(period.from) },
        { name: 'to', label: 'Đến ngày', value: typed?.to ?? formatDate(period.to) },
      ]
    : [],
  daysProblem: typed?.problem ?? '',
});

/** 'Quý IV/2026, số liệu từ 15/09/2026 đến 14/12/2026'; the name of a free one says its days already. */
const daysLine = (period: Period): string =>
  period.kind === 'AD_HOC'
    ? `Số liệu ${periodInWords(period)}`
    : `${periodName(period)}, số liệu từ ${formatDate(period.from)} đến ${formatDate(period.to)}`;

/** Every page's choice of a period: those of the regime, then the months; one that is not offered any more stands first while it is shown. */
export function periodChoice(period: Period, today: string): ReportPage['choices'][number] {
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

export function unitChoice(scope: Scope, actor: Actor, units: readonly ScopeUnit[]): ReportPage['choices'] {
  const others = units.filter((unit) => unit.id !== actor.unitId);
  if (others.length === 0) return [];
  const options = [
    { value: '', label: actor.unitName },
    { value: 'all', label: 'Tổng hợp mọi đơn vị được xem' },
    ...others.map((unit) => ({
      value: String(unit.id),
      label: unit.stands ? unit.name : `${unit.name} (đã kết thúc hoạt động)`,
    })),
  ];
  const shown = options.some((one) => one.value === scope.code)
    ? options
    : [{ value: scope.code, label: 'Các đơn vị đã chọn' }, ...options];
  return [{ name: 'unit', label: 'Đơn vị', value: scope.code, options: shown }];
}

/** Offered over all units when one of them has ended since. */
function organisationChoice(scope: Scope, units: readonly ScopeUnit[]): ReportPage['choices'] {
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

/** @param clock 'HH:mm' of the count */
export function reportScreen(parts: {
  sheet: Sheet;
  actor: Actor;
  units: readonly ScopeUnit[];
  today: string;
  /** Days in the boxes that are no period. */
  typed: TypedDays | null;
  clock: string;
  /** What was closed of this unit and period, if anything. */
  closed: { href: string; closedAt: Date; differing: number } | null;
  /** What the period before carried over does not agree. */
  carried: ReportPage['problems'][number] | null;
  /** Whose figures are entered from here; null over another unit's table, where the form would be taken for that unit's. */
  enters: Pick<Scope, 'code'> | null;
  /** Why the unit of the table, or the own one of several, owes no report of the period, and what was entered for it all the same; '' otherwise. */
  notOwed: string;
  /** Decisions of the period that wait for their number, what has no day by which it was to end. */
  beside: ReportPage['problems'];
}): ReportPage {
  const { sheet, actor, units, today, closed } = parts;
  const { table, period, scope } = sheet;
  const notes = disagreements(sheet);
  const isIdle = parts.notOwed !== '' && scope.units?.length === 1;
  return {
    title: table.title,
    form: table.form,
    stateTag: stateTag(closed, isIdle),
    closedHref: reportHref('/reports/closed', period, { code: '' }),
    allUnitsHref:
      scope.units !== null && reachesOthers(actor) ? reportHref(`/reports/${table.code}`, period, { code: 'all' }) : '',
    periodLine: daysLine(period),
    asOf: `Tính từ hồ sơ lúc ${parts.clock} ngày ${formatDate(today)}${period.to > today ? ', kỳ chưa hết' : ''}`,
    originLine: [`Lập theo ${forceWords(circularOf(period))}.`, table.origin ?? ''].filter(Boolean).join(' '),
    others: circularOf(period).codes.map((code) => ({
      href: reportHref(`/reports/${code}`, period, scope),
      label: tables[code].form,
      current: code === table.code,
    })),
    ...dayBoxes(period, parts.typed),
    choices: [periodOrDays(period, today), ...unitChoice(scope, actor, units), ...organisationChoice(scope, units)],
    chooseAction: `/reports/${table.code}`,
    xlsxHref: may(actor, 'report:export') ? reportHref(`/reports/${table.code}.xlsx`, period, scope) : '',
    printHref: reportHref(`/reports/${table.code}/print`, period, scope),
    table: tableView(sheet, true),
    problems: [
      ...(closed && closed.differing > 0
        ? [
            {
              text: `${closed.differing} cột nay khác số đã chốt. Số đã chốt giữ nguyên.`,
              href: `${closed.href}/differences`,
              linkLabel: 'Xem chỗ khác',
              level: 'amber' as const,
            },
          ]
        : []),
      ...(parts.notOwed ? [{ text: parts.notOwed, href: '', linkLabel: '', level: 'amber' as const }] : []),
      ...parts.beside,
      ...(parts.carried ? [parts.carried] : []),
      ...notes,
    ],
    agreed: notes.length === 0 && sheet.verdicts.length > 0 ? `${sheet.verdicts.length} quan hệ giữa các cột đều khớp.` : '',
    noteLine: sheet.note === '' ? '' : `${table.noteNo}. Ghi chú: ${sheet.note}`,
    enteredLines: [
      ...silentWords(sheet),
      ...enteredLines(sheet, isIdle),
      ...(sheet.opening ? [`Số đầu kỳ: ${sheet.opening.words.join('; ')}.`] : []),
    ],
    entry:
      may(actor, 'report:prepare') && parts.enters
        ? {
            href: reportHref(`/reports/${table.code}/entry`, period, parts.enters),
            label: hasTyped(sheet) ? 'Nhập số liệu' : 'Ghi chú',
          }
        : { href: '', label: '' },
    meanings: meaningsOf(sheet.columns),
  };
}

/** What a column counts, as its page says it. */
export interface Meaning {
  no: string;
  under: string;
  label: string;
  means: string;
}
export const meaningsOf = (columns: readonly PlacedColumn[]): Meaning[] =>
  columns.map((column) => ({ no: String(column.no), under: column.under.join(', '), label: column.label, means: column.means }));

/** @param isIdle its unit owes no report of the period: nobody is waited for */
function stateTag(closed: { closedAt: Date } | null, isIdle: boolean): Tag {
  if (closed) return { words: `Đã chốt ${formatDateTime(closed.closedAt)}`, colour: 'violet', icon: 'lock' };
  return isIdle ? notOwedTag : { words: 'Chưa chốt số liệu', colour: 'amber', icon: 'clock-pause' };
}

/** The identities that do not hold, in the count and in the sum with the opening figures, and those that could not be tried on that. */
export function disagreements(sheet: Sheet): Note[] {
  const { table } = sheet;
  // What disagrees in one unit may cancel out in the total.
  const inUnits = (check: Check) => sheet.lines.filter((line) => line.broken.includes(check)).map(({ name }) => name);
  return [
    ...sheet.verdicts
      .filter(({ holds, check }) => !holds || inUnits(check).length > 0)
      .map((verdict) =>
        checkNote(
          sheet,
          verdict.check,
          `${checkWords(verdict.check, table.code)}. ${toldOf(sheet, inUnits(verdict.check), verdict)}`,
          'Xem hồ sơ làm lệch',
        ),
      ),
    ...openingDisagreements(sheet),
  ];
}

const checkNote = ({ period, scope }: Sheet, check: Check, text: string, linkLabel: string): Note => ({
  text,
  href: reportHref(`/reports/checks/${check.id}`, period, scope),
  linkLabel,
  level: check.isStated ? 'red' : 'amber',
});

const sides = ({ left, right }: Pick<Verdict, 'left' | 'right'>) => `${figureWords(left, 3)} và ${figureWords(right, 3)}`;
const toldOf = (sheet: Sheet, units: readonly string[], verdict: Verdict) =>
  sheet.lines.length > 1 && units.length > 0 ? `Chưa khớp ở ${someUnits(units)}.` : `Đang là ${sides(verdict)}.`;

/** Of the sum with the opening figures alone. */
export function openingDisagreements(sheet: Sheet): Note[] {
  const { table, openingChecks } = sheet;
  const withOpening = new Map(openingChecks.broken.map((verdict) => [verdict.check, verdict]));
  const openingUnits = (check: Check) =>
    openingChecks.broken.filter((one) => one.check === check).map((one) => `${one.unitName} (${sides(one)})`);
  return [
    ...[...withOpening.values()].map((verdict) =>
      checkNote(
        sheet,
        verdict.check,
        `Cộng cả số đầu kỳ: ${checkWords(verdict.check, table.code)}. ${toldOf(sheet, openingUnits(verdict.check), verdict)}`,
        'Xem số đầu kỳ làm lệch',
      ),
    ),
    ...[...openingChecks.untried, ...openingAsideWords(sheet)].map(
      (text): Note => ({ text, href: '', linkLabel: '', level: 'amber' }),
    ),
  ];
}

/** Opening figures that share days with the period and are not added, or are in doubt: each told while they are few. */
function openingAsideWords({ openingAside }: Sheet): string[] {
  const units = [...new Set(openingAside.map(({ unitName }) => unitName))];
  if (units.length > mostNamed)
    return [
      `Có số đầu kỳ đã ký mà kỳ này chỉ gồm một phần các ngày, hoặc không ghi ngày đầu; mở biểu từng đơn vị để xem: ${someUnits(units)}.`,
    ];
  return openingAside.map(({ unitName, words }) => `${unitName}: ${words}.`);
}

/** By name while they are few. */
const mostNamed = 5;
export function someUnits(units: readonly string[]): string {
  const more = units.length - mostNamed;
  const named = units.slice(0, mostNamed).join(', ');
  return more > 0 ? `${figureWords(units.length, 0)} đơn vị: ${named} và ${figureWords(more, 0)} đơn vị khác` : named;
}

function silentWords(sheet: Sheet): string[] {
  const silent = sheet.lines.length - shownLines(sheet).length;
  return silent === 0
    ? []
    : [`${figureWords(silent, 0)} đơn vị không có số liệu trong kỳ không hiện ở trang này; tệp Excel và bản in có đủ.`];
}

const hasTyped = (sheet: Sheet) => sheet.columns.some(({ facts }) => facts === null);

/** Who entered the figures no record holds, and which units have not: one that owes no report is not waited for. */
function enteredLines(sheet: Sheet, isIdle: boolean): string[] {
  if (!hasTyped(sheet)) return [];
  const names = new Map(sheet.lines.map((line) => [line.unitId, line.name]));
  const several = sheet.lines.length > 1;
  const missing = sheet.lines.filter((line) => !sheet.entered.some((one) => one.unitId === line.unitId));
  return [
    ...sheet.entered.map(
      (one) =>
        `${several ? `${names.get(one.unitId) ?? ''}: ` : ''}${one.enteredByName} nhập lúc ${formatDateTime(one.enteredAt)}.`,
    ),
    ...(missing.length === 0 || isIdle
      ? []
      : [
          several
            ? `Chưa nhập: ${missing.length > 10 ? `${figureWords(missing.length, 0)} đơn vị` : missing.map((line) => line.name).join(', ')}.`
            : 'Chưa nhập số liệu của kỳ này.',
        ]),
  ];
}

/** On the page a unit without any figure takes no line; file and paper have them all. */
function shownLines(sheet: Sheet): readonly SheetRow[] {
  return sheet.lines.length > 1 ? sheet.lines.filter((line) => line.figures.some((figure) => figure !== 0)) : sheet.lines;
}

/** Which columns a broken check marks in a line. */
const marks = (checks: readonly Check[], code: string, no: number) =>
  checks.some(({ left, right }) => [left, ...right].some(([table, column]) => table === code && column === no));

/**
 * @param linked figures lead to their lists; on paper they do not
 * @param closed the closed table each unit's line was taken from: its figures lead to the rows kept there
 * @param closedTotal the table itself, whose totals lead to the rows of all of them
 */
export function tableView(sheet: Sheet, linked: boolean, closed?: ReadonlyMap<number, string>, closedTotal = ''): TableView {
  const { table, columns, period } = sheet;
  const several = sheet.lines.length > 1;
  const broken = sheet.verdicts.filter(({ holds }) => !holds).map(({ check }) => check);
  /** @param behind the units whose records a figure leads to: null for all of the sheet, 'none' for a figure without records */
  const line = (
    name: string,
    kind: LineView['kind'],
    figures: readonly number[],
    behind: readonly number[] | null | 'none',
    bad: readonly Check[],
  ) => {
    const query =
      linked && behind !== 'none'
        ? reportHref('', period, { code: behind === null ? sheet.scope.code : [...new Set(behind)].join(',') })
        : '';
    const [unitId, ...others] = behind === null || behind === 'none' ? [] : behind;
    const own = unitId !== undefined && others.length === 0 ? (closed?.get(unitId) ?? '') : '';
    const kept = linked ? own : '';
    const listed = linked && closed && kind === 'total' ? closedTotal : kept;
    // Among several a unit leads to its own table, whose figures are those of the line.
    const alone = query && several && !closed && kind !== 'total' ? `/reports/${table.code}${query}` : '';
    return {
      name,
      kind,
      href: kept || alone,
      cells: columns.map((column, index) => {
        const figure = figures[index] ?? 0;
        const keptHref = listed && column.facts !== null && figure !== 0 ? `${listed}/cells/${column.no}` : '';
        return {
          text: figureWords(figure, column.digits),
          href: closed
            ? keptHref
            : query && column.facts !== null && figure !== 0
              ? `/reports/${table.code}/cells/${column.no}${query}`
              : '',
          isZero: figure === 0,
          isBad: bad.length > 0 && marks(bad, table.code, column.no),
          // Over many units the heads stand still above the figures, and the words would weigh more than all the rest.
          words: several ? '' : `Cột ${column.no}: ${columnName(table, column.no)}`,
        };
      }),
    };
  };
  return {
    caption: `${table.form} ${table.title}, ${periodName(period)}`,
    heads: headRows(table.parts).map((row) => row.map(({ label, columns: wide, rows }) => ({ label, columns: wide, rows }))),
    codes: columns.map(({ code }) => code),
    lines: [
      ...(linked && !closed ? shownLines(sheet) : sheet.lines).flatMap((one) => [
        line(
          one.name,
          '',
          one.figures,
          several || closed ? [one.unitId, ...one.parts.map(({ id }) => id).filter((id) => id !== one.unitId)] : null,
          one.broken,
        ),
        ...one.parts.map((part) => line(`trong đó ${part.name}`, 'part', part.figures, [part.id], [])),
      ]),
      ...(several ? [line('Tổng số', 'total', sheet.total, null, broken)] : []),
      ...openingLines(sheet).map(({ name, figures }) => line(name, 'added', figures, 'none', [])),
    ],
  };
}

/** In a narrow column a code goes on after a sign, never within a number. */
const breakable = (code: string) => code.replace(/\s+/g, '').replace(/[+=](?=.)/g, '$&\u200b');

/** @param closed what a closed table says of itself, and where its page is; a live table has none */
export function printedReport(
  sheet: Sheet,
  closed: { closing: PrintedClosing; back: PrintedReport['back'] } | null = null,
): PrintedReport {
  const { table, period, scope } = sheet;
  const shown = tableView(sheet, false);
  return {
    title: `${table.form} ${table.title}`,
    form: table.form,
    heading: table.title,
    days: printedDays(period),
    table: { ...shown, codes: shown.codes.map(breakable) },
    note: sheet.note,
    noteNo: String(table.noteNo),
    isWide: sheet.columns.length > 28,
    openingLine: openingLine(sheet.opening?.words ?? []),
    closing: closed?.closing ?? null,
    back: closed?.back ?? { href: reportHref(`/reports/${table.code}`, period, scope), label: 'Quay lại biểu' },
  };
}

/** Whose opening figures stand beside the count: by name while they are few. */
export function openingLine(words: readonly string[]): string {
  if (words.length === 0) return '';
  return `Số đầu kỳ đã ký: ${words.length > 6 ? `của ${figureWords(words.length, 0)} đơn vị` : words.join('; ')}.`;
}

/** The tables of one unit and period, and by when they are due. */
export function indexScreen(parts: {
  sheets: readonly Sheet[];
  period: Period;
  today: string;
  /** Days in the boxes that are no period. */
  typed: TypedDays | null;
  actor: Actor;
  /** What was given back and waits to be closed anew. */
  returned: Note[];
  /** Why the own unit owes no report of the period; '' where it does. */
  notOwed: string;
}): ReportsPage {
  const { period, today } = parts;
  const due = dueDays(period);
  return {
    title: 'Báo cáo thống kê',
    periodLine: daysLine(period),
    ...dayBoxes(period, parts.typed),
    choices: [periodOrDays(period, today)],
    tables: parts.sheets.map(({ table, verdicts, openingChecks }) => {
      const broken = [...verdicts.filter(({ holds }) => !holds), ...openingChecks.broken];
      const stated = broken.filter(({ check }) => check.isStated).length;
      const unsure = broken.length - stated + openingChecks.untried.length;
      return {
        href: reportHref(`/reports/${table.code}`, period, { code: '' }),
        form: table.form,
        title: table.title,
        agreed:
          stated + unsure === 0
            ? { words: 'Các cột khớp', colour: 'green', icon: 'circle-check' }
            : stated === 0
              ? { words: `${unsure} chỗ cần xem lại`, colour: 'amber', icon: 'alert-triangle' }
              : { words: `${stated} chỗ chưa khớp`, colour: 'red', icon: 'alert-triangle' },
      };
    }),
    returned: parts.returned,
    closedHref: reportHref('/reports/closed', period, { code: '' }),
    originLine: `Các biểu theo ${forceWords(circularOf(period))}.`,
    narratives: [...narrativeLinks(parts.actor, period, 'own'), ...toldLinks(parts.actor, period, parts.notOwed)],
    narrativeNote: parts.notOwed || narrativeNote(period),
    dueLine:
      due && parts.notOwed === ''
        ? `Gửi Ủy ban nhân dân Thành phố chậm nhất ngày ${formatDate(due.unit)}; Thành phố gửi Thanh tra Chính phủ chậm nhất ngày ${formatDate(due.province)} (${circularOf(period).name}).`
        : '',
  };
}
