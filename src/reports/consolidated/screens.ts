// Consolidated reports → their pages: versions, closing, one report with its units, its tables, what is another thing today.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import type { Tag } from '../../petitions/petition.ts';
import type { FormState } from '../../web/forms.ts';
import { type Blocks, blockOf } from '../blocks.ts';
import { type Choice, periodChoice, reportHref } from '../choices.ts';
import { type CityDue, cityDue } from '../city-due.ts';
import { closedTableHref } from '../closing/cell-screen.ts';
import { type SignedTable, signedTable } from '../closing/close-screen.ts';
import { type ClosedReport, reportedName, type SentUnits, sentUnitsWords } from '../closing/closing.ts';
import type { OwingUnit } from '../closing/gather.ts';
import { crumbsTo as crumbsToClosed, numberLine, periodOfReport } from '../closing/screens.ts';
import { countedOtherwise, definitionsFact } from '../definitions.ts';
import { openingDisagreements } from '../disagreements.ts';
import { typedWords } from '../entries/missing.ts';
import { type NarrativeLink, narrativeLinks, narrativeNote } from '../narrative/outline.ts';
import { figureWords } from '../numbers.ts';
import { type Period, periodCode, periodDays, periodInWords, periodWithDays } from '../periods.ts';
import { openingLine } from '../print-screen.ts';
import { type Meaning, meaningsOf, type TableView, tableView } from '../screens.ts';
import type { Sheet } from '../sheet.ts';
import { tables } from '../tables/index.ts';
import type { TableCode } from '../tables/table.ts';
import { type Consolidated, codesOf, consolidatedTag, isWhole, mayConsolidate, maySendConsolidated } from './consolidated.ts';
import { type LeftOut, leftOut, leftOutFacts, type UntoldByUnit } from './left-out.ts';
import { keptReturned, keptReturnedWords, type TakenReport } from './returned.ts';

interface MissingUnits {
  names: string[];
  /** Folded behind `words`. */
  isMany: boolean;
  words: string;
}
export interface Crumb {
  href: string;
  label: string;
}
export interface ConsolidatedListPage {
  title: string;
  periodLine: string;
  crumbs: Crumb[];
  choices: Choice[];
  versions: { href: string; version: string; closed: string; tag: Tag; note: string }[];
  closeHref: string;
  /** Drafts of the consolidated report in words. */
  narratives: NarrativeLink[];
  /** Why there is none in this period; '' otherwise. */
  narrativeNote: string;
  whyNot: string;
  readyLine: string;
  /** By when the city sends it, and whether it did; null where no day is set. */
  due: CityDue | null;
  /** Which units' reports were given back and not sent anew, though they stand in the last version; '' where none. */
  returnedLine: string;
  missing: MissingUnits;
  /** Those that were not live by the last day of the period; the line is '' where there is none. */
  notLive: MissingUnits;
  notLiveLine: string;
}
export interface ConsolidatePage {
  title: string;
  /** The version that stands already; '' when there is none. */
  standingLine: string;
  standingHref: string;
  /** The totals that are signed; each unit's lines are on the page of the closed table. */
  tables: (SignedTable & { leftOut: LeftOut })[];
  crumbs: Crumb[];
  periodLine: string;
  readyLine: string;
  form: FormState;
  problems: string[];
  /** What could not be tried with the opening figures of which units. */
  untried: string[];
  missing: MissingUnits;
  /** Those that were not live by the last day of the period; the line is '' where there is none. */
  notLive: MissingUnits;
  notLiveLine: string;
  /** Units that stand in the last version and whose report was given back since: their figures stay if he says so. */
  returned: MissingUnits;
  /** Of which tables units have entered nothing, each with the units. */
  notEntered: { text: string; units: MissingUnits; unitsLine: string }[];
  asksReason: boolean;
  signer: string;
}
export interface ConsolidatedPage {
  title: string;
  crumbs: Crumb[];
  tag: Tag;
  facts: { term: string; text: string }[];
  problems: string[];
  /** What could not be tried with the opening figures of which units. */
  untried: string[];
  missing: MissingUnits;
  /** Those that were not live by the last day of the period; the line is '' where there is none. */
  notLive: MissingUnits;
  notLiveLine: string;
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
  /** Of very many units: which of them stand here, and the ways to the others. */
  blocks: Blocks;
  noteLine: string;
  openingLine: string;
  /** Where the identities do not hold, or cannot be tried, once the opening figures are added. */
  openingNotes: string[];
  leftOut: LeftOut;
  asOf: string;
  actions: { href: string; label: string; icon: string }[];
  meanings: Meaning[];
}
declare module '../../web/render.ts' {
  interface Pages {
    'reports/consolidated-list': ConsolidatedListPage;
    'reports/consolidate': ConsolidatePage;
    'reports/consolidated': ConsolidatedPage;
    'reports/consolidated-table': ConsolidatedTablePage;
  }
}

