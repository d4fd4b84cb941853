// A form that is sent: one act in one transaction, or the same page again with what was typed (422), with what a colleague changed meanwhile or
// with another draft of it (409).
import type { Request, Response } from 'express';
import type { Actor } from '../accounts/actor.ts';
import type { UnitTx } from '../database/tx.ts';
import { ChangedMeanwhile, FormInvalid, NotAllowedNow, NotFound } from '../errors.ts';
import { contextOf, noObserving } from './context.ts';
import { csrfToken } from './csrf.ts';
import { clashForm, DraftOvertaken, findClash } from './draft-clash.ts';
import { emptyForm, type FormState, type FormValues, parseForm } from './forms.ts';
import { shellFor } from './frame.ts';
import { isKey, once } from './once.ts';
import {
  assertNotSealedMeanwhile,
  draftName,
  draftSubject,
  draftUrl,
  findDraft,
  findInLine,
  freshValues,
  sealedMeanwhile,
} from './opening.ts';
import { labelsOf, overtaken } from './overtaken.ts';
import type { Context, FormPage, Moment, PostPage } from './pages.ts';
import { dropParked } from './parking.ts';
import { textsOf } from './refused.ts';
import type { Reply } from './reply.ts';
import { redrawnWords, SealedMeanwhile } from './sealed-meanwhile.ts';
import { sendReply } from './send.ts';
import type { Services } from './services.ts';

/** What the act itself had to say joins the sentence on the next page. */
const withRemarks = (reply: Reply, { remarks }: Context): Reply =>
  reply.kind === 'redirect' && remarks.length > 0
    ? { ...reply, flash: [reply.flash, ...remarks].filter(Boolean).join(' ') }
    : reply;

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

/**
 * Answers a POST of a page this officer may send from; sent twice under one key it acts once.
 * @throws what the act throws, but for what the form itself answers: FormInvalid, ChangedMeanwhile, a draft of another window
 */
export async function servePost(
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
