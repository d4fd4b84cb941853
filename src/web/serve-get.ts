// A page that is read: its transaction writes nothing, and what the law wants recorded of the reading is written before the first byte.
import type { Request, Response } from 'express';
import type { Actor } from '../accounts/actor.ts';
import { NotPermitted } from '../errors.ts';
import { contextOf, noObserving } from './context.ts';
import { csrfToken } from './csrf.ts';
import { frameOf, isFramed } from './frame.ts';
import { openingForm } from './opening.ts';
import type { FormPage, GetPage, Moment, Observation, OfficerPage } from './pages.ts';
import { sendReply } from './send.ts';
import type { Services } from './services.ts';

/** Pages seen to stand in the officer's frame. */
const framed = new WeakSet<OfficerPage>();

/** Answers a GET of a page this officer may open. @throws what the page throws; NotPermitted where a look through others' eyes would leave a mark */
export async function serveGet(
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
