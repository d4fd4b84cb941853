// Turns the features' pages into Express routes: session, permission, CSRF, one transaction, then the reply.
import { type Request, type Response, Router } from 'express';
import type { Actor } from '../accounts/actor.ts';
import type { Permission } from '../accounts/permissions.ts';
import type { HouseTx, LookupTx, UnitTx } from '../database/tx.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted } from '../errors.ts';
import { csrfHolds, csrfToken, holderOf, whoSatHere } from './csrf.ts';
import { cleanBody, cleanText, emptyForm, type FormState, type FormValues, parseForm, typedWords } from './forms.ts';
import type { Context, FormPage, GetPage, Moment, Observation, Page, PostPage, PublicContext, PublicPage } from './pages.ts';
import { findParked, park } from './parking.ts';
import { sendResend, sendSignInFirst, sendStaleForm, typedTexts } from './problems.ts';
import type { Reply } from './reply.ts';
import { sendReply } from './send.ts';
import type { Services } from './services.ts';
import { secondsLeft } from './session.ts';
import { receiveFieldsOnly, receiveFiles } from './uploads.ts';

/** `:id` and every other `…Id` parameter is digits; anything else is no address of ours. */
const digits = /^\d{1,15}$/;

/** A router serving these pages. Public pages without a session must be mounted before the session middleware. */
export function serve(pages: readonly Page[], services: Services): Router {
  const router = Router();
  for (const page of pages) {
    router[page.method](page.path, async (req, res) => {
      for (const [name, value] of Object.entries(req.params)) {
        if (/id$/i.test(name) && !digits.test(String(value))) throw new NotFound();
      }
      await (page.kind === 'public' ? servePublic(page, services, req, res) : serveOfficer(page, services, req, res));
    });
  }
  return router;
}

const momentOf = (services: Services): Moment => {
  const at = services.now();
  return { at, today: todayInVietnam(at) };
};

const queryOf = (req: Request) => {
  const query = new URL(req.originalUrl, 'http://local').searchParams;
  for (const [name, value] of [...query]) query.set(name, cleanText(value).slice(0, 500));
  return query;
};

async function servePublic(page: PublicPage, services: Services, req: Request, res: Response): Promise<void> {
  const values = cleanBody(req.body);
  if (page.session && page.method === 'post' && !csrfHolds(req, values._csrf)) return sendStaleForm(req, res, values);
  const csrf = page.session ? csrfToken(req) : '';
  const reply = await services.database.inLookup(
    (tx: LookupTx) => {
      const context: PublicContext = {
        house: tx as unknown as HouseTx,
        lookup: tx,
        query: queryOf(req),
        params: req.params as Record<string, string>,
        values,
        moment: momentOf(services),
        services,
        csrf,
        requestId: String(res.getHeader('X-Request-Id')),
        req,
      };
      return page.handler(context);
    },
    // A sign-in counts tries even when it fails, so public POSTs commit what they wrote unless the handler throws.
    page.method === 'post' ? 'write' : 'read',
  );
  await sendReply(services, req, res, reply, page.session ? { csrf, shell: undefined } : undefined);
}

type OfficerPage = GetPage | PostPage | FormPage;

async function serveOfficer(page: OfficerPage, services: Services, req: Request, res: Response): Promise<void> {
  const moment = momentOf(services);
  const actor = await currentActor(services, req, moment);
  if (!actor) return turnAway(page, services, req, res, moment);
  if (!services.kit.may(actor, page.permission as Permission)) {
    throw new NotPermitted(
      `Vai trò ${actor.title || 'hiện tại'} không có quyền mở mục này. Nếu cần, đề nghị quản trị đơn vị phân công.`,
    );
  }
  if (page.method === 'get') {
    try {
      return await serveGet(page as GetPage | FormPage, services, actor, moment, req, res);
    } catch (error) {
      return refuseWithin(services, actor, req, res, error, {});
    }
  }
  const uploads = 'uploads' in page && page.uploads && req.is('multipart/form-data');
  const files = uploads ? await receiveFiles(services, req) : [];
  const values = cleanBody(req.body);
  try {
    if (!csrfHolds(req, values._csrf ?? req.get('X-CSRF-Token'))) return sendStaleForm(req, res, values);
    await servePost(page as PostPage | FormPage, services, actor, moment, req, res, values);
  } catch (error) {
    await refuseWithin(services, actor, req, res, error, values);
  } finally {
    await Promise.all(files.filter((file) => !file.kept).map((file) => services.files.remove(file.blobId)));
  }
}

