// One token per session, in every form; compared in constant time. Uploads are checked too, after multipart parsing.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

/** The form's token; makes the session when there is none. */
export function csrfToken(req: Request): string {
  req.session.csrf ??= randomBytes(24).toString('base64url');
  return req.session.csrf;
}

export function csrfHolds(req: Request, sent: unknown): boolean {
  const token = req.session.csrf;
  if (!token || typeof sent !== 'string' || sent.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(token), Buffer.from(sent));
}

/** Who sat here last: lets a form posted after expiry be parked for that account only. Signed, no name inside. */
export const whoCookie = 'donthu.who';

export function rememberWho(res: Response, secret: string, accountId: number, secure: boolean): void {
  const value = `${accountId}.${sign(secret, accountId)}`;
  res.cookie(whoCookie, value, { httpOnly: true, sameSite: 'lax', secure, maxAge: 12 * 3_600_000, path: '/' });
}

export function whoSatHere(req: Request, secret: string): number | undefined {
  const cookie = (req.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${whoCookie}=`));
  // Digits, a dot, base64url: nothing in it is ever percent-encoded.
  const [id, signature] = (cookie?.slice(whoCookie.length + 1) ?? '').split('.');
  if (!id || !signature || !/^\d+$/.test(id)) return undefined;
  const right = sign(secret, Number(id));
  return signature.length === right.length && timingSafeEqual(Buffer.from(signature), Buffer.from(right))
    ? Number(id)
    : undefined;
}

function sign(secret: string, accountId: number): string {
  return createHmac('sha256', secret).update(`who:${accountId}`).digest('base64url');
}
