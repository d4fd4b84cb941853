// Rows of the queue → what "Việc của tôi" prints.
import type { Actor } from '../accounts/actor.ts';
import { ownWaitingWords } from '../accounts/own-proposal.ts';
import { may } from '../accounts/permissions.ts';
import type { Colleague } from '../accounts/queries.ts';
import { heldBackWords, newHandsWords } from '../accounts/waiting.ts';
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { formatDate, weekdayName } from '../deadlines/dates.ts';
import { dueView, noLimitWords, uncountedWords } from '../deadlines/due.ts';
import type { Undated } from '../deadlines/without-day.ts';
import { fieldName, fields, petitionTypeNames, petitionTypes } from '../petitions/petition.ts';
import type { NotYetNote } from '../units/receiving.ts';
import { type PrintOffer, printOffer } from '../web/print-offer.ts';
import type { KeptForm } from './kept-forms.ts';
import type { OwnDrafts } from './own-drafts.ts';
import type { QueueCounts, QueueRow } from './queries.ts';
import { type Bucket, buckets, type QueueFilter, queueHref, type TileCode, writeCursor } from './queue.ts';
import type { QueueDays } from './queue-rows.ts';
import { stageWords, type WorkRow, workRow } from './rows.ts';

export interface WorkPage {
  title: string;
  dateWords: string;
  print: PrintOffer;
  tiles: { href: string; count: number; label: string; hint: string; icon: string; colour: string; current: boolean }[];
  search: { name: string; label: string; value: string; placeholder: string };
  selects: { name: string; label: string; value: string; options: { value: string; label: string }[] }[];
  kept: { name: string; value: string }[];
  isOpen: boolean;
  openHref: string;
  conditions: { href: string; label: string }[];
  /** That no real petition comes in here yet, and from when; null where they do. */
  notYet: NotYetNote | null;
  /** What he typed and has not saved, kept since his session ended. */
  keptForms: readonly KeptForm[];
  /** What he has begun and not written into a book; no links for nothing. */
  drafts: OwnDrafts;
  /** What is kept from him until his post, or who came back by a new password, is confirmed; '' otherwise. */
  heldBackNote: string;
  /** That what he proposed himself waits for somebody else; '' for nothing. */
  ownNote: string;
  /** Opening figures of the unit that wait for his signature; null for none. */
  signNote: { text: string; link: { href: string; label: string } } | null;
  caption: string;
  groups: { heading: string; count: number; rows: WorkRow[] }[];
  isEmpty: boolean;
  emptyTitle: string;
  emptyText: string;
  emptyAction: { href: string; label: string } | null;
  summary: string;
  prevHref: string;
  nextHref: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'work/index': WorkPage;
  }
}

export interface WorkParts {
  actor: Actor;
  filter: QueueFilter;
  days: QueueDays;
  counts: QueueCounts;
  /** How many wait elsewhere under the same filters; null when the page does not say. */
  elsewhere: number | null;
  /** That the unit is not live yet, in one line. */
  notYet: NotYetNote | null;
  keptForms: readonly KeptForm[];
  drafts: OwnDrafts;
  /** How many sealed matters are his and shut until his post is confirmed. */
  heldBack: number;
  /** How many of his own proposals lie with his post: another answers them. */
  own: number;
  /** How many sheets of opening figures wait for his signature. */
  balances: number;
  rows: readonly QueueRow[];
  hasPrev: boolean;
  hasNext: boolean;
  colleagues: readonly Colleague[];
  calendar: WorkingCalendar;
  /** Of the rows, those whose clock runs without a day, by clock. */
  undated: ReadonlyMap<number, Undated>;
  isOpen: boolean;
  /** The list as printed, its opening written down. */
  isPrint: boolean;
}

