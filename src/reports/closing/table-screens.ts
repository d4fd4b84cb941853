// One table of a closed report beside what the records give now, and every difference with what made it.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { petitionNumber, type Tag } from '../../petitions/petition.ts';
import { visitNumber } from '../../reception/visit.ts';
import { placeKey } from '../checks.ts';
import { reportHref } from '../choices.ts';
import { circularOf } from '../circulars.ts';
import { definitionWhy, ratePlace } from '../definitions.ts';
import { openingDisagreements } from '../disagreements.ts';
import type { EntryRow } from '../entries/entry.ts';
import { type Folded, folded } from '../folded.ts';
import { columnName, figureWords } from '../numbers.ts';
import { type OpeningSheet, type OpeningSheets, openingChange, openingFigures, openingWords } from '../opening.ts';
import { periodWithDays } from '../periods.ts';
import { type LineView, type Meaning, meaningsOf, type TableView } from '../screens.ts';
import type { Sheet } from '../sheet.ts';
import { tables } from '../tables/index.ts';
import { columnsIn, headRows, type PlacedColumn, type Table, type TableCode } from '../tables/table.ts';
import { type ActsSince, recordKey } from './acts-since.ts';
import { type Beyond, beyondWords, underSignature } from './beyond.ts';
import { type ClosedReport, closedTag, codesIn, differingOpening, reportedName } from './closing.ts';
import { type DifferenceRow, mostDifferences } from './differences.ts';
import type { RateDifferences } from './rate.ts';
import type { Revoked } from './revoked-since.ts';
import { crumbsTo, periodOfReport, shownFigures, withinLinks } from './screens.ts';
import { unnumberedLine, whyIssuedOtherwise } from './unnumbered.ts';
import type { Untold } from './untold-in.ts';

export interface ClosedTablePage {
  title: string;
  crumbs: { href: string; label: string }[];
  tag: Tag;
  periodLine: string;
  table: TableView;
  noteLine: string;
  unnumberedLine: string;
  openingLine: string;
  /** What does not agree once the opening figures closed with it are added, and what could not be tried. */
  openingNotes: string[];
  asOf: string;
  xlsxHref: string;
  printHref: string;
  within: { href: string; label: string }[];
  differencesHref: string;
  meanings: Meaning[];
}
export interface DifferencesPage {
  title: string;
  crumbs: { href: string; label: string }[];
  periodLine: string;
  differing: {
    /** "02/XLD, cột 1" */
    at: string;
    name: string;
    reported: string;
    present: string;
    /** What changed where no record did. */
    why: string;
    joined: Folded<RecordLink>;
    left: Folded<RecordLink>;
  }[];
  beyondLine: string;
  isCut: boolean;
}
interface RecordLink {
  href: string;
  label: string;
  /** What was done to it since; '' where no act tells. */
  act: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'reports/closed-table': ClosedTablePage;
    'reports/differences': DifferencesPage;
  }
}

