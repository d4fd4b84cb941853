// The officer's frame around a page: the menu with its counts, the help beside it, and whose page it is.
import type { Request } from 'express';
import type { Actor } from '../accounts/actor.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';
import { momentOf, queryOf } from './context.ts';
import { holderOf } from './csrf.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** Does this answer stand in the frame? */
export const isFramed = (reply: Reply) => reply.kind === 'view' && reply.layout === 'application';

/** The frame of an answer; undefined where it stands in none. */
export async function shellFor(services: Services, reply: Reply, tx: UnitTx, actor: Actor, req: Request) {
  return isFramed(reply) ? frameOf(services, tx, actor, req) : undefined;
}

/** What the frame says to this officer on this page. */
export async function frameOf(services: Services, tx: UnitTx, actor: Actor, req: Request) {
  const shell = await services.kit.shell(tx, actor, req.path, queryOf(req), momentOf(services).today, services.database);
  const help = await services.kit.help(tx as unknown as HouseTx, actor, String(req.route.path));
  return { ...shell, help, holder: holderOf(services.config.session.secret, actor) };
}
