// Somebody without a session: to the sign-in page and back, with the words of a posted form kept for whoever sat here.
import type { Request, Response } from 'express';
import { csrfHolds, whoSatHere } from './csrf.ts';
import { cleanBody, type FormValues, typedWords } from './forms.ts';
import type { Moment, OfficerPage, Page, PublicContext } from './pages.ts';
import { findParked, isClosed, park } from './parking.ts';
import { sendProblem, sendResend, sendSignInFirst } from './problems.ts';
import type { Services } from './services.ts';
import { typedTexts } from './typed-texts.ts';
import { receiveFieldsOnly } from './uploads.ts';

/** Not signed in: to the sign-in page, with the way back; a posted form is parked first for whoever sat here. */
export async function turnAway(
  page: OfficerPage,
  services: Services,
  req: Request,
  res: Response,
  moment: Moment,
): Promise<void> {
  const here = req.method === 'GET' ? req.originalUrl : req.path;
  const who = whoSatHere(req, services.config);
  // A script keeps its words in the page; `parks` tells it whether a form it sends would be kept for after the sign-in.
  if (req.get('X-CSRF-Token')) {
    res.status(401).json({
      message: 'Phiên làm việc đã kết thúc. Đăng nhập lại ở một cửa sổ khác rồi quay về trang này, chữ đã gõ vẫn còn.',
      parks: who !== undefined,
    });
    return;
  }
  let next = here;
  if (req.method === 'POST' && page.kind !== 'get' && !(page.kind === 'post' && page.computes)) {
    // Where nobody is known no large body is read: what he typed alone is not large.
    const mayRead = who !== undefined || (isOwnPage(req) && Number(req.get('Content-Length') ?? Infinity) < mostOfStranger);
    if (mayRead && 'uploads' in page && page.uploads && req.is('multipart/form-data')) await receiveFieldsOnly(req);
    const values = cleanBody(req.body);
    if (await wasClosedMeanwhile(services, req, values)) return sendClosed(services, res, values);
    if (who && Object.keys(values).length > 0) {
      const parked = await services.database.inHouse(
        (house) => park(house, services.keyring, who, here, values, moment.at),
        'write',
      );
      next = `${here}?restore=${parked}`;
    } else if (isOwnPage(req) && hasWords(values)) {
      // The words of a stranger are kept nowhere but in the page he gets back.
      return sendSignInFirst(req, res, here, values);
    } else next = page.kind === 'form' ? here : '/work';
  }
  // The next page says why: its session is in the database before the browser asks for it.
  if (req.session.flash)
    await new Promise<void>((resolve, reject) => req.session.save((error: unknown) => (error ? reject(error) : resolve())));
  res.redirect(303, `/sign-in?next=${encodeURIComponent(next)}`);
}

/** Sent from a page of a session whose account was closed while its form stood open. */
async function wasClosedMeanwhile(services: Services, req: Request, values: FormValues): Promise<boolean> {
  const accountId = req.session.signedIn?.accountId;
  if (accountId === undefined || !csrfHolds(req, values._csrf)) return false;
  return services.database.inHouse((house) => isClosed(house, accountId));
}

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
  return parked?.path === req.path ? parked : undefined;
}

/** GET on a POST-only address after a sign-in forced by expiry: the parked words and one button. */
export async function serveRestored(services: Services, pages: readonly Page[], req: Request, res: Response): Promise<boolean> {
  const signedIn = req.session?.signedIn;
  if (req.method !== 'GET' || !signedIn || !pages.some((page) => page.kind === 'post')) return false;
  const parked = await findOwnParked(services, req, signedIn.accountId);
  if (!parked) return false;
  sendResend(req, res, parked.path, parked.values);
  return true;
}
