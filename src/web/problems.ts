// Every refusal and every failure becomes a calm page that says what to do. Unknown errors show the request id only.
import type { ErrorRequestHandler, Request, Response } from 'express';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted, Refusal, TooLarge, TooMany } from '../errors.ts';
import { csrfToken } from './csrf.ts';
import { cleanBody, echoFields, type FormValues } from './forms.ts';
import { renderInLayout } from './render.ts';
import type { Realm } from './services.ts';
import { typedTexts } from './typed-texts.ts';
import { rightsWay, waysOn } from './ways-on.ts';

interface ProblemPage {
  view: string;
  title: string;
  status: number;
}

const pageOf = (error: Refusal): ProblemPage => {
  if (error instanceof NotFound) return { view: 'errors/not-found', title: 'Không tìm thấy', status: 404 };
  if (error instanceof NotPermitted) return { view: 'errors/not-permitted', title: 'Không thuộc quyền hạn', status: 403 };
  if (error instanceof TooLarge) return { view: 'errors/too-large', title: 'Tệp hoặc nội dung quá lớn', status: 413 };
  if (error instanceof TooMany) return { view: 'errors/too-many', title: 'Quá nhiều lần thử', status: 429 };
  return { view: 'errors/not-allowed-now', title: 'Chưa thực hiện được', status: error.status };
};

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '08001',
  // A database dropped or dropping: a class begun anew is there again in a moment.
  '3D000',
  '57P04',
]);

/** Values no column of ours can hold: a number, a day or a text that nobody's form sends. */
const unreadableCodes = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && unreadableCodes.has(String(error.code));
}

/** The database is away: worth a calm page and another try, not a bug report. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    networkCodes.has(code) ||
    /Connection terminated|Query read timeout|timeout exceeded when trying to connect|connection timeout|Cannot use a pool after calling end/i.test(
      error.message,
    )
  );
}

/** Sends a page that needs neither session nor database. */
export function sendProblem(res: Response, page: ProblemPage, model: Record<string, unknown>): void {
  const requestId = String(res.getHeader('X-Request-Id') ?? '');
  const it = { title: page.title, message: '', backHref: '', requestId, typed: [], fields: [], action: '', wait: '', ...model };
  const realm = res.locals.realm as Realm | undefined;
  const session = res.req?.session;
  const frame = {
    seeing: session?.seeingAs?.words ?? '',
    title: page.title,
    csrf: session?.csrf ? csrfToken(res.req) : '',
    shell: null,
    flash: '',
    flashLevel: 'green',
    errorTitle: true,
    narrow: true,
    training: realm !== undefined,
    trainingName: realm?.name ?? '',
    trainingDay: realm?.day() ?? '',
  };
  res
    .status(page.status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(renderInLayout('plain', page.view, it, frame));
}

/**
 * The last handler of the app. A refusal keeps its own status and sentence; the words of a refused form are shown, to be copied. To a script the
 * sentence goes as JSON.
 */
export const problems: ErrorRequestHandler = (error, req, res, _next) => {
  // The session store reports the same failure once more when it cannot save; Express would then cut the calm page off.
  if (res.headersSent) return;
  const values = cleanBody(req.body);
  if (error instanceof Refusal && !(error instanceof FormInvalid)) {
    if (error instanceof TooMany) res.set('Retry-After', String(error.retryAfterSeconds));
    // A script asked: it shows the sentence beside the file or the draft.
    if (req.get('X-CSRF-Token')) return void res.status(error.status).json({ message: error.message });
    const typed = error instanceof NotAllowedNow && req.method === 'POST' ? typedTexts(values, () => '') : [];
    sendProblem(res, pageOf(error), {
      message: error.message,
      backHref: error.backHref,
      typed,
      wait: waitWords(error),
      ...waysOn(error),
      ...(error instanceof NotPermitted ? { rights: rightsWay(res.locals.realm !== undefined) } : {}),
    });
    return;
  }
  const status = isUnreadable(error) ? 400 : httpStatus(error);
  if (status === 413)
    return sendProblem(
      res,
      { view: 'errors/too-large', title: 'Tệp hoặc nội dung quá lớn', status },
      { message: 'Nội dung gửi lên quá lớn. Chia nhỏ nội dung hoặc tệp rồi gửi lại.' },
    );
  if (status && status < 500)
    return sendProblem(
      res,
      { view: 'errors/not-found', title: 'Không tìm thấy', status: status === 400 ? 400 : 404 },
      { message: 'Địa chỉ hoặc nội dung gửi lên không đọc được. Kiểm tra lại địa chỉ hoặc mở lại từ trang Việc của tôi.' },
    );
  if (isDatabaseAway(error)) {
    req.log?.warn({ code: 'database-away' }, 'database away');
    return sendProblem(
      res,
      { view: 'errors/unavailable', title: 'Phần mềm tạm ngừng', status: 503 },
      { fields: echo(req, values), action: req.originalUrl },
    );
  }
  req.log?.error({ err: { type: error?.name, code: error?.code, stack: safeStack(error) } }, 'broken');
  const typed = req.method === 'POST' ? typedTexts(values, () => '') : [];
  sendProblem(res, { view: 'errors/broken', title: 'Chưa mở được trang này', status: 500 }, { typed });
};

function echo(req: Request, values: FormValues): { name: string; value: string }[] {
  return req.method === 'POST' ? echoFields(values).filter((field) => field.name !== 'password') : [];
}

/** Frames only: a driver's message may quote a value, and a value may be a name. */
function safeStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 9).join('\n') : '';
}

function httpStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const status = 'status' in error ? Number(error.status) : Number.NaN;
  return Number.isInteger(status) ? status : undefined;
}

function waitWords(error: Refusal): string {
  if (!(error instanceof TooMany)) return '';
  const minutes = Math.ceil(error.retryAfterSeconds / 60);
  return minutes <= 1 ? 'một phút' : `${minutes} phút`;
}

/** The page for a form whose token is stale: echoes the words with a fresh token, so that nothing is typed twice. */
export function sendStaleForm(req: Request, res: Response, values: FormValues): void {
  // A script fetches the new token itself and sends again.
  if (req.get('X-CSRF-Token') !== undefined) {
    const message = 'trang được mở từ phiên làm việc trước, tải lại trang rồi làm lại';
    return void res.status(403).set('Cache-Control', 'no-store').json({ message, stale: true });
  }
  const fields = [
    ...echoFields(values).filter((field) => field.name !== '_csrf' && field.name !== 'password'),
    { name: '_csrf', value: csrfToken(req) },
  ];
  sendProblem(res, { view: 'errors/csrf', title: 'Biểu mẫu đã cũ', status: 403 }, { fields, action: req.originalUrl });
}

/**
 * Nobody is signed in, and the form does not say whose it is: the words stand in the page to be copied, and nowhere else.
 * @param path of the form
 */
export function sendSignInFirst(res: Response, path: string, typed: { label: string; value: string }[]): void {
  const signInHref = `/sign-in?next=${encodeURIComponent(path)}`;
  sendProblem(res, { view: 'errors/sign-in-first', title: 'Cần đăng nhập lại', status: 401 }, { signInHref, typed });
}

/** After an expiry on a page without a form of its own: the words again, one button to send them. */
export function sendResend(
  req: Request,
  res: Response,
  { id, path: action, values }: { id: string; path: string; values: FormValues },
): void {
  const fields = [...echoFields({ ...values, _restored: id }), { name: '_csrf', value: csrfToken(req) }];
  sendProblem(res, { view: 'errors/csrf', title: 'Gửi lại nội dung đã nhập', status: 200 }, { fields, action });
}
