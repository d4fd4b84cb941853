// Pages of a handover: the receiver's list, the giving unit's preparation.

import type { Actor } from '../../../accounts/actor.ts';
import { may } from '../../../accounts/permissions.ts';
import type { WorkingCalendar } from '../../../deadlines/calendar.ts';
import { formatDate, formatDateTime } from '../../../deadlines/dates.ts';
import { dueView } from '../../../deadlines/due.ts';
import { type Undated, withoutDay } from '../../../deadlines/without-day.ts';
import { petitionNumber, statusTags, type Tag, typeWords } from '../../../petitions/petition.ts';
import { stateTags } from '../../../proceedings/proceeding.ts';
import { visitNumber, visitStatusTags } from '../../../reception/visit.ts';
import { firstWorkEndsWords } from '../../../units/acts-that-stand.ts';
import type { FormState } from '../../../web/forms.ts';
import type { NamedRoute } from '../queries.ts';
import { type PlanReason, planReasonNames, type ReorganisationAct } from '../reorganisation.ts';
import type { LeftItem } from './left-apart-queries.ts';
import {
  type GiverCount,
  type HandoverItem,
  type ItemFilter,
  itemsPerPage,
  type PlannedPetition,
  type PlannedVisit,
  type RuleRow,
} from './queries.ts';
import { taskWords, visitDueOf } from './visit-due.ts';

type Link = { href: string; label: string };

export interface HandoversPage {
  title: string;
  actions: (Link & { icon: string })[];
  form: FormState;
  maySign: boolean;
  planNotice: (Link & { words: string }) | null;
  waitingWords: string;
  /** To whoever lists only what he keeps, that it is only that; '' to all others. */
  keptWords: string;
  /** That the first thing done here ends the undo; '' where nothing can be taken back any more. */
  endsUndo: string;
  shows: (Link & { current: boolean })[];
  froms: (Link & { current: boolean })[];
  lines: {
    id: string;
    href: string;
    main: string;
    sub: string;
    fromName: string;
    oldNumber: string;
    due: { level: string; words: string; date: string } | null;
    stateTag: Tag | null;
    isUnread: boolean;
    /** This reader may sign it now. */
    maySign: boolean;
    isTicked: boolean;
    signedWords: string;
    /** Over the field for what is said of this item alone. */
    remarkLabel: string;
  }[];
  isEmpty: boolean;
  emptyTitle: string;
  emptyWords: string;
  summary: string;
  nextHref: string;
  /** To a superior: items of other units that nobody there sees any more. */
  left: { id: string; href: string; main: string; unitName: string; fromName: string }[];
}

export interface PlanPage {
  title: string;
  csrf: string;
  /** Not `key`: a button of the page would take it for its own shortcut. */
  saveKey: string;
  subject: string;
  countsWords: string;
  openWords: string;
  ways: { value: string; label: string }[];
  ruleForm: FormState;
  rules: { words: string; removeAction: string }[];
  shows: (Link & { current: boolean })[];
  rows: {
    id: string;
    href: string;
    number: string;
    typeName: string;
    subjectWords: string;
    address: string;
    whyTag: Tag;
    due: string;
    choicesList: { value: string; label: string; isChosen: boolean }[];
  }[];
  isEmpty: boolean;
  summary: string;
  nextHref: string;
  visits: {
    id: string;
    href: string;
    number: string;
    dayWords: string;
    summaryWords: string;
    address: string;
    whyTag: Tag;
    due: string;
    goesWords: string;
    choicesList: { value: string; label: string; isChosen: boolean }[];
  }[];
  hasVisits: boolean;
  visitsSummary: string;
  nextVisitsHref: string;
  maySave: boolean;
}

declare module '../../../web/render.ts' {
  interface Pages {
    'rollout/handovers': HandoversPage;
    'rollout/plan': PlanPage;
  }
}

