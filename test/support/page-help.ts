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
