// Turns the features' pages into Express routes: session, permission, CSRF, one transaction, then the reply.
import { type Request, type Response, Router } from 'express';
import type { Actor } from '../accounts/actor.ts';
import type { Permission } from '../accounts/permissions.ts';
import type { HouseTx, LookupTx, UnitTx } from '../database/tx.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { ChangedMeanwhile, FormInvalid, NotAllowedNow, NotForThese, NotFound, NotPermitted, Refusal } from '../errors.ts';
import { withoutChosenWords } from './chosen-words.ts';
import { csrfHolds, csrfToken, holderOf } from './csrf.ts';
import { clashForm, DraftOvertaken, findClash } from './draft-clash.ts';
import { identified } from './foreseen.ts';
import { cleanBody, cleanText, emptyForm, type FormState, type FormValues, parseForm } from './forms.ts';
import { isKey, once } from './once.ts';
import {
  assertNotSealedMeanwhile,
  draftName,
  draftSubject,
  draftUrl,
  findDraft,
  findInLine,
  freshValues,
  openingForm,
  sealedMeanwhile,
} from './opening.ts';
import { labelsOf, overtaken } from './overtaken.ts';
import type {
  Context,
  FormPage,
  GetPage,
  Moment,
  Observation,
  OfficerPage,
  Page,
  PostPage,
  PublicContext,
  PublicPage,
} from './pages.ts';
import { dropParked } from './parking.ts';
import { sendProblem, sendStaleForm } from './problems.ts';
import { type Reply, redirect } from './reply.ts';
import { leftToCopy, redrawnWords, SealedMeanwhile } from './sealed-meanwhile.ts';
import { eyesOf, refuseWhileSeeing } from './seeing.ts';
import { sendReply } from './send.ts';
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
import { typedTexts } from './typed-texts.ts';
import { receiveFieldsOnly, receiveFiles } from './uploads.ts';
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
    if (req.session.signedIn && secondsLeft(services.config, req.session, services.machineNow().getTime()) > 0)
      req.session.flash = { words: postEndedWords, level: 'amber' };
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

/**
 * What this officer typed into a form that does not open to him any more, his post or what became of its record being another by now:
 * his words are his to read. Undefined where he keeps no draft of it, and while somebody looks through his eyes.
 */
async function draftBehind(
  page: OfficerPage,
  services: Services,
  actor: Actor,
  moment: Moment,
  req: Request,
  res: Response,
): Promise<FormValues | undefined> {
  if (page.kind !== 'form' || !page.draft || req.session.seeingAs) return undefined;
  const draft = await services.database.inUnit(actor, (tx) => {
    const context = contextOf(services, actor, moment, req, res, tx, noObserving);
    return findDraft(page, context, {});
  });
  return draft?.values;
}

/**
 * What was sent from a page of this session to where its officer may not send it: his role is another one by now, or the record is not there
 * for him any more. Undefined for anything else.
 */
async function sentInVain(page: OfficerPage, req: Request, error: unknown): Promise<FormValues | undefined> {
  if (!(error instanceof NotPermitted || error instanceof NotFound) || req.get('X-CSRF-Token') !== undefined) return undefined;
  // Refused before its files were taken in: its words are read all the same.
  if ('uploads' in page && page.uploads && req.is('multipart/form-data') && !req.received)
    await receiveFieldsOnly(req).catch(() => undefined);
  const sent = cleanBody(req.body);
  return csrfHolds(req, sent._csrf) ? sent : undefined;
}

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

const draftBehindWords = 'Bản nháp ông, bà đã nhập ở biểu mẫu này ghi ở dưới để chép lại.';

/** What was typed into a page that is not drawn again, as the page knows its fields. */
const textsOf = (page: OfficerPage, services: Services, values: FormValues) =>
  page.kind === 'form'
    ? typedTexts(values, labelsOf(services, page), page.choices, page.schema(momentOf(services)))
    : typedTexts(values, services.kit.fieldLabel);

/** Files that did not arrive whole lead back to the form they were chosen in, with what was typed before them. */
async function refuseBroken(
  page: OfficerPage,
  services: Services,
  actor: Actor,
  req: Request,
  res: Response,
  error: unknown,
): Promise<undefined> {
  if (!(error instanceof NotAllowedNow) || page.kind !== 'form') throw error;
  await refuseWithin(page, services, actor, req, res, new NotAllowedNow(error.message, req.originalUrl), cleanBody(req.body));
}

