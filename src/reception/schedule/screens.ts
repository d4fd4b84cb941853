// Pages of the schedule: a month for the office, one day, and the public calendar.
import { may } from '../../accounts/permissions.ts';
import { addDays, formatDate, weekdayName } from '../../deadlines/dates.ts';
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import type { Tag } from '../../petitions/petition.ts';
import { unitProfile } from '../../units/queries.ts';
import type { FormState } from '../../web/forms.ts';
import type { Context, PublicContext } from '../../web/pages.ts';
import { checkFrequency, checkPosting, frequencyRuleOf, lastDayChecked } from '../hosting.ts';
import { visitKindNames } from '../visit.ts';
import {
  type DayAct,
  type DayState,
  dayHostNames,
  dayHosts,
  dayStateTags,
  mayActOnDay,
  permittedDayActs,
  standingStates,
} from './day.ts';
import { listOrigins } from './origins.ts';
import { listDays, listPublicDays, type PublicDay } from './queries.ts';
import { type DayRow, loadDay } from './records.ts';

interface Option {
  value: string;
  label: string;
}
export interface SchedulePage {
  title: string;
  heading: string;
  monthWords: string;
  prevHref: string;
  nextHref: string;
  days: {
    href: string;
    date: string;
    weekday: string;
    time: string;
    kindWords: string;
    host: string;
    place: string;
    stateTag: Tag;
    late: string;
    /** The offices whose schedules it came from; '' for a day of its own. */
    origin: string;
  }[];
  check: { words: string; isMet: boolean } | null;
  headActions: { href: string; label: string; style?: string; icon?: string }[];
}
export interface DayPage {
  title: string;
  heading: string;
  stateTag: Tag;
  csrf: string;
  terms: { term: string; text: string }[];
  posting: { words: string; isEarly: boolean } | null;
  acts: { label: string; href: string; isLink: boolean; style: string; key: string }[];
}
export interface DayFormPage {
  title: string;
  heading: string;
  form: FormState;
  backHref: string;
  kinds: Option[];
  hosts: Option[];
  warning: string;
}
export interface PostponePage {
  title: string;
  heading: string;
  form: FormState;
  backHref: string;
  words: string;
}
export interface CalendarPage {
  title: string;
  monthWords: string;
  asked: string;
  prevHref: string;
  nextHref: string;
  month: string;
  offices: {
    name: string;
    address: string;
    days: {
      date: string;
      weekday: string;
      time: string;
      what: string;
      host: string;
      place: string;
      extra: string[];
      note: string;
    }[];
  }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'reception/schedule/index': SchedulePage;
    'reception/schedule/day': DayPage;
    'reception/schedule/new': DayFormPage;
    'reception/schedule/postpone': PostponePage;
    'reception/calendar': CalendarPage;
  }
}

/** 'YYYY-MM' asked for, or the month of today. */
function readMonth(query: URLSearchParams, today: string): string {
  const asked = query.get('month') ?? '';
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
}

