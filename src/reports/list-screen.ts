// The rows behind a figure → their page: what the wall hands out of each, nothing more.
import { formatDate } from '../deadlines/dates.ts';
import { fieldName, petitionNumber, standingTag, type Tag, typeWords } from '../petitions/petition.ts';
import { stateTags } from '../proceedings/proceeding.ts';
import { visitKindNames, visitNumber } from '../reception/visit.ts';
import { hiddenSubject, shownWords } from '../work/acts.ts';
import { reportHref } from './choices.ts';
import { factWords, type ListedName } from './facts.ts';
import { resultLines } from './list-results.ts';
import { figureWords } from './numbers.ts';
import type { OpeningLine } from './opening-broken.ts';
import { type Period, periodWithDays } from './periods.ts';
import type { FactRow, Question, RowPlace } from './queries.ts';
import type { Scope } from './scope.ts';
import type { Table } from './tables/table.ts';

export const pageSize = 25;

/** What a list without rows says. */
export const noRecords = { title: 'Không có hồ sơ nào', text: 'Số liệu ở cột này là 0 trong kỳ và đơn vị đã chọn.' };
const agreedRecords = {
  title: 'Không có hồ sơ làm lệch',
  text: 'Số tính từ hồ sơ khớp với nhau. Chỗ chưa khớp là ở số đầu kỳ đã ký nêu trên.',
};

export interface ListedFact {
  href: string;
  number: string;
  kindLine: string;
  sender: string;
  subject: string;
  place: string;
  tag: Tag | null;
  dateLine: string;
  /** The second line under it. */
  endLine: string;
  value: string;
}
export interface CellPage {
  title: string;
  crumbs: { href: string; label: string }[];
  figure: string;
  unitWords: string;
  meansLine: string;
  openingLine: string;
  /** Of an identity that does not hold with them: the signed opening figures of each unit. */
  openings: OpeningLine[];
  periodLine: string;
  empty: { title: string; text: string };
  found: ListedFact[];
  showsValue: boolean;
  valueHead: string;
  summary: string;
  prevHref: string;
  nextHref: string;
  xlsxHref: string;
  backHref: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'reports/cell': CellPage;
  }
}

/** "2026-11-20.417" after, "~2026-11-20.417" before. */
export function readRowPlace(text: string | null): { at: RowPlace | null; back: boolean } {
  const match = /^(~?)(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text ?? '');
  return match?.[2] && match[3]
    ? { at: { onDate: match[2], id: Number(match[3]) }, back: match[1] === '~' }
    : { at: null, back: false };
}

function endWords({ status, closedOn }: FactRow): string {
  if (status === 'void') return closedOn ? `hủy số ${formatDate(closedOn)}` : 'đã hủy số';
  return closedOn ? `xong ${formatDate(closedOn)}` : 'đang xử lý';
}

/** One row as the page shows it. @param digits of its figure behind the comma */
export function listedFact(row: FactRow, digits: 0 | 2 | 3): ListedFact {
  const shared = { value: figureWords(row.value, digits), place: row.unitName };
  if (row.petitionId !== null && row.petitionType !== null && row.status !== null) {
    const words = shownWords({ senderLabel: row.senderLabel, subject: row.subject, petitionType: row.petitionType });
    return {
      ...shared,
      href: `/petitions/${row.petitionId}`,
      number: petitionNumber({ year: row.year ?? 0, number: row.number ?? 0 }),
      kindLine: typeWords({ petitionType: row.petitionType, instance: row.instance, denunciationRound: row.denunciationRound }),
      sender: words.sender,
      subject: words.subject,
      place: [fieldName(row.field ?? ''), row.unitName].join(' · '),
      tag: row.result ? stateTags[row.result.state] : standingTag({ status: row.status, outcome: row.outcome }),
      ...(row.result
        ? resultLines(row.result)
        : {
            dateLine: row.receivedOn ? `Nhận ${formatDate(row.receivedOn)}` : '',
            endLine: endWords(row),
          }),
    };
  }
  if (row.visitId !== null)
    return {
      ...shared,
      href: `/visits/${row.visitId}`,
      number: visitNumber({ year: row.year ?? 0, number: row.number ?? 0 }),
      kindLine: row.visitKind ? `Tiếp ${visitKindNames[row.visitKind].toLocaleLowerCase('vi')}` : '',
      sender: row.senderLabel ?? (row.sealed ? 'Người tố cáo (được bảo mật)' : ''),
      subject: row.subject ?? hiddenSubject,
      tag: null,
      dateLine: formatDate(row.onDate),
      endLine: `${row.personCount ?? 0} người`,
    };
  return {
    ...shared,
    href: `/schedule/${row.dayId ?? row.id}`,
    number: formatDate(row.onDate),
    kindLine: row.visitKind ? `Tiếp ${visitKindNames[row.visitKind].toLocaleLowerCase('vi')}` : '',
    sender: row.hostName ?? '',
    subject: '',
    tag: null,
    dateLine: formatDate(row.onDate),
    endLine: '',
  };
}

