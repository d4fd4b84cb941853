// The little of XML that a sheet needs: tags, attributes and text, as they stream by. A document type is never read, so no
// entity can be made to grow.
import { StringDecoder } from 'node:string_decoder';
import { FileRefused, limits, refusals } from './limits.ts';

export interface XmlHandler {
  /** @param name without its prefix; @param attributes as written */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

/** Text with its five entities and character numbers read. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return named.get(name) ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

const patterns = new Map<string, RegExp>();

/** The value of one attribute of a tag, its entities read; undefined where it has none. @param attributes what stands in the tag after its name */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined;
}

/** Takes XML piece by piece and tells the handler what is whole. @throws FileRefused for one that no program of an office writes */
export function xmlReader(handler: XmlHandler): { write(piece: Buffer): void } {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    write(piece) {
      rest = consume(rest + decoder.write(piece), handler);
      if (rest.length > limits.cellCharacters * 8) throw new FileRefused(refusals.broken);
    },
  };
}

/** Reads a whole stream. @throws FileRefused */
export async function readXml(pieces: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const reader = xmlReader(handler);
  for await (const piece of pieces) reader.write(piece);
}

/** Hands over what is whole; gives what is not yet. */
function consume(text: string, handler: XmlHandler): string {
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open < 0) return text.slice(at);
    if (open > at) handler.text(unescapeXml(text.slice(at, open)));
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open);
      if (end < 0) return text.slice(open);
      at = end + 3;
      continue;
    }
    if (text.startsWith('<!DOCTYPE', open)) throw new FileRefused(refusals.broken);
    const end = tagEnd(text, open);
    if (end < 0) return text.slice(open);
    tag(text.slice(open + 1, end), handler);
    at = end + 1;
  }
}

/** Where a tag ends: a '>' inside an attribute does not end it. Each sign is looked at once. */
function tagEnd(text: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  return -1;
}

function tag(inside: string, handler: XmlHandler): void {
  if (inside.startsWith('?') || inside.startsWith('!')) return;
  if (inside.startsWith('/')) {
    handler.close(local(inside.slice(1).trim()));
    return;
  }
  const isEmpty = inside.endsWith('/');
  const body = isEmpty ? inside.slice(0, -1) : inside;
  const blank = body.search(/\s/);
  const name = local(blank < 0 ? body : body.slice(0, blank));
  handler.open(name, blank < 0 ? '' : body.slice(blank));
  if (isEmpty) handler.close(name);
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);
