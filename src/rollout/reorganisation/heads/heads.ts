// Who leads a receiver from the switch day: an act moves people, it makes nobody the second head of an office. Pure.
import type { OfficerRole } from '../../../accounts/roles.ts';
import { isHeadTitle, type SigningOffice } from '../../../documents/registry/signer.ts';

/** The roles that decide for an office; who of them bears the head's title is its head. */
export const leadingRoles: readonly OfficerRole[] = ['leader', 'chief_inspector', 'reception_board_head'];

/** A leading post that is in a receiver already, or would come to it. */
export interface LeadingPost {
  assignmentId: number;
  accountId: number;
  accountName: string;
  /** The receiver it is in, or goes to unless somebody says otherwise. */
  receiverId: number;
  receiverName: string;
  headTitle: string;
  issuingOrg: string;
  /** Of the office he comes from, as its profile has it; null where it has none. */
  fromHeadTitle: string | null;
  fromIssuingOrg: string | null;
  /** It is in the receiver before the switch. */
  isOwn: boolean;
  fromName: string;
  /** As it is held. */
  title: string;
  /** As the act has it; `toUnitId` null ends it. */
  newTitle: string;
  newRole: string;
  toUnitId: number | null;
  isChosen: boolean;
  /** 'YYYY-MM-DD', in the receiver; `until` the first day it is held no more, null while that is open. */
  since: string;
  until: string | null;
}

export interface ContestedReceiver {
  unitId: number;
  name: string;
  /** Who would be its head, by name. */
  heads: string[];
}

/** The receiver, as whoever signs there is judged. */
export const officeOf = (post: LeadingPost): SigningOffice => ({ headTitle: post.headTitle, issuingOrg: post.issuingOrg });

/** Is it the title of a head: of the receiver's, or of the office it is held in, which may name that office ("Chủ tịch phường Ba Đình"). */
export const isHeadsTitle = (post: LeadingPost, title: string): boolean =>
  isHeadTitle(officeOf(post), title) ||
  (post.fromHeadTitle !== null && isHeadTitle({ headTitle: post.fromHeadTitle, issuingOrg: post.fromIssuingOrg ?? '' }, title));
const leadsThere = (post: LeadingPost) =>
  post.toUnitId === post.receiverId && leadingRoles.some((role) => role === post.newRole) && isHeadsTitle(post, post.newTitle);