/** What the state forbids is said inside the officer's own frame, with her words beside it; every other error goes on its way. */
async function refuseWithin(
  page: OfficerPage,
  services: Services,
  actor: Actor,
  req: Request,
  res: Response,
  error: unknown,
  values: FormValues,
  beside = '',
): Promise<void> {
  if (!(error instanceof NotAllowedNow) || req.get('X-CSRF-Token') !== undefined || res.headersSent) throw error;
  // Who sent a record that was sealed meanwhile comes back from no address, that of a draft included.
  const left = error instanceof SealedMeanwhile ? leftToCopy(values) : values;
  const { reply, shell } = await services.database.inUnit(actor, async (tx) => {
    const model = {
      title: 'Chưa thực hiện được',
      message: [error.message, beside].filter(Boolean).join(' '),
      ...waysOn(error, (permission) => services.kit.may(actor, permission as Permission)),
      requestId: String(res.getHeader('X-Request-Id') ?? ''),
      latest: error instanceof NotForThese ? [] : await services.kit.latestActs(tx, actor, error.backHref || req.path),
      typed: textsOf(page, services, left),
    };
    const made: Reply = { kind: 'view', view: 'errors/not-allowed-now', model, status: error.status, layout: 'application' };
    return { reply: made, shell: await shellFor(services, made, tx, actor, req) };
  });
  await sendReply(services, req, res, reply, { csrf: csrfToken(req), shell }, true);
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

function contextOf(
  services: Services,
  actor: Actor,
  moment: Moment,
  req: Request,
  res: Response,
  tx: UnitTx,
  observe: (o: Observation) => void,
): Context {
  const remarks: string[] = [];
  const outlasting: Context['outlasting'] = [];
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
    remarks,
    remark: (sentence) => {
      if (!remarks.includes(sentence)) remarks.push(sentence);
    },
    outlasting,
    outlast: (work) => {
      outlasting.push(work);
    },
  };
}