/** What the state forbids is said inside the officer's own frame, with her words beside it; every other error goes on its way. */
async function refuseWithin(
  services: Services,
  actor: Actor,
  req: Request,
  res: Response,
  error: unknown,
  values: FormValues,
): Promise<void> {
  if (!(error instanceof NotAllowedNow) || req.get('X-CSRF-Token') !== undefined || res.headersSent) throw error;
  const model = {
    title: 'Chưa thực hiện được',
    message: error.message,
    backHref: error.backHref,
    requestId: String(res.getHeader('X-Request-Id') ?? ''),
    typed: typedTexts(values, services.kit.fieldLabel),
  };
  const reply: Reply = { kind: 'view', view: 'errors/not-allowed-now', model, status: error.status, layout: 'application' };
  const shell = await services.database.inUnit(actor, (tx) => shellFor(services, reply, tx, actor, req));
  await sendReply(services, req, res, reply, { csrf: csrfToken(req), shell }, true);
}

async function currentActor(services: Services, req: Request, moment: Moment): Promise<Actor | undefined> {
  const signedIn = req.session.signedIn;
  const now = services.machineNow().getTime();
  if (!signedIn || secondsLeft(services.config, req.session, now) <= 0) return undefined;
  // Written at most once a minute: a session row is not rewritten on every page.
  if (now - (req.session.seenAt ?? 0) > 60_000) req.session.seenAt = now;
  return services.database.inHouse((house) => services.kit.identify(house, signedIn, moment), 'single');
}

