// Chuyển đến, Chuyển đi: rows of transfers → what the two boxes print.

import { formatDate } from '../deadlines/dates.ts';
import { petitionTypeNames, type Tag } from '../petitions/petition.ts';
import { unreadConditions } from '../web/filters.ts';
import type { Context } from '../web/pages.ts';
import { countWaiting, listTransfers, type TransferFilter } from './queries.ts';
import { hopWords, isAlarming, stateOf, transferTags, transitWords } from './transfer.ts';
import { firstHandlingDue } from './waiting.ts';

export interface TransfersPage {
  title: string;
  /** Conditions of the address that could not be read; ''. */
  problem: string;
  boxes: { href: string; label: string; current: boolean }[];
  filters: { href: string; label: string; current: boolean }[];
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

/** One box, its filters and one page of it; three queries. */
export async function transfersScreen(context: Context): Promise<TransfersPage> {
  const { tx, actor, moment, query } = context;
  const box = query.get('box') === 'out' ? ('out' as const) : ('in' as const);
  const waiting = query.get('state') !== 'all';
  const filter: TransferFilter = { box, waiting, after: readCursor(query.get('after')) };
  const found = await listTransfers(tx, actor.unitId, filter, pageSize + 1);
  const counts = await countWaiting(tx, actor.unitId);
  const rows = found.slice(0, pageSize);
  const rules = await context.services.rules(context.house);
  const last = rows.at(-1);
  const href = (changes: { box?: string; state?: string; after?: string }) => {
    const next = new URLSearchParams({ box, ...(waiting ? {} : { state: 'all' }), ...changes });
    return `/transfers?${next}`;
  };
  return {
    title: 'Chuyển đơn',
    problem: unreadConditions(query, { selects: segments }, moment.today, 'danh sách mở như thường'),
    boxes: [
      { href: '/transfers?box=in', label: `Chuyển đến (${counts.incoming})`, current: box === 'in' },
      { href: '/transfers?box=out', label: `Chuyển đi (${counts.outgoing})`, current: box === 'out' },
    ],
    filters: [
      { href: `/transfers?box=${box}`, label: 'Chờ trả lời', current: waiting },
      { href: `/transfers?box=${box}&state=all`, label: 'Tất cả', current: !waiting },
    ],
    caption: box === 'in' ? 'Đơn do đơn vị khác chuyển đến, mới nhất trước' : 'Đơn đã chuyển đi, mới nhất trước',
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
    summary: rows.length === 0 ? '' : `${rows.length} đơn trên trang này`,
    nextHref: found.length > pageSize && last ? href({ after: `${last.sentOn}.${last.id}` }) : '',
    prevHref: filter.after ? href({}) : '',
  };
}

const dueWords = (dueOn: string | null) => (dueOn === null ? '' : formatDate(dueOn));

function readCursor(text: string | null): { sentOn: string; id: number } | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text ?? '');
  return parts?.[1] ? { sentOn: parts[1], id: Number(parts[2]) } : undefined;
}
