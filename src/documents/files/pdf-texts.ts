// What a PDF says, as far as it says it in letters: its properties, its notes, the text of its pages. Not drawn and not laid out: every stream is
// unpacked, and every text in it is read under each table of letters the file brings, so that the right one is among the readings. A page
// that is a picture says nothing here.
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

const most = 48 * 1024 * 1024;
const inflated = promisify(inflate) as (
  packed: Buffer,
  options: { maxOutputLength: number; finishFlush: number },
) => Promise<Buffer>;
/** Z_SYNC_FLUSH: a stream that is cut off gives what it holds. */
const finishFlush = 2;

/** The readings of a PDF, each a text. Of an encrypted one none but what stands outside. */
export async function pdfTexts(file: Buffer): Promise<string[]> {
  const bodies: string[] = [];
  const outside: string[] = [];
  let [all, from] = [0, 0];
  const begin = Buffer.from('stream');
  for (let at = file.indexOf(begin); at >= 0 && all < most; at = file.indexOf(begin, at + 6)) {
    if (at < from || file.toString('latin1', at - 3, at) === 'end') continue;
    const start = at + 6 + (file[at + 6] === 13 ? 2 : 1);
    const end = file.indexOf('endstream', start);
    const content = await inflated(file.subarray(start, end < 0 ? file.length : end), {
      maxOutputLength: most,
      finishFlush,
    }).catch(() => undefined);
    all += content?.length ?? 0;
    if (content) bodies.push(content.toString('latin1'));
    outside.push(file.toString('latin1', from, at));
    from = end < 0 ? file.length : end;
  }
  bodies.push(outside.join('\n'), file.toString('latin1', from));
  const tables = bodies.filter((one) => one.includes('begincmap')).map(lettersOf);
  return bodies.flatMap((body) => readingsOf(body, tables));
}

type Letters = ReadonlyMap<string, string>;

const utf16 = (hex: string) =>
  Buffer.from(hex.length % 4 === 0 ? hex : hex.padStart(4, '0'), 'hex')
    .swap16()
    .toString('utf16le');

/** A font's table: the code of a letter, as hex, and what it stands for. */
function lettersOf(table: string): Letters {
  const letters = new Map<string, string>();
  for (const [, rows = ''] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = '', to = ''] of rows.matchAll(/<\s*([\da-f]+)\s*>\s*<\s*([\da-f]+)\s*>/gi))
      letters.set(code.toLowerCase(), utf16(to));
  for (const [, rows = ''] of table.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, first = '', last = '', to, each = ''] of rows.matchAll(
      /<\s*([\da-f]+)\s*>\s*<\s*([\da-f]+)\s*>\s*(?:<\s*([\da-f]+)\s*>|\[([^\]]*)\])/gi,
    )) {
      const listed = [...each.matchAll(/<\s*([\da-f]+)\s*>/gi)].map(([, one = '']) => one);
      const count = Math.min(Number.parseInt(last, 16) - Number.parseInt(first, 16), 0xffff);
      for (let step = 0; step <= count; step += 1) {
        const code = (Number.parseInt(first, 16) + step).toString(16).padStart(first.length, '0');
        const said = to === undefined ? listed[step] : (Number.parseInt(to, 16) + step).toString(16).padStart(to.length, '0');
        if (said) letters.set(code, utf16(said));
      }
    }
  return letters;
}

/** Where a string in brackets begins; a string as hex; a number between two pieces of one row; where a new row begins. */
const token = /(\()|<([\da-f\s]{2,65535})>|(-?\d{1,9}(?:\.\d{1,9})?)(?=\s{0,8}[(<])|(\b(?:T[dDm]|ET|endobj)\b|T\*|['"])/gi;
/** Two pieces farther apart than this, in thousandths of a letter, have a blank between them. */
const blank = -150;
/** No longer string stands in a file that somebody reads. */
const longest = 65_536;
/** Brackets that are never closed are no text; behind so many of them nothing is. */
const mostUnclosed = 200;

/** A piece of text by its bytes, as hex; or what stands between two pieces. */
type Piece = { hex: string } | { between: string };

function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let unclosed = 0;
  token.lastIndex = 0;
  for (let found = token.exec(body); found; found = token.exec(body)) {
    const [, opens, hex, gap, row] = found;
    if (opens) {
      const end = closing(body, token.lastIndex);
      if (end < 0 && ++unclosed > mostUnclosed) break;
      if (end < 0) continue;
      pieces.push({ hex: unescaped(body.slice(token.lastIndex, end)) });
      token.lastIndex = end + 1;
    } else if (hex !== undefined) pieces.push({ hex: hex.replace(/\s/g, '').toLowerCase() });
    else if (row) pieces.push({ between: '\n' });
    else if (Number(gap) < blank) pieces.push({ between: ' ' });
  }
  return pieces;
}

/** Where the bracket opened before `from` is closed: those inside are in pairs, or behind a stroke; -1 for nowhere near. */
function closing(body: string, from: number): number {
  let depth = 1;
  for (let at = from; at < body.length && at < from + longest; at += 1) {
    const sign = body[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')' && --depth === 0) return at;
  }
  return -1;
}

function readingsOf(body: string, tables: readonly Letters[]): string[] {
  const pieces = piecesOf(body);
  if (!pieces.some((one) => 'hex' in one)) return [];
  const under = (letters: Letters | undefined) =>
    pieces.map((one) => ('hex' in one ? read(one.hex, letters) : one.between)).join('');
  return [undefined, ...tables].map(under);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' };
/** The bytes of a string in brackets, as hex. */
function unescaped(plain: string): string {
  const bytes = plain.replace(/\\(?:([0-7]{1,3})|(.))/gs, (_, octal?: string, sign = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : (escapes[sign] ?? sign),
  );
  return Buffer.from(bytes, 'latin1').toString('hex');
}

function read(hex: string, letters: Letters | undefined): string {
  if (hex.startsWith('feff')) return utf16(hex.slice(4, hex.length - (hex.length % 4)));
  if (!letters) return decoded(Buffer.from(hex, 'hex'));
  const [one = ''] = letters.keys();
  return (hex.match(new RegExp(`.{${one.length || 4}}`, 'g')) ?? []).map((code) => letters.get(code) ?? '').join('');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
