// Chuyển đến, Chuyển đi: rows of transfers → what the two boxes print.

import { formatDate, isDate } from '../deadlines/dates.ts';
import { type PetitionType, petitionTypeNames, petitionTypes, type Tag } from '../petitions/petition.ts';
import { unreadConditions } from '../web/filters.ts';
import type { Context } from '../web/pages.ts';
import { readSort, type SortHead, sortHead } from '../web/sorting.ts';
import {
  countTransfers,
  countWaiting,
  listTransfers,
  type TransferCursor,
  type TransferFilter,
  type TransferRow,
} from './queries.ts';
import { hopWords, isAlarming, stateOf, transferTags, transitWords } from './transfer.ts';
import { firstHandlingDue } from './waiting.ts';

export interface TransfersPage {
  title: string;
  /** Conditions of the address that could not be read; ''. */
  problem: string;
  boxes: { href: string; label: string; current: boolean }[];
  filters: { href: string; label: string; current: boolean }[];
  search: { name: string; label: string; value: string; placeholder: string; hint: string };
  selects: { name: string; label: string; value: string; options: { value: string; label: string }[] }[];
  hiddenFields: { name: string; value: string }[];
  sentHead: SortHead;
  caption: string;
  isIncoming: boolean;
  transfers: {
    href: string;
    typeName: string;
    isUnread: boolean;
    otherUnit: string;
    /** The code the citizen holds, '' where none was given. */
    code: string;
    sentOn: string;
    /** Until when the receiver first handles what came in; '' once it was answered. */
    dueOn: string;
    transit: string;
    hopWords: string;
    isAlarming: boolean;
    stateTag: Tag;
  }[];
  isEmpty: boolean;
  emptyTitle: string;
  summary: string;
  nextHref: string;
  prevHref: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'transfers/index': TransfersPage;
  }
}

const pageSize = 25;
const countCap = 1000;

const segments = [
  {
    name: 'box',
    label: 'Chiều chuyển đơn',
    value: '',
    options: [
      { value: 'in', label: '' },
      { value: 'out', label: '' },
    ],
  },
  { name: 'state', label: 'Trạng thái', value: '', options: [{ value: 'all', label: '' }] },
];

const typeOf = (text: string | null): PetitionType | null => petitionTypes.find((one) => one === text) ?? null;

/** One box, its filters and one page of it; three queries. */
export async function transfersScreen(context: Context): Promise<TransfersPage> {
  const { tx, actor, moment, query } = context;
  const box = query.get('box') === 'out' ? ('out' as const) : ('in' as const);
  const waiting = query.get('state') !== 'all';
  const filter: TransferFilter = {
    box,
    waiting,
    type: typeOf(query.get('type')),
    words: (query.get('q') ?? '').trim().slice(0, 100),
  };
  const sort = readSort(query, ['sent']);
  const cursor = readCursor(query.get('after'));
  const found = await listTransfers(tx, actor.unitId, filter, { falls: sort.falls, cursor, most: pageSize + 1 });
  const all = await countTransfers(tx, actor.unitId, filter, countCap + 1);
  const counts = await countWaiting(tx, actor.unitId);
  const hasMore = found.length > pageSize;
  const rows = cursor?.back ? found.slice(hasMore ? 1 : 0) : found.slice(0, pageSize);
  const rules = await context.services.rules(context.house);
  const [first] = rows;
  const last = rows.at(-1);
  const standing = {
    box,
    ...(waiting ? {} : { state: 'all' }),
    ...(filter.type ? { type: filter.type } : {}),
    ...(filter.words ? { q: filter.words } : {}),
    ...(sort.falls ? {} : { sort: 'sent' }),
  };
  const link = (changes: Record<string, string>) => `/transfers?${new URLSearchParams({ ...standing, ...changes })}`;
  const selects = [
    {
      name: 'type',
      label: 'Loại đơn',
      value: filter.type ?? '',
      options: [{ value: '', label: 'Tất cả' }, ...petitionTypes.map((value) => ({ value, label: petitionTypeNames[value] }))],
    },
  ];
  const counted = all > countCap ? `hơn ${countCap.toLocaleString('vi-VN')}` : all.toLocaleString('vi-VN');
  return {
    title: 'Chuyển đơn',
    problem: unreadConditions(query, { selects: [...segments, ...selects] }, moment.today, 'danh sách mở như thường'),
    boxes: [
      { href: '/transfers?box=in', label: `Chuyển đến (${counts.incoming})`, current: box === 'in' },
      { href: '/transfers?box=out', label: `Chuyển đi (${counts.outgoing})`, current: box === 'out' },
    ],
    filters: [
      { href: `/transfers?box=${box}`, label: 'Chờ trả lời', current: waiting },
      { href: `/transfers?box=${box}&state=all`, label: 'Tất cả', current: !waiting },
    ],
    search: {
      name: 'q',
      label: 'Tìm đơn chuyển',
      value: filter.words,
      placeholder: box === 'in' ? 'Mã tra cứu, đơn vị chuyển' : 'Mã tra cứu, nơi nhận',
      hint: 'Gõ mã tra cứu hoặc tên đơn vị, có thể không dấu',
    },
    selects,
    hiddenFields: Object.entries(standing).flatMap(([name, value]) => (name === 'q' || name === 'type' ? [] : [{ name, value }])),
    sentHead: sortHead(sort, 'sent', 'Ngày chuyển', (by) => link({ sort: by })),
    caption: `${box === 'in' ? 'Đơn do đơn vị khác chuyển đến' : 'Đơn đã chuyển đi'}, ${sort.falls ? 'mới nhất' : 'cũ nhất'} trước`,
    isIncoming: box === 'in',
    transfers: rows.map((row) => ({
      href: `/transfers/${row.id}`,
      typeName: petitionTypeNames[row.petitionType],
      isUnread: box === 'in' && stateOf(row) === 'unread',
      otherUnit: box === 'in' ? row.fromName : row.toName,
      code: row.publicCode ?? '',
      sentOn: formatDate(row.sentOn),
      dueOn: row.answer === null ? dueWords(firstHandlingDue(rules, row)) : '',
      transit: transitWords(row, moment.today),
      hopWords: hopWords(row),
      isAlarming: isAlarming(row),
      stateTag: transferTags[stateOf(row)],
    })),
    isEmpty: rows.length === 0,
    emptyTitle: box === 'in' ? 'Không có đơn chuyển đến' : 'Không có đơn chuyển đi',
    summary: rows.length === 0 ? '' : `${rows.length} đơn trên trang này, tất cả ${counted} đơn`,
    prevHref: first && cursor && (cursor.back ? hasMore : true) ? link({ after: `~${placeOf(first)}` }) : '',
    nextHref: last && (cursor?.back ? true : hasMore) ? link({ after: placeOf(last) }) : '',
  };
}

const dueWords = (dueOn: string | null) => (dueOn === null ? '' : formatDate(dueOn));

const placeOf = (row: Pick<TransferRow, 'sentOn' | 'id'>) => `${row.sentOn}.${row.id}`;

/** "2026-11-20.417" after, "~2026-11-20.417" before. */
function readCursor(text: string | null): TransferCursor | null {
  const [, back, sentOn, id] = /^(~?)(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text ?? '') ?? [];
  return sentOn && isDate(sentOn) ? { back: back === '~', sentOn, id: Number(id) } : null;
}
