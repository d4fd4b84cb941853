// Help and "Góp ý" as every page of an officer carries them: by the route of the page, never by its address, which holds ids.

/** Is it a whole page with the rail and the bar of the office around it? A sheet for the printer, a piece of a page and a file are none. */
export const hasRail = (text: string): boolean => /<body[^>]* data-holder="/.test(text);

/** What a page of this route lacks. @param base the class's own beginning of addresses */
export function lacksOfHelp(text: string, route: string, base = ''): string[] {
  return [
    ...(text.includes(`href="${base}/feedback/new?page=${encodeURIComponent(route)}"`) ? [] : ['Góp ý']),
    ...(new RegExp(`<iframe src="${base}/help/[a-z-]+\\?panel=1"`).test(text) ? [] : ['Hướng dẫn trang này']),
    ...(text.includes(`href="${base}/help"`) ? [] : ['Hướng dẫn, hỗ trợ']),
  ].map((missing) => `${route}: ${missing}`);
}

/** Of pages as they are opened: which route each says it is, and what lacks. @param routes as the mount table writes them */
export function watchHelp(routes: readonly string[]) {
  const shapes = new Map(routes.map((route) => [route, new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`)]));
  const helped = new Set<string>();
  const helpless: string[] = [];
  const note = (address: string, text: unknown): void => {
    if (typeof text !== 'string' || !hasRail(text)) return;
    const [base = ''] = /^\/class\/\w+/.exec(address) ?? [];
    const path = address.slice(base.length);
    const said = decodeURIComponent(/\/feedback\/new\?page=([^"]*)"/.exec(text)?.[1] ?? '');
    const route = shapes.get(said)?.test(path) ? said : path;
    helped.add(route);
    helpless.push(...lacksOfHelp(text, route, base));
  };
  return { helped, helpless, note };
}