/** The way from the tables of a period to a consolidated report. @param more what lies further on */
export const crumbsTo = (period: Period, ...more: Crumb[]): Crumb[] =>
  crumbsToClosed(period, { href: reportHref('/reports/consolidated', period, { code: '' }), label: 'Báo cáo tổng hợp' }, ...more);
/** The page of a version. */
export const addressOf = (report: Consolidated) => `/reports/consolidated/${report.id}`;

const missingUnits = (units: readonly { name: string }[]): MissingUnits => ({
  names: units.map(({ name }) => name),
  isMany: units.length > 8,
  words: `Xem tên ${figureWords(units.length, 0)} đơn vị`,
});

/** "139 chưa gửi; 5 trong 144 đơn vị đã gửi" */
function missingLine(missing: readonly OwingUnit[], reports: readonly TakenReport[], sent: SentUnits): string {
  const kept = keptReturned(reports).length;
  const returned = kept === 0 ? '' : `, ${figureWords(kept, 0)} bị trả lại`;
  return `${figureWords(missing.filter(({ isLive }) => isLive).length, 0)} chưa gửi${returned}; ${sentUnitsWords(sent)}`;
}

/** Those that failed to send, and those that had nothing to send from here. */
const apart = (missing: readonly Pick<OwingUnit, 'name' | 'isLive'>[], { to }: Pick<Period, 'to'>) => {
  const notLive = missing.filter(({ isLive }) => !isLive);
  return {
    missing: missingUnits(missing.filter(({ isLive }) => isLive)),
    notLive: missingUnits(notLive),
    notLiveLine: notLive.length > 0 ? `${figureWords(notLive.length, 0)} đơn vị ${notLiveWords(to)}` : '',
  };
};

/** Every version of a period, and what another would be made of. */
export function consolidatedListScreen(parts: {
  actor: Actor;
  period: Period;
  today: string;
  versions: readonly Consolidated[];
  /** The newest report of every unit, those that were given back too. */
  newest: readonly ClosedReport[];
  /** The reports that count today, and the units that still owe theirs. */
  reports: readonly TakenReport[];
  missing: readonly OwingUnit[];
  sent: SentUnits;
  /** Of the units the versions lack, those that were not live by the last day of the period. */
  notLive: ReadonlySet<number>;
}): ConsolidatedListPage {
  const { actor, period, today, versions, newest, reports, missing } = parts;
  const answer = mayConsolidate(actor, versions[0], newest, period, today);
  return {
    title: 'Báo cáo tổng hợp',
    periodLine: periodWithDays(period),
    crumbs: crumbsTo(period).slice(0, 2).concat({ href: '', label: 'Báo cáo tổng hợp' }),
    choices: [periodChoice(period, today)],
    versions: versions.map((report) => ({
      href: addressOf(report),
      version: `Bản ${report.version}`,
      closed: `${report.signerName}, ${report.signerTitle}, chốt ${formatDateTime(report.closedAt)}`,
      tag: consolidatedTag(report),
      note: `${coverWords(report, '', parts.notLive)}${keptWords(report)}`,
    })),
    narratives: narrativeLinks(actor, period, 'consolidated'),
    narrativeNote: narrativeNote(period),
    closeHref: answer.ok ? `/reports/consolidated/new?period=${periodCode(period)}` : '',
    whyNot: answer.ok ? '' : answer.because,
    readyLine: missingLine(missing, reports, parts.sent),
    due: cityDue(
      period,
      versions.map(({ sentAt }) => sentAt),
      today,
    ),
    returnedLine: returnedLine(reports),
    ...apart(missing, period),
  };
}

const keptWords = ({ parts }: Consolidated): string => {
  const kept = parts.filter(({ isKeptReturned }) => isKeptReturned).length;
  return kept === 0 ? '' : `, giữ số liệu bị trả lại của ${figureWords(kept, 0)} đơn vị`;
};

function returnedLine(reports: readonly TakenReport[]): string {
  const names = keptReturned(reports).map(reportedName);
  return names.length === 0
    ? ''
    : `Báo cáo bị trả lại, chưa gửi lại: ${names.join(', ')}. Chốt bản tiếp theo khi đã nhận báo cáo gửi lại, hoặc giữ số đã báo cáo và nêu lý do.`;
}

/** The total of a table, and the opening figures under it: the lines of more than a hundred units would hide what is signed. */
function totalOnly(sheet: Sheet): SignedTable {
  const { table, ...rest } = signedTable(sheet);
  const only = table.lines.filter(({ kind }) => kind === 'total' || kind === 'added');
  return { ...rest, table: { ...table, lines: only.length > 0 ? only : table.lines } };
}

