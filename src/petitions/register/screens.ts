// The register page: one row per petition, the words the wall allows, everything in the address.

import type { Actor } from '../../accounts/actor.ts';
import { may, readsWordsOf } from '../../accounts/permissions.ts';
import type { WorkingCalendar } from '../../deadlines/calendar.ts';
import { formatDate, isDate, parseDate } from '../../deadlines/dates.ts';
import { dueView } from '../../deadlines/due.ts';
import { type Undated, withoutDay } from '../../deadlines/without-day.ts';
import { typedDay, unreadConditions } from '../../web/filters.ts';
import { readSort, type SortHead, sortHead } from '../../web/sorting.ts';
import { shownWords } from '../../work/acts.ts';
import {
  fieldLeaves,
  fieldName,
  petitionNumber,
  petitionTypeNames,
  petitionTypes,
  statuses,
  statusTags,
  type Tag,
  typeWords,
} from '../petition.ts';
import { shownTag } from '../shown-tag.ts';
import { countCap, pageSize, type RegisterCursor, type RegisterFilter, type RegisterRow, type RegisterSort } from './queries.ts';

interface Option {
  value: string;
  label: string;
}
export interface RegisterPage {
  title: string;
  sub: string;
  /** Conditions of the address that could not be read; ''. */
  problem: string;
  rows: {
    href: string;
    number: string;
    typeLine: string;
    sender: string;
    subject: string;
    placeLine: string;
    tag: Tag;
    /** Came with a re-organised unit, and waits for a signature. */
    isUnsigned: boolean;
    due: { level: string; words: string; date: string };
    voided: boolean;
    received: string;
    officer: string;
  }[];
  showsUnit: boolean;
  heads: { number: SortHead | null; received: SortHead };
  summary: string;
  prevHref: string;
  nextHref: string;
  search: { name: string; label: string; value: string; placeholder: string; hint: string };
  selects: { name: string; label: string; value: string; options: Option[] }[];
  dates: { name: string; label: string; value: string }[];
  hiddenFields: { name: string; value: string }[];
  chipItems: { href: string; label: string }[];
  isFiltersOpen: boolean;
  openHref: string;
  exportHref: string;
  /** The book of this unit under the same filter; '' for who may not print it, and for a list over several units. */
  printHref: string;
  canRegister: boolean;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/register': RegisterPage;
  }
}

const names = [
  'q',
  'type',
  'status',
  'field',
  'unit',
  'assignee',
  'origin',
  'from',
  'to',
  'due',
  'sort',
  'figure',
  'units',
  'people',
  'matter',
  'period',
  'start',
  'end',
];

/** The filter in the address. `unit` defaults to the officer's own; 'all' means everything within reach. */
export function readRegisterFilter(
  query: URLSearchParams,
  actor: Actor,
  today: string,
  figure: RegisterFilter['figure'],
): RegisterFilter {
  const one = (name: string, allowed: readonly string[]) =>
    allowed.includes(query.get(name) ?? '') ? (query.get(name) as string) : '';
  const unit = query.get('unit') ?? '';
  const number = /^(?:[ĐD]T-?)?(?:(\d{4})-)?0*(\d{1,6})$/i.exec((query.get('q') ?? '').trim().normalize('NFC'));
  return {
    number: number?.[2] ? { number: Number(number[2]), year: number[1] ? Number(number[1]) : null } : null,
    type: one('type', petitionTypes),
    status: one('status', ['open', ...statuses]),
    field: one(
      'field',
      fieldLeaves.map((leaf) => leaf.code),
    ),
    unit:
      figure || unit === 'all'
        ? /^\d{1,9}$/.test(unit)
          ? Number(unit)
          : null
        : /^\d{1,9}$/.test(unit)
          ? Number(unit)
          : actor.unitId,
    assignee: /^\d{1,9}$/.test(query.get('assignee') ?? '') ? Number(query.get('assignee')) : null,
    origin: /^\d{1,9}$/.test(query.get('origin') ?? '') ? Number(query.get('origin')) : null,
    from: parseDate(query.get('from') ?? '', today) ?? null,
    to: parseDate(query.get('to') ?? '', today) ?? null,
    due: one('due', ['overdue', 'soon']) as RegisterFilter['due'],
    figure,
  };
}

/** Newest first. The numbers of one book can be followed; over several books they say nothing, and no index gives them. */
export const readRegisterSort = (query: URLSearchParams, filter: RegisterFilter): RegisterSort =>
  filter.unit === null ? readSort(query, ['received']) : readSort(query, ['received', 'number']);