const hrefOf = (filter: ItemFilter, change: Partial<ItemFilter>): string => {
  const next = { ...filter, after: 0, ...change };
  const query = new URLSearchParams({
    ...(next.fromUnitId === null ? {} : { from: String(next.fromUnitId) }),
    ...(next.show === 'waiting' ? {} : { show: next.show }),
    ...(next.after > 0 ? { after: String(next.after) } : {}),
  });
  return `/unit-handovers${query.size > 0 ? `?${query}` : ''}`;
};

interface ListDay {
  today: string;
  calendar: WorkingCalendar;
  /** Of the items, those whose clock runs without a day. */
  undated: ReadonlyMap<number, Undated>;
}
export interface HandoverSources {
  actor: Actor;
  items: readonly HandoverItem[];
  givers: readonly GiverCount[];
  left: readonly LeftItem[];
  /** Something of the giver whose minutes can be printed is kept apart from them by this reader. */
  hasApart: boolean;
  filter: ItemFilter;
  plan: ReorganisationAct | undefined;
  /** Numbers of the acts the first work here settles. */
  settles: readonly string[];
  day: ListDay;
  form: FormState;
}

/** Papers are one giver's: of the one chosen, or of the only one there is. */
export const giverOfPapers = (givers: readonly GiverCount[], filter: ItemFilter): GiverCount | undefined =>
  givers.length === 1 ? givers[0] : givers.find(({ fromUnitId }) => fromUnitId === filter.fromUnitId);

/**
 * What the office received, item by item, with what waits to be signed, and the way to the minutes of one giver.
 * @param items one more than a page where others follow
 */
export function handoversScreen({
  actor,
  items,
  givers,
  left,
  hasApart,
  filter,
  plan,
  settles,
  day,
  form,
}: HandoverSources): HandoversPage {
  const shown = items.slice(0, itemsPerPage);
  const last = items.length > itemsPerPage ? shown.at(-1) : undefined;
  const waiting = givers.reduce((sum, one) => sum + one.waiting, 0);
  const routed = may(actor, 'handover:route') ? plan : undefined;
  const giver = giverOfPapers(givers, filter);
  const maySign = (item: HandoverItem) => item.signedAt === null && (item.isKept || may(actor, 'handover:sign'));
  return {
    title: 'Bàn giao',
    actions: [
      ...(giver ? [{ href: `/unit-handovers/minutes/${giver.fromUnitId}`, label: 'In biên bản bàn giao', icon: 'printer' }] : []),
      ...(giver && hasApart
        ? [{ href: `/unit-handovers/minutes/${giver.fromUnitId}/apart`, label: 'In danh mục giao nhận riêng', icon: 'lock' }]
        : []),
      // Taken back, an act asks nothing; where it is to be carried out again the way to its choices is here.
      ...(routed?.state === 'undone'
        ? [{ href: '/unit-handovers/plan', label: `Nơi nhận theo ${routed.number} (đã hoàn tác)`, icon: 'list-check' }]
        : []),
    ],
    form,
    maySign: shown.some(maySign),
    endsUndo: firstWorkEndsWords(settles),
    keptWords: filter.keptOnly
      ? 'Trang này chỉ kê hồ sơ không kê trong biên bản bàn giao mà ông, bà giữ, nếu có. Các mục khác do văn thư, lãnh đạo ký nhận.'
      : '',
    planNotice:
      routed?.state === 'draft'
        ? {
            href: '/unit-handovers/plan',
            label: 'Chuẩn bị bàn giao',
            words: `Đơn vị được sắp xếp theo ${routed.number}, từ ${formatDate(routed.effectiveOn)}. Chọn nơi nhận cho từng đơn, từng lượt tiếp chưa trả lời xong trước ngày ấy.`,
          }
        : null,
    waitingWords: waiting > 0 ? `${waiting.toLocaleString('vi-VN')} mục chờ ký nhận` : '',
    shows: (['waiting', 'signed', 'all'] as const).map((show) => ({
      href: hrefOf(filter, { show }),
      label: { waiting: 'Chờ ký nhận', signed: 'Đã ký nhận', all: 'Tất cả' }[show],
      current: filter.show === show,
    })),
    froms: [
      { href: hrefOf(filter, { fromUnitId: null }), label: 'Mọi đơn vị bàn giao', current: filter.fromUnitId === null },
      ...givers.map((giver) => ({
        href: hrefOf(filter, { fromUnitId: giver.fromUnitId }),
        label: giver.total > 0 ? `${giver.fromName} (${giver.waiting} trên ${giver.total})` : giver.fromName,
        current: filter.fromUnitId === giver.fromUnitId,
      })),
    ],
    lines: shown.map((item) => ({
      ...itemLine(item, day),
      maySign: maySign(item),
      isTicked: [form.values.id ?? []].flat().includes(String(item.id)),
    })),
    isEmpty: shown.length === 0,
    emptyTitle: filter.keptOnly
      ? 'Không có mục nào'
      : filter.show === 'waiting' && givers.length > 0
        ? 'Mọi mục đã được ký nhận'
        : 'Chưa có mục bàn giao nào',
    emptyWords:
      givers.length > 0
        ? 'Mở “Đã ký nhận” để xem lại từng mục.'
        : 'Khi đơn vị nhận việc của đơn vị được sắp xếp, danh sách hiện ở đây.',
    summary: `${shown.length} mục trên trang này`,
    nextHref: last ? hrefOf(filter, { after: last.id }) : '',
    left: left.map(({ id, petitionId, visitId, year, number, unitName, fromName }) => ({
      id: String(id),
      href: petitionId === null ? `/visits/${visitId}` : `/petitions/${petitionId}`,
      main: petitionId === null ? visitNumber({ year, number }) : petitionNumber({ year, number }),
      unitName,
      fromName,
    })),
  };
}

