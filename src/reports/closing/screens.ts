// Closed reports → their pages: the versions of a unit, one report with its tables, who has not sent, what differs today.
import type { Actor } from '../../accounts/actor.ts';
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import type { Tag } from '../../petitions/petition.ts';
import type { FormState } from '../../web/forms.ts';
import { placeKey } from '../checks.ts';
import { type Choice, periodChoice, reportHref } from '../choices.ts';
import { dueDays } from '../circulars.ts';
import { type CityDue, cityDue } from '../city-due.ts';
import type { Consolidated } from '../consolidated/consolidated.ts';
import { definitionsFact } from '../definitions.ts';
import type { Note } from '../disagreements.ts';
import { openingWords, untriedIn } from '../opening.ts';
import { type Period, periodDays, periodInWords, periodWithDays, readPeriod } from '../periods.ts';
import { tables } from '../tables/index.ts';
import { columnsIn, type Table, type TableCode } from '../tables/table.ts';
import { type Beyond, beyondWords } from './beyond.ts';
import { closeHref } from './close-screen.ts';
import {
  brokenIn,
  type ClosedFigures,
  type ClosedReport,
  closedTag,
  codesIn,
  isIntact,
  mayAnswer,
  mayClose,
  maySend,
  notLiveTag,
  notOwedTag,
  partWords,
  reportTitle,
  sentUnitsWords,
  whoseWords,
  withinNames,
  withinWords,
} from './closing.ts';
import type { OwingUnit } from './gather.ts';
import type { EndedUnit } from './queries.ts';
import type { RateDifferences } from './rate.ts';
import { unnumberedFacts } from './unnumbered.ts';
import type { Untold } from './untold-in.ts';

export interface ClosedListPage {
  title: string;
  periodLine: string;
  choices: Choice[];
  versions: { href: string; version: string; closed: string; tag: Tag; note: string }[];
  closeHref: string;
  /** To the report over all units; '' for an office nobody reports to. */
  consolidatedHref: string;
  /** Over nothing closed: that it waits, or that there is nothing to close. */
  noneTitle: string;
  whyNot: string;
  showsUnits: boolean;
  dueLine: string;
  unitsSub: string;
  /** By when the own unit sends the consolidated report, and whether it did; null where it makes none. */
  city: CityDue | null;
  units: { name: string; tag: Tag; note: string; href: string; isLate: boolean }[];
  /** Units that have ended and for which this one reports. */
  ended: { name: string; tag: Tag; note: string; href: string; closeHref: string }[];
}
export interface ClosedPage {
  /** The consolidated reports it stands in. */
  within: { href: string; label: string }[];
  title: string;
  crumbs: { href: string; label: string }[];
  tag: Tag;
  facts: { term: string; text: string }[];
  problems: string[];
  /** What could not be tried with the opening figures closed with it. */
  untried: string[];
  found: { form: string; title: string; href: string; differs: Tag }[];
  differencesHref: string;
  differencesLine: string;
  csrf: string;
  sendAction: string;
  sendWhyNot: string;
  answerForm: FormState | null;
  /** It was accepted: it can only be given back. */
  isReturnOnly: boolean;
  /** What that means for the consolidated reports it stands in; '' where it stands in none, or was not accepted. */
  withinWords: string;
}
declare module '../../web/render.ts' {
  interface Pages {
    'reports/closed-list': ClosedListPage;
    'reports/closed': ClosedPage;
  }
}