/** "2026-11-20.417" after, "~2026-11-20.417" before; in the order of numbers "2026.417". One of another order is the first page. */
export function readCursor(text: string | null, { by }: RegisterSort): RegisterCursor | null {
  const match = /^(~?)(\d{4}(?:-\d{2}-\d{2})?)\.(\d{1,15})$/.exec(text ?? '');
  if (!match?.[2] || !match[3]) return null;
  const isOfOrder = by === 'received' ? isDate(match[2]) : /^\d{4}$/.test(match[2]) && match[3].length <= 9;
  return isOfOrder ? { back: match[1] === '~', first: match[2], second: Number(match[3]) } : null;
}

/** The place of a row in the order. */
const placeOf = (row: RegisterRow, { by }: RegisterSort) =>
  by === 'received' ? `${row.receivedOn}.${row.id}` : `${row.year}.${row.number}`;

export interface RegisterParts {
  rows: RegisterRow[];
  count: number;
  sort: RegisterSort;
  cursor: RegisterCursor | null;
  query: URLSearchParams;
  filter: RegisterFilter;
  actor: Actor;
  today: string;
  calendar: WorkingCalendar;
  /** Of its rows, those whose clock runs without a day. */
  undated: ReadonlyMap<number, Undated>;
  figureWords: string;
}

const dates = [
  { name: 'from', label: 'Tiếp nhận từ' },
  { name: 'to', label: 'đến' },
];

/** @param parts the rows of one page and one more, which tells that there is another */
export function registerScreen(parts: RegisterParts): RegisterPage {
  const { query, actor, cursor, sort } = parts;
  const hasMore = parts.rows.length > pageSize;
  const rows = cursor?.back ? parts.rows.slice(hasMore ? 1 : 0) : parts.rows.slice(0, pageSize);
  const [first] = rows;
  const last = rows.at(-1);
  const link = (changes: Record<string, string>) => hrefOf(query, changes);
  const selects = selectsOf(parts, query, actor);
  const showsUnit = parts.filter.unit !== actor.unitId;
  const counted = parts.count > countCap ? `hơn ${countCap.toLocaleString('vi-VN')}` : parts.count.toLocaleString('vi-VN');
  return {
    title: 'Sổ đơn thư',
    sub: parts.figureWords || (showsUnit ? 'Các đơn vị trong phạm vi theo dõi' : actor.unitName),
    rows: rows.map((row) => rowOf(row, parts, showsUnit)),
    showsUnit,
    heads: {
      number: parts.filter.unit === null ? null : sortHead(sort, 'number', 'Số đơn, loại', (by) => link({ sort: by })),
      received: sortHead(sort, 'received', 'Tiếp nhận, phụ trách', (by) => link({ sort: by })),
    },
    summary: rows.length === 0 ? 'Không có đơn nào' : `${rows.length} đơn trên trang này, tất cả ${counted} đơn`,
    prevHref: first && cursor && (cursor.back ? hasMore : true) ? link({ after: `~${placeOf(first, sort)}` }) : '',
    nextHref: last && (cursor?.back ? true : hasMore) ? link({ after: placeOf(last, sort) }) : '',
    search: {
      name: 'q',
      label: 'Tìm trong sổ',
      value: query.get('q') ?? '',
      placeholder: 'ĐT-2026-000417, nguyen thi hanh',
      hint: 'Gõ số đơn để lọc; gõ tên hoặc nội dung để tìm',
    },
    selects,
    dates: dates.map((date) => ({ ...date, value: typedDay(query, date.name) })),
    problem: unreadConditions(query, { selects, dates }, parts.today),
    hiddenFields: ['sort', 'figure', 'units', 'people', 'matter', 'period', 'start', 'end', 'assignee', 'origin'].flatMap(
      (name) => (query.get(name) ? [{ name, value: query.get(name) as string }] : []),
    ),
    chipItems: chipsOf(parts, link),
    isFiltersOpen: query.get('filters') === '1',
    openHref: link({ filters: '1' }),
    printHref: may(actor, 'register:print') && !showsUnit ? `/petitions/register?${keptQuery(query)}` : '',
    exportHref: may(actor, 'register:export') ? `/petitions/export.xlsx?${keptQuery(query)}` : '',
    canRegister: may(actor, 'petition:register'),
  };
}