/** What the act itself had to say joins the sentence on the next page. */
const withRemarks = (reply: Reply, { remarks }: Context): Reply =>
  reply.kind === 'redirect' && remarks.length > 0
    ? { ...reply, flash: [reply.flash, ...remarks].filter(Boolean).join(' ') }
    : reply;

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
  const observing = (observation: Observation) => {
    if (!observes) noObserving();
    // It would stand in the audit under the officer's name.
    if (actor.seenBy)
      throw new NotPermitted('Trang này ghi dấu đã mở, in hoặc xuất dưới tên cán bộ nên không mở khi đang xem như.');
    seen.push(observation);
  };
  const { reply, shell } = await services.database.inUnit(actor, async (tx) => {
    const context = contextOf(services, actor, moment, req, res, tx, observing);
    const making =
      page.kind === 'form' ? openingForm(page, context).then((form) => page.show(context, form)) : page.handler(context);
    // Asked while the page's own words are fetched: behind its first question, so that nothing waits for it.
    const frame = framed.has(page) ? frameOf(services, tx, actor, req) : undefined;
    frame?.catch(() => undefined);
    const made = await making;
    if (isFramed(made) && !(page.kind === 'get' && page.countsWork)) framed.add(page);
    return { reply: made, shell: isFramed(made) ? await (frame ?? frameOf(services, tx, actor, req)) : undefined };
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

/** Pages seen to stand in the officer's frame. */
const framed = new WeakSet<OfficerPage>();
const isFramed = (reply: Reply) => reply.kind === 'view' && reply.layout === 'application';

async function shellFor(services: Services, reply: Reply, tx: UnitTx, actor: Actor, req: Request) {
  return isFramed(reply) ? frameOf(services, tx, actor, req) : undefined;
}

async function frameOf(services: Services, tx: UnitTx, actor: Actor, req: Request) {
  const shell = await services.kit.shell(tx, actor, req.path, queryOf(req), momentOf(services).today, services.database);
  const help = await services.kit.help(tx as unknown as HouseTx, actor, String(req.route.path));
  return { ...shell, help, holder: holderOf(services.config.session.secret, actor) };
}

/** What the later checks of a form ask, nothing written. */
async function askedOf(
  services: Services,
  actor: Actor,
  ask: (tx: UnitTx) => Promise<void> | undefined,
): Promise<Record<string, string>> {
  try {
    await services.database.inUnit(actor, async (tx) => ask(tx), 'read');
    return {};
  } catch (error) {
    if (error instanceof FormInvalid) return error.errors;
    throw error;
  }
}

/** One act in its transaction. What is to outlast a refusal is written before anything is answered: without it no answer. */
async function acting<T>(
  services: Services,
  actor: Actor,
  run: (tx: UnitTx) => Context,
  mode: 'read' | 'write',
  work: (context: Context) => Promise<T>,
): Promise<T> {
  let outlasting: Context['outlasting'] = [];
  try {
    return await services.database.inUnit(
      actor,
      (tx) => {
        const context = run(tx);
        outlasting = context.outlasting;
        return work(context).catch((error: unknown) => {
          // None of it stands: what was sent along belongs to nothing, and goes with the request.
          for (const file of context.req.received ?? []) file.kept = false;
          throw error;
        });
      },
      mode,
    );
  } catch (error) {
    if (outlasting.length > 0)
      await services.database.inUnit(
        actor,
        async (tx) => {
          for (const write of outlasting) await write(tx);
        },
        'write',
      );
    throw error;
  }
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
    const { reply, shell } = await acting(services, actor, run, page.computes ? 'read' : 'write', async (context) => {
      const { tx } = context;
      const handled = async () => {
        const done = withRemarks(await page.handler(context, values), context);
        if (done.kind === 'redirect') await dropParked(context.house, actor.accountId, values._restored);
        return done;
      };
      const made = await (page.computes
        ? page.handler(context, values)
        : page.repeatable
          ? handled()
          : once(context, values, handled));
      return { reply: made, shell: await shellFor(services, made, tx, actor, req) };
    });
    return sendReply(services, req, res, reply, { csrf: csrfToken(req), shell });
  }
  const again = async (errors: Record<string, string>, changed?: ChangedMeanwhile | DraftOvertaken) => {
    const { reply, shell, status } = await services.database.inUnit(actor, async (tx) => {
      // Whoever is not shown the fresh form (another office's record, a state that forbids it) is refused so here too, whatever he sent.
      const fresh = await freshValues(page, run(tx));
      // Nor is it drawn again over a record sealed meanwhile, also where the seal came between the first look and the act.
      const sealedForm = await sealedMeanwhile(page, run(tx), values, fresh);
      if (sealedForm) {
        const made = await page.show(run(tx), {
          ...emptyForm(csrfToken(req), req.path, sealedForm.values),
          seal: 'sealed',
          errors: { '': redrawnWords },
          left: textsOf(page, services, sealedForm.changed),
          draftUrl: draftUrl(page, run(tx), values),
          ...(isKey(values._key) ? { key: values._key } : {}),
        });
        return { reply: made, shell: await shellFor(services, made, tx, actor, req), status: 409 };
      }
      const form: FormState = {
        ...emptyForm(csrfToken(req), req.path, values),
        seen: typeof values._seen === 'string' ? values._seen : '',
        ...(changed instanceof ChangedMeanwhile ? await overtaken(services, page, run(tx), changed, values) : { errors }),
        ...(changed instanceof DraftOvertaken ? clashForm(page, run(tx), changed.clash, values) : {}),
        // What was kept before the save that failed is still kept, and the page says so.
        draftSavedAt: (await findDraft(page, run(tx), values))?.savedAt ?? '',
        draftUrl: draftUrl(page, run(tx), values),
        inLine: await findInLine(page, run(tx), values),
        seal: values._seal === 'open' || values._seal === 'sealed' ? values._seal : undefined,
        labels: Object.fromEntries(Object.keys(errors).map((name) => [name, labelsOf(services, page)(name)])),
        ...(isKey(values._key) ? { key: values._key } : {}),
      };
      const made = await page.show(run(tx), form);
      return { reply: made, shell: await shellFor(services, made, tx, actor, req), status: changed?.status ?? 422 };
    });
    const invalid: Reply = reply.kind === 'view' ? { ...reply, status } : reply;
    return sendReply(services, req, res, invalid, { csrf: csrfToken(req), shell }, true);
  };
  const parsed = parseForm(page.schema(moment), values);
  if (!parsed.ok) {
    const asked = page.asks ? await askedOf(services, actor, (tx) => page.asks?.(run(tx), values)) : {};
    return again({ ...asked, ...parsed.errors });
  }
  try {
    const { reply, shell } = await acting(services, actor, run, 'write', async (context) => {
      const { tx } = context;
      let isFirst = false;
      const made = await once(context, values, async () => {
        isFirst = true;
        await assertNotSealedMeanwhile(page, context, values);
        const clash = await findClash(page, context, values);
        const done = await page.act(context, parsed.value as never, values);
        if (clash && done.kind === 'redirect') throw new DraftOvertaken(clash);
        if (done.kind === 'redirect') await dropParked(context.house, actor.accountId, values._restored);
        if (page.draft && done.kind === 'redirect' && !done.keepsDraft)
          await services.kit.dropDraft(tx, actor, draftName(page, context, values), draftSubject(page, context, values));
        return withRemarks(done, context);
      });
      // Typed in another window after the first sending: its draft stays, and is told of.
      if (!isFirst && page.manyDrafts && (await findDraft(page, context, values)))
        context.remark('Phần gõ sau lần gửi ấy còn trong bản nháp.');
      if (!isFirst) return { reply: withRemarks(made, context), shell: await shellFor(services, made, tx, actor, req) };
      return { reply: made, shell: await shellFor(services, made, tx, actor, req) };
    });
    await sendReply(services, req, res, reply, { csrf: csrfToken(req), shell });
  } catch (error) {
    if (error instanceof FormInvalid) return again(error.errors);
    if (error instanceof ChangedMeanwhile || error instanceof DraftOvertaken) return again({}, error);
    // Who is not shown the form of the sealed record has his words back to be copied.
    if (error instanceof SealedMeanwhile)
      return again({}).catch((other: unknown) => {
        throw other instanceof NotAllowedNow || other instanceof NotFound ? error : other;
      });
    throw error;
  }
}
