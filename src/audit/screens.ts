// The audit as a list and as an Excel file. A row says who did what when; never a sealed identity, which events do not hold.
import { type Role, roleNames } from '../accounts/roles.ts';
import { standInWords } from '../accounts/stand-ins/rules.ts';
import { formatDateTime } from '../deadlines/dates.ts';
import { petitionNumber } from '../petitions/petition.ts';
import type { Unit } from '../units/unit.ts';
import { say } from './entry.ts';
import { houseWords } from './house-words.ts';
import type { AuditBook } from './policy.ts';
import type { AuditRow } from './queries.ts';
import { recordWords } from './record-words.ts';
import { describeEvent, eventWords } from './words.ts';

type Option = { value: string; label: string };
type Choice = Option & { chosen: boolean };

/** What the address says, as typed. */
export interface AuditAsked {
  person: string;
  unit: string;
  record: string;
  kind: string;
  from: string;
  to: string;
  readings: string;
}
export interface AuditLine {
  at: string;
  who: string;
  where: string;
  what: string;
  said: string;
  record: string;
  recordHref: string;
  isSealed: boolean;
  icon: string;
}
export interface AuditPage {
  title: string;
  books: { href: string; label: string; current: boolean }[];
  typed: string;
  selects: { name: string; label: string; options: Choice[] }[];
  texts: { name: string; label: string; value: string }[];
  dates: { name: string; label: string; value: string }[];
  book: AuditBook;
  hasRecords: boolean;
  problem: string;
  lines: AuditLine[];
  hasNone: boolean;
  summary: string;
  firstHref: string;
  nextHref: string;
  exportHref: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'audit/list': AuditPage;
  }
}

/** One event in words. @param mayOpen whether its record may be opened from here */
export function auditLine(row: AuditRow, mayOpen: boolean): AuditLine {
  const words = describeEvent(row.kind, row.data);
  const visit = row.visitYear && row.visitNumber ? `Lượt tiếp ${row.visitNumber}/${row.visitYear}` : '';
  return {
    at: formatDateTime(row.at),
    who:
      row.accountName === null
        ? roleNames.system
        : [
            row.accountName,
            row.role ? (roleNames[row.role as Role] ?? row.role) : '',
            row.role && row.data.standsFor
              ? standInWords({ name: say(row.data, 'standsFor'), mandate: say(row.data, 'mandate') })
              : '',
          ]
            .filter(Boolean)
            .join(', '),
    where:
      row.byUnitName && row.byUnitName !== row.unitName ? `${row.byUnitName}, trên sổ của ${row.unitName}` : (row.unitName ?? ''),
    what: words.title,
    said: words.text,
    record: row.year && row.number ? petitionNumber({ year: row.year, number: row.number }) : visit,
    recordHref: !mayOpen
      ? ''
      : row.petitionId && row.number
        ? `/petitions/${row.petitionId}`
        : row.visitId && visit
          ? `/visits/${row.visitId}`
          : '',
    isSealed: row.sealed,
    icon: words.icon,
  };
}

const recordNames: Record<string, string> = {
  petition: 'hồ sơ đơn',
  proceeding: 'hồ sơ giải quyết',
  visit: 'lượt tiếp',
  transfer: 'phiếu chuyển',
  reception_day: 'buổi tiếp',
};

/** Every kind of one book with its words, for the filter. */
function kindOptions(book: AuditBook): Option[] {
  const entries = Object.entries(book === 'house' ? houseWords : { ...eventWords, ...recordWords });
  const titles = entries.map(([, entry]) => entry.title);
  // One act may be recorded on two records: the record tells the two apart.
  const labelOf = (kind: string, title: string) => {
    const of = recordNames[kind.split('.')[0] ?? ''];
    return titles.filter((one) => one === title).length > 1 && of ? `${title} (${of})` : title;
  };
  const sorted = entries
    .map(([value, entry]) => ({ value, label: labelOf(value, entry.title) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
  return [{ value: '', label: 'Mọi việc' }, ...sorted];
}

export interface AuditView {
  book: AuditBook;
  books: readonly AuditBook[];
  asked: AuditAsked;
  problem: string;
  rows: readonly AuditRow[];
  limit: number;
  units: readonly Unit[];
  isFirst: boolean;
  mayOpen: boolean;
  linkTo: (changes: Record<string, string>, path?: string) => string;
}

/** @param view `rows` holds one more than `limit` where the list goes on */
export function auditScreen({ book, books, asked, problem, rows, limit, units, isFirst, mayOpen, linkTo }: AuditView): AuditPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const select = (name: string, label: string, chosen: string, options: Option[]) => ({
    name,
    label,
    options: options.map((option) => ({ ...option, chosen: option.value === chosen })),
  });
  const names: Record<AuditBook, string> = { records: 'Hồ sơ', house: 'Tài khoản, đơn vị, hệ thống' };
  return {
    title: 'Nhật ký',
    book,
    hasRecords: book === 'records',
    problem,
    books:
      books.length > 1
        ? books.map((one) => ({ href: `/admin/audit?book=${one}`, label: names[one], current: one === book }))
        : [],
    typed: asked.person,
    selects: [
      ...(units.length > 0
        ? [
            select('unit', 'Đơn vị', asked.unit, [
              { value: '', label: 'Mọi đơn vị' },
              ...units.map((unit) => ({ value: String(unit.id), label: unit.name })),
            ]),
          ]
        : []),
      select('kind', 'Việc', asked.kind, kindOptions(book)),
      ...(book === 'records'
        ? [
            select('readings', 'Chỉ việc xem, in, xuất', asked.readings, [
              { value: '', label: 'Không' },
              { value: 'yes', label: 'Chỉ xem, in, xuất' },
            ]),
          ]
        : []),
    ],
    texts: book === 'records' ? [{ name: 'record', label: 'Số đơn', value: asked.record }] : [],
    dates: [
      { name: 'from', label: 'Từ ngày', value: asked.from },
      { name: 'to', label: 'Đến ngày', value: asked.to },
    ],
    lines: shown.map((row) => auditLine(row, mayOpen)),
    hasNone: shown.length === 0,
    summary: `Hiển thị ${shown.length} việc, mới nhất trước`,
    firstHref: isFirst ? '' : linkTo({ after: '' }),
    nextHref: rows.length > limit && last ? linkTo({ after: `${last.cursor}_${last.id}` }) : '',
    exportHref: linkTo({ after: '' }, '/admin/audit.xlsx'),
  };
}
