// A form sent in no session, or in the session of another account than its page was drawn for, or of the same officer in another unit. What
// was typed is kept for the account of the page alone, and goes back to it through the sign-in; nobody else is shown a word of it, and
// whoever typed it copies it in another unit but sends it there from no page. A page that does not say whose it is keeps its words in
// sight and nowhere else.
import type { Request, Response } from 'express';
import type { Actor } from '../accounts/actor.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { csrfToken, drawnFor, type Holder, whoSatHere } from './csrf.ts';
import { identified } from './foreseen.ts';
import { cleanBody, type FormValues, typedWords } from './forms.ts';
import { ownAddress } from './own-address.ts';
import type { Moment, OfficerPage, Page, PublicContext } from './pages.ts';
import {
  addressOf,
  findHeldPost,
  findHolderWords,
  findParked,
  findParkedPlace,
  findUnitName,
  isClosed,
  isOfOtherPost,
  keptUntil,
  type ParkedPlace,
  park,
  untilWords,
} from './parking.ts';
import { sendProblem, sendResend, sendSignInFirst, sendStaleForm } from './problems.ts';
import type { Services } from './services.ts';
import { typedTexts } from './typed-texts.ts';
import { receiveFieldsOnly } from './uploads.ts';
import { waysOn } from './ways-on.ts';

/** Not signed in: to the sign-in page, with the way back; a posted form is parked first for the account its page was drawn for. */
export async function turnAway(
  page: OfficerPage,
  services: Services,
  req: Request,
  res: Response,
  moment: Moment,
): Promise<void> {
  const here = req.method === 'GET' ? req.originalUrl : req.path;
  const who = whoSatHere(req, services.config);
  // A script keeps its words in the page; `parks` tells it whether a form it sends would be kept for after the sign-in. Where the browser
  // forgot who sat here, or somebody else did since, the words are safer in the page.
  const asked = req.get('X-CSRF-Token');
  if (asked) {
    res.status(401).json({
      message: 'phiên làm việc đã kết thúc',
      parks: who !== undefined && drawnFor(req, asked)?.accountId === who,
    });
    return;
  }
  let next = here;
  if (req.method === 'POST' && page.kind !== 'get') {
    // Where nobody is known no large body is read: what he typed alone is not large.
    const mayRead = who !== undefined || (isOwnPage(req) && Number(req.get('Content-Length') ?? Infinity) < mostOfStranger);
    if (mayRead && 'uploads' in page && page.uploads && req.is('multipart/form-data')) await receiveFieldsOnly(req);
    const values = cleanBody(req.body);
    const holder = drawnFor(req, values._csrf);
    if (holder !== undefined) {
      if (await services.database.inHouse((house) => isClosed(house, holder.accountId))) return sendClosed(services, res, values);
      next = await parkFor(services, holder, req, values, moment.at);
    } else {
      next = page.kind === 'form' ? here : '/work';
      if (isOwnPage(req) && hasWords(values)) return sendSignInFirst(res, next, typedTexts(values, services.kit.fieldLabel));
    }
  }
  // The next page says why: its session is in the database before the browser asks for it.
  if (req.session.flash)
    await new Promise<void>((resolve, reject) => req.session.save((error: unknown) => (error ? reject(error) : resolve())));
  res.redirect(303, `/sign-in?next=${encodeURIComponent(next)}`);
}

/** Keeps the words of this form for whom its page was drawn; gives the address at which they open to him: of a draft, its form. */
async function parkFor(services: Services, holder: Holder, req: Request, values: FormValues, at: Date): Promise<string> {
  const { search, searchParams } = new URL(req.originalUrl, 'http://local');
  const sent = `${req.path}${search}`;
  // Of which unit, of which period: the address of the form says it.
  const form = new URL(req.path.startsWith('/drafts/') ? ownAddress(searchParams.get('back'), sent) : sent, 'http://local');
  const id = await services.database.inHouse((house) => park(house, services.keyring, holder, form, values, at), 'write');
  return addressOf(id, { path: form.pathname, search: form.search });
}

/**
 * Sent in this account's session from a page drawn for another: refused, since it would be done in the wrong officer's name. The words are
 * parked for the account of the page, and nothing of them is said here. From a page of the same officer in another unit, or in another post he has
 * in this one: refused as well, since it would be done in the wrong office, or by other rights; the words are parked likewise, and stand in the page to
 * be copied.
 * @returns whether it was so; then the answer is given
 */
