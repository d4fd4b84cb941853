// The pages of "Góp ý": the board of those who asked, one request, what waits for the inspectorate, one group.
import { type OfficerRole, roleNames } from '../accounts/roles.ts';
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';
import { mayServe } from '../documents/files/policy.ts';
import type { FormState } from '../web/forms.ts';
import { answerStates, groupTags, sentTag } from './feedback.ts';
import { screenName } from './page-names.ts';
import type { AskedRequest, FullRequest, Group, GroupSummary, listPublished, OwnRequest } from './queries.ts';

type Tag = typeof sentTag;
interface OwnEntry {
  href: string;
  screen: string;
  words: string;
  on: string;
  tag: Tag;
  answers: { title: string; answer: string; on: string }[];
}
interface AskedEntry {
  id: number;
  href: string;
  screen: string;
  words: string;
  who: string;
  on: string;
  hasPicture: boolean;
}
export interface BoardPage {
  title: string;
  sendHref: string;
  inboxes: { href: string; label: string }[];
  own: OwnEntry[];
  hasOwn: boolean;
  ownSummary: string;
  firstHref: string;
  nextHref: string;
  published: { title: string; tag: Tag; answer: string; on: string }[];
}
export interface NewFeedbackPage {
  title: string;
  form: FormState;
  screen: string;
  who: string;
}
export interface RequestPage {
  title: string;
  backHref: string;
  badge: Tag;
  facts: { term: string; text: string }[];
  words: string;
  pictureSrc: string;
  /** Why the picture is not shown (not scanned yet, a virus in it); '' when it is, or when there is none. */
  pictureNote: string;
  answers: OwnEntry['answers'];
}
export interface InboxPage {
  title: string;
  form: FormState;
  waiting: AskedEntry[];
  hasNone: boolean;
  pageFilter: { name: string; label: string; value: string; options: { value: string; label: string }[] }[];
  groupOptions: { value: string; label: string }[];
  collected: { href: string; title: string; tag: Tag; members: string }[];
  waitingSummary: string;
  firstHref: string;
  nextHref: string;
}
export interface GroupPage {
  title: string;
  csrf: string;
  form: FormState;
  badge: Tag;
  about: string;
  members: (AskedEntry & { removeHref: string })[];
  stateOptions: { value: string; label: string }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'feedback/board': BoardPage;
    'feedback/new': NewFeedbackPage;
    'feedback/request': RequestPage;
    'feedback/inbox': InboxPage;
    'feedback/group': GroupPage;
  }
}

const day = (at: Date) => formatDate(todayInVietnam(at));
const tagOf = (request: Pick<OwnRequest, 'state'>): Tag => (request.state ? groupTags[request.state] : sentTag);
const answersOf = (request: OwnRequest) =>
  request.answeredAt && request.answer && request.title
    ? [{ title: request.title, answer: request.answer, on: day(request.answeredAt) }]
    : [];

/** A page of rows of which one more was read than is shown. */
export function pageOf<T extends { id: number }>(rows: readonly T[], most: number, after: number, path: string) {
  const shown = rows.slice(0, most);
  const join = path.includes('?') ? '&' : '?';
  return {
    shown,
    firstHref: after > 0 ? path : '',
    nextHref: rows.length > most ? `${path}${join}after=${shown.at(-1)?.id}` : '',
    summary: after > 0 || rows.length > most ? `${shown.length} góp ý ở trang này` : `${shown.length} góp ý`,
  };
}

/** What this officer asked for and what was answered, and answers published to everybody. @param rows one more than `most` where others follow */
export function boardScreen(
  rows: readonly OwnRequest[],
  published: Awaited<ReturnType<typeof listPublished>>,
  most: number,
  after: number,
  mayAnswer: boolean,
): BoardPage {
  const page = pageOf(rows, most, after, '/feedback');
  return {
    title: 'Góp ý',
    sendHref: '/feedback/new',
    inboxes: mayAnswer ? [{ href: '/feedback/inbox', label: 'Góp ý chờ trả lời' }] : [],
    own: page.shown.map((row) => ({
      href: `/feedback/${row.id}`,
      screen: screenName(row.page),
      words: row.words,
      on: day(row.askedAt),
      tag: tagOf(row),
      answers: answersOf(row),
    })),
    hasOwn: page.shown.length > 0,
    ownSummary: page.summary,
    firstHref: page.firstHref,
    nextHref: page.nextHref,
    published: published.map((one) => ({
      title: one.title,
      tag: groupTags[one.state],
      answer: one.answer,
      on: day(one.answeredAt),
    })),
  };
}