function rowOf(row: RegisterRow, parts: RegisterParts, showsUnit: boolean): RegisterPage['rows'][number] {
  const words = shownWords(row);
  // An accepted petition leaves processing and goes on as a proceeding, whose deadline is then its own.
  const running = row.proceeding ?? row;
  const due =
    running.dueOn || running.isPaused
      ? dueView(
          {
            dueOn: running.dueOn,
            pausedOn: running.isPaused ? (row.pausedOn ?? parts.today) : null,
            pausedBy: null,
            stoppedOn: null,
            calendarMissing: null,
          },
          parts.today,
          parts.calendar,
        )
      : withoutDay(parts.undated.get(row.clockId ?? 0), parts.today, parts.calendar, row.receivedOn);
  return {
    href: `/petitions/${row.id}`,
    number: petitionNumber(row),
    typeLine: typeWords(row),
    sender: words.sender,
    subject: row.status === 'void' ? voidWords(row, parts.actor) : words.subject,
    placeLine: [fieldName(row.field), showsUnit ? row.unitName : ''].filter(Boolean).join(' · '),
    tag: standing(row),
    isUnsigned: row.isUnsigned,
    // A number that was struck out was not done, whatever day its record had ended before.
    due: row.voidedOn
      ? { level: 'none', words: 'Hủy số', date: formatDate(row.voidedOn) }
      : running.closedOn
        ? { level: 'none', words: row.proceeding ? 'Xong giải quyết' : 'Xong xử lý', date: formatDate(running.closedOn) }
        : { level: due.level === 'grey' && due.icon === null ? 'none' : due.level, words: due.short, date: due.dateText },
    voided: row.status === 'void',
    received: formatDate(row.receivedOn),
    officer: row.assigneeName ?? 'chưa phân công',
  };
}

/** The tag of a row of the register. */
export const standing = ({ status, outcome, proceeding }: Pick<RegisterRow, 'status' | 'outcome' | 'proceeding'>): Tag =>
  shownTag({ status, outcome, state: proceeding?.state ?? null });

/** Of a denunciation, also one sealed after it was voided, the reason is told on its own page only. */
const voidWords = (row: Pick<RegisterRow, 'unitId' | 'sealed' | 'voidReason'>, actor: Actor) =>
  row.voidReason && !row.sealed && readsWordsOf(actor, row.unitId) ? `Đã hủy số: ${row.voidReason}` : 'Đã hủy số';

function selectsOf(parts: RegisterParts, query: URLSearchParams, actor: Actor): RegisterPage['selects'] {
  const all = { value: '', label: 'Tất cả' };
  return [
    {
      name: 'type',
      label: 'Loại đơn',
      value: parts.filter.type,
      options: [all, ...petitionTypes.map((value) => ({ value, label: petitionTypeNames[value] }))],
    },
    {
      name: 'field',
      label: 'Lĩnh vực',
      value: parts.filter.field,
      options: [
        all,
        ...fieldLeaves.filter((leaf) => leaf.code === leaf.branch).map((leaf) => ({ value: leaf.code, label: leaf.name })),
      ],
    },
    {
      name: 'status',
      label: 'Trạng thái',
      value: parts.filter.status,
      options: [
        all,
        { value: 'open', label: 'Chưa xử lý xong' },
        ...statuses.filter((value) => value !== 'destroyed').map((value) => ({ value, label: statusTags[value].words })),
      ],
    },
    {
      name: 'due',
      label: 'Hạn',
      value: parts.filter.due,
      options: [all, { value: 'overdue', label: 'Quá hạn' }, { value: 'soon', label: 'Đến hạn trong 3 ngày' }],
    },
    ...(actor.reach.all || actor.reach.units.length > 1
      ? [
          {
            name: 'unit',
            label: 'Đơn vị',
            value: query.get('unit') ?? '',
            options: [
              { value: '', label: 'Đơn vị của tôi' },
              { value: 'all', label: 'Toàn bộ phạm vi' },
            ],
          },
        ]
      : []),
  ];
}

function chipsOf(
  { query, filter, figureWords }: RegisterParts,
  link: (changes: Record<string, string>) => string,
): { href: string; label: string }[] {
  return [
    ...(figureWords
      ? [{ href: link({ figure: '', units: '', people: '', matter: '', period: '', start: '', end: '' }), label: figureWords }]
      : []),
    ...(query.get('assignee')
      ? [{ href: link({ assignee: '' }), label: filter.assignee === 0 ? 'Chưa phân công' : 'Một cán bộ' }]
      : []),
    ...(filter.origin ? [{ href: link({ origin: '' }), label: 'Nhận bàn giao từ một đơn vị đã kết thúc' }] : []),
  ];
}

function keptQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of names) if (query.get(name)) kept.set(name, query.get(name) as string);
  return kept.toString();
}

function hrefOf(query: URLSearchParams, changes: Record<string, string>): string {
  const next = new URLSearchParams(keptQuery(query));
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return text ? `/petitions?${text}` : '/petitions';
}