export async function refuseOthers(
  page: OfficerPage,
  services: Services,
  self: Self,
  req: Request,
  res: Response,
  at: Date,
): Promise<boolean> {
  const values = cleanBody(req.body);
  const script = req.get('X-CSRF-Token');
  const holder = drawnFor(req, values._csrf ?? script);
  const isHere = holder?.accountId === self.accountId && (holder.unitId ?? self.unitId) === self.unitId;
  const otherPost = isHere && holder ? await otherPostOf(services, holder, self, at) : undefined;
  if (holder === undefined || (isHere && !otherPost)) return false;
  if (script !== undefined) {
    res.status(403).set('Cache-Control', 'no-store').json({ message: otherSignedInWords, stale: true, other: true });
    return true;
  }
  const isTyped = Object.keys(typedWords(values)).length > 0;
  const next = isTyped ? await parkFor(services, holder, req, values, at) : page.kind === 'form' ? req.path : '/work';
  if (holder.accountId === self.accountId) {
    const unitName = await services.database.inHouse((house) => findUnitName(house, holder.unitId));
    sendOtherUnit(services, req, res, self, {
      next,
      unitName,
      otherPost: otherPost?.postTitle,
      values: isTyped ? values : {},
      until: isTyped ? keptUntil(at) : null,
    });
    return true;
  }
  const whose = await services.database.inHouse((house) => findHolderWords(house, holder));
  sendProblem(res, restoredProblem(403), {
    message: `${othersPageWords(whose)} ${isTyped ? othersKeptWords : othersSignInWords}`,
    ways: [
      { href: `/sign-in?next=${encodeURIComponent(next)}`, label: 'Đăng nhập bằng tài khoản đã mở trang', style: 'primary' },
      toWork,
    ],
  });
  return true;
}

/** The post a page of this unit was drawn in, where that is another one the officer still has. */
async function otherPostOf(services: Services, holder: Holder, self: Self, at: Date) {
  if (holder.assignmentId === self.assignmentId) return undefined;
  return services.database.inHouse((house) => findHeldPost(house, holder, at));
}

/** From a page older than this session: the same officer's goes on with one press; one that does not say whose it is, is not sent on. */
export function sendStale(services: Services, self: Self, req: Request, res: Response, values: FormValues): void {
  const script = req.get('X-CSRF-Token');
  const holder = drawnFor(req, values._csrf);
  const isHers = holder?.accountId === self.accountId && holder.unitId === self.unitId;
  const typed = isOwnPage(req) && hasWords(values) ? typedTexts(values, services.kit.fieldLabel) : [];
  if (script !== undefined || isHers) sendStaleForm(req, res, values);
  else sendProblem(res, restoredProblem(403), { message: unmarkedWords, typed, ...waysOn({ backHref: '/work' }) });
}

/** What a page's script is told where somebody else is signed in by now. */
export const otherSignedInWords = 'đang đăng nhập bằng tài khoản khác, hoặc ở đơn vị, phân công khác';
const othersPageWords = (whose: string) =>
  `Trang này mở bằng tài khoản ${whose ? `${whose}, ` : ''}khác với tài khoản đang đăng nhập nên chưa lưu, chưa làm gì.`;
const othersKeptWords =
  'Phần đã gõ là của cán bộ khác, không hiện ở đây: được giữ 30 phút cho tài khoản đã mở trang, đăng nhập bằng tài khoản ấy từ nút dưới là mở lại đủ chữ.';
const othersSignInWords = 'Muốn làm tiếp thì đăng nhập bằng tài khoản đã mở trang.';
const unmarkedWords =
  'Trang này mở từ phiên làm việc trước và không cho biết ai đã mở, mở ở đơn vị nào, nên chưa lưu. Mở lại biểu mẫu rồi nhập lại; chữ đã gõ, nếu có, ghi ở dưới để chép lại.';
const othersParkedWords =
  'Phần đã gõ là của cán bộ khác, chỉ mở cho chính cán bộ ấy nên không hiện ở đây. Muốn mở thì cán bộ ấy đăng nhập lại, trong 30 phút từ lúc gửi.';

/** Beside what is to be done first. */
const toWork = { href: '/work', label: 'Về Việc của tôi', style: 'line' };

/** Who is signed in, and where he works. */
type Self = Pick<Actor, 'accountId' | 'assignmentId' | 'unitId' | 'unitName' | 'title'>;