/** The form of a wish about the page it was opened from. @param who how it will be signed */
export function newFeedbackScreen(form: FormState, who: string): NewFeedbackPage {
  return { title: 'Gửi góp ý', form, screen: screenName(String(form.values.page ?? '')), who };
}

/** One wish; to others than its writer also his role. A picture the scanner has not let through is not shown, and said why. */
export function requestScreen(row: FullRequest, isOwn: boolean): RequestPage {
  const shown = mayServe(row);
  return {
    title: screenName(row.page),
    backHref: isOwn ? '/feedback' : row.groupId ? `/feedback/groups/${row.groupId}` : '/feedback/inbox',
    badge: tagOf(row),
    facts: [
      { term: 'Màn hình', text: screenName(row.page) },
      { term: 'Người góp ý', text: isOwn ? row.accountName : `${row.accountName}, ${roleNames[row.role as OfficerRole]}` },
      { term: 'Đơn vị', text: row.unitName },
      { term: 'Ngày gửi', text: day(row.askedAt) },
    ],
    words: row.words,
    pictureSrc: row.hasPicture && shown.ok ? `/feedback/${row.id}/picture` : '',
    pictureNote: row.hasPicture && !shown.ok ? shown.because : '',
    answers: answersOf(row),
  };
}

const askedEntry = (row: AskedRequest): AskedEntry => ({
  id: row.id,
  href: `/feedback/${row.id}`,
  screen: screenName(row.page),
  words: row.words,
  who: `${roleNames[row.role as OfficerRole]}, ${row.unitName}`,
  on: day(row.askedAt),
  hasPicture: row.hasPicture,
});

/** Wishes in no group yet, by page where one is chosen, and the groups they can be put into. */
export function inboxScreen(
  form: FormState,
  rows: readonly AskedRequest[],
  pages: readonly { page: string; count: number }[],
  groups: readonly GroupSummary[],
  at: { page: string; after: number; most: number },
): InboxPage {
  const path = at.page ? `/feedback/inbox?page=${encodeURIComponent(at.page)}` : '/feedback/inbox';
  const page = pageOf(rows, at.most, at.after, path);
  return {
    title: 'Góp ý chờ trả lời',
    form,
    waiting: page.shown.map(askedEntry),
    hasNone: page.shown.length === 0,
    pageFilter: [
      {
        name: 'page',
        label: 'Màn hình',
        value: at.page,
        options: [
          { value: '', label: 'Tất cả' },
          ...pages.map((one) => ({ value: one.page, label: `${screenName(one.page)} (${one.count})` })),
        ],
      },
    ],
    groupOptions: groups.map((group) => ({ value: String(group.id), label: `${group.title} (${groupTags[group.state].words})` })),
    collected: groups.map((group) => ({
      href: `/feedback/groups/${group.id}`,
      title: group.title,
      tag: groupTags[group.state],
      members: `${group.members} góp ý`,
    })),
    waitingSummary: page.summary,
    firstHref: page.firstHref,
    nextHref: page.nextHref,
  };
}

const answerHints: Record<(typeof answerStates)[number], string> = {
  planned: 'Sẽ sửa',
  done: 'Đã sửa',
  declined: 'Không sửa, nói rõ vì sao',
};

/** One group, its wishes, and the form of its answer. */
export function groupScreen(group: Group, members: readonly AskedRequest[], form: FormState, csrf: string): GroupPage {
  return {
    title: group.title,
    csrf,
    form,
    badge: groupTags[group.state],
    about: group.answeredAt
      ? `${group.members} góp ý. Trả lời lần gần nhất ngày ${day(group.answeredAt)}, ${group.answeredBy}.`
      : `${group.members} góp ý, chưa trả lời.`,
    members: members.map((row) => ({ ...askedEntry(row), removeHref: `/feedback/groups/${group.id}/removals` })),
    stateOptions: answerStates.map((value) => ({ value, label: answerHints[value] })),
  };
}