/** The page of the queue. */
export function workScreen(parts: WorkParts): WorkPage {
  const { actor, filter, counts, rows, days } = parts;
  const shown = Object.values(counts.shown).reduce((sum, n) => sum + n, 0);
  const first = rows[0];
  const last = rows.at(-1);
  return {
    title: 'Việc của tôi',
    // The chips stay on the screen: on paper the conditions stand beside the day.
    dateWords: [
      `${weekdayName(days.today)}, ${formatDate(days.today)}`,
      ...(parts.isPrint ? conditions(parts).map(({ label }) => label) : []),
    ].join(' · '),
    print: printOffer('In danh sách', parts.isPrint, `/work/print${queueHref(filter).slice('/work'.length)}`, {
      href: queueHref(filter),
      label: 'Về việc của tôi',
    }),
    tiles: tiles(parts),
    search: { name: 'q', label: 'Tìm trong danh sách', value: filter.q, placeholder: 'nguyen thi hanh, 1245, thu hoi dat' },
    selects: selects(parts),
    kept: filter.tile === 'all' ? [] : [{ name: 'group', value: filter.tile }],
    isOpen: parts.isOpen,
    openHref: queueHref(filter, { open: '1' }),
    conditions: conditions(parts),
    notYet: parts.notYet,
    keptForms: parts.keptForms,
    drafts: parts.drafts,
    heldBackNote: [heldBackWords(parts.heldBack), actor.newHands && may(actor, 'petition:register') ? newHandsWords : '']
      .filter(Boolean)
      .join(' '),
    ownNote: ownWaitingWords(parts.own),
    signNote:
      parts.balances > 0
        ? {
            text: `${parts.balances} biểu số liệu đầu kỳ chờ ông, bà xem và ký xác nhận.`,
            link: { href: '/balances', label: 'Mở số liệu đầu kỳ' },
          }
        : null,
    caption: `${shown} việc, xếp theo hạn gần nhất trước`,
    groups: buckets
      .map((bucket) => ({
        heading: heading(bucket, days),
        count: counts.shown[bucket],
        rows: rows.filter((row) => row.bucket === bucket).map((row) => workRow(row, parts)),
      }))
      .filter((group) => group.rows.length > 0),
    isEmpty: rows.length === 0,
    ...emptyWords(parts),
    summary: rows.length === shown ? `${shown} việc` : `Hiển thị ${rows.length} trong ${shown.toLocaleString('vi-VN')} việc`,
    prevHref: parts.hasPrev && first ? queueHref(filter, { before: cursorOf(first) }) : '',
    nextHref: parts.hasNext && last ? queueHref(filter, { after: cursorOf(last) }) : '',
  };
}

const cursorOf = (row: QueueRow) =>
  writeCursor({
    bucket: buckets.indexOf(row.bucket),
    dueOn: row.sortOn,
    petitionId: row.petitionId,
    proceedingId: row.proceedingId,
    visitId: row.visitId,
    taskId: row.taskId,
    paperId: row.paperId,
    transferId: row.transferId,
  });

function heading(bucket: Bucket, days: QueueDays): string {
  const words: Record<Bucket, string> = {
    overdue: 'Quá hạn',
    undated: `${uncountedWords} vì chưa có lịch nghỉ của năm ấy, không nằm trong số quá hạn`,
    today: `Đến hạn hôm nay, ${weekdayName(days.today).replace('Thứ', 'thứ')} ${formatDate(days.today)}`,
    soon: 'Ba ngày làm việc tới',
    later: `Sau ngày ${formatDate(days.soon)}`,
    paused: 'Tạm dừng tính hạn',
    none: noLimitWords,
  };
  return words[bucket];
}

/** Does this officer say yes or no to others' proposals? */
export function approvesHere(actor: Actor): boolean {
  return may(actor, 'petition:approve') || may(actor, 'petition:endorse') || may(actor, 'proceeding:decide');
}

function tiles({ actor, filter, counts, elsewhere, days, calendar }: WorkParts): WorkPage['tiles'] {
  const isMine = filter.scope === 'me';
  const tile = (code: TileCode, count: number, label: string, hint: string, icon = '', colour = '') => ({
    href: queueHref(filter, { tile: code }),
    count,
    label,
    hint,
    icon,
    colour: count === 0 && colour === 'red' ? '' : colour,
    current: filter.tile === code,
  });
  const late = counts.oldestOn
    ? dueView(
        { dueOn: counts.oldestOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null },
        days.today,
        calendar,
      ).remaining
    : null;
  const approves = isMine && approvesHere(actor);
  return [
    tile(
      'overdue',
      counts.buckets.overdue,
      'Quá hạn',
      late === null ? 'không có việc trễ' : `lâu nhất ${-late} ngày`,
      'alert-octagon',
      'red',
    ),
    tile('today', counts.buckets.today, 'Đến hạn hôm nay', 'tính đến hết ngày', 'clock-exclamation', 'amber'),
    tile('soon', counts.buckets.soon, 'Trong 3 ngày tới', `đến hết ${formatDate(days.soon)}`, '', 'amber'),
    ...(approves ? [tile('approval', counts.approval, 'Chờ tôi duyệt', 'đề xuất, dự thảo', 'writing-sign', 'violet')] : []),
    ...(elsewhere === null
      ? []
      : [
          {
            ...tile('all', elsewhere, 'Chờ nơi khác', 'phê duyệt, phúc đáp'),
            href: queueHref(filter, { scope: 'elsewhere', tile: 'all' }),
            current: false,
          },
        ]),
    tile(
      'all',
      counts.all,
      isMine ? 'Tất cả việc' : filter.scope === 'elsewhere' ? 'Chờ nơi khác' : 'Tất cả',
      'xếp theo hạn gần nhất',
    ),
  ];
}