/**
 * Asked for at the address of words parked for another account: said so, and nothing else. Of words this account typed in another unit: both are
 * named, and the words stand in the page to be copied. Of words typed in another post he has in this unit: both posts are named, and no word is shown,
 * for what the form held then this post may not read.
 * @returns whether it was so; then the answer is given
 */
export async function refuseOthersParked(services: Services, req: Request, res: Response, self: Self): Promise<boolean> {
  const restore = req.method === 'GET' ? new URL(req.originalUrl, 'http://local').searchParams.get('restore') : null;
  if (!restore) return false;
  const at = services.now();
  const [place, own] = await services.database.inHouse(async (house) => [
    await findParkedPlace(house, restore, at),
    await findParked(house, services.keyring, self.accountId, restore, at),
  ]);
  if (!place) return false;
  const next = addressOf(restore, place);
  if (!own) {
    const signOut = { csrf: csrfToken(req), next, label: 'Đăng xuất để cán bộ ấy đăng nhập lại' };
    sendProblem(res, restoredProblem(403), { message: othersParkedWords, signOut, ways: [toWork] });
    return true;
  }
  if (isOfOtherPost(place, self)) {
    sendOtherUnit(services, req, res, self, {
      next,
      unitName: place.unitName,
      otherPost: place.postTitle ?? '',
      values: {},
      until: place,
    });
    return true;
  }
  if (place.unitId === self.unitId) return false;
  sendOtherUnit(services, req, res, self, { next, unitName: place.unitName, values: own.values, until: place });
  return true;
}

/** Typed by this very officer while he worked in another unit, or in another post of this one: both are named, and the way back to the right one. */
function sendOtherUnit(
  services: Services,
  req: Request,
  res: Response,
  self: Self,
  page: {
    next: string;
    unitName: string | null;
    otherPost?: string | undefined;
    values: FormValues;
    until: Pick<ParkedPlace, 'until'> | null;
  },
): void {
  const { otherPost } = page;
  if (otherPost !== undefined) {
    sendOtherPost(services, req, res, self, { ...page, otherPost });
    return;
  }
  const kept = page.until ? otherUnitKeptWords(untilWords(page.until)) : '';
  sendProblem(res, restoredProblem(403), {
    message:
      page.unitName === null ? unknownUnitWords(self.unitName) : `${otherUnitWords(page.unitName, self.unitName)} ${kept}`.trim(),
    typed: typedTexts(page.values, services.kit.fieldLabel),
    ...(page.unitName === null
      ? waysOn({ backHref: '/work' })
      : { signOut: { csrf: csrfToken(req), next: page.next, label: `Đăng xuất để vào lại ở ${page.unitName}` }, ways: [toWork] }),
  });
}

function sendOtherPost(
  services: Services,
  req: Request,
  res: Response,
  { title }: Self,
  page: { next: string; otherPost: string; values: FormValues; until: Pick<ParkedPlace, 'until'> | null },
): void {
  const [there, here] = [page.otherPost, title].map((one) => (one ? `phân công “${one}”` : 'một phân công khác'));
  const kept = page.until
    ? ` Phần đã gõ được giữ đến ${untilWords(page.until)}: đăng xuất rồi đăng nhập lại, chọn đúng phân công đã mở trang là mở lại đủ chữ.`
    : '';
  sendProblem(res, restoredProblem(403), {
    message: `Trang này ông, bà mở khi làm việc theo ${there}, còn phiên đang mở theo ${here} của cùng đơn vị. Hai phân công có quyền khác nhau nên phần mềm chưa lưu, chưa làm gì.${kept}`,
    typed: typedTexts(page.values, services.kit.fieldLabel),
    signOut: { csrf: csrfToken(req), next: page.next, label: `Đăng xuất để vào lại theo ${there}` },
    ways: [toWork],
  });
}

const otherUnitWords = (there: string, here: string) =>
  `Trang này ông, bà mở khi làm việc tại ${there}, còn phiên đang mở là của ${here}. Để không vào nhầm sổ của ${here}, phần mềm chưa lưu, chưa làm gì.`;
const otherUnitKeptWords = (until: string) =>
  `Phần đã gõ ghi ở dưới để chép lại, và được giữ đến ${until}: đăng xuất rồi đăng nhập lại, chọn đúng đơn vị đã mở trang là mở lại đủ chữ.`;