/** What is put together and signed, who is missing in it, what does not agree. */
export function consolidateScreen(parts: {
  actor: Actor;
  period: Period;
  form: FormState;
  reports: readonly TakenReport[];
  missing: readonly OwingUnit[];
  sent: SentUnits;
  problems: readonly string[];
  untried: readonly string[];
  /** The version that stands already. */
  standing: Consolidated | undefined;
  sheets: readonly Sheet[];
  untold: UntoldByUnit;
  notEntered: ReadonlyMap<TableCode, readonly { name: string }[]>;
}): ConsolidatePage {
  const { actor, period, standing } = parts;
  const form = { ...parts.form, values: { ...parts.form.values, standing: String(standing?.id ?? 0) } };
  return {
    title: 'Chốt, ký báo cáo tổng hợp',
    standingLine: standing
      ? `Đã có bản ${standing.version}: ${standing.signerName}, ${standing.signerTitle}, chốt ${formatDateTime(standing.closedAt)} (${consolidatedTag(standing).words.toLocaleLowerCase('vi')}). Chốt nữa là lập bản ${standing.version + 1}.`
      : '',
    standingHref: standing ? addressOf(standing) : '',
    tables: parts.sheets.map((sheet) => ({
      ...totalOnly(sheet),
      leftOut: leftOut(sheet.table, parts.reports, parts.untold),
    })),
    crumbs: crumbsTo(period, { href: '', label: 'Chốt báo cáo tổng hợp' }),
    periodLine: periodWithDays(period),
    readyLine: `Báo cáo của chính đơn vị và của các đơn vị: ${sentUnitsWords(parts.sent)}`,
    form: { ...form, action: `/reports/consolidated/new?period=${periodCode(period)}` },
    problems: [...parts.problems],
    untried: [...parts.untried],
    ...apart(parts.missing, period),
    returned: missingUnits(keptReturned(parts.reports).map((one) => ({ name: `${reportedName(one)}, bản ${one.version}` }))),
    notEntered: [...parts.notEntered].map(([code, units]) => ({
      text: `${typedWords(code)} chưa nhập số liệu, tính là 0`,
      units: missingUnits(units),
      unitsLine: units.map(({ name }) => name).join(', '),
    })),
    asksReason: parts.problems.length > 0 || parts.missing.some(({ isLive }) => isLive) || keptReturned(parts.reports).length > 0,
    signer: `${actor.name}, ${actor.title}`,
  };
}

/** Its check code, and whether its parts still give it. */
export const checkLine = (report: Consolidated) =>
  `${report.hash}, ${isWhole(report) ? 'khớp với các báo cáo đang giữ' : 'KHÔNG khớp với các báo cáo đang giữ'}`;

/**
 * Of how many units it is, how many had not sent, and which stand in it though their report was given back.
 * @param notLive those that were not live yet: they had nothing to send from here, and are no units that failed to
 */
export const coverLine = (report: Consolidated, taken: readonly TakenReport[], notLive: ReadonlySet<number>): string =>
  coverWords(report, keptReturnedWords(taken), notLive);

function coverWords({ parts, missing, toOn }: Consolidated, kept: string, notLive: ReadonlySet<number>): string {
  const onPaper = missing.filter(({ id }) => notLive.has(id)).length;
  const owing = missing.length - onPaper;
  const without =
    owing > 0
      ? `, thiếu ${figureWords(owing, 0)} đơn vị chưa gửi`
      : `, đủ mọi đơn vị${onPaper > 0 ? ' đã vận hành phần mềm' : ''}`;
  const beside = onPaper > 0 ? `, ngoài ${figureWords(onPaper, 0)} đơn vị ${notLiveWords(toOn)}` : '';
  return `${figureWords(parts.length, 0)} đơn vị${kept}${without}${beside}`;
}

/** Of units no wave had brought in by the last day of a period. */
const notLiveWords = (toOn: string) => `chưa vận hành phần mềm đến ngày ${formatDate(toOn)}, không tính là chưa gửi`;

