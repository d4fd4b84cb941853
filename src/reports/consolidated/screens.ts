// Consolidated reports → their pages: versions, closing, one report with its units, its tables, what is another thing today.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import type { Tag } from '../../petitions/petition.ts';
import type { FormState } from '../../web/forms.ts';
import { placeKey } from '../checks.ts';
import { dueDays } from '../circulars.ts';
import { closedTableHref } from '../closing/cell-screen.ts';
import { type SignedTable, signedTable } from '../closing/close-screen.ts';
import { type ClosedReport, reportedName } from '../closing/closing.ts';
import { periodOfReport } from '../closing/screens.ts';
import { columnName, figureWords } from '../numbers.ts';
import { type Period, periodCode, periodDays, periodName } from '../periods.ts';
import {
  openingLine,
  type PrintedReport,
  periodChoice,
  printedReport,
  type ReportPage,
  reportHref,
  type TableView,
  tableView,
} from '../screens.ts';
import type { Sheet } from '../sheet.ts';
import { tables } from '../tables/index.ts';
import { columnsIn } from '../tables/table.ts';
import { type Consolidated, codesOf, consolidatedTag, isWhole, mayConsolidate, maySendConsolidated } from './consolidated.ts';
import { type ByUnit, totalOf } from './gather.ts';

interface MissingUnits {
  names: string[];
  /** Folded behind `words`. */
  isMany: boolean;
  words: string;
}
interface Crumb {
  href: string;
  label: string;
}
export interface ConsolidatedListPage {
  title: string;
  periodLine: string;
  crumbs: Crumb[];
  choices: ReportPage['choices'];
  versions: { href: string; version: string; closed: string; tag: Tag; note: string }[];
  closeHref: string;
  whyNot: string;
  readyLine: string;
  dueLine: string;
  missing: MissingUnits;
}
export interface ConsolidatePage {
  title: string;
  /** The version that stands already; '' when there is none. */
  standingLine: string;
  standingHref: string;
  /** The totals that are signed; each unit's lines are on the page of the closed table. */
  tables: SignedTable[];
  crumbs: Crumb[];
  periodLine: string;
  readyLine: string;
  form: FormState;
  problems: string[];
  missing: MissingUnits;
  asksReason: boolean;
  signer: string;
}
export interface ConsolidatedPage {
  title: string;
  crumbs: Crumb[];
  tag: Tag;
  facts: { term: string; text: string }[];
  problems: string[];
  missing: MissingUnits;
  found: { form: string; title: string; href: string }[];
  units: { name: string; href: string; version: string; closed: string }[];
  differencesHref: string;
  csrf: string;
  sendAction: string;
  sendWhyNot: string;
}
export interface ConsolidatedTablePage {
  title: string;
  crumbs: Crumb[];
  tag: Tag;
  periodLine: string;
  table: TableView;
  noteLine: string;
  openingLine: string;
  asOf: string;
  actions: { href: string; label: string; icon: string }[];
}
export interface ConsolidatedDifferencesPage {
  title: string;
  crumbs: Crumb[];
  periodLine: string;
  changes: { name: string; words: string; href: string }[];
  differing: {
    form: string;
    no: string;
    name: string;
    reported: string;
    sent: string;
    present: string;
    units: { name: string; href: string; words: string }[];
  }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'reports/consolidated-list': ConsolidatedListPage;
    'reports/consolidate': ConsolidatePage;
    'reports/consolidated': ConsolidatedPage;
    'reports/consolidated-table': ConsolidatedTablePage;
    'reports/consolidated-differences': ConsolidatedDifferencesPage;
  }
}