/** @param parts `reported`, `present`: the figures by column, as closed and as of now */
export function closedTableScreen(parts: {
  actor: Actor;
  report: ClosedReport;
  table: Table;
  reported: readonly number[];
  present: readonly number[];
  /** What of them goes past the unit's head and was under no signature of it. */
  beyond: Beyond;
  /** The opening figures of today. */
  opening: OpeningSheets;
  untold: Untold;
  /** The table as it was closed. */
  sheet: Sheet;
  /** The consolidated reports it stands in. */
  within: readonly { id: number; version: number }[];
}): ClosedTablePage {
  const { report, table, reported, present } = parts;
  const period = periodOfReport(report);
  const columns = columnsIn(table.parts);
  const [was, is] = [report.opening?.[table.code], parts.opening[table.code]];
  const openingDiffers = differingOpening(report, table.code, parts.opening);
  const line = (
    name: string,
    kind: LineView['kind'],
    figures: readonly number[],
    differs: (index: number) => boolean = () => false,
    listOf: (no: number) => string = () => '',
  ): LineView => ({
    name,
    kind,
    // Marked is what changed since: each figure still agrees with its own table.
    badWords: 'nay là số khác',
    cells: columns.map((column, index) => ({
      text: figureWords(figures[index] ?? 0, column.digits),
      href: column.facts !== null && (figures[index] ?? 0) !== 0 ? listOf(column.no) : '',
      isZero: (figures[index] ?? 0) === 0,
      isBad: differs(index),
      words: `Cột ${column.no}: ${columnName(table, column.no)}`,
    })),
  });
  const closedOpening = openingFigures(table.code, was);
  const keyAt = (index: number) => placeKey([table.code, columns[index]?.no ?? 0]);
  const beyond = columns.map((_, index) => parts.beyond.sums.get(keyAt(index)) ?? 0);
  const note = report.notes[table.code] ?? '';
  return {
    title: `${table.form} đã chốt, bản ${report.version}`,
    crumbs: crumbsTo(
      period,
      { href: `/reports/closed/${report.id}`, label: `${reportedName(report)}, bản ${report.version}` },
      { href: '', label: table.form },
    ),
    tag: closedTag(report),
    periodLine: periodWithDays(period),
    table: {
      caption: `${table.form} ${table.title}, đã chốt`,
      heads: headRows(table.parts).map((row) => row.map(({ label, columns: wide, rows }) => ({ label, columns: wide, rows }))),
      codes: columns.map(({ code }) => code),
      lines: [
        line(
          `${reportedName(report)}, đã chốt`,
          '',
          reported,
          () => false,
          (no) => `/reports/closed/${report.id}/tables/${table.code}/cells/${no}`,
        ),
        ...(was
          ? [
              line('Số liệu đầu kỳ đã ký, đã chốt', 'added', closedOpening),
              line(
                'Cộng cả số đầu kỳ, đã chốt',
                'added',
                reported.map((figure, index) => figure + (closedOpening[index] ?? 0)),
              ),
            ]
          : []),
        line(
          'Theo hồ sơ hiện nay',
          'added',
          present,
          (index) => reported[index] !== underSignature(present[index] ?? 0, parts.beyond, keyAt(index)),
          (no) => reportHref(`/reports/${table.code}/cells/${no}`, period, { code: String(report.unitId) }),
        ),
        ...(beyond.some((figure) => figure !== 0)
          ? [line('trong đó tố cáo người đứng đầu, chuyển thẳng cấp trên, không thuộc chữ ký này', 'part', beyond)]
          : []),
        ...(openingDiffers.includes(true)
          ? [line('Số liệu đầu kỳ hiện nay', 'added', openingFigures(table.code, is), (index) => openingDiffers[index] ?? false)]
          : []),
      ],
    },
    noteLine: note === '' ? '' : `${table.noteNo}. Ghi chú: ${note}`,
    unnumberedLine: unnumberedLine(report, table, parts.untold),
    openingLine: openingLine(was, openingDiffers.includes(true) ? is : undefined),
    openingNotes: openingDisagreements(parts.sheet).map(({ text }) => text),
    asOf: `${report.signerName}, ${report.signerTitle}, chốt ${formatDateTime(report.closedAt)}`,
    xlsxHref: may(parts.actor, 'report:export') ? `/reports/closed/${report.id}/tables/${table.code}.xlsx` : '',
    printHref: `/reports/closed/${report.id}/tables/${table.code}/print`,
    within: withinLinks(parts.within, `/tables/${table.code}`),
    differencesHref: `/reports/closed/${report.id}/differences`,
    meanings: meaningsOf(columns),
  };
}

/** @param now the opening figures of today where they are other ones */
function openingLine(closed: OpeningSheet | undefined, now: OpeningSheet | undefined): string {
  const words = [
    closed ? `Số đầu kỳ khi chốt: ${openingWords(closed)}.` : '',
    now ? `Số đầu kỳ hiện nay: ${openingWords(now)}.` : '',
  ];
  return words.filter(Boolean).join(' ');
}

/** Every column that is another now, with the records that left and joined it and what was done to each since. */
export function differencesScreen(parts: {
  report: ClosedReport;
  rows: readonly DifferenceRow[];
  untold: Untold;
  present: ReadonlyMap<string, number>;
  /** What goes past the unit's head is no difference. */
  beyond: Beyond;
  /** The opening figures of today. */
  opening: OpeningSheets;
  /** What was entered by hand, by table, newest first. */
  entries: ReadonlyMap<TableCode, readonly EntryRow[]>;
  /** By table, the petitions whose papers stand in no figure today. */
  unissued: ReadonlyMap<TableCode, readonly number[]>;
  /** By petition, the paper of a result that was revoked since. */
  revoked: ReadonlyMap<number, Revoked>;
  rate: RateDifferences;
  /** What was done to the records since. */
  acts: ActsSince;
}): DifferencesPage {
  const { report, rows, present } = parts;
  const period = periodOfReport(report);
  const differing = codesIn(report).flatMap((code) => {
    const reported = shownFigures(report, tables[code], parts.untold);
    const columns = columnsIn(tables[code].parts).flatMap((column, index) => {
      const key = placeKey([code, column.no]);
      const own = rows.filter((row) => row.place === key);
      const [was, now] = [reported[index] ?? 0, underSignature(present.get(key) ?? 0, parts.beyond, key)];
      if (own.length === 0 && was === now) return [];
      return [
        {
          at: atColumn(code, column),
          name: columnName(tables[code], column.no),
          reported: figureWords(was, column.digits),
          present: figureWords(now, column.digits),
          why:
            column.facts === null
              ? enteredAnew(report, parts.entries.get(code) ?? [], column)
              : [whyIssuedOtherwise(report, code, own, parts), countedOtherwiseWhy(report, key, own, parts.acts)]
                  .filter(Boolean)
                  .join(' '),
          joined: records(
            own.filter((row) => row.now > row.was),
            parts.acts,
          ),
          left: records(
            own.filter((row) => row.now < row.was),
            parts.acts,
          ),
        },
      ];
    });
    return [...columns, ...openingDifferences(report, code, parts.opening)];
  });
  return {
    title: 'Khác so với số đã báo cáo',
    crumbs: crumbsTo(
      period,
      { href: `/reports/closed/${report.id}`, label: `${reportedName(report)}, bản ${report.version}` },
      { href: '', label: 'Chỗ khác' },
    ),
    periodLine: `${periodWithDays(period)}, chốt ${formatDateTime(report.closedAt)}`,
    differing: [...differing, ...rateRows(report, parts.rate, parts.acts)],
    beyondLine: beyondWords(parts.beyond),
    isCut: rows.length >= mostDifferences,
  };
}