/** One version: its parts, its tables, what may be done with it. */
export function consolidatedScreen(parts: {
  actor: Actor;
  report: Consolidated;
  parts: readonly TakenReport[];
  isLatest: boolean;
  problems: readonly string[];
  untried: readonly string[];
  /** Something stands in it beyond the units' signatures, as this officer may know it. */
  hasAdded: boolean;
  /** Units that had not sent, as they are told of today. */
  missing: readonly { id: number; name: string }[];
  /** Those of them that were not live by the last day of the period. */
  notLive: ReadonlySet<number>;
  untold: UntoldByUnit;
  csrf: string;
}): ConsolidatedPage {
  const { actor, report } = parts;
  const period = periodOfReport(report);
  const send = maySendConsolidated(actor, report, parts.isLatest);
  const otherwise = countedOtherwise(parts.parts);
  return {
    title: `Báo cáo tổng hợp ${periodInWords(period)} của ${report.unitName}, bản ${report.version}`,
    crumbs: crumbsTo(period, { href: '', label: `Bản ${report.version}` }),
    tag: consolidatedTag(report),
    facts: [
      { term: 'Số', text: numberLine(report) },
      { term: 'Kỳ số liệu', text: periodDays(period) },
      { term: 'Chốt, ký', text: `${report.signerName}, ${report.signerTitle}, ${formatDateTime(report.closedAt)}` },
      { term: 'Mã kiểm tra', text: checkLine(report) },
      definitionsFact(report),
      ...(otherwise ? [{ term: 'Báo cáo tính khác', text: otherwise }] : []),
      { term: 'Gồm', text: coverLine(report, parts.parts, parts.notLive) },
      ...(parts.hasAdded
        ? [
            {
              term: 'Cộng thêm',
              text: 'Tố cáo người đứng đầu đơn vị, chuyển thẳng cấp trên: một dòng riêng trong biểu, không nêu ở đơn vị nào',
            },
          ]
        : []),
      ...leftOutFacts(parts.parts, parts.untold),
      ...(report.reason ? [{ term: 'Lý do vẫn chốt', text: report.reason }] : []),
      { term: 'Gửi', text: report.sentAt ? `${report.sentByName ?? ''}, ${formatDateTime(report.sentAt)}` : 'chưa gửi' },
    ],
    problems: [...parts.problems],
    untried: [...parts.untried],
    ...apart(
      parts.missing.map((unit) => ({ ...unit, isLive: !parts.notLive.has(unit.id) })),
      period,
    ),
    found: codesOf(parts.parts).map((code) => ({
      form: tables[code].form,
      title: tables[code].title,
      href: `${addressOf(report)}/tables/${code}`,
    })),
    units: parts.parts.map((one) => ({
      name: reportedName(one),
      href: `/reports/closed/${one.id}`,
      version: `Bản ${one.version}`,
      closed: `${one.signerName}, chốt ${formatDateTime(one.closedAt)}${one.isKeptReturned ? '; bị trả lại, chưa gửi lại khi tổng hợp' : ''}`,
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

/** One table of it, a line a unit. */
export function consolidatedTableScreen(parts: {
  actor: Actor;
  report: Consolidated;
  sheet: Sheet;
  /** Which part of the lines of very many units the address asks for, or 'all'. */
  rows: string | null;
  parts: readonly ClosedReport[];
  untold: UntoldByUnit;
  /** A unit of it has ended since, and another stands in its place. */
  hasEnded: boolean;
}): ConsolidatedTablePage {
  const { report, sheet } = parts;
  const { table, period } = sheet;
  const address = `${addressOf(report)}/tables/${table.code}`;
  const query = sheet.scope.isToday ? '?org=today' : '';
  const { lines, ...blocks } = blockOf(sheet.lines, parts.rows, (rows) => `${address}${query || '?'}${query && '&'}rows=${rows}`);
  const closedTables = new Map(parts.parts.map((one) => [one.unitId, closedTableHref(one.id, table.code)]));
  return {
    title: `${table.form} tổng hợp, bản ${report.version}`,
    crumbs: crumbsTo(period, { href: addressOf(report), label: `Bản ${report.version}` }, { href: '', label: table.form }),
    tag: consolidatedTag(report),
    periodLine: periodWithDays(period),
    table: {
      ...tableView(sheet, true, lines, closedTables, address),
      caption: `${table.form} ${table.title}, tổng hợp`,
    },
    blocks,
    noteLine: sheet.note === '' ? '' : `${table.noteNo}. Ghi chú: ${sheet.note}`,
    openingLine: openingLine(sheet.opening?.words ?? []),
    openingNotes: openingDisagreements(sheet).map(({ text }) => text),
    leftOut: leftOut(table, parts.parts, parts.untold),
    asOf: `${report.signerName}, ${report.signerTitle}, chốt ${formatDateTime(report.closedAt)}`,
    actions: [
      ...(may(parts.actor, 'report:export')
        ? [{ href: `${address}.xlsx${query}`, label: 'Tải Excel', icon: 'file-spreadsheet' }]
        : []),
      { href: `${address}/print${query}`, label: 'Bản in A4', icon: 'printer' },
      ...organisationAction(address, sheet, parts.hasEnded),
      { href: `${addressOf(report)}/differences`, label: 'Xem chỗ khác', icon: 'list-check' },
    ],
    meanings: meaningsOf(sheet.columns),
  };
}
