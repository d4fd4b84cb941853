// Reading a sheet's XML in one pass from front to end: no part of it is looked at twice, however it was built. Pure.

export interface Token {
  kind: 'open' | 'close' | 'text';
  /** The element's name without a prefix; the text itself. */
  name: string;
  /** What stands in the tag after the name. */
  rest: string;
  /** '<v/>' */
  isEmpty: boolean;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The characters an XML text stands for. */
export function plainText(xml: string): string {
  return xml.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, code: string) => {
    if (!code.startsWith('#')) return entities[code.toLowerCase()] ?? whole;
    const point = code[1]?.toLowerCase() === 'x' ? Number.parseInt(code.slice(2), 16) : Number.parseInt(code.slice(1), 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

/** Tags and texts in order; a tag never closed ends the document. */
export function* tokens(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) yield { kind: 'text', name: plainText(xml.slice(at, open)), rest: '', isEmpty: false };
    const close = xml.indexOf('>', open);
    if (close < 0) return;
    at = close + 1;
    const first = xml[open + 1];
    if (first === '?' || first === '!') continue;
    const isClose = first === '/';
    const isEmpty = xml[close - 1] === '/';
    const inside = xml.slice(open + (isClose ? 2 : 1), isEmpty ? close - 1 : close);
    const space = inside.search(/\s/);
    const full = space < 0 ? inside : inside.slice(0, space);
    const name = full.slice(full.indexOf(':') + 1);
    yield { kind: isClose ? 'close' : 'open', name, rest: space < 0 ? '' : inside.slice(space), isEmpty };
  }
}

/** One attribute of a tag, '' when it is not there. */
export function attribute(rest: string, name: string): string {
  const at = rest.indexOf(` ${name}="`);
  if (at < 0) return '';
  const from = at + name.length + 3;
  return plainText(rest.slice(from, rest.indexOf('"', from)));
}
