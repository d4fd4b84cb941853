// What a file says in letters: the text of a document, its properties, its notes, the names of who wrote it; of any other what stands among its
// bytes. It is read to be compared, never kept.
import { pdfTexts } from './pdf-texts.ts';
import { zipParts } from './zip-parts.ts';

export interface FileTexts {
  /** What a program of an office shows as text, or keeps as the file's properties. */
  texts: string[];
  /** What stands among bytes that are not text: of a picture, of an old format. */
  among: string[];
  /** All of it was read: there is no picture, nothing locked, no format known from outside alone. */
  isWhole: boolean;
}

const isOffice = (mediaType: string) =>
  /^application\/vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)\./.test(mediaType);

/** @param mediaType by content */
export async function textsOfFile(bytes: Buffer, mediaType: string): Promise<FileTexts> {
  if (isOffice(mediaType)) return officeTexts(bytes);
  if (mediaType === 'application/pdf') return { texts: await pdfTexts(bytes), among: amongBytes(bytes), isWhole: false };
  if (mediaType === 'application/rtf') return { texts: [rtfText(bytes)], among: amongBytes(bytes), isWhole: false };
  return { texts: [], among: amongBytes(bytes), isWhole: false };
}

async function officeTexts(bytes: Buffer): Promise<FileTexts> {
  const found: FileTexts = { texts: [], among: [], isWhole: true };
  let parts = 0;
  for await (const { name, content } of zipParts(bytes)) {
    parts += 1;
    found.texts.push(name);
    if (name.endsWith('/')) continue;
    if (content && /\.(?:xml|rels|vml)$/i.test(name)) found.texts.push(...xmlTexts(xmlOf(content)));
    else if (name !== 'mimetype') {
      found.isWhole = false;
      if (content) found.among.push(...amongBytes(content));
    }
  }
  // Behind the list of parts, and between them, nothing is read by an office, but it is there.
  found.among.push(...amongBytes(bytes));
  return { ...found, isWhole: found.isWhole && parts > 0 };
}

/** By its mark an XML may be in UTF-16. */
const xmlOf = (bytes: Buffer) => bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Where a line ends in Word, PowerPoint, Excel and OpenDocument; any other tag may stand in the middle of a word. */
const endsLine = /<\/?(?:\w+:)?(?:p|h|br|cr|tab|s|si|is|c|v|tc|row|sp|line-break|table-cell|comment|author)(?=[\s/>])[^>]*>/g;

/** Its text by lines, as the words stand together; once more with a blank for every tag, as properties and cells do; what attributes say. */
function xmlTexts(xml: string): string[] {
  const said = [...xml.matchAll(/=\s*(?:"([^"<]{2,})"|'([^'<]{2,})')/g)].map(([, one, other]) => one ?? other ?? '');
  return [xml.replace(endsLine, '\n').replace(/<[^>]*>/g, ''), xml.replace(/<[^>]*>/g, ' '), said.join('\n')].map(plain);
}

/** RTF writes a letter it has no sign for as a number, with a sign for old programs behind it. */
const rtfText = (bytes: Buffer) =>
  bytes
    .toString('latin1')
    .replace(/\\u(-?\d+) ?\??/g, (_, code: string) => String.fromCharCode(Number(code) & 0xffff))
    .replace(/\\(?:par|line|tab|cell)\b/g, '\n')
    .replace(/\\[a-z]+-?\d* ?|[{}\r]/g, '');

/** So much of the beginning and of the end: there stand the names of who made it. */
const edge = 4 * 1024 * 1024;

/** Letters among bytes, in the ways programs write them. */
function amongBytes(bytes: Buffer): string[] {
  const edges = bytes.length <= 2 * edge ? [bytes] : [bytes.subarray(0, edge), bytes.subarray(-edge)];
  return edges.flatMap((part) => [
    part.toString('utf8').replace(noLetters, '\n'),
    ...[0, 1].map((from) => part.subarray(from).toString('utf16le').replace(noLetters, '\n')),
  ]);
}
/** Whatever Vietnamese is not written with. */
const noLetters = /[^\p{Script=Latin}\p{M}\d .,@()/+-]+/gu;
