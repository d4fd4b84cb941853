// Looking through another officer's eyes: whose page it is, and that nothing is posted meanwhile.
import type { Request, Response } from 'express';
import type { Actor } from '../accounts/actor.ts';
import { NotAllowedNow } from '../errors.ts';
import type { Moment, OfficerPage } from './pages.ts';
import type { Services } from './services.ts';

/**
 * Whoever signed in; or, while he looks through an officer's eyes, that officer with nothing sealed, the page written into the audit
 * before it is read. Then nothing is posted: not the officer's acts, and not his own either. Undefined when the look is over.
 */
export async function eyesOf(
  page: OfficerPage,
  services: Services,
  self: Actor,
  moment: Moment,
  req: Request,
  res: Response,
): Promise<Actor | undefined> {
  const look = req.session.seeingAs;
  if (!look || (page.kind === 'post' && page.asSelf)) return self;
  refuseWhileSeeing(req);
  const requestId = String(res.getHeader('X-Request-Id'));
  return services.database.inHouse(
    (house) => services.kit.lookThrough(house, self, { id: look.id, path: req.path }, moment, requestId),
    'write',
  );
}

/** @throws NotAllowedNow on anything but a GET while the session looks through somebody's eyes */
export function refuseWhileSeeing(req: Request): void {
  if (req.session.seeingAs && req.method !== 'GET' && req.method !== 'HEAD')
    throw new NotAllowedNow('Đang xem như người khác nên không ghi được gì. Chọn Thôi xem như rồi làm việc của mình.', '/work');
}
