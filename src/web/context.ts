// What a page is given of its request: the moment, the address, the officer, the transaction.
import type { Request, Response } from 'express';
import type { Actor } from '../accounts/actor.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { csrfToken } from './csrf.ts';
import { cleanText } from './forms.ts';
import type { Context, Moment, Observation } from './pages.ts';
import type { Services } from './services.ts';

/** Now, and its day in Vietnam, by the clock of this installation or class. */
export const momentOf = (services: Services): Moment => {
  const at = services.now();
  return { at, today: todayInVietnam(at) };
};

/** The query of an address, each value cleaned and cut at 500 characters. */
export const queryOf = (req: Request) => {
  const query = new URL(req.originalUrl, 'http://local').searchParams;
  for (const [name, value] of [...query]) query.set(name, cleanText(value).slice(0, 500));
  return query;
};

/** The context of an officer's page in one transaction. @param observe what is to be recorded of a reading, once it was made */
export function contextOf(
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

/** Of a page that declares no observation: what it observes all the same is a mistake of ours. @throws Error */
export const noObserving = () => {
  throw new Error('This page does not declare what it observes');
};
