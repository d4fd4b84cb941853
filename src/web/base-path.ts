// A whole application under an address of its own (/class/k7m2p): inside, every page writes its links as it always does; on
// the way out they get the prefix. Text never matches: the escape turns every quote a person typed into an entity.
import type { Response } from 'express';

const urlAttributes =
  'href|src|action|formaction|data-draft|data-draft-at|data-draft-page|data-live-url|data-upload-url|data-remove-url|data-session-ping';
const links = new RegExp(`(\\s(?:${urlAttributes})=")/(?![/\\\\])([^"]*)`, 'g');

/** '/petitions/7' → '/class/k7m2p/petitions/7'. Files of the product and what has the prefix already stay as they are. */
export function under(basePath: string, path: string): string {
  if (!path.startsWith('/') || /^\/[/\\]/.test(path) || path.startsWith('/static/')) return path;
  return path === basePath || path.startsWith(`${basePath}/`) || path.startsWith(`${basePath}?`) ? path : `${basePath}${path}`;
}

/** Every link, form and script address of a page. */
function linksUnder(basePath: string, html: string): string {
  return html.replace(links, (_all, attribute: string, rest: string) => `${attribute}${under(basePath, `/${rest}`)}`);
}

/** From here on, redirects and pages of this answer stay under the prefix. */
export function answerUnder(basePath: string, res: Response): void {
  const location = res.location.bind(res);
  res.location = (url: string) => location(under(basePath, url));
  const send = res.send.bind(res);
  res.send = (body?: unknown) =>
    send(
      typeof body === 'string' && String(res.getHeader('Content-Type') ?? '').startsWith('text/html')
        ? linksUnder(basePath, body)
        : body,
    );
}