const atColumn = (code: TableCode, { no }: PlacedColumn) => `${tables[code].form}, cột ${no}`;

/** That a column is counted otherwise, or may be: where no act tells of a record. Days have no acts. */
export const countedOtherwiseWhy = (
  report: ClosedReport,
  place: string,
  rows: readonly DifferenceRow[],
  acts: ActsSince,
): string => {
  const silent = rows.filter((row) => row.kind !== 'day' && !acts.has(recordKey(row))).length;
  return silent === 0 ? '' : definitionWhy(report, place, silent === rows.length);
};

/** The rate of matters resolved, as the lines of columns are. A record that is only counted with another one today is no changed record. */
function rateRows(report: ClosedReport, rate: RateDifferences, acts: ActsSince): DifferencesPage['differing'] {
  const form = circularOf({ to: report.toOn }).outline?.form ?? '';
  return rate.map(({ name, was, now, rows, together }) => {
    const why = countedOtherwiseWhy(report, ratePlace, rows, acts);
    const told = new Map([...(why === '' ? [] : together), ...acts]);
    return {
      at: `${form}, mục III.1`,
      name,
      reported: figureWords(was, 0),
      present: figureWords(now, 0),
      why,
      joined: records(
        rows.filter((row) => row.now > row.was),
        told,
      ),
      left: records(
        rows.filter((row) => row.now < row.was),
        told,
      ),
    };
  });
}

/** Who entered a figure no record holds anew after the closing, when, and from what to what. */
export function enteredAnew(
  report: Pick<ClosedReport, 'closedAt'>,
  entries: readonly EntryRow[],
  { no, digits }: PlacedColumn,
): string {
  return entries
    .flatMap((entry, index) => {
      const before = entries[index + 1]?.figures[String(no)] ?? 0;
      const after = entry.figures[String(no)] ?? 0;
      if (entry.enteredAt <= report.closedAt || before === after) return [];
      const how = entries[index + 1] ? 'nhập lại' : 'nhập';
      return [
        `${entry.enteredByName} ${how} lúc ${formatDateTime(entry.enteredAt)}: ${figureWords(before, digits)} thành ${figureWords(after, digits)}.`,
      ];
    })
    .reverse()
    .join(' ');
}

/** Opening figures signed anew after the closing: no record made the difference. */
function openingDifferences(report: ClosedReport, code: TableCode, today: OpeningSheets): DifferencesPage['differing'] {
  const [was, is] = [report.opening?.[code], today[code]];
  const [reported, present] = [openingFigures(code, was), openingFigures(code, is)];
  const differs = differingOpening(report, code, today);
  const why = openingChange(was, is);
  return columnsIn(tables[code].parts).flatMap((column, index) =>
    differs[index]
      ? [
          {
            at: atColumn(code, column),
            name: `Số liệu đầu kỳ đã ký: ${columnName(tables[code], column.no)}`,
            reported: figureWords(reported[index] ?? 0, column.digits),
            present: figureWords(present[index] ?? 0, column.digits),
            why,
            joined: records([], noActs),
            left: records([], noActs),
          },
        ]
      : [],
  );
}

const noActs: ActsSince = new Map();
const records = (rows: readonly DifferenceRow[], acts: ActsSince) =>
  folded(
    rows.map((row) => ({ ...linkOf(row), act: acts.get(recordKey(row)) ?? '' })),
    'hồ sơ',
  );

/** Where the record behind a difference stands, and its number; of a reception day its date. */
export function linkOf(row: Pick<DifferenceRow, 'kind' | 'ref' | 'year' | 'number' | 'onDate'>): Omit<RecordLink, 'act'> {
  const number = { year: row.year ?? 0, number: row.number ?? 0 };
  if (row.kind === 'visit') return { href: `/visits/${row.ref}`, label: visitNumber(number) };
  if (row.kind === 'day') return { href: `/schedule/${row.ref}`, label: row.onDate ? formatDate(row.onDate) : '' };
  return { href: `/petitions/${row.ref}`, label: petitionNumber(number) };
}
