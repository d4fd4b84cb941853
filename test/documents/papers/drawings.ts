// Reads the two drawings of a paper back as text, so that they can be compared.
import PizZip from 'pizzip';
import { renderDocx } from '../../../src/documents/papers/docx.ts';
import type { Paper } from '../../../src/documents/papers/paper.ts';
import { renderFragment } from '../../../src/web/render.ts';

export const squeeze = (text: string) => text.replace(/\s+/gu, ' ').trim();

const decoded = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');

export function printHtml(paper: Paper): string {
  return renderFragment('documents/paper', {
    paper,
    toolbar: { back: { href: '/petitions/1', label: 'Quay lại đơn' }, docxHref: '', text: '' },
  });
}

/** Text of the sheet: inline marks vanish, other tags part words. */
export function printText(paper: Paper): string {
  const html = printHtml(paper);
  const sheet = /<main[^>]*>([\s\S]*)<\/main>/u.exec(html)?.[1] ?? '';
  return squeeze(decoded(sheet.replace(/<\/?(b|i)>/gu, '').replace(/<[^>]+>/gu, ' ')));
}

export function docxParts(file: Buffer): Map<string, string> {
  const zip = new PizZip(file);
  return new Map(Object.keys(zip.files).map((name) => [name, zip.file(name)?.asText() ?? '']));
}

export function docxText(paper: Paper, template?: Buffer): string {
  const xml = docxParts(template ? renderDocx(paper, template) : renderDocx(paper)).get('word/document.xml') ?? '';
  return squeeze(decoded(xml.replace(/<\/w:p>|<w:br\/>/gu, ' ').replace(/<[^>]+>/gu, '')));
}

/** The first fault in a part's tags, or null: every tag closed in order, no bare ampersand, no control character. */
export function xmlFault(xml: string): string | null {
  const open: string[] = [];
  for (const [, closing, name, rest] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|[^<>"])*)>/gu)) {
    if (closing) {
      const last = open.pop();
      if (last !== name) return `</${name}> closes <${last}>`;
    } else if (!rest?.endsWith('/')) open.push(name ?? '');
  }
  if (open.length > 0) return `<${open.join('> <')}> left open`;
  const bare = /&(?!(amp|lt|gt|quot|apos|#\d+);)/u.exec(xml);
  if (bare) return `bare & at ${bare.index}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/u.test(xml) ? 'control character' : null;
}
