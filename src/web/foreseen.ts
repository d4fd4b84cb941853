// Who came with a session's cookie last is looked up while the session itself is still being read: two questions to the database at once
// instead of one after the other, before every page. What was found counts only where the session then says the same.
import type { Request, RequestHandler } from 'express';
import type { SessionData } from 'express-session';
import { todayInVietnam } from '../deadlines/dates.ts';
import type { KitPorts, Services } from './services.ts';

type SignedIn = SessionData['signedIn'];
type Found = Awaited<ReturnType<KitPorts['identify']>>;

declare module 'express-serve-static-core' {
  interface Request {
    foreseen?: { signedIn: SignedIn; today: string; found: Promise<Found> };
  }
}

/** Officers at work in a city at one time; one takes some hundred bytes. */
const mostKnown = 2_000;
/** By database (every class is one of its own), then by the cookie as it is sent. */
const known = new WeakMap<object, Map<string, SignedIn>>();

const cookieOf = ({ config }: Services, req: Request): string | undefined =>
  req.headers.cookie?.split('; ').find((one) => one.startsWith(`${config.web.cookiePrefix}.sid=`));

const ask = (services: Services, signedIn: SignedIn, today: string): Promise<Found> =>
  services.database.inHouse((house) => services.kit.identify(house, signedIn, { today }), 'single');

/** Goes before the session middleware. */
export function foresee(services: Services): RequestHandler {
  return (req, _res, next) => {
    const signedIn = known.get(services.database)?.get(cookieOf(services, req) ?? '');
    if (signedIn) {
      const today = todayInVietnam(services.now());
      const found = ask(services, signedIn, today);
      // Told where it is waited for; a page that asks for nobody waits for nothing.
      found.catch(() => undefined);
      req.foreseen = { signedIn, today, found };
    }
    next();
  };
}

/** The officer of this session on a day, as found meanwhile or asked for now; undefined when the session holds no longer. */
export async function identified(services: Services, req: Request, signedIn: SignedIn, today: string): Promise<Found> {
  const { foreseen } = req;
  const isSame =
    foreseen?.today === today &&
    foreseen.signedIn.accountId === signedIn.accountId &&
    foreseen.signedIn.assignmentId === signedIn.assignmentId &&
    foreseen.signedIn.epoch === signedIn.epoch;
  if (isSame) return foreseen.found;
  const found = await ask(services, signedIn, today);
  const cookie = cookieOf(services, req);
  if (found && cookie) remember(services, cookie, signedIn);
  return found;
}

function remember({ database }: Services, cookie: string, signedIn: SignedIn): void {
  const here = known.get(database) ?? new Map<string, SignedIn>();
  known.set(database, here);
  here.delete(cookie);
  if (here.size >= mostKnown) here.delete(here.keys().next().value ?? '');
  here.set(cookie, { ...signedIn });
}