const monthWords = (month: string) => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`;
const nextMonth = (month: string) => addDays(`${month}-28`, 4).slice(0, 7);
const prevMonth = (month: string) => addDays(`${month}-01`, -1).slice(0, 7);
const timeWords = (day: { startsAt: string; endsAt: string }) => `${day.startsAt.slice(0, 5)}–${day.endsAt.slice(0, 5)}`;

/**
 * One month of the office's days, and whether the head receives as often as his level must (the rule of `frequency` in force; the last week is
 * checked whole). A draft too late to be posted in time says so.
 */
export async function scheduleScreen(context: Context): Promise<SchedulePage> {
  const { tx, actor, moment, query, services, house } = context;
  const month = readMonth(query, moment.today);
  // The last week of the month is whole with days of the next.
  const listed = await listDays(tx, actor.unitId, `${month}-01`, lastDayChecked(month));
  const days = listed.filter(({ onDate }) => onDate.startsWith(month));
  const origins = await listOrigins(
    tx,
    actor.unitId,
    days.map(({ id }) => id),
  );
  const { book, calendar } = await services.rules(house);
  const headDays = listed.filter((day) => day.kind === 'periodic' && standingStates.includes(day.state)).map((day) => day.onDate);
  const check = checkFrequency(book, calendar, actor.unitLevel, month, headDays);
  return {
    title: 'Lịch tiếp công dân',
    heading: 'Lịch tiếp công dân',
    monthWords: monthWords(month),
    prevHref: `/schedule?month=${prevMonth(month)}`,
    nextHref: `/schedule?month=${nextMonth(month)}`,
    days: days.map((day) => ({
      href: `/schedule/${day.id}`,
      date: formatDate(day.onDate),
      weekday: weekdayName(day.onDate),
      time: timeWords(day),
      kindWords: `Tiếp ${visitKindNames[day.kind].toLocaleLowerCase('vi')}`,
      host: [day.hostName, day.hostTitle].filter(Boolean).join(', '),
      place: day.place,
      stateTag: dayStateTags[day.state],
      late:
        day.state === 'draft' && checkPosting(book, calendar, day.onDate, moment.today)?.isEarly === false
          ? 'Đã quá hạn niêm yết'
          : '',
      origin: originWords(origins.get(day.id)),
    })),
    check: check ? { words: check.words, isMet: check.isMet } : null,
    headActions: [
      ...(may(actor, 'schedule:write')
        ? [{ href: '/schedule/new', label: 'Thêm buổi tiếp', style: 'primary', icon: 'plus' }]
        : []),
      { href: '/calendar', label: 'Lịch công khai', icon: 'eye' },
    ],
  };
}

const originWords = (names: readonly string[] = []) => (names.length > 0 ? `Từ lịch của ${names.join(', ')}` : '');

const actStyles: Record<DayAct, { style: string; isLink: boolean }> = {
  post: { style: 'primary', isLink: false },
  hold: { style: 'primary', isLink: false },
  no_show: { style: 'line', isLink: true },
  postpone: { style: 'line', isLink: true },
  cancel: { style: 'danger-line', isLink: false },
};

/** One day, what may be done with it, and whether it was, or would today be, posted early enough (khoản 4 Điều 24 LTCD). @throws NotFound */
export async function dayScreen(context: Context): Promise<DayPage> {
  const { tx, actor, moment, services, house } = context;
  const day = await loadDay(tx, context.id);
  const from = (await listOrigins(tx, day.unitId, [day.id])).get(day.id) ?? [];
  const { book, calendar } = await services.rules(house);
  const posting =
    day.state === 'draft' || day.state === 'posted'
      ? checkPosting(book, calendar, day.onDate, day.postedOn ?? moment.today)
      : undefined;
  return {
    title: `Buổi tiếp ngày ${formatDate(day.onDate)}`,
    heading: `${weekdayName(day.onDate)}, ${formatDate(day.onDate)}`,
    stateTag: dayStateTags[day.state],
    csrf: context.csrf,
    terms: [...dayTerms(day), ...(from.length > 0 ? [{ term: 'Nhận từ lịch của', text: from.join(', ') }] : [])],
    posting: posting ? { words: posting.words, isEarly: posting.isEarly } : null,
    acts: permittedDayActs(actor, day, moment.today).map(({ act, label, path }) => ({
      label,
      href: act === 'no_show' ? `/visits/no-show?day=${day.id}` : `/schedule/${day.id}/${path}`,
      isLink: actStyles[act].isLink,
      style: actStyles[act].style,
      key: '',
    })),
  };
}

function dayTerms(day: DayRow): { term: string; text: string }[] {
  return [
    { term: 'Loại', text: `Tiếp ${visitKindNames[day.kind].toLocaleLowerCase('vi')}` },
    { term: 'Giờ', text: timeWords(day) },
    { term: 'Người chủ trì', text: [day.hostName, day.hostTitle].filter(Boolean).join(', ') },
    { term: 'Người tiếp', text: day.kind === 'regular' ? '' : dayHostNames[day.host] },
    { term: 'Địa điểm', text: day.place },
    { term: 'Thành phần tham dự', text: day.participants },
    { term: 'Nội dung dự kiến', text: day.expectedContent },
    { term: 'Ngày niêm yết', text: day.postedOn ? formatDate(day.postedOn) : '' },
    ...(day.postponedTo ? [{ term: 'Hoãn đến', text: `${formatDate(day.postponedTo)}. Lý do: ${day.postponedReason}` }] : []),
  ];
}

/** What a new day opens with: the place and head of the unit. */
export async function dayValues(context: Context): Promise<Record<string, string>> {
  const profile = await unitProfile(context.house, context.actor.unitId);
  return {
    kind: 'periodic',
    startsAt: '08:00',
    endsAt: '11:30',
    place: profile.address || profile.issuingOrg,
    hostTitle: sentenceCase(profile.headTitle),
    post: '1',
  };
}

const sentenceCase = (title: string) =>
  title.charAt(0).toLocaleUpperCase('vi') +
  title.slice(1).toLocaleLowerCase('vi').replace('ubnd', 'UBND').replace('hđnd', 'HĐND');

/** The form of a new day, with the first day a posting of today is in time for (khoản 4 Điều 24 LTCD) and how often the head must receive. */
export async function dayFormScreen(context: Context, form: FormState): Promise<DayFormPage> {
  const { services, house, moment, actor } = context;
  const { book, calendar } = await services.rules(house);
  const first = calendar.covers(moment.today) ? calendar.addWorkingDays(moment.today, 5) : moment.today;
  const rule = book.find('frequency', frequencyRuleOf(actor.unitLevel), moment.today);
  return {
    title: 'Thêm buổi tiếp công dân',
    heading: 'Thêm buổi tiếp công dân',
    form,
    backHref: '/schedule',
    kinds: [
      { value: 'periodic', label: 'Định kỳ' },
      { value: 'extraordinary', label: 'Đột xuất' },
      { value: 'regular', label: 'Thường xuyên' },
    ],
    hosts: [{ value: '', label: 'Theo chức vụ đã nhập' }, ...dayHosts.map((value) => ({ value, label: dayHostNames[value] }))],
    warning: `Niêm yết trước ngày tiếp ít nhất 5 ngày làm việc (khoản 4 Điều 24 Luật Tiếp công dân): niêm yết hôm nay thì xếp từ ngày ${formatDate(first)}.${rule ? ` Thủ trưởng tiếp ít nhất ${rule.min} ngày mỗi ${rule.per === 'month' ? 'tháng' : 'tuần'} (${rule.basisShort}).` : ''}`,
  };
}

/** The form of postponing. @throws NotFound, NotPermitted, NotAllowedNow as the rule of the act says */
export async function postponeScreen(context: Context, form: FormState): Promise<PostponePage> {
  const day = await loadDay(context.tx, context.id);
  const answer = mayActOnDay(context.actor, 'postpone', day, context.moment.today);
  if (!answer.ok) {
    if (answer.why === 'role') throw new NotPermitted(answer.because);
    throw new NotAllowedNow(answer.because, `/schedule/${day.id}`);
  }
  return {
    title: 'Hoãn buổi tiếp công dân',
    heading: `Hoãn buổi tiếp ngày ${formatDate(day.onDate)}`,
    form,
    backHref: `/schedule/${day.id}`,
    words: 'Ngày mới được niêm yết ngay. Lịch công khai hiện ngày hoãn, lý do và ngày mới.',
  };
}

/** The public page: offices with posted days in a month, found by name without marks. */
export async function calendarScreen(context: PublicContext): Promise<CalendarPage> {
  const { lookup, query, moment } = context;
  const month = readMonth(query, moment.today);
  const asked = (query.get('q') ?? '').trim().slice(0, 100);
  const days = await listPublicDays(lookup, `${month}-01`, addDays(`${nextMonth(month)}-01`, -1), asked);
  const offices = new Map<number, CalendarPage['offices'][number]>();
  for (const day of days) {
    const office = offices.get(day.unitId) ?? { name: day.unitName, address: day.unitAddress, days: [] };
    office.days.push(publicDay(day, moment.today));
    offices.set(day.unitId, office);
  }
  const link = (to: string) => `/calendar?month=${to}${asked ? `&q=${encodeURIComponent(asked)}` : ''}`;
  return {
    title: 'Lịch tiếp công dân',
    monthWords: monthWords(month),
    month,
    asked,
    prevHref: link(prevMonth(month)),
    nextHref: link(nextMonth(month)),
    offices: [...offices.values()],
  };
}

function publicDay(day: PublicDay, today: string): CalendarPage['offices'][number]['days'][number] {
  const state = day.state as DayState;
  const note =
    state === 'postponed' && day.postponedTo
      ? `Hoãn sang ngày ${formatDate(day.postponedTo)}. Lý do: ${day.postponedReason}`
      : state === 'held' || state === 'no_show' || day.onDate < today
        ? 'Đã qua'
        : '';
  return {
    date: formatDate(day.onDate),
    weekday: weekdayName(day.onDate),
    time: timeWords(day),
    what: `Tiếp công dân ${visitKindNames[day.kind as keyof typeof visitKindNames].toLocaleLowerCase('vi')}`,
    host: [day.hostTitle, day.hostName].filter(Boolean).join(' '),
    place: day.place,
    extra: [
      day.participants ? `Cùng tiếp: ${day.participants}` : '',
      day.expectedContent ? `Nội dung dự kiến: ${day.expectedContent}` : '',
    ].filter(Boolean),
    note,
  };
}