function itemLine(item: HandoverItem, day: ListDay): Omit<HandoversPage['lines'][number], 'isTicked' | 'maySign'> {
  const what = itemWhat(item);
  const lacks = day.undated.get(item.clockId ?? 0);
  const due = !what.hasClock
    ? null
    : lacks
      ? withoutDay(lacks, day.today, day.calendar)
      : what.dueOn === null && item.pausedOn === null
        ? withoutDay(undefined, day.today, day.calendar, item.fromYear ? `${item.fromYear}-12-31` : '')
        : dueView(
            { dueOn: what.dueOn, pausedOn: item.pausedOn, pausedBy: null, stoppedOn: null, calendarMissing: null },
            day.today,
            day.calendar,
          );
  return {
    id: String(item.id),
    href: what.href,
    main: what.main,
    sub: what.sub,
    fromName: item.fromName,
    oldNumber: what.oldNumber,
    due: due ? { level: due.level, words: due.short, date: due.dateText } : null,
    stateTag: what.stateTag,
    isUnread: item.signedAt === null,
    remarkLabel: what.href === '' ? 'Ghi chú mục này' : `Ghi chú về ${what.main}`,
    signedWords: item.signedAt
      ? [`${item.signedByName ?? ''}, ${formatDateTime(item.signedAt)}`, item.remark].filter(Boolean).join('. ')
      : '',
  };
}

interface ItemWhat {
  href: string;
  main: string;
  sub: string;
  oldNumber: string;
  hasClock: boolean;
  dueOn: string | null;
  stateTag: Tag | null;
}

/** What an item of the list is called there. */
export const itemName = (item: HandoverItem): string => itemWhat(item).main;

