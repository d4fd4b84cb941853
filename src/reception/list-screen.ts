// The register on screen: filters kept in the address, 25 rows, Trước and Sau.

import type { Actor } from '../accounts/actor.ts';
import { may, readsWordsOf } from '../accounts/permissions.ts';
import { formatDate, isDate, parseDate } from '../deadlines/dates.ts';
import { dueView } from '../deadlines/due.ts';
import { hasNobodyBelow } from '../documents/registry/next-instance.ts';
import { petitionTypeNames, type Tag } from '../petitions/petition.ts';
import { typedDay, unreadConditions } from '../web/filters.ts';
import type { Context } from '../web/pages.ts';
import { readSort, type SortHead, sortHead } from '../web/sorting.ts';
import { countVisits, listVisits, type Place, pageSize, type VisitFilter, type VisitListRow } from './queries.ts';
import {
  outcomeWords,
  shortOutcomeNames,
  visitHostNames,
  visitKindNames,
  visitKinds,
  visitNumber,
  visitOutcomes,
  visitStatuses,
  visitStatusTags,
} from './visit.ts';

interface Option {
  value: string;
  label: string;
}
export interface VisitLine {
  number: string;
  href: string;
  date: string;
  who: string;
  summary: string;
  kindWords: string;
  typeWords: string;
  outcomeWords: string;
  statusTag: Tag;
  due: { level: string; words: string; date: string } | null;
  unitName: string;
  voided: boolean;
  voidWords: string;
  isLarge: boolean;
}
export interface VisitListPage {
  title: string;
  heading: string;
  facetModel: {
    action: string;
    search: object;
    selects: { name: string; label: string; value: string; options: Option[] }[];
    dates: object[];
    /** Conditions of the address that could not be read; ''. */
    problem: string;
    open: boolean;
    openHref: string;
    hidden: { name: string; value: string }[];
  };
  dayHead: SortHead;
  chipItems: { href: string; label: string }[];
  lines: VisitLine[];
  showsUnit: boolean;
  summary: string;
  prevHref: string;
  nextHref: string;
  headActions: { href: string; label: string; style?: string; icon?: string; key?: string }[];
  isFiltered: boolean;
}

declare module '../web/render.ts' {
  interface Pages {
    'reception/index': VisitListPage;
  }
}

export const sealedWords = 'Nội dung được bảo mật';

const oneOf = (value: string | null, codes: readonly string[]) => (value !== null && codes.includes(value) ? value : '');
const dateOf = (value: string | null, today: string) => (value ? (isDate(value) ? value : (parseDate(value, today) ?? '')) : '');

/** The filter an address asks for; unknown codes and impossible dates ask for nothing, and the list says so. */
function readVisitFilter(query: URLSearchParams, today: string, canSeeOthers: boolean): VisitFilter {
  return {
    q: (query.get('q') ?? '').trim().slice(0, 200),
    kind: oneOf(query.get('kind'), visitKinds),
    type: oneOf(query.get('type'), ['KN', 'TC', 'KNPA', 'MIXED']),
    outcome: oneOf(query.get('outcome'), [...visitOutcomes, 'none']),
    status: oneOf(query.get('status'), [...visitStatuses, 'overdue']),
    group: oneOf(query.get('group'), ['large']),
    from: dateOf(query.get('from'), today),
    to: dateOf(query.get('to'), today),
    wide: canSeeOthers && query.get('scope') === 'reach',
  };
}

function readPlace(text: string | null): Place | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})_(\d{1,15})$/.exec(text ?? '');
  return found?.[1] && found[2] && isDate(found[1]) ? { receivedOn: found[1], id: Number(found[2]) } : undefined;
}

const listDates = [
  { name: 'from', label: 'Từ ngày' },
  { name: 'to', label: 'Đến ngày' },
];

/**
 * The book of visits within the reader's reach, by the filter and the order of the address, one page after or before a row. A sealed visit
 * stands in it with its number and day, without a name.
 */
