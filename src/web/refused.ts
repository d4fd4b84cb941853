// Where a page is refused to an officer: said inside her frame, with what she typed beside it, and what she typed into a form that opens no more.
import type { Request, Response } from 'express';
import type { Actor } from '../accounts/actor.ts';
import type { Permission } from '../accounts/permissions.ts';
import { NotAllowedNow, NotForThese, NotFound, NotPermitted } from '../errors.ts';
import { contextOf, momentOf, noObserving } from './context.ts';
import { csrfHolds, csrfToken } from './csrf.ts';
import { cleanBody, type FormValues } from './forms.ts';
import { shellFor } from './frame.ts';
import { findDraft } from './opening.ts';
import { labelsOf } from './overtaken.ts';
import type { Moment, OfficerPage } from './pages.ts';
import type { Reply } from './reply.ts';
import { leftToCopy, SealedMeanwhile } from './sealed-meanwhile.ts';
import { sendReply } from './send.ts';
import type { Services } from './services.ts';
import { typedTexts } from './typed-texts.ts';
import { receiveFieldsOnly } from './uploads.ts';
import { waysOn } from './ways-on.ts';

/**
 * What this officer typed into a form that does not open to him any more, his post or what became of its record being another by now:
 * his words are his to read. Undefined where he keeps no draft of it, and while somebody looks through his eyes.
 */
export async function draftBehind(
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
export async function sentInVain(page: OfficerPage, req: Request, error: unknown): Promise<FormValues | undefined> {
  if (!(error instanceof NotPermitted || error instanceof NotFound) || req.get('X-CSRF-Token') !== undefined) return undefined;
  // Refused before its files were taken in: its words are read all the same.
  if ('uploads' in page && page.uploads && req.is('multipart/form-data') && !req.received)
    await receiveFieldsOnly(req).catch(() => undefined);
  const sent = cleanBody(req.body);
  return csrfHolds(req, sent._csrf) ? sent : undefined;
}

/** What was typed into a page that is not drawn again, as the page knows its fields. */
export const textsOf = (page: OfficerPage, services: Services, values: FormValues) =>
  page.kind === 'form'
    ? typedTexts(values, labelsOf(services, page), page.choices, page.schema(momentOf(services)))
    : typedTexts(values, services.kit.fieldLabel);

/** Files that did not arrive whole lead back to the form they were chosen in, with what was typed before them. */
export async function refuseBroken(
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
export async function refuseWithin(
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
