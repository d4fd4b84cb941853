// What a PDF printed by Chromium holds: its pages with their size and their words in the order they are painted. Reads what Chromium
// writes (objects one by one, streams deflated, words as glyphs with a table back to letters), not every PDF there is.
import { inflateSync } from 'node:zlib';

export interface PdfPage {
  /** In points: A4 is 595 by 842. */
  width: number;
  height: number;
  /** Without the spaces: a line may break anywhere. */
  words: string;
}

type Objects = ReadonlyMap<number, string>;
type Glyphs = { bytes: 1 | 2; letters: ReadonlyMap<number, string> };

/** @throws Error when there is no page in it */
export function readPdf(file: Buffer): PdfPage[] {
  const objects: Objects = new Map(
    [...file.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)].map(([, id, text = '']) => [Number(id), text]),
  );
  const pages = [...objects.values()].filter((text) => /\/Type \/Page\b(?!s)/.test(text)).map((text) => pageOf(text, objects));
  if (pages.length === 0) throw new Error('No page was found in the PDF');
  return pages;
}

function pageOf(page: string, objects: Objects): PdfPage {
  const [, x0, y0, x1, y1] = (/\/MediaBox\s*\[\s*(\S+) (\S+) (\S+) (\S+?)\s*\]/.exec(page) ?? []).map(Number);
  const contents = /\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page)?.[1] ?? '';
  return {
    width: (x1 ?? 0) - (x0 ?? 0),
    height: (y1 ?? 0) - (y0 ?? 0),
    words: refsIn(contents)
      .map((id) => wordsOf(streamOf(objects.get(id) ?? ''), resourcesOf(page, objects), objects))
      .join('')
      .replace(/[\s\u200b]/g, ''),
  };
}

const refsIn = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
const resourcesOf = (text: string, objects: Objects): string => {
  const id = /\/Resources (\d+) 0 R/.exec(text)?.[1];
  return id ? (objects.get(Number(id)) ?? '') : text;
};
/** What a name of the resources stands for. */
const named = (name: string, resources: string): number => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(resources)?.[1] ?? 0);

function streamOf(object: string): string {
  const [, head = '', body = ''] = /^([\s\S]*?)stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object) ?? [];
  return head.includes('/FlateDecode') ? inflateSync(Buffer.from(body, 'latin1')).toString('latin1') : body;
}

function wordsOf(content: string, resources: string, objects: Objects): string {
  let glyphs: Glyphs = { bytes: 2, letters: new Map() };
  let words = '';
  for (const [, font, shown, drawn] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\/(\w+) Do/g)) {
    if (font) glyphs = glyphsOf(objects.get(named(font, resources)) ?? '', objects);
    else if (shown)
      words += (shown.match(glyphs.bytes === 2 ? /..../g : /../g) ?? [])
        .map((code) => glyphs.letters.get(Number.parseInt(code, 16)) ?? '')
        .join('');
    else if (drawn) {
      const form = objects.get(named(drawn, resources)) ?? '';
      if (form.includes('/Subtype /Form')) words += wordsOf(streamOf(form), resourcesOf(form, objects), objects);
    }
  }
  return words;
}

function glyphsOf(font: string, objects: Objects): Glyphs {
  const table = streamOf(objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1])) ?? '');
  const letters = new Map<number, string>();
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, part = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(Number.parseInt(code, 16), text(hex));
  for (const [, part = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', hex = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let code = Number.parseInt(first, 16), n = 0; code <= Number.parseInt(last, 16); code += 1, n += 1)
        letters.set(code, String.fromCodePoint((text(hex).codePointAt(0) ?? 0) + n));
  return { bytes: font.includes('/Subtype /Type0') ? 2 : 1, letters };
}
