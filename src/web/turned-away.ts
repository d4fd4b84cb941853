// Somebody without a session: to the sign-in page and back, with the words of a posted form kept for whoever sat here.
import type { Request, Response } from 'express';
import { whoSatHere } from './csrf.ts';
import { cleanBody, type FormValues, typedWords } from './forms.ts';
import type { Moment, OfficerPage, Page } from './pages.ts';
import { findParked, park } from './parking.ts';
import { sendResend, sendSignInFirst } from './problems.ts';
import type { Services } from './services.ts';
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
    // Nobody is known: nothing of the body is read, however large it is.
    if (who && 'uploads' in page && page.uploads && req.is('multipart/form-data')) await receiveFieldsOnly(req);
    const values = cleanBody(req.body);
    if (who && Object.keys(values).length > 0) {
      const parked = await services.database.inHouse(
        (house) => park(house, services.keyring, who, here, values, moment.at),
        'write',
      );
      next = `${here}?restore=${parked}`;
    } else if (isOwnPage(req) && hasWords(values)) {
      // The words of a stranger are kept nowhere but in the page he gets back.
      return sendSignInFirst(req, res, values);
    } else next = page.kind === 'form' ? here : '/work';
  }
  // The next page says why: its session is in the database before the browser asks for it.
  if (req.session.flash)
    await new Promise<void>((resolve, reject) => req.session.save((error: unknown) => (error ? reject(error) : resolve())));
  res.redirect(303, `/sign-in?next=${encodeURIComponent(next)}`);
}

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

/** Beside the words of a form that does not open to whoever typed them. */
export const otherPostWords =
  'Phân công, ủy quyền dùng khi nhập có thể đã kết thúc, hoặc ông, bà vừa đăng nhập bằng vai trò khác. Phần đã nhập còn nguyên ở dưới để chép lại.';

export const restoredProblem = (status: number) => ({ view: 'errors/not-allowed-now', title: 'Chưa thực hiện được', status });

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
