// A table → its page: every figure leads to its list, every head says what it counts.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { formatDate, formatDateTime } from '../deadlines/dates.ts';
import type { Tag } from '../petitions/petition.ts';
import { namedThen } from '../units/became.ts';
import { type Blocks, blockOf } from './blocks.ts';
import type { Check } from './checks.ts';
import {
  type Choice,
  type DayBoxes,
  dayBoxes,
  daysLine,
  organisationChoice,
  periodOrDays,
  reportHref,
  type TypedDays,
  unitChoice,
} from './choices.ts';
import { circularOf, forceWords } from './circulars.ts';
import { notOwedTag } from './closing/closing.ts';
import { disagreements, type Note } from './disagreements.ts';
import { columnName, figureWords } from './numbers.ts';
import { periodName } from './periods.ts';
import type { ScopeUnit } from './queries.ts';
import { reachesOthers, type Scope } from './scope.ts';
import { openingLines, type Sheet, type SheetRow } from './sheet.ts';
import { tables } from './tables/index.ts';
import { headRows, type PlacedColumn } from './tables/table.ts';

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
export interface ReportPage extends DayBoxes {
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
  choices: Choice[];
  chooseAction: string;
  xlsxHref: string;
  printHref: string;
  table: TableView;
  /** Of very many units: which of them stand here, and the ways to the others. */
  blocks: Blocks;
  problems: Note[];
  agreed: string;
  noteLine: string;
  enteredLines: string[];
  entry: { href: string; label: string };
  meanings: Meaning[];
}

declare module '../web/render.ts' {
  interface Pages {
    'reports/table': ReportPage;
  }
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
  /** Which part of the lines of very many units the address asks for, or 'all'. */
  rows: string | null;
  /** What was closed of this unit and period, if anything. */
  closed: { href: string; closedAt: Date; differing: number } | null;
  /** What the period before carried over does not agree. */
  carried: Note | null;
  /** Whose figures are entered from here; null over another unit's table, where the form would be taken for that unit's. */
  enters: Pick<Scope, 'code'> | null;
  /** Why the unit of the table, or the own one of several, owes no report of the period, and what was entered for it all the same; '' otherwise. */
  notOwed: string;
  /** Decisions of the period that wait for their number, what has no day by which it was to end. */
  beside: Note[];
}): ReportPage {
  const { sheet, actor, units, today, closed } = parts;
  const { table, period, scope } = sheet;
  const notes = disagreements(sheet);
  const isIdle = parts.notOwed !== '' && scope.units?.length === 1;
  const { lines, ...blocks } = blockOf(
    shownLines(sheet),
    parts.rows,
    (rows) => `${reportHref(`/reports/${table.code}`, period, scope)}&rows=${rows}`,
  );
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
    table: tableView(sheet, true, lines),
    blocks,
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
/** For the list under the table. */
export const meaningsOf = (columns: readonly PlacedColumn[]): Meaning[] =>
  columns.map((column) => ({ no: String(column.no), under: column.under.join(', '), label: column.label, means: column.means }));

/** @param isIdle its unit owes no report of the period: nobody is waited for */
function stateTag(closed: { closedAt: Date } | null, isIdle: boolean): Tag {
  if (closed) return { words: `Đã chốt ${formatDateTime(closed.closedAt)}`, colour: 'violet', icon: 'lock' };
  return isIdle ? notOwedTag : { words: 'Chưa chốt số liệu', colour: 'amber', icon: 'clock-pause' };
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
export function shownLines(sheet: Sheet): readonly SheetRow[] {
  return sheet.lines.length > 1 ? sheet.lines.filter((line) => line.figures.some((figure) => figure !== 0)) : sheet.lines;
}

/** Which columns a broken check marks in a line. */
const marks = (checks: readonly Check[], code: string, no: number) =>
  checks.some(({ left, right }) => [left, ...right].some(([table, column]) => table === code && column === no));

/**
 * @param linked figures lead to their lists; on paper they do not
 * @param lines those of the sheet that stand on the page; its total is of all of them
 * @param closed the closed table each unit's line was taken from: its figures lead to the rows kept there
 * @param closedTotal the table itself, whose totals lead to the rows of all of them
 */
export function tableView(
  sheet: Sheet,
  linked: boolean,
  lines: readonly SheetRow[] = sheet.lines,
  closed?: ReadonlyMap<number, string>,
  closedTotal = '',
): TableView {
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
      ...lines.flatMap((one) => [
        line(
          linked ? namedThen(one.name, 'succeeded', one.nowName ?? one.name) : one.name,
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