/** What the page of a figure's rows says, whether they were counted just now or kept when its report was closed. */
interface FactPage
  extends Pick<CellPage, 'title' | 'unitWords' | 'meansLine' | 'openingLine' | 'openings' | 'empty' | 'xlsxHref' | 'backHref'> {
  /** Between the list of the reports and this page. */
  crumbs: { href: string; label: string }[];
  heading: string;
  period: Period;
  digits: 0 | 2 | 3;
  sum: string | null;
  source: ListedName;
  /** In the order of the page, one more than it shows when there are more: behind the last, or going back before the first. */
  rows: readonly FactRow[];
  counted: { rows: number; total: number };
  at: { at: RowPlace | null; back: boolean };
  /** The same list from another row on. */
  link: (after: string) => string;
}

/** One page of the rows behind a figure: which of them it shows, how they are summed up, where it goes on. */
export function factPage(parts: FactPage): CellPage {
  const { heading, period, digits, sum, source, rows, counted, at, link, crumbs, ...said } = parts;
  const hasMore = rows.length > pageSize;
  const shown = at.back ? rows.slice(hasMore ? 1 : 0) : rows.slice(0, pageSize);
  const [first, last] = [shown[0], shown.at(-1)];
  const words = factWords[source];
  return {
    ...said,
    crumbs: [
      { href: reportHref('/reports', period, { code: '' }), label: 'Báo cáo thống kê' },
      ...crumbs,
      { href: '', label: heading },
    ],
    figure: figureWords(counted.total, digits),
    periodLine: periodWithDays(period),
    found: shown.map((row) => listedFact(row, digits)),
    showsValue: sum !== null,
    valueHead: 'Số cộng vào',
    summary:
      sum === null
        ? `${shown.length} ${words} trên trang này, tất cả ${figureWords(counted.rows, 0)} ${words}`
        : `${figureWords(counted.rows, 0)} ${words}, cộng lại ${figureWords(counted.total, digits)}`,
    prevHref: first && at.at && (at.back ? hasMore : true) ? link(`~${first.onDate}.${first.id}`) : '',
    nextHref: last && (at.back || hasMore) ? link(`${last.onDate}.${last.id}`) : '',
  };
}

/** One page of the rows behind a figure, with what its column counts. */
export function cellScreen(parts: {
  table: Table;
  path: string;
  heading: string;
  means: string;
  question: Question;
  digits: 0 | 2 | 3;
  period: Period;
  scope: Scope;
  unitWords: string;
  /** The opening figure beside the count, in words. */
  opening: string;
  /** Of an identity: the opening figures with which it does not hold. */
  openings?: readonly OpeningLine[];
  rows: readonly FactRow[];
  counted: { rows: number; total: number };
  at: { at: RowPlace | null; back: boolean };
  xlsxHref: string;
}): CellPage {
  const { table, period, scope, counted, question, at, rows } = parts;
  const backHref = reportHref(`/reports/${table.code}`, period, scope);
  return factPage({
    title: parts.heading,
    crumbs: [{ href: backHref, label: table.form }],
    heading: parts.heading,
    period,
    digits: parts.digits,
    sum: question.sum,
    source: question.source,
    rows: at.back ? [...rows].reverse() : rows,
    counted,
    at,
    link: (after) => `${reportHref(parts.path, period, scope)}&after=${encodeURIComponent(after)}`,
    unitWords: parts.unitWords,
    meansLine: parts.means,
    openingLine: parts.opening,
    openings: [...(parts.openings ?? [])],
    empty: parts.openings?.length ? agreedRecords : noRecords,
    xlsxHref: parts.xlsxHref,
    backHref,
  });
}