/** Not signed in: to the sign-in page, with the way back; a posted form is parked first for whoever sat here. */
async function turnAway(page: OfficerPage, services: Services, req: Request, res: Response, moment: Moment): Promise<void> {
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

function contextOf(
  services: Services,
  actor: Actor,
  moment: Moment,
  req: Request,
  res: Response,
  tx: UnitTx,
  observe: (o: Observation) => void,
): Context {
  return {
    tx,
    house: tx as unknown as HouseTx,
    actor,
    params: req.params as Record<string, string>,
    id: Number(req.params.id ?? 0),
    query: queryOf(req),
    moment,
    requestId: String(res.getHeader('X-Request-Id')),
    services,
    csrf: csrfToken(req),
    req,
    observe,
  };
}

const noObserving = () => {
  throw new Error('This page does not declare what it observes');
};

async function serveGet(
  page: GetPage | FormPage,
  services: Services,
  actor: Actor,
  moment: Moment,
  req: Request,
  res: Response,
): Promise<void> {
  const seen: Observation[] = [];
  const observes = page.kind === 'get' && page.observes;
  const { reply, shell } = await services.database.inUnit(actor, async (tx) => {
    const context = contextOf(services, actor, moment, req, res, tx, observes ? (o) => void seen.push(o) : noObserving);
    const made = page.kind === 'form' ? await page.show(context, await openingForm(page, context)) : await page.handler(context);
    return { reply: made, shell: await shellFor(services, made, tx, actor, req) };
  });
  if (seen.length > 0) {
    await services.database.inUnit(
      actor,
      async (tx) => {
        for (const observation of seen)
          await services.kit.recordReading(tx, actor, moment.at, String(res.getHeader('X-Request-Id')), observation);
      },
      'write',
    );
  }
  await sendReply(services, req, res, reply, { csrf: csrfToken(req), shell });
}

async function shellFor(services: Services, reply: Reply, tx: UnitTx, actor: Actor, req: Request) {
  if (reply.kind !== 'view' || reply.layout !== 'application') return undefined;
  const shell = await services.kit.shell(tx, actor, req.path, queryOf(req), momentOf(services).today);
  return { ...shell, holder: holderOf(services.config.session.secret, actor) };
}

/** A form opens with, in this order: words parked at an expiry, the draft, or its own initial values. */
async function openingForm(page: FormPage, context: Context): Promise<FormState> {
  const path = context.req.path;
  const restore = context.query.get('restore');
  if (restore) {
    const parked = await findParked(context.house, context.services.keyring, context.actor.accountId, restore, context.moment.at);
    if (parked && parked.path === path) {
      return {
        ...emptyForm(context.csrf, path, parked.values),
        note: 'Phiên làm việc đã kết thúc khi ông, bà đang nhập. Nội dung đã nhập được giữ nguyên dưới đây, chưa lưu vào sổ. Kiểm tra rồi lưu lại; tệp đính kèm cần chọn lại.',
      };
    }
  }
  if (page.draft) {
    const draft = await context.services.kit.loadDraft(
      context.tx,
      context.actor,
      draftName(page, context, {}),
      draftSubject(context),
    );
    if (draft) return { ...emptyForm(context.csrf, path, draft.values), draftSavedAt: draft.savedAt };
  }
  return emptyForm(context.csrf, path, page.initial ? await page.initial(context) : {});
}

function draftName(page: FormPage, context: Context, values: FormValues): string {
  return `${page.draft}${page.draftVariant ? page.draftVariant(context.query, values) : ''}`;
}

/** A draft belongs to the record being worked on, or to a new one when the address carries no id. */
function draftSubject(context: Context): string {
  return context.id > 0 ? String(context.id) : '';
}

async function servePost(
  page: PostPage | FormPage,
  services: Services,
  actor: Actor,
  moment: Moment,
  req: Request,
  res: Response,
  values: FormValues,
): Promise<void> {
  const run = (tx: UnitTx) => contextOf(services, actor, moment, req, res, tx, noObserving);
  if (page.kind === 'post') {
    const { reply, shell } = await services.database.inUnit(
      actor,
      async (tx) => {
        const made = await (page.computes
          ? page.handler(run(tx), values)
          : once(tx, actor, moment, values, () => page.handler(run(tx), values)));
        return { reply: made, shell: await shellFor(services, made, tx, actor, req) };
      },
      page.computes ? 'read' : 'write',
    );
    return sendReply(services, req, res, reply, { csrf: csrfToken(req), shell });
  }
  const again = async (errors: Record<string, string>) => {
    const { reply, shell } = await services.database.inUnit(actor, async (tx) => {
      const form: FormState = {
        ...emptyForm(csrfToken(req), req.path, values),
        errors,
        labels: Object.fromEntries(Object.keys(errors).map((name) => [name, services.kit.fieldLabel(name)])),
        ...(isKey(values._key) ? { key: values._key } : {}),
      };
      const made = await page.show(run(tx), form);
      return { reply: made, shell: await shellFor(services, made, tx, actor, req) };
    });
    const invalid: Reply = reply.kind === 'view' ? { ...reply, status: 422 } : reply;
    return sendReply(services, req, res, invalid, { csrf: csrfToken(req), shell }, true);
  };
  const parsed = parseForm(page.schema(moment), values);
  if (!parsed.ok) return again(parsed.errors);
  try {
    const { reply, shell } = await services.database.inUnit(
      actor,
      async (tx) => {
        const context = run(tx);
        const made = await once(tx, actor, moment, values, async () => {
          const done = await page.act(context, parsed.value as never, values);
          if (page.draft && done.kind === 'redirect')
            await services.kit.dropDraft(tx, actor, draftName(page, context, values), draftSubject(context));
          return done;
        });
        return { reply: made, shell: await shellFor(services, made, tx, actor, req) };
      },
      'write',
    );
    await sendReply(services, req, res, reply, { csrf: csrfToken(req), shell });
  } catch (error) {
    if (error instanceof FormInvalid) return again(error.errors);
    throw error;
  }
}

const isKey = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

/**
 * One act per rendered form. A second submit of the same form waits for the first (the unique key is locked by its
 * transaction) and is sent where the first one went.
 */
async function once(tx: UnitTx, actor: Actor, moment: Moment, values: FormValues, act: () => Promise<Reply>): Promise<Reply> {
  const key = values._key;
  if (!isKey(key)) return act();
  const claimed = await tx.run(
    'insert into submissions (unit_id, account_id, key, at) values ($1, $2, $3, $4) on conflict do nothing',
    [actor.unitId, actor.accountId, key, moment.at],
  );
  if (claimed === 0) {
    const first = await tx.one<{ location: string }>(
      'select location from submissions where unit_id = $1 and account_id = $2 and key = $3',
      [actor.unitId, actor.accountId, key],
    );
    return {
      kind: 'redirect',
      to: first.location || '/work',
      flash: 'Nội dung này đã được lưu ở lần gửi trước.',
      level: 'green',
    };
  }
  const reply = await act();
  if (reply.kind === 'redirect') {
    await tx.changeOne('update submissions set location = $4 where unit_id = $1 and account_id = $2 and key = $3', [
      actor.unitId,
      actor.accountId,
      key,
      reply.to,
    ]);
  } else {
    // The act asked for another step and kept nothing: the same form may be sent again.
    await tx.run(
      "update submissions set key = gen_random_uuid() where unit_id = $1 and account_id = $2 and key = $3 and location = ''",
      [actor.unitId, actor.accountId, key],
    );
  }
  return reply;
}

/** GET on a POST-only address after a sign-in forced by expiry: the parked words and one button. */
export async function serveRestored(services: Services, pages: readonly Page[], req: Request, res: Response): Promise<boolean> {
  const restore = new URL(req.originalUrl, 'http://local').searchParams.get('restore');
  if (!restore || req.method !== 'GET' || !pages.some((page) => page.kind === 'post')) return false;
  const signedIn = req.session?.signedIn;
  if (!signedIn) return false;
  const parked = await services.database.inHouse((house) =>
    findParked(house, services.keyring, signedIn.accountId, restore, services.now()),
  );
  if (!parked || parked.path !== req.path) return false;
  sendResend(req, res, parked.path, parked.values);
  return true;
}