/** A petition, a visit, or a book or a day of the schedule. */
function itemWhat(item: HandoverItem): ItemWhat {
  const { petitionType, year, number, fromYear, fromNumber } = item;
  if (petitionType !== null && year !== null && number !== null)
    return {
      href: `/petitions/${item.petitionId}`,
      main: petitionNumber({ year, number }),
      sub: `${typeWords({ ...item, petitionType })}${item.subject ? `: ${item.subject}` : ''}`,
      oldNumber: fromYear !== null && fromNumber !== null ? petitionNumber({ year: fromYear, number: fromNumber }) : '',
      hasClock: true,
      dueOn: item.dueOn,
      stateTag: item.state ? stateTags[item.state] : item.status ? statusTags[item.status] : null,
    };
  const { visitYear, visitStatus, oldVisitYear, oldVisitNumber } = item;
  if (visitYear !== null && item.visitNumber !== null && visitStatus !== null)
    return {
      href: `/visits/${item.visitId}`,
      main: visitNumber({ year: visitYear, number: item.visitNumber }),
      sub: visitSub(item),
      oldNumber:
        oldVisitYear !== null && oldVisitNumber !== null ? visitNumber({ year: oldVisitYear, number: oldVisitNumber }) : '',
      hasClock: visitDueOf(item) !== null,
      dueOn: visitDueOf(item),
      stateTag: visitStatusTags[visitStatus],
    };
  const sub = { petition: '', visit: 'Lượt tiếp công dân', book: 'Sổ', day: 'Lịch tiếp công dân' }[item.kind];
  return { href: '', main: item.words, sub, oldNumber: '', hasClock: false, dueOn: null, stateTag: null };
}

/** "Việc giao sau tiếp công dân, giao Công chức địa chính: đo lại thửa đất". */
function visitSub(item: HandoverItem): string {
  if (item.visitOwesReply) return 'Lượt tiếp công dân chưa trả lời xong';
  if (!item.task) return 'Lượt tiếp công dân còn văn bản chưa gửi';
  const { charged, work, others } = item.task;
  const more = others > 0 ? ` và ${others} việc khác` : '';
  return `${taskWords}, giao ${charged}${work ? `: ${work}` : ''}${more}`;
}

const whyTags: Record<PlanReason, Tag> = {
  petition: { words: planReasonNames.petition, colour: 'grey', icon: 'arrow-right' },
  chosen: { words: planReasonNames.chosen, colour: 'green', icon: 'check' },
  field: { words: planReasonNames.field, colour: 'teal', icon: 'list-check' },
  rule: { words: planReasonNames.rule, colour: 'teal', icon: 'list-check' },
  only: { words: planReasonNames.only, colour: 'grey', icon: 'arrow-right' },
  default: { words: planReasonNames.default, colour: 'blue', icon: 'arrow-right' },
  open: { words: planReasonNames.open, colour: 'amber', icon: 'alert-triangle' },
};

const addressWords = ({ sealed, address, addressOf }: Pick<PlannedPetition, 'sealed' | 'address' | 'addressOf'>): string => {
  if (sealed) return 'Địa chỉ được bảo mật';
  return `${address ?? 'Không có địa chỉ'}${addressOf ? ` (của ${addressOf}, cùng gửi)` : ''}`;
};

/**
 * Before the switch: where each petition and each visit of a divided unit goes, and why (chosen, by a rule, by default, or open still).
 * @param planned, visits one more than a page where others follow
 */