const crumbsTo = (period: Period, ...more: Crumb[]): Crumb[] => [
  { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
  { href: reportHref('/reports/closed', period, { code: '' }), label: 'Chốt, gửi báo cáo' },
  { href: reportHref('/reports/consolidated', period, { code: '' }), label: 'Báo cáo tổng hợp' },
  ...more,
];
const periodLine = (period: Period) => `${periodName(period)} (${periodDays(period)})`;
const addressOf = (report: Consolidated) => `/reports/consolidated/${report.id}`;

const missingUnits = (units: readonly { name: string }[]): MissingUnits => ({
  names: units.map(({ name }) => name),
  isMany: units.length > 8,
  words: `Xem tên ${figureWords(units.length, 0)} đơn vị`,
});

/** How many units' reports are there, the own one among them. */
function readyLine(reports: readonly ClosedReport[], missing: readonly unknown[]): string {
  const all = reports.length + missing.length;
  return `${figureWords(reports.length, 0)} trong ${figureWords(all, 0)} đơn vị có báo cáo`;
}

export function consolidatedListScreen(parts: {
  actor: Actor;
  period: Period;
  today: string;
  versions: readonly Consolidated[];
  /** The reports that count today, and the units that still owe theirs. */
  reports: readonly ClosedReport[];
  missing: readonly { id: number; name: string }[];
}): ConsolidatedListPage {
  const { actor, period, today, versions, reports, missing } = parts;
  const answer = mayConsolidate(actor, versions[0], reports, period, today);
  const due = dueDays(period);
  return {
    title: 'Báo cáo tổng hợp',
    periodLine: periodLine(period),
    crumbs: crumbsTo(period).slice(0, 2).concat({ href: '', label: 'Báo cáo tổng hợp' }),
    choices: [periodChoice(period, today)],
    versions: versions.map((report) => ({
      href: addressOf(report),
      version: `Bản ${report.version}`,
      closed: `${report.signerName}, ${report.signerTitle}, chốt ${formatDateTime(report.closedAt)}`,
      tag: consolidatedTag(report),
      note: `${figureWords(report.parts.length, 0)} đơn vị${report.missing.length > 0 ? `, thiếu ${figureWords(report.missing.length, 0)} đơn vị` : ''}`,
    })),
    closeHref: answer.ok ? `/reports/consolidated/new?period=${periodCode(period)}` : '',
    whyNot: answer.ok ? '' : answer.because,
    readyLine: readyLine(reports, missing),
    dueLine: due ? `Hạn gửi của Thành phố: ngày ${formatDate(due.province)}.` : '',
    missing: missingUnits(missing),
  };
}

/** The total of a table, and the opening figures under it: the lines of more than a hundred units would hide what is signed. */
function totalOnly(sheet: Sheet): SignedTable {
  const { table, ...rest } = signedTable(sheet);
  const only = table.lines.filter(({ kind }) => kind === 'total' || kind === 'added');
  return { ...rest, table: { ...table, lines: only.length > 0 ? only : table.lines } };
}

export function consolidateScreen(parts: {
  actor: Actor;
  period: Period;
  form: FormState;
  reports: readonly ClosedReport[];
  missing: readonly { name: string }[];
  problems: readonly string[];
  /** The version that stands already. */
  standing: Consolidated | undefined;
  sheets: readonly Sheet[];
}): ConsolidatePage {
  const { actor, period, standing } = parts;
  const form = { ...parts.form, values: { ...parts.form.values, standing: String(standing?.id ?? 0) } };
  return {
    title: 'Chốt, ký báo cáo tổng hợp',
    standingLine: standing
      ? `Đã có bản ${standing.version}: ${standing.signerName}, ${standing.signerTitle}, chốt ${formatDateTime(standing.closedAt)} (${consolidatedTag(standing).words.toLocaleLowerCase('vi')}). Chốt nữa là lập bản ${standing.version + 1}.`
      : '',
    standingHref: standing ? addressOf(standing) : '',
    tables: parts.sheets.map(totalOnly),
    crumbs: crumbsTo(period, { href: '', label: 'Chốt báo cáo tổng hợp' }),
    periodLine: periodLine(period),
    readyLine: readyLine(parts.reports, parts.missing),
    form: { ...form, action: `/reports/consolidated/new?period=${periodCode(period)}` },
    problems: [...parts.problems],
    missing: missingUnits(parts.missing),
    asksReason: parts.problems.length > 0 || parts.missing.length > 0,
    signer: `${actor.name}, ${actor.title}`,
  };
}

const numberLine = (report: Consolidated) => `${report.id}, bản ${report.version}`;
const checkLine = (report: Consolidated) =>
  `${report.hash}, ${isWhole(report) ? 'khớp với các báo cáo đang giữ' : 'KHÔNG khớp với các báo cáo đang giữ'}`;

/** Of how many units it is, and how many had not sent. */
function coverLine({ parts, missing }: Consolidated): string {
  const without = missing.length > 0 ? `, thiếu ${figureWords(missing.length, 0)} đơn vị chưa gửi` : ', đủ mọi đơn vị';
  return `${figureWords(parts.length, 0)} đơn vị${without}`;
}

export function consolidatedScreen(parts: {
  actor: Actor;
  report: Consolidated;
  parts: readonly ClosedReport[];
  isLatest: boolean;
  problems: readonly string[];
  /** Units that had not sent, as they are told of today. */
  missing: readonly { name: string }[];
  csrf: string;
}): ConsolidatedPage {
  const { actor, report } = parts;
  const period = periodOfReport(report);
  const send = maySendConsolidated(actor, report, parts.isLatest);
  return {
    title: `Báo cáo tổng hợp ${periodName(period)} của ${report.unitName}, bản ${report.version}`,
    crumbs: crumbsTo(period, { href: '', label: `Bản ${report.version}` }),
    tag: consolidatedTag(report),
    facts: [
      { term: 'Số', text: numberLine(report) },
      { term: 'Kỳ số liệu', text: periodDays(period) },
      { term: 'Chốt, ký', text: `${report.signerName}, ${report.signerTitle}, ${formatDateTime(report.closedAt)}` },
      { term: 'Mã kiểm tra', text: checkLine(report) },
      { term: 'Gồm', text: coverLine(report) },
      ...(report.reason ? [{ term: 'Lý do vẫn chốt', text: report.reason }] : []),
      { term: 'Gửi', text: report.sentAt ? `${report.sentByName ?? ''}, ${formatDateTime(report.sentAt)}` : 'chưa gửi' },
    ],
    problems: [...parts.problems],
    missing: missingUnits(parts.missing),
    found: codesOf(parts.parts).map((code) => ({
      form: tables[code].form,
      title: tables[code].title,
      href: `${addressOf(report)}/tables/${code}`,
    })),
    units: parts.parts.map((one) => ({
      name: reportedName(one),
      href: `/reports/closed/${one.id}`,
      version: `Bản ${one.version}`,
      closed: `${one.signerName}, chốt ${formatDateTime(one.closedAt)}`,
    })),
    differencesHref: `${addressOf(report)}/differences`,
    csrf: parts.csrf,
    sendAction: send.ok ? `${addressOf(report)}/sending` : '',
    sendWhyNot: send.ok || report.unitId !== actor.unitId || report.sentAt ? '' : send.because,
  };
}

/** The other way to put the units together: as they stood then, or under those of today; none when no unit has ended since. */
function organisationAction(address: string, sheet: Sheet, hasEnded: boolean) {
  if (!hasEnded) return [];
  return [
    {
      href: sheet.scope.isToday ? address : `${address}?org=today`,
      label: sheet.scope.isToday ? 'Theo đơn vị tại thời điểm của kỳ' : 'Quy về đơn vị hiện nay',
      icon: 'building-bank',
    },
  ];
}

export function consolidatedTableScreen(parts: {
  actor: Actor;
  report: Consolidated;
  sheet: Sheet;
  parts: readonly ClosedReport[];
  /** A unit of it has ended since, and another stands in its place. */
  hasEnded: boolean;
}): ConsolidatedTablePage {
  const { report, sheet } = parts;
  const { table, period } = sheet;
  const address = `${addressOf(report)}/tables/${table.code}`;
  const query = sheet.scope.isToday ? '?org=today' : '';
  return {
    title: `${table.form} tổng hợp, bản ${report.version}`,
    crumbs: crumbsTo(period, { href: addressOf(report), label: `Bản ${report.version}` }, { href: '', label: table.form }),
    tag: consolidatedTag(report),
    periodLine: periodLine(period),
    table: {
      ...tableView(sheet, true, new Map(parts.parts.map((one) => [one.unitId, closedTableHref(one.id, table.code)]))),
      caption: `${table.form} ${table.title}, tổng hợp`,
    },
    noteLine: sheet.note === '' ? '' : `${table.noteNo}. Ghi chú: ${sheet.note}`,
    openingLine: openingLine(sheet.opening?.words ?? []),
    asOf: `${report.signerName}, ${report.signerTitle}, chốt ${formatDateTime(report.closedAt)}`,
    actions: [
      ...(may(parts.actor, 'report:export')
        ? [{ href: `${address}.xlsx${query}`, label: 'Tải Excel', icon: 'file-spreadsheet' }]
        : []),
      { href: `${address}/print${query}`, label: 'Bản in A4', icon: 'printer' },
      ...organisationAction(address, sheet, parts.hasEnded),
      { href: `${addressOf(report)}/differences`, label: 'Xem chỗ khác', icon: 'list-check' },
    ],
  };
}

/** One table on paper: number, period, units, signer, hour, check code. */
export function consolidatedPrinted(report: Consolidated, sheet: Sheet): PrintedReport {
  const { table, period, scope } = sheet;
  const number = `Báo cáo tổng hợp số ${numberLine(report)}`;
  return printedReport(sheet, {
    closing: {
      lines: [
        `${number}, ${periodName(period)}, ${report.unitName}`,
        `Gồm ${coverLine(report)}${report.reason ? `. Lý do vẫn chốt: ${report.reason}` : ''}`,
        report.sentAt ? `Gửi: ${report.sentByName ?? ''}, ${formatDateTime(report.sentAt)}` : 'Chưa gửi',
        `Mã kiểm tra: ${checkLine(report)}`,
      ],
      post: report.signerTitle,
      signer: report.signerName,
      signedLine: `Chốt, ký ${formatDateTime(report.closedAt)}`,
      runningLine: `${number}. Mã kiểm tra ${report.hash}`,
    },
    back: { href: `${addressOf(report)}/tables/${table.code}${scope.isToday ? '?org=today' : ''}`, label: 'Quay lại biểu' },
  });
}

/** What was consolidated, what the reports of today say, what the records say. */
interface Told {
  reported: ByUnit;
  sent: ByUnit;
  present: ByUnit;
}

/** Which units sent another report since, which columns differ by it and by the records, and in which units. */
export function consolidatedDifferencesScreen(parts: {
  report: Consolidated;
  parts: readonly ClosedReport[];
  /** The reports that count today, of the units it is of. */
  today: readonly ClosedReport[];
  reported: ByUnit;
  sent: ByUnit;
  present: ByUnit;
  /** The signed opening figures beside the counts. */
  opening: Told;
}): ConsolidatedDifferencesPage {
  const { report, today } = parts;
  const period = periodOfReport(report);
  const then = new Map(parts.parts.map((one) => [one.unitId, one]));
  const now = new Map(today.map((one) => [one.unitId, one]));
  const changes = [...new Map([...then, ...now]).values()].flatMap((one) => {
    const [was, is] = [then.get(one.unitId), now.get(one.unitId)];
    const href = `/reports/closed/${one.id}`;
    if (was && !is) return [{ name: reportedName(one), words: `Bản ${was.version} đã bị trả lại, chưa gửi bản mới`, href }];
    if (!was && is) return [{ name: reportedName(one), words: `Gửi bản ${is.version} sau khi chốt báo cáo tổng hợp`, href }];
    return was && is && was.id !== is.id
      ? [{ name: reportedName(one), words: `Bản ${is.version} thay bản ${was.version} đã tổng hợp`, href }]
      : [];
  });
  const differing = codesOf(parts.parts).flatMap((code) => {
    const rowsOf = (prefix: string, of: Told) =>
      columnsIn(tables[code].parts).flatMap((column) => {
        const key = placeKey([code, column.no]);
        const units = [...of.present].flatMap(([unitId, figures]) => {
          const one = now.get(unitId) ?? then.get(unitId);
          const was = of.reported.get(unitId)?.get(key) ?? 0;
          const is = figures.get(key) ?? 0;
          const inSent = of.sent.get(unitId)?.get(key) ?? 0;
          if (!one || (was === is && was === inSent)) return [];
          const words = `${figureWords(was, column.digits)} → ${figureWords(is, column.digits)}`;
          return [{ name: reportedName(one), words, href: `/reports/closed/${one.id}/differences` }];
        });
        if (units.length === 0) return [];
        const total = (figures: ByUnit) => figureWords(totalOf(figures, key), column.digits);
        return [
          {
            form: tables[code].form,
            no: String(column.no),
            name: `${prefix}${columnName(tables[code], column.no)}`,
            reported: total(of.reported),
            sent: total(of.sent),
            present: total(of.present),
            units,
          },
        ];
      });
    return [...rowsOf('', parts), ...rowsOf('Số liệu đầu kỳ đã ký: ', parts.opening)];
  });
  return {
    title: 'Khác so với báo cáo tổng hợp',
    crumbs: crumbsTo(period, { href: addressOf(report), label: `Bản ${report.version}` }, { href: '', label: 'Chỗ khác' }),
    periodLine: `${periodLine(period)}, chốt ${formatDateTime(report.closedAt)}`,
    changes,
    differing,
  };
}
