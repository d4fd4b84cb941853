// The session: in PostgreSQL, signed cookie, idle and absolute limits of our own.
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { FlashLevel } from './reply.ts';

declare module 'express-session' {
  interface SessionData {
    csrf: string;
    /** Set at sign-in; `epoch` is compared with the account's, so that "sign out everywhere" ends them all. */
    signedIn: { accountId: number; assignmentId: number; epoch: number; since: number };
    /** Signed in with a password, but the assignment is not chosen or the password must be changed first. */
    pending: { accountId: number; epoch: number; next: string };
    seenAt: number;
    flash: { words: string; level: FlashLevel };
  }
}

export function sessions(config: Config, database: Database): RequestHandler {
  const Store = connectPgSimple(session);
  return session({
    name: `${config.web.cookiePrefix}.sid`,
    secret: config.session.secret,
    store: new Store({
      pool: database.sessionPool,
      tableName: 'sessions',
      pruneSessionInterval: config.isTest ? false : 900,
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
}

/** Seconds until this session ends by idleness or age; 0 or less when it already has. */
export function secondsLeft(config: Config, data: { seenAt?: number; signedIn?: { since: number } }, now: number): number {
  const idle = (data.seenAt ?? now) + config.session.idleMinutes * 60_000;
  const absolute = (data.signedIn?.since ?? now) + config.session.hours * 3_600_000;
  return Math.floor((Math.min(idle, absolute) - now) / 1000);
}