function selects({ actor, filter, counts, colleagues }: WorkParts): WorkPage['selects'] {
  const counted = (value: string, label: string, found: Map<string, number>) => ({
    value,
    label: `${label} (${found.get(value) ?? 0})`,
  });
  const all = { value: '', label: 'Tất cả' };
  const present = (found: Map<string, number>, value: string, chosen: string) => (found.get(value) ?? 0) > 0 || value === chosen;
  const stages = [...new Set([...counts.statuses.keys(), ...(filter.status ? [filter.status] : [])])];
  return [
    {
      name: 'type',
      label: 'Loại',
      value: filter.type,
      options: [all, ...petitionTypes.map((type) => counted(type, petitionTypeNames[type], counts.types))],
    },
    {
      name: 'field',
      label: 'Lĩnh vực',
      value: filter.field,
      options: [
        all,
        ...Object.keys(fields)
          .filter((code) => present(counts.fields, code, filter.field))
          .map((code) => counted(code, fieldName(code), counts.fields)),
      ],
    },
    {
      name: 'status',
      label: 'Trạng thái',
      value: filter.status,
      options: [
        { value: '', label: 'Chưa kết thúc' },
        ...stages.map((stage) => counted(stage, stageWords(stage), counts.statuses)),
      ],
    },
    {
      name: 'officer',
      label: 'Việc của',
      value: filter.scope === 'me' ? '' : String(filter.scope),
      options: [
        { value: '', label: 'Tôi' },
        { value: 'elsewhere', label: 'Chờ nơi khác' },
        ...(seesWholeUnit(actor)
          ? [
              { value: 'unit', label: 'Cả đơn vị' },
              ...colleagues.map((one) => ({ value: String(one.accountId), label: one.name })),
            ]
          : []),
      ],
    },
  ];
}

/** Who may look at the work of colleagues: those who hand it out or answer for it. */
export function seesWholeUnit(actor: Actor): boolean {
  return may(actor, 'petition:assign') || actor.role === 'chief_inspector';
}

/** Whose list it is, in words. */
export function scopeWords(scope: QueueFilter['scope'], colleagues: readonly Colleague[]): string {
  if (scope === 'me') return 'Của mình';
  if (scope === 'elsewhere') return 'Chờ nơi khác';
  return scope === 'unit' ? 'Cả đơn vị' : (colleagues.find((one) => one.accountId === scope)?.name ?? 'Cán bộ khác');
}

function conditions({ filter, colleagues }: WorkParts): WorkPage['conditions'] {
  const { scope } = filter;
  return [
    ...(filter.q ? [{ label: `Tìm “${filter.q}”`, href: queueHref(filter, { q: '' }) }] : []),
    ...(filter.type ? [{ label: petitionTypeNames[filter.type as 'KN'], href: queueHref(filter, { type: '' }) }] : []),
    ...(filter.field ? [{ label: fieldName(filter.field), href: queueHref(filter, { field: '' }) }] : []),
    ...(filter.status ? [{ label: stageWords(filter.status), href: queueHref(filter, { status: '' }) }] : []),
    ...(scope === 'me' ? [] : [{ label: scopeWords(scope, colleagues), href: queueHref(filter, { scope: 'me' }) }]),
  ];
}

function emptyWords({ actor, filter, counts }: WorkParts): Pick<WorkPage, 'emptyTitle' | 'emptyText' | 'emptyAction'> {
  const isFiltered =
    filter.q !== '' || filter.type !== '' || filter.field !== '' || filter.status !== '' || filter.tile !== 'all';
  if (isFiltered && (counts.all > 0 || filter.q !== '' || filter.type !== '' || filter.field !== '' || filter.status !== '')) {
    return {
      emptyTitle: 'Không có việc nào khớp điều kiện',
      emptyText: 'Bỏ bớt điều kiện lọc để xem các việc khác.',
      emptyAction: { href: '/work', label: 'Xem tất cả việc' },
    };
  }
  // Whoever handles no petition: the page names that desk's own work.
  if (!may(actor, 'petition:read') && may(actor, 'account:admin'))
    return {
      emptyTitle: 'Quản trị không xử lý đơn',
      emptyText: 'Việc của quản trị: cấp và thu hồi tài khoản, giao nhiệm vụ, xác nhận ngày nghỉ, ngày làm bù của năm tới.',
      emptyAction: { href: '/admin/accounts', label: 'Mở danh sách tài khoản' },
    };
  if (!may(actor, 'petition:read') && may(actor, 'training:teach'))
    return {
      emptyTitle: 'Giảng viên không xử lý đơn',
      emptyText: 'Việc của giảng viên: mở lớp, in phiếu đăng nhập, theo dõi bài làm, cấp chứng nhận, soạn bài thực hành.',
      emptyAction: { href: '/training', label: 'Mở danh sách lớp' },
    };
  if (filter.scope === 'me')
    return {
      emptyTitle: 'Không có việc nào đang chờ',
      emptyText:
        'Đơn được giao hoặc trình đến ông, bà, đơn chuyển đến và lượt tiếp chờ trả lời công dân sẽ hiện ở đây, xếp theo hạn gần nhất.',
      emptyAction: { href: '/petitions', label: 'Mở sổ đơn thư' },
    };
  return {
    emptyTitle: 'Không có việc nào',
    emptyText: 'Không có việc nào đang chờ trong phạm vi đã chọn.',
    emptyAction: { href: '/work', label: 'Về việc của tôi' },
  };
}