export async function visitListScreen(context: Context): Promise<VisitListPage> {
  const { tx, actor, moment, query, services, house } = context;
  const canSeeOthers = actor.reach.all || actor.reach.units.length > 1;
  const filter = readVisitFilter(query, moment.today, canSeeOthers);
  // "Overdue" is a filter on the due date: everything still open whose day was before today.
  const asked = filter.status === 'overdue' ? { ...filter, overdueBefore: moment.today } : filter;
  const before = readPlace(query.get('before'));
  const after = readPlace(query.get('after'));
  const sort = readSort(query, ['received']);
  const { rows, hasBefore, hasAfter } = await listVisits(tx, actor.unitId, asked, sort, {
    ...(before ? { before } : after ? { after } : {}),
  });
  const count = await countVisits(tx, actor.unitId, asked);
  const { calendar } = await services.rules(house);
  const link = (change: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const name of ['after', 'before', 'loc']) next.delete(name);
    for (const [name, value] of Object.entries(change)) value === '' ? next.delete(name) : next.set(name, value);
    const text = next.toString();
    return text ? `/visits?${text}` : '/visits';
  };
  const [first, last] = [rows[0], rows.at(-1)];
  const options = (codes: readonly string[], names: Record<string, string>, all: string): Option[] => [
    { value: '', label: all },
    ...codes.map((value) => ({ value, label: names[value] ?? value })),
  ];
  const selects = [
    { name: 'kind', label: 'Loại tiếp', value: filter.kind, options: options(visitKinds, visitKindNames, 'Tất cả') },
    {
      name: 'type',
      label: 'Loại nội dung',
      value: filter.type,
      options: options(['KN', 'TC', 'KNPA', 'MIXED'], petitionTypeNames, 'Tất cả'),
    },
    {
      name: 'outcome',
      label: 'Kết quả tiếp',
      value: filter.outcome,
      options: [...options(visitOutcomes, shortOutcomeNames, 'Tất cả'), { value: 'none', label: 'Chưa ghi kết quả' }],
    },
    {
      name: 'status',
      label: 'Trạng thái',
      value: filter.status,
      options: [
        { value: '', label: 'Tất cả' },
        ...visitStatuses.map((value) => ({ value, label: visitStatusTags[value].words })),
        { value: 'overdue', label: 'Quá hạn trả lời' },
      ],
    },
    {
      name: 'group',
      label: 'Đoàn',
      value: filter.group,
      options: [
        { value: '', label: 'Tất cả' },
        { value: 'large', label: 'Đoàn đông người' },
      ],
    },
    ...(canSeeOthers
      ? [
          {
            name: 'scope',
            label: 'Phạm vi',
            value: filter.wide ? 'reach' : '',
            options: [
              { value: '', label: 'Đơn vị này' },
              { value: 'reach', label: 'Mọi đơn vị được xem' },
            ],
          },
        ]
      : []),
  ];
  const chips = [
    ...selects
      .filter((select) => select.value !== '')
      .map((select) => ({
        href: link({ [select.name]: '' }),
        label: select.options.find((option) => option.value === select.value)?.label ?? '',
      })),
    ...(filter.from ? [{ href: link({ from: '' }), label: `từ ${formatDate(filter.from)}` }] : []),
    ...(filter.to ? [{ href: link({ to: '' }), label: `đến ${formatDate(filter.to)}` }] : []),
    ...(filter.q ? [{ href: link({ q: '' }), label: `“${filter.q}”` }] : []),
  ];
  const counted = count > 1000 ? 'hơn 1.000' : count.toLocaleString('vi-VN');
  return {
    title: 'Sổ tiếp công dân',
    heading: 'Sổ tiếp công dân',
    facetModel: {
      action: '/visits',
      search: {
        name: 'q',
        label: 'Tìm trong sổ',
        value: filter.q,
        placeholder: 'Số, họ tên, nội dung',
        hint: 'Có thể gõ không dấu',
      },
      selects,
      dates: [
        { name: 'from', label: 'Từ ngày', value: filter.from ? formatDate(filter.from) : typedDay(query, 'from') },
        { name: 'to', label: 'Đến ngày', value: filter.to ? formatDate(filter.to) : typedDay(query, 'to') },
      ],
      problem: unreadConditions(query, { selects, dates: listDates }, moment.today),
      open: query.get('loc') === '1',
      hidden: query.get('sort') ? [{ name: 'sort', value: query.get('sort') as string }] : [],
      openHref: `${link({})}${link({}).includes('?') ? '&' : '?'}loc=1`,
    },
    dayHead: sortHead(sort, 'received', 'Số, ngày tiếp', (by) => link({ sort: by })),
    chipItems: chips,
    lines: rows.map((row) => lineOf(row, actor, moment.today, calendar)),
    showsUnit: filter.wide,
    summary:
      rows.length === 0 ? 'Không có lượt tiếp nào' : `Hiển thị ${rows.length} trong ${counted} lượt tiếp, mỗi trang ${pageSize}`,
    prevHref: hasBefore && first ? link({ before: `${first.receivedOn}_${first.id}` }) : '',
    nextHref: hasAfter && last ? link({ after: `${last.receivedOn}_${last.id}` }) : '',
    headActions: [
      ...(may(actor, 'visit:write')
        ? [
            { href: '/visits/new', label: 'Tiếp công dân', style: 'primary', icon: 'plus' },
            { href: '/visits/no-show', label: 'Buổi không có công dân đến', icon: 'calendar-event' },
          ]
        : []),
      ...(may(actor, 'register:print') ? [{ href: registerHref(filter, moment.today), label: 'In sổ', icon: 'printer' }] : []),
    ],
    isFiltered: chips.length > 0,
  };
}

/** The register of the days the list is narrowed to; a book holds one year, its page says which days were left. */
function registerHref({ from, to }: VisitFilter, today: string): string {
  const year = (from || to || today).slice(0, 4);
  if (!from && !to) return `/visits/register?year=${year}`;
  return `/visits/register?from=${from || `${year}-01-01`}&to=${to || `${year}-12-31`}`;
}

function lineOf(row: VisitListRow, actor: Actor, today: string, calendar: Parameters<typeof dueView>[2]): VisitLine {
  const isOpen = row.dueOn !== null && (row.status === 'recorded' || row.status === 'outcome_set');
  const due = isOpen
    ? dueView({ dueOn: row.dueOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null }, today, calendar)
    : null;
  return {
    number: visitNumber(row),
    href: `/visits/${row.id}`,
    date: formatDate(row.receivedOn),
    who: row.senderLabel ?? (row.sealed ? 'Người tố cáo (được bảo mật)' : ''),
    summary: row.summary === null ? sealedWords : row.summary || shortOutcomeNames[row.outcome ?? 'no_show'],
    kindWords: `${visitKindNames[row.kind]}, ${visitHostNames[row.host].toLocaleLowerCase('vi')}${row.originVisitId === null ? '' : ', nhận bàn giao'}`,
    typeWords: row.petitionType ? petitionTypeNames[row.petitionType] : '',
    outcomeWords: row.outcome ? outcomeWords(shortOutcomeNames, row.outcome, !hasNobodyBelow(row.unitName)) : 'Chưa ghi kết quả',
    statusTag: visitStatusTags[row.status],
    due: due ? { level: due.level, words: due.short, date: due.dateText } : null,
    unitName: row.unitName,
    voided: row.status === 'void',
    voidWords: row.sealed || !readsWordsOf(actor, row.unitId) ? '' : (row.voidReason ?? ''),
    isLarge: row.isLargeGroup,
  };
}
