// Turns the features' pages into Express routes: who asks, whether he may, which way the page is answered (serve-get.ts, serve-post.ts), and
// what is said where it is not (refused.ts).
import { type Request, type Response, Router } from 'express';
import type { Actor } from '../accounts/actor.ts';
import type { Permission } from '../accounts/permissions.ts';
import type { HouseTx, LookupTx } from '../database/tx.ts';
import { NotAllowedNow, NotFound, NotPermitted, Refusal } from '../errors.ts';
import { withoutChosenWords } from './chosen-words.ts';
import { momentOf, queryOf } from './context.ts';
import { csrfHolds, csrfToken } from './csrf.ts';
import { identified } from './foreseen.ts';
import { cleanBody } from './forms.ts';
import type { FormPage, GetPage, Moment, OfficerPage, Page, PostPage, PublicContext, PublicPage } from './pages.ts';
import { sendProblem, sendStaleForm } from './problems.ts';
import { draftBehind, refuseBroken, refuseWithin, sentInVain, textsOf } from './refused.ts';
import { redirect } from './reply.ts';
import { eyesOf, refuseWhileSeeing } from './seeing.ts';
import { sendReply } from './send.ts';
import { serveGet } from './serve-get.ts';
import { servePost } from './serve-post.ts';
import type { Services } from './services.ts';
import { secondsLeft } from './session.ts';
import {
  findOwnParked,
  otherPostWords,
  postEndedWords,
  refuseOthers,
  refuseOthersParked,
  restoredProblem,
  sendStale,
  turnAway,
} from './turned-away.ts';
import { receiveFiles } from './uploads.ts';
import { rightsWay, waysOn } from './ways-on.ts';

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

async function servePublic(page: PublicPage, services: Services, req: Request, res: Response): Promise<void> {
  const values = cleanBody(req.body);
  // Signing out is always possible; signing in as somebody else waits until the look is over.
  if (page.session && page.path !== '/sign-out') refuseWhileSeeing(req);
  const isStale = page.session && page.method === 'post' && !csrfHolds(req, values._csrf);
  const handler = isStale ? page.stale : page.handler;
  if (!handler) return sendStaleForm(req, res, values);
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
      return handler(context);
    },
    // A sign-in counts tries even when it fails, so public POSTs commit what they wrote unless the handler throws.
    page.method === 'post' ? 'write' : 'read',
  );
  await sendReply(services, req, res, reply, page.session ? { csrf, shell: undefined } : undefined);
}

async function serveOfficer(page: OfficerPage, services: Services, req: Request, res: Response): Promise<void> {
  const moment = momentOf(services);
  const self = await currentActor(services, req, moment);
  if (!self) {
    const { signedIn } = req.session;
    if (signedIn && secondsLeft(services.config, req.session, services.machineNow().getTime()) > 0) {
      const { endedWords } = services.kit;
      const words = endedWords && (await services.database.inHouse((house) => endedWords(house, signedIn)));
      req.session.flash = { words: words || postEndedWords, level: 'amber' };
    }
    return turnAway(page, services, req, res, moment);
  }
  // Before anything is looked up or said for this account: what another one typed is not shown to it in any refusal.
  if (await refuseOthersParked(services, req, res, self)) return;
  if (req.method === 'POST' && (await refuseOthers(page, services, self, req, res, moment.at))) return;
  try {
    return await serveSignedIn(page, services, self, moment, req, res);
  } catch (error) {
    // Words kept at the end of a session open to nobody else, and also where their form no longer opens to whoever typed them.
    const kept =
      req.method === 'GET'
        ? ((await findOwnParked(services, req, self.accountId))?.values ??
          (error instanceof NotPermitted ? await draftBehind(page, services, self, moment, req, res) : undefined))
        : await sentInVain(page, req, error);
    if (req.method === 'POST' && !res.headersSent && (await refuseOthers(page, services, self, req, res, moment.at))) return;
    if (!kept || !(error instanceof Refusal) || res.headersSent) throw error;
    const typed = textsOf(page, services, kept);
    if (typed.length === 0) throw error;
    sendProblem(res, restoredProblem(error.status), {
      message: `${error.message} ${otherPostWords}`,
      typed,
      ...waysOn({ backHref: '/work' }),
    });
  }
}

const draftBehindWords = 'Bản nháp ông, bà đã nhập ở biểu mẫu này ghi ở dưới để chép lại.';

async function serveSignedIn(
  page: OfficerPage,
  services: Services,
  self: Actor,
  moment: Moment,
  req: Request,
  res: Response,
): Promise<void> {
  const actor = await eyesOf(page, services, self, moment, req, res);
  if (!actor) {
    delete req.session.seeingAs;
    return sendReply(services, req, res, redirect('/work', 'Đã hết thời gian xem như người khác.', 'amber'), {
      csrf: csrfToken(req),
      shell: undefined,
    });
  }
  if (!services.kit.may(actor, page.permission as Permission)) {
    throw new NotPermitted(
      `Vai trò ${services.kit.roleName(actor)} không có quyền mở mục này. ${rightsWay(services.realm !== undefined).because}`,
    );
  }
  if (page.method === 'get') {
    try {
      return await serveGet(page as GetPage | FormPage, services, actor, moment, req, res);
    } catch (error) {
      const parked = error instanceof NotAllowedNow ? await findOwnParked(services, req, self.accountId) : undefined;
      if (!(error instanceof NotAllowedNow) || parked)
        return refuseWithin(page, services, actor, req, res, error, parked?.values ?? {});
      const draft = await draftBehind(page, services, actor, moment, req, res);
      return refuseWithin(page, services, actor, req, res, error, draft ?? {}, draft ? draftBehindWords : '');
    }
  }
  const uploads = 'uploads' in page && page.uploads && req.is('multipart/form-data');
  const files = uploads
    ? await receiveFiles(services, req).catch(async (error) =>
        (await refuseOthers(page, services, self, req, res, moment.at))
          ? undefined
          : refuseBroken(page, services, actor, req, res, error),
      )
    : [];
  if (files === undefined) return;
  const sent = cleanBody(req.body);
  try {
    if (!csrfHolds(req, sent._csrf ?? req.get('X-CSRF-Token'))) {
      if (await refuseOthers(page, services, self, req, res, moment.at)) return;
      return sendStale(services, self, req, res, sent);
    }
    await servePost(page as PostPage | FormPage, services, actor, moment, req, res, withoutChosenWords(sent));
  } catch (error) {
    await refuseWithin(page, services, actor, req, res, error, sent);
  } finally {
    await Promise.all(files.filter((file) => !file.kept).map((file) => services.files.remove(file.blobId)));
  }
}

async function currentActor(services: Services, req: Request, moment: Moment): Promise<Actor | undefined> {
  const signedIn = req.session.signedIn;
  const now = services.machineNow().getTime();
  if (!signedIn || secondsLeft(services.config, req.session, now) <= 0) return undefined;
  const found = await identified(services, req, signedIn, moment.today);
  if (!found) return undefined;
  // A rule made stricter since the last request holds from this one on.
  const { limits } = found;
  if (req.session.limits?.idleMinutes !== limits.idleMinutes || req.session.limits.hours !== limits.hours)
    req.session.limits = limits;
  if (secondsLeft(services.config, req.session, now) <= 0) return undefined;
  // Written at most once a minute: a session row is not rewritten on every page.
  if (now - (req.session.seenAt ?? 0) > 60_000) req.session.seenAt = now;
  // What a page drawn now is marked with.
  if (signedIn.unitId !== found.actor.unitId) signedIn.unitId = found.actor.unitId;
  return found.actor;
}