export function planScreen(sources: {
  act: ReorganisationAct;
  ways: readonly NamedRoute[];
  planned: readonly PlannedPetition[];
  counts: readonly { why: PlanReason; count: number }[];
  visits: readonly PlannedVisit[];
  visitCounts: readonly { why: PlanReason; count: number }[];
  after: number;
  afterVisit: number;
  rules: readonly RuleRow[];
  openOnly: boolean;
  ruleForm: FormState;
  csrf: string;
  key: string;
}): PlanPage {
  const { act, ways, planned, counts, visits, visitCounts, rules, openOnly } = sources;
  const shown = planned.slice(0, itemsPerPage);
  const last = planned.length > itemsPerPage ? shown.at(-1) : undefined;
  const standard = ways.find((way) => way.isDefault);
  const shownVisits = visits.slice(0, itemsPerPage);
  const lastVisit = visits.length > itemsPerPage ? shownVisits.at(-1) : undefined;
  const openOf = (these: readonly { why: PlanReason; count: number }[]) => these.find(({ why }) => why === 'open')?.count ?? 0;
  const waiting = [
    openOf(counts) > 0 ? `${openOf(counts).toLocaleString('vi-VN')} đơn` : '',
    openOf(visitCounts) > 0 ? `${openOf(visitCounts).toLocaleString('vi-VN')} lượt tiếp công dân` : '',
  ].filter(Boolean);
  const placed = (what: string, these: readonly { why: PlanReason; count: number }[]) =>
    these.length > 0
      ? `${what}: ${these.map(({ why, count }) => `${planReasonNames[why].toLowerCase()} ${count.toLocaleString('vi-VN')}`).join(', ')}.`
      : '';
  const choicesOf = (toUnitId: number | null) =>
    ways.map((way) => ({
      value: String(way.toUnitId),
      label: way.toName,
      isChosen: (toUnitId ?? standard?.toUnitId) === way.toUnitId,
    }));
  const href = (all: boolean, after = 0, afterVisit = 0) => {
    const query = new URLSearchParams({
      ...(all ? { show: 'all' } : {}),
      ...(after ? { after: String(after) } : {}),
      ...(afterVisit ? { afterVisit: String(afterVisit) } : {}),
    });
    return `/unit-handovers/plan${query.size > 0 ? `?${query}` : ''}`;
  };
  return {
    title: 'Chuẩn bị bàn giao',
    csrf: sources.csrf,
    saveKey: sources.key,
    subject: `${act.state === 'undone' ? `Việc sắp xếp theo ${act.number} đã hoàn tác, chỉ chọn nơi nhận khi được thực hiện lại. ` : ''}Theo ${act.number}, từ ${formatDate(act.effectiveOn)}, đơn vị được chia cho ${ways.map((way) => way.toName).join(', ')}.`,
    countsWords: [placed('Đơn', counts), placed('Lượt tiếp công dân', visitCounts)].filter(Boolean).join(' '),
    openWords:
      waiting.length > 0
        ? `${waiting.join(', ')} chưa có nơi nhận.${standard ? ` Phần mềm đề xuất ${standard.toName}, nơi nhận mặc định; kiểm tra rồi lưu.` : ''}`
        : '',
    ways: ways.map((way) => ({ value: String(way.toUnitId), label: way.toName })),
    ruleForm: sources.ruleForm,
    rules: rules.map((rule) => ({
      words: `Địa chỉ có “${rule.words}”: ${rule.toName}`,
      removeAction: `/unit-handovers/plan/rules/${rule.id}/removal`,
    })),
    shows: [
      { href: href(false), label: 'Cần chọn', current: openOnly },
      { href: href(true), label: 'Tất cả mục đang mở', current: !openOnly },
    ],
    rows: shown.map((one) => ({
      id: String(one.petitionId),
      href: `/petitions/${one.petitionId}`,
      number: petitionNumber(one),
      typeName: typeWords(one),
      subjectWords: one.subject ?? 'Nội dung được bảo mật',
      address: addressWords(one),
      whyTag: whyTags[one.why],
      due: one.dueOn ? formatDate(one.dueOn) : '',
      choicesList: choicesOf(one.toUnitId),
    })),
    isEmpty: shown.length === 0,
    summary: `${shown.length} đơn trên trang này`,
    nextHref: last ? href(!openOnly, last.petitionId, sources.afterVisit) : '',
    visits: shownVisits.map((one) => ({
      id: String(one.visitId),
      href: `/visits/${one.visitId}`,
      number: visitNumber(one),
      dayWords: `tiếp ngày ${formatDate(one.receivedOn)}`,
      summaryWords: one.summary ?? (one.sealed ? 'Nội dung được bảo mật' : ''),
      address: addressWords(one),
      whyTag: whyTags[one.why],
      due: one.dueOn ? formatDate(one.dueOn) : '',
      goesWords:
        one.why === 'petition' ? (ways.find((way) => way.toUnitId === one.toUnitId)?.toName ?? 'Chọn ở đơn của lượt tiếp') : '',
      choicesList: one.why === 'petition' ? [] : choicesOf(one.toUnitId),
    })),
    hasVisits: shownVisits.length > 0,
    visitsSummary: `${shownVisits.length} lượt tiếp trên trang này`,
    nextVisitsHref: lastVisit ? href(!openOnly, sources.after, lastVisit.visitId) : '',
    maySave: shown.length > 0 || shownVisits.some((one) => one.why !== 'petition'),
  };
}
