// The session: in PostgreSQL, signed cookie, idle and absolute limits of our own.
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { planned } from '../database/planned.ts';
import type { FlashLevel } from './reply.ts';

declare module 'express-session' {
  interface SessionData {
    csrf: string;
    /** Set at sign-in; `epoch` is compared with the account's, so that "sign out everywhere" ends them all. The unit is that of the assignment. */
    signedIn: { accountId: number; assignmentId: number; unitId?: number; epoch: number; since: number };
    /** Signed in with a password, but the assignment is not chosen or the password must be changed first. */
    pending: { accountId: number; epoch: number; next: string; mustChangePassword: boolean };
    seenAt: number;
    /** The installation's own limits, as of the last request; the machine's own hold where they are stricter. */
    limits: { idleMinutes: number; hours: number };
    /** The help desk looks through somebody's eyes; the words stand on every page until it ends. */
    seeingAs: { id: number; words: string };
    flash: { words: string; level: FlashLevel };
  }
}

/** The session of each request; none is stored before somebody signs in. Its cookie lives `session.hours` at most. */
export function sessions(config: Config, database: Database): RequestHandler {
  const Store = connectPgSimple(session);
  const ofRequest = session({
    name: `${config.web.cookiePrefix}.sid`,
    secret: config.session.secret,
    store: new Store({
      pool: planned(database.sessionPool),
      tableName: 'sessions',
      // Ended rows go with the worker's sweep of the house; a timer here would outlive the class whose store it is.
      pruneSessionInterval: false,
      disableTouch: true,
      errorLog: () => undefined,
    }),
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: config.web.isHttps,
      maxAge: config.session.hours * 3_600_000,
      path: config.web.basePath || '/',
    },
  });
  return (req, res, next) => {
    req.markSecret = config.session.secret;
    ofRequest(req, res, next);
  };
}

interface SessionAge {
  seenAt?: number;
  signedIn?: { since: number };
  limits?: { idleMinutes: number; hours: number };
}

/** Seconds until this session ends by idleness or age; 0 or less when it already has. */
export function secondsLeft(config: Config, data: SessionAge, now: number): number {
  const idleMinutes = Math.min(config.session.idleMinutes, data.limits?.idleMinutes ?? config.session.idleMinutes);
  const hours = Math.min(config.session.hours, data.limits?.hours ?? config.session.hours);
  const idle = (data.seenAt ?? now) + idleMinutes * 60_000;
  const absolute = (data.signedIn?.since ?? now) + hours * 3_600_000;
  return Math.floor((Math.min(idle, absolute) - now) / 1000);
}