const unknownUnitWords = (here: string) =>
  `Phần này gõ trước khi phần mềm được nâng cấp nên không rõ ông, bà gõ khi làm việc ở đơn vị nào. Để không vào nhầm sổ của ${here}, phần mềm chưa lưu; chép lại từ dưới rồi mở biểu mẫu mới.`;

/** The words stand in the page that says so, and nowhere else: no sign-in leads back to them. */
const sendClosed = (services: Services, res: Response, values: FormValues) =>
  sendProblem(res, restoredProblem(403), { message: closedWords, typed: typedTexts(values, services.kit.fieldLabel) });

/** As much as a form without files is, in bytes. */
const mostOfStranger = 2_000_000;

/** Sent from a page of ours: what another site posts is not shown back. */
function isOwnPage(req: Request): boolean {
  const origin = req.get('Origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === req.get('Host');
}

/** Typed words, and not more of them than a form of ours holds. */
function hasWords(values: FormValues): boolean {
  const size = JSON.stringify(values).length;
  return Object.keys(typedWords(values)).length > 0 && size < 200_000;
}

/** What the sign-in page says where the session did not end by time. */
export const postEndedWords =
  'Phân công hoặc ủy quyền ông, bà đang dùng đã kết thúc, hoặc phiên này được kết thúc từ nơi khác. Đăng nhập lại để làm việc tiếp; phần vừa nhập vẫn còn.';

const closedWords =
  'Tài khoản của ông, bà vừa được khóa nên phần này chưa lưu. Chép lại từ đây nếu cần giao cho đồng nghiệp; bản nháp đã tự lưu được giữ để bàn giao. Nếu tài khoản bị khóa nhầm, đề nghị quản trị đơn vị mở lại.';

/** Where nobody has given him a post since: what is to be done, beside the words. */
export const noPostWords =
  'Phân công ông, bà dùng khi nhập đã kết thúc, hôm nay tài khoản chưa có phân công nào khác. Đề nghị quản trị đơn vị phân công rồi tải lại trang này: trong 30 phút từ lúc gửi, vào làm việc là biểu mẫu mở lại với phần đã nhập. Cần dùng ngay thì chép lại từ dưới.';

/** Beside the words of a form that does not open to whoever typed them. */
export const otherPostWords =
  'Phân công, ủy quyền dùng khi nhập có thể đã kết thúc, hoặc ông, bà vừa đăng nhập bằng vai trò khác. Phần đã nhập còn nguyên ở dưới để chép lại.';

/** The problem page on which words are given back that cannot be sent from it. */
export const restoredProblem = (status: number) => ({ view: 'errors/not-allowed-now', title: 'Chưa thực hiện được', status });

/** The words this account had parked for the address it is on its way to, under the names the product has for their fields; none without. */
export async function parkedOnTheWay(
  { house, services, moment }: Pick<PublicContext, 'house' | 'services' | 'moment'>,
  { accountId, next }: { accountId: number; next: string },
): Promise<{ label: string; value: string }[]> {
  const restore = new URL(next, 'http://local').searchParams.get('restore');
  const parked = restore ? await findParked(house, services.keyring, accountId, restore, moment.at) : undefined;
  return parked ? typedTexts(parked.values, services.kit.fieldLabel) : [];
}

/** The words this account had parked for the address asked for; undefined where it asks for none, or they are of another. */
export async function findOwnParked(services: Services, req: Request, accountId: number) {
  const restore = new URL(req.originalUrl, 'http://local').searchParams.get('restore');
  if (!restore) return undefined;
  const parked = await services.database.inHouse((house) =>
    findParked(house, services.keyring, accountId, restore, services.now()),
  );
  return parked?.path === req.path ? { id: restore, ...parked } : undefined;
}

/** GET on a POST-only address after a sign-in forced by expiry: the parked words and one button. */
export async function serveRestored(services: Services, pages: readonly Page[], req: Request, res: Response): Promise<boolean> {
  const signedIn = req.session?.signedIn;
  if (req.method !== 'GET' || !signedIn || !pages.some((page) => page.kind === 'post')) return false;
  const self = await identified(services, req, signedIn, todayInVietnam(services.now()));
  if (!self || (await refuseOthersParked(services, req, res, self.actor))) return self !== undefined;
  const parked = await findOwnParked(services, req, signedIn.accountId);
  if (!parked) return false;
  sendResend(req, res, parked);
  return true;
}