/** "phường", "xã": the level whose committee an office or a title names; undefined where it names none. */
const levelIn = (words: string): string | undefined =>
  /(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+(xã|phường|đặc khu|thị trấn|thị xã|quận|huyện|thành phố|tỉnh)(?!\p{L})/iu
    .exec(words)?.[1]
    ?.toLocaleLowerCase('vi');

/** The title of the receiver's head as its own level has it: "Chủ tịch UBND xã". */
export function usualHeadTitle({ headTitle, issuingOrg }: SigningOffice): string {
  const words = headTitle.toLocaleLowerCase('vi');
  const title = words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
  const level = levelIn(issuingOrg);
  return level === undefined ? title : `${title} UBND ${level}`;
}

/** What the form proposes as the title of the receiver's head: the one its own head bears, unless that names another level. */
export function proposedHeadTitle(candidates: readonly LeadingPost[]): string {
  const [first] = candidates;
  if (!first) return '';
  const level = levelIn(first.issuingOrg);
  const own = candidates.find(
    (post) => post.isOwn && isHeadTitle(officeOf(post), post.title) && (levelIn(post.title) ?? level) === level,
  );
  return own?.title ?? usualHeadTitle(first);
}

/** Whoever is a head by title before the switch, and so may be the receiver's head after it, or has to be something else. */
const candidatesOf = (posts: readonly LeadingPost[]): LeadingPost[] =>
  posts.filter((post) => isHeadsTitle(post, post.title) || leadsThere(post));

const overlap = (one: LeadingPost, other: LeadingPost, from: string) => {
  const start = [one.since, other.since, from].sort().at(-1) ?? from;
  return (one.until === null || start < one.until) && (other.until === null || start < other.until);
};

/** Receivers with two heads at once that the act would make, by it alone: what stood so before it is none of its doing. */
export function contestedHeads(posts: readonly LeadingPost[], from: string): ContestedReceiver[] {
  return byReceiver(posts).flatMap(({ unitId, name, posts: there }) => {
    const heads = there.filter(leadsThere);
    const isTwice = heads.some((one) =>
      heads.some((other) => one.accountId !== other.accountId && !(one.isOwn && other.isOwn) && overlap(one, other, from)),
    );
    return isTwice ? [{ unitId, name, heads: [...new Set(heads.map(({ accountName }) => accountName))] }] : [];
  });
}

/** Receivers whose own head the act takes away, and gives none in his place. */
export function headlessReceivers(posts: readonly LeadingPost[], on: string): ContestedReceiver[] {
  const isOn = (post: LeadingPost) => post.since <= on && (post.until === null || on < post.until);
  return byReceiver(posts).flatMap(({ unitId, name, posts: there }) => {
    const lost = there.some((post) => post.isOwn && post.isChosen && isOn(post) && isHeadsTitle(post, post.title));
    return lost && !there.some((post) => leadsThere(post) && isOn(post)) ? [{ unitId, name, heads: [] }] : [];
  });
}

/** Receivers whose head somebody has said, and nothing is wrong with it. */
export function saidHeads(posts: readonly LeadingPost[], from: string): ContestedReceiver[] {
  const open = new Set([...contestedHeads(posts, from), ...headlessReceivers(posts, from)].map(({ unitId }) => unitId));
  return byReceiver(posts).flatMap(({ unitId, name, posts: there }) =>
    open.has(unitId) || !candidatesOf(there).some(({ isChosen }) => isChosen)
      ? []
      : [{ unitId, name, heads: [...new Set(there.filter(leadsThere).map(({ accountName }) => accountName))] }],
  );
}

/** A receiver on the page of heads. */
export interface ReceiverHeads {
  unitId: number;
  name: string;
  candidates: LeadingPost[];
  /** Somebody has said who leads it. */
  isSaid: boolean;
}

/** So many receivers stand on one page: of a city's the rest follow once these are saved. */
export const receiversPerPage = 25;

/** The receivers to name a head for, those nobody has said anything of first, and how many do not stand on the page. */
export function receiversToName(posts: readonly LeadingPost[], from: string): { receivers: ReceiverHeads[]; others: number } {
  const open = new Set([...contestedHeads(posts, from), ...headlessReceivers(posts, from)].map(({ unitId }) => unitId));
  const said = new Set(saidHeads(posts, from).map(({ unitId }) => unitId));
  const all = byReceiver(posts)
    .filter(({ unitId }) => open.has(unitId) || said.has(unitId))
    .map(({ unitId, name, posts: there }) => ({ unitId, name, candidates: candidatesOf(there), isSaid: said.has(unitId) }))
    .sort((one, other) => Number(one.isSaid) - Number(other.isSaid));
  const receivers = all.slice(0, receiversPerPage);
  return { receivers, others: all.length - receivers.length };
}

function byReceiver(posts: readonly LeadingPost[]): { unitId: number; name: string; posts: LeadingPost[] }[] {
  const found = new Map<number, { unitId: number; name: string; posts: LeadingPost[] }>();
  for (const post of posts) {
    const one = found.get(post.receiverId) ?? { unitId: post.receiverId, name: post.receiverName, posts: [] };
    one.posts.push(post);
    found.set(post.receiverId, one);
  }
  return [...found.values()];
}

/** As what a former head goes on. */
export const standings = ['deputy', 'officer', 'none'] as const;
export type HeadStanding = (typeof standings)[number];
export const standingNames: Record<HeadStanding, string> = {
  deputy: 'Cấp phó của người đứng đầu',
  officer: 'Công chức, không còn là lãnh đạo',
  none: 'Không giữ vị trí nào ở đơn vị nhận',
};
/** The role each has then; a deputy keeps his own. */
export const standingRoles: Record<HeadStanding, OfficerRole | null> = { deputy: null, officer: 'processor', none: null };
