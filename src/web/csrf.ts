// One token per session, in every form; compared in constant time. Uploads are checked too, after multipart parsing.
// Pages are compressed and may repeat what was asked in the address: a token that reads the same in every page could be guessed
// from their lengths (BREACH). So each page carries it under a fresh random mask, and no two are alike.
// Beside it, under the same mask, stands for which account in which unit and post the page was drawn: what is sent from it later, in no session,
// in somebody else's, in another unit's or post's, is known as that account's there.
// Before the sign-in there is no session to keep a token in: the sign-in form carries the value of a cookie of its own, so
// that a stranger who only looks at the page costs the database nothing and leaves no row in it.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '../config.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** The token the sign-in form was drawn with in this request. */
    strangerToken?: string | undefined;
    /** What the mark of a page is signed with: the installation's own, or the class's. */
    markSecret?: string;
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

const idBytes = 6;
const signatureBytes = 18;

/** Whom a page is drawn for. */
export interface Holder {
  accountId: number;
  /** In which unit he worked then, and in which of his posts; undefined in pages drawn before their marks told it. */
  unitId?: number | undefined;
  assignmentId?: number | undefined;
}

/** Whom a page is drawn for: the numbers of account, unit and post, and our signature under them. */
function markOf(secret: string, { accountId, unitId, assignmentId }: Holder): Buffer {
  const place = assignmentId === undefined ? [unitId] : [unitId, assignmentId];
  const ids = [accountId, ...(unitId === undefined ? [] : (place as number[]))];
  const bytes = Buffer.alloc(ids.length * idBytes);
  for (const [at, id] of ids.entries()) bytes.writeUIntBE(id, at * idBytes, idBytes);
  const signature = createHmac('sha256', secret)
    .update(`drawn-for:${ids.join(':')}`)
    .digest();
  return Buffer.concat([bytes, signature.subarray(0, signatureBytes)]);
}

/** The token as a page shows it: a mask of its own, and under it the token with the mark of whom the page is drawn for. */
function masked(token: string, mark: Buffer = Buffer.alloc(0)): string {
  const bare = Buffer.concat([Buffer.from(token, 'base64url'), mark]);
  const mask = randomBytes(bare.length);
  return Buffer.concat([mask, xor(bare, mask)]).toString('base64url');
}

/** What a page showed, without its mask; undefined when it is none of ours. */
function unmasked(sent: unknown): { token: Buffer; mark: Buffer } | undefined {
  if (typeof sent !== 'string' || !/^(?:[\w-]{64}|[\w-]{128}|[\w-]{144}|[\w-]{160})$/.test(sent)) return undefined;
  const both = Buffer.from(sent, 'base64url');
  const bare = xor(both.subarray(both.length / 2), both.subarray(0, both.length / 2));
  return { token: bare.subarray(0, tokenBytes), mark: bare.subarray(tokenBytes) };
}

/** Whom the page was drawn for that sent this token; undefined where the mark is missing, or not signed by us. */
export function drawnFor(req: Request, sent: unknown): Holder | undefined {
  const mark = unmasked(sent)?.mark;
  if (!mark || mark.length === 0 || !req.markSecret) return undefined;
  const idAt = (at: number) =>
    mark.length >= signatureBytes + (at + 1) * idBytes ? mark.readUIntBE(at * idBytes, idBytes) : undefined;
  const holder = { accountId: mark.readUIntBE(0, idBytes), unitId: idAt(1), assignmentId: idAt(2) };
  return timingSafeEqual(mark, markOf(req.markSecret, holder)) ? holder : undefined;
}

/** The form's token, masked anew: the session's, or before a sign-in the stranger's cookie, which is set when it is missing. */
export function csrfToken(req: Request): string {
  if (isKnown(req)) {
    req.session.csrf ??= newToken();
    const { signedIn } = req.session;
    return masked(req.session.csrf, signedIn && req.markSecret ? markOf(req.markSecret, signedIn) : undefined);
  }
  req.strangerToken ??= strangerToken(req);
  if (!req.strangerToken) {
    req.strangerToken = newToken();
    const { name, path } = strangerCookie(req);
    req.res?.cookie(name, req.strangerToken, { httpOnly: true, sameSite: 'lax', secure: req.secure, path });
  }
  return masked(req.strangerToken);
}

/**
 * Is this the token of the request's session, or before a sign-in of the stranger's cookie? Compared in constant time. A mark beside it that is
 * not ours says no less than a wrong token: somebody wrote it. @param sent as a page carries it, masked
 */
export function csrfHolds(req: Request, sent: unknown): boolean {
  const token = isKnown(req) ? req.session.csrf : strangerToken(req);
  const given = unmasked(sent);
  if (!token || !given || (given.mark.length > 0 && !drawnFor(req, sent))) return false;
  const right = Buffer.from(token, 'base64url');
  return right.length === given.token.length && timingSafeEqual(right, given.token);
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
 * Who sat here last, for two weeks: lets that account sign in while others from the same address have failed too often, and a large
 * form of his be read. Whose a form is says its own mark (drawnFor). Signed, no name inside.
 */
const whoCookie = ({ web }: Config) => `${web.cookiePrefix}.who`;

/** Sets that cookie. @param accountId who works here from now on */
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

/** The account that cookie names; undefined without one, or when it was not signed by us. */
export function whoSatHere(req: Request, config: Config): number | undefined {
  const [id, signature] = cookieOf(req, whoCookie(config)).split('.');
  if (!id || !signature || !/^\d+$/.test(id)) return undefined;
  const right = sign(config.session.secret, Number(id));
  return signature.length === right.length && timingSafeEqual(Buffer.from(signature), Buffer.from(right))
    ? Number(id)
    : undefined;
}

/** Which officer in which post a page was made for, without saying who: only he gets the page's new token after a sign-in elsewhere. */
export function holderOf(secret: string, actor: { accountId: number; unitId: number; assignmentId: number }): string {
  return createHmac('sha256', secret)
    .update(`holder:${actor.accountId}:${actor.unitId}:${actor.assignmentId}`)
    .digest('base64url')
    .slice(0, 24);
}

function sign(secret: string, accountId: number): string {
  return createHmac('sha256', secret).update(`who:${accountId}`).digest('base64url');
}
