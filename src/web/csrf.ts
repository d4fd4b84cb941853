// One token per session, in every form; compared in constant time. Uploads are checked too, after multipart parsing.
// Pages are compressed and may repeat what was asked in the address: a token that reads the same in every page could be guessed
// from their lengths (BREACH). So each page carries it under a fresh random mask, and no two are alike.
// Before the sign-in there is no session to keep a token in: the sign-in form carries the value of a cookie of its own, so
// that a stranger who only looks at the page costs the database nothing and leaves no row in it.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '../config.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** The token the sign-in form was drawn with in this request. */
    strangerToken?: string | undefined;
  }
}

/** A training class has one of its own, that goes to its own address only. */
const strangerCookie = (req: Request) => {
  const realm = req.res?.locals.realm as { code: string } | undefined;
  return realm ? { name: 'donthu.class.form', path: `/class/${realm.code}` } : { name: 'donthu.form', path: '/' };
};
const newToken = () => randomBytes(24).toString('base64url');
const tokenShape = /^[\w-]{32}$/;
const tokenBytes = 24;

const xor = (one: Buffer, other: Buffer) => Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));

/** The token as a page shows it: a mask of its own, and the token under it. */
function masked(token: string): string {
  const mask = randomBytes(tokenBytes);
  return Buffer.concat([mask, xor(Buffer.from(token, 'base64url'), mask)]).toString('base64url');
}

/** What a page showed, without its mask; undefined when it is none of ours. */
function unmasked(sent: unknown): Buffer | undefined {
  if (typeof sent !== 'string' || !/^[\w-]{64}$/.test(sent)) return undefined;
  const both = Buffer.from(sent, 'base64url');
  return xor(both.subarray(tokenBytes), both.subarray(0, tokenBytes));
}

/** The form's token, masked anew: the session's, or before a sign-in the stranger's cookie, which is set when it is missing. */
export function csrfToken(req: Request): string {
  if (isKnown(req)) {
    req.session.csrf ??= newToken();
    return masked(req.session.csrf);
  }
  req.strangerToken ??= strangerToken(req);
  if (!req.strangerToken) {
    req.strangerToken = newToken();
    const { name, path } = strangerCookie(req);
    req.res?.cookie(name, req.strangerToken, { httpOnly: true, sameSite: 'lax', secure: req.secure, path });
  }
  return masked(req.strangerToken);
}

export function csrfHolds(req: Request, sent: unknown): boolean {
  const token = isKnown(req) ? req.session.csrf : strangerToken(req);
  const given = unmasked(sent);
  if (!token || !given) return false;
  const right = Buffer.from(token, 'base64url');
  return right.length === given.length && timingSafeEqual(right, given);
}

function isKnown(req: Request): boolean {
  return Boolean(req.session.signedIn ?? req.session.pending);
}

function strangerToken(req: Request): string | undefined {
  const token = cookieOf(req, strangerCookie(req).name);
  return tokenShape.test(token) ? token : undefined;
}

/** Our cookies hold digits, dots and base64url: nothing in them is ever percent-encoded. */
function cookieOf(req: Request, name: string): string {
  const found = (req.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}

/**
 * Who sat here last, for two weeks: lets a form posted after expiry be parked for that account only, and that account sign in while
 * others from the same address have failed too often. Signed, no name inside.
 */
const whoCookie = ({ web }: Config) => `${web.cookiePrefix}.who`;

export function rememberWho(res: Response, config: Config, accountId: number): void {
  const value = `${accountId}.${sign(config.session.secret, accountId)}`;
  res.cookie(whoCookie(config), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.web.isHttps,
    maxAge: 14 * 24 * 3_600_000,
    path: config.web.basePath || '/',
  });
}

export function whoSatHere(req: Request, config: Config): number | undefined {
  const [id, signature] = cookieOf(req, whoCookie(config)).split('.');
  if (!id || !signature || !/^\d+$/.test(id)) return undefined;
  const right = sign(config.session.secret, Number(id));
  return signature.length === right.length && timingSafeEqual(Buffer.from(signature), Buffer.from(right))
    ? Number(id)
    : undefined;
}

/** Which officer in which unit a page was made for, without saying who: only he gets the page's new token after a sign-in elsewhere. */
export function holderOf(secret: string, actor: { accountId: number; unitId: number }): string {
  return createHmac('sha256', secret).update(`holder:${actor.accountId}:${actor.unitId}`).digest('base64url').slice(0, 24);
}

function sign(secret: string, accountId: number): string {
  return createHmac('sha256', secret).update(`who:${accountId}`).digest('base64url');
}