/** The way from the tables of a period to a closed report. @param more what lies further on */
export const crumbsTo = (period: Period, ...more: { href: string; label: string }[]) => [
  { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
  { href: reportHref('/reports/closed', period, { code: '' }), label: 'Chốt, gửi báo cáo' },
  ...more,
];

/** The period a closed report is of. */
export function periodOfReport(report: Pick<ClosedReport, 'periodKind' | 'year' | 'fromOn' | 'toOn'>): Period {
  const regular = readPeriod(`${report.year}-${report.periodKind}`);
  return regular ?? { kind: 'AD_HOC', year: report.year, from: report.fromOn, to: report.toOn };
}

/** What became of it last, by whom and when; '' while it is closed only. */
export function wordsOf(report: ClosedReport): string {
  if (report.answer === 'returned') return `Trả lại: ${report.answerReason ?? ''}`;
  if (report.answer === 'accepted')
    return `${report.answeredName ?? ''} tiếp nhận ${report.answeredAt ? formatDateTime(report.answeredAt) : ''}`;
  return report.sentAt ? `${report.sentByName ?? ''} gửi ${formatDateTime(report.sentAt)}` : '';
}

/** What the superior gave back and waits to be closed anew: of the reader's unit, or of one in whose place it reports. */
export function returnedNote(report: ClosedReport, unitId: number): Note {
  const whose = report.endedOn === null && report.keeperId === unitId ? '' : ` (${whoseWords(report)})`;
  return {
    text: `Báo cáo ${periodInWords(periodOfReport(report))}${whose}, bản ${report.version}, bị trả lại: ${report.answerReason ?? ''}. Sửa, chốt lại rồi gửi.`,
    href: `/reports/closed/${report.id}`,
    linkLabel: 'Xem báo cáo bị trả lại',
    level: 'red',
  };
}

/** Every version of the own unit, and, for a superior, who of the others has sent. */
export function closedListScreen(parts: {
  actor: Actor;
  period: Period;
  today: string;
  versions: readonly ClosedReport[];
  /** Why the own unit owes no report of the period; '' where it does. */
  notOwed: string;
  units: readonly OwingUnit[];
  newest: readonly ClosedReport[];
  /** Units that closed theirs and have not sent it. */
  unsent: ReadonlySet<number>;
  /** The versions of the consolidated report the own unit makes of theirs. */
  consolidated: readonly Pick<Consolidated, 'sentAt'>[];
  /** Units that have ended, in whose place the own one reports, each with its versions, newest first. */
  ended: readonly { unit: EndedUnit; versions: readonly ClosedReport[] }[];
}): ClosedListPage {
  const { actor, period, today, versions, units, newest } = parts;
  const due = dueDays(period);
  const byUnit = new Map(newest.map((report) => [report.unitId, report]));
  const answer = mayClose(actor, versions[0], period, today, parts.notOwed);
  const isLate = due !== undefined && today > due.unit;
  const unsent = units.filter((unit) => !byUnit.get(unit.id)?.sentAt || byUnit.get(unit.id)?.answer === 'returned');
  // Nothing of them is waited for here: what they did by then is on paper.
  const onPaper = unsent.filter(({ id, isLive }) => !isLive && !byUnit.has(id) && !parts.unsent.has(id));
  return {
    title: 'Chốt, gửi báo cáo',
    periodLine: periodWithDays(period),
    choices: [periodChoice(period, today)],
    versions: versions.map((report) => ({
      href: `/reports/closed/${report.id}`,
      version: `Bản ${report.version}`,
      closed: `${report.signerName}, ${report.signerTitle}, chốt ${formatDateTime(report.closedAt)}`,
      tag: closedTag(report),
      note: wordsOf(report),
    })),
    closeHref: answer.ok ? closeHref(period) : '',
    consolidatedHref: units.length > 0 ? reportHref('/reports/consolidated', period, { code: '' }) : '',
    noneTitle: parts.notOwed === '' ? 'Chưa chốt số liệu kỳ này' : notOwedTag.words,
    whyNot: answer.ok ? '' : answer.because,
    showsUnits: units.length > 0,
    dueLine: due ? `Hạn gửi của đơn vị: ngày ${formatDate(due.unit)}.` : '',
    city:
      units.length === 0
        ? null
        : cityDue(
            period,
            parts.consolidated.map(({ sentAt }) => sentAt),
            today,
          ),
    unitsSub: sentUnitsWords({ units: units.length - unsent.length, of: units.length - onPaper.length }),
    units: units.map((unit) => {
      const report = byUnit.get(unit.id);
      if (onPaper.includes(unit)) return { name: unit.name, tag: notLiveTag, note: '', href: '', isLate: false };
      const isWaiting = !report?.sentAt || report.answer === 'returned';
      return {
        name: unit.name,
        tag: parts.unsent.has(unit.id)
          ? closedTag({ sentAt: null, answer: null })
          : report
            ? closedTag(report)
            : { words: 'Chưa chốt', colour: 'amber', icon: 'clock-pause' },
        note: [report ? wordsOf(report) : '', isWaiting && isLate && due ? `quá hạn ${formatDate(due.unit)}` : '']
          .filter(Boolean)
          .join(', '),
        href: report ? `/reports/closed/${report.id}` : '',
        isLate: isWaiting && isLate,
      };
    }),
    ended: parts.ended.map(({ unit, versions: [newest] }) => ({
      name: `${unit.name} (đến ${formatDate(unit.endedOn)})`,
      tag: newest ? closedTag(newest) : { words: 'Chưa chốt', colour: 'amber', icon: 'clock-pause' },
      note: newest ? wordsOf(newest) : isLate && due ? `quá hạn ${formatDate(due.unit)}` : '',
      href: newest ? `/reports/closed/${newest.id}` : '',
      closeHref: mayClose(actor, newest, period, today).ok ? closeHref(period, unit.id) : '',
    })),
  };
}

/** What a table's figures were as this officer may know them. */
export function shownFigures(report: ClosedReport, table: Table, untold: Pick<Untold, 'shares'>): number[] {
  return columnsIn(table.parts).map(({ no }) => {
    const figure = report.figures[table.code]?.[String(no)] ?? 0;
    return Math.round((figure - (untold.shares.get(placeKey([table.code, no])) ?? 0)) * 1000) / 1000;
  });
}

/** The identities that did not hold, those only that do not hold in the figures this officer is shown either. */
function stillBroken(report: ClosedReport, untold: Untold): string[] {
  if (untold.refs.size === 0) return [...report.problems];
  const shown: ClosedFigures = Object.fromEntries(
    codesIn(report).map((code) => {
      const figures = shownFigures(report, tables[code], untold);
      return [code, Object.fromEntries(columnsIn(tables[code].parts).map(({ no }, index) => [String(no), figures[index] ?? 0]))];
    }),
  );
  const broken = brokenIn(shown, report.opening ?? {});
  return report.problems.filter((one) => broken.includes(one));
}

/** To the consolidated reports it stands in. @param path further on from each */
export const withinLinks = (within: readonly { id: number; version: number }[], path = '') =>
  within.map(({ id, version }) => ({
    href: `/reports/consolidated/${id}${path}`,
    label: withinNames([{ id, version }]),
  }));

/** Of which tables signed opening figures were closed beside the count. */
function openingFacts(report: ClosedReport): { term: string; text: string }[] {
  const found = codesIn(report).flatMap((code) => {
    const sheet = report.opening?.[code];
    return sheet ? [`${tables[code].form} ${openingWords(sheet)}`] : [];
  });
  return found.length === 0 ? [] : [{ term: 'Số đầu kỳ đã ký', text: found.join('; ') }];
}

/** Its check code, and whether what is kept still gives it. */
export function checkLine(report: ClosedReport): string {
  if (report.checkKey === null) return 'Chốt theo cách cũ, mã kiểm tra không còn hiển thị';
  return isIntact(report) ? `${report.hash}, khớp với số liệu đang giữ` : `${report.hash}, KHÔNG khớp với số liệu đang giữ`;
}

/** '17, bản 2'. */
export const numberLine = (report: { id: number; version: number }) => `${report.id}, bản ${report.version}`;

/** One version: its tables, its answer, what may be done with it. */
export function closedScreen(parts: {
  actor: Actor;
  report: ClosedReport;
  isLatest: boolean;
  form: FormState;
  csrf: string;
  /** How many columns of each table differ today. */
  differing: ReadonlyMap<TableCode, number>;
  /** What goes past the unit's head stands in none of them. */
  beyond: Pick<Beyond, 'sums'>;
  /** What the rate of matters resolved would be otherwise today. */
  rate: RateDifferences;
  untold: Untold;
  within: readonly { id: number; version: number }[];
}): ClosedPage {
  const { actor, report, form } = parts;
  const period = periodOfReport(report);
  const send = maySend(actor, report, parts.isLatest);
  const all = [...parts.differing.values()].reduce((sum, count) => sum + count, 0);
  return {
    title: reportTitle(report, period),
    crumbs: crumbsTo(period, { href: '', label: `Bản ${report.version}` }),
    tag: closedTag(report),
    facts: [
      { term: 'Số', text: numberLine(report) },
      { term: 'Kỳ số liệu', text: periodDays(period) },
      ...(report.endedOn === null ? [] : [{ term: 'Phần của', text: partWords(report) }]),
      { term: 'Chốt, ký', text: `${report.signerName}, ${report.signerTitle}, ${formatDateTime(report.closedAt)}` },
      { term: 'Mã kiểm tra', text: checkLine(report) },
      definitionsFact(report),
      { term: 'Gửi', text: report.sentAt ? `${report.sentByName ?? ''}, ${formatDateTime(report.sentAt)}` : 'chưa gửi' },
      ...(report.answer && report.answeredAt
        ? [
            {
              term: report.answer === 'accepted' ? 'Tiếp nhận' : 'Trả lại',
              text: `${report.answeredName ?? ''}, ${report.answeredTitle ?? ''}, ${formatDateTime(report.answeredAt)}${report.acceptedAt ? `, sau khi ${report.acceptedName ?? ''} đã tiếp nhận ${formatDateTime(report.acceptedAt)}` : ''}${report.answerReason ? `. ${report.answerReason}` : ''}`,
            },
          ]
        : []),
      ...openingFacts(report),
      ...unnumberedFacts(report, parts.untold),
      ...(report.overrideReason ? [{ term: 'Lý do chốt khi chưa khớp', text: report.overrideReason }] : []),
    ],
    problems: stillBroken(report, parts.untold),
    untried: untriedIn(report.opening ?? {}),
    within: withinLinks(parts.within),
    found: codesIn(report).map((code) => {
      const count = parts.differing.get(code) ?? 0;
      return {
        form: tables[code].form,
        title: tables[code].title,
        href: `/reports/closed/${report.id}/tables/${code}`,
        differs:
          count === 0
            ? { words: 'Như đã báo cáo', colour: 'green', icon: 'circle-check' }
            : { words: `${count} cột đã khác`, colour: 'amber', icon: 'alert-triangle' },
      };
    }),
    differencesHref: `/reports/closed/${report.id}/differences`,
    differencesLine: [
      all === 0 && parts.rate.length === 0
        ? 'Hồ sơ hiện nay cho đúng các số đã chốt.'
        : `${[...(all > 0 ? [`${all} cột`] : []), ...(parts.rate.length > 0 ? ['tỷ lệ giải quyết'] : [])].join(' và ')} nay khác số đã chốt. Số đã chốt giữ nguyên.`,
      beyondWords(parts.beyond),
    ]
      .filter(Boolean)
      .join(' '),
    csrf: parts.csrf,
    sendAction: send.ok ? `/reports/closed/${report.id}/sending` : '',
    sendWhyNot: send.ok || report.keeperId !== actor.unitId || report.sentAt ? '' : send.because,
    answerForm: mayAnswer(actor, report, 'returned').ok ? form : null,
    isReturnOnly: report.answer === 'accepted',
    withinWords: report.answer === 'accepted' && parts.within.length > 0 ? withinWords(parts.within) : '',
  };
}
