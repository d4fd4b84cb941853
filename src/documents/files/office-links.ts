// What an Office file would fetch from elsewhere when it is opened: a template, a frame, an object. Found in the relationship parts of its
// container, whose places stand at the end of the file; only these few parts are inflated, each with a limit.
import { inflateRawSync } from 'node:zlib';

/** Of the end of a file so much is kept while it streams by: the list of its parts stands there. */
export const directoryBytes = 2 * 1024 * 1024;
/** A relationship part is small; one that is not hides something. */
const mostPacked = 1024 * 1024;
const mostInflated = 8 * 1024 * 1024;
const mostParts = 3000;

/** Keeps the end of what streams by. */
export function tailOf(length: number): { see(chunk: Buffer): void; last(): Buffer } {
  const kept: Buffer[] = [];
  let held = 0;
  return {
    see(chunk) {
      kept.push(chunk);
      held += chunk.length;
      while (kept[0] && held - kept[0].length >= length) held -= kept.shift()?.length ?? 0;
    },
    last: () => Buffer.concat(kept),
  };
}

/** A part of the container: its local header begins at this byte of the file. */
export interface PartPlace {
  at: number;
  packed: number;
  method: number;
}

/**
 * Where the relationship parts lie; none in a file whose list of parts cannot be read, which no Office program opens either.
 * @param tail the last bytes of a file of this size
 */
export function relationshipParts(tail: Buffer, size: number): PartPlace[] {
  const found: PartPlace[] = [];
  // Readers differ in which end they take when a file holds several, and in what they count from when something stands before the first part.
  for (let end = tail.indexOf(endMark); end >= 0; end = tail.indexOf(endMark, end + 4)) {
    if (end + 22 > tail.length) break;
    const declared = tail.readUInt32LE(end + 16) - (size - tail.length);
    const adjoining = end - tail.readUInt32LE(end + 12);
    found.push(...partsListed(tail, declared, end, 0));
    if (adjoining !== declared) found.push(...partsListed(tail, adjoining, end, adjoining - declared));
  }
  return found;
}

const endMark = Buffer.from('PK\u0005\u0006', 'latin1');

function partsListed(tail: Buffer, from: number, end: number, shift: number): PartPlace[] {
  const found: PartPlace[] = [];
  let at = from;
  while (at >= 0 && at + 46 <= end && tail.readUInt32LE(at) === 0x02014b50 && found.length < mostParts) {
    const nameLength = tail.readUInt16LE(at + 28);
    const name = tail.toString('utf8', at + 46, at + 46 + nameLength);
    if (/\.rels$/i.test(name))
      found.push({
        at: tail.readUInt32LE(at + 42) + shift,
        packed: tail.readUInt32LE(at + 20),
        method: tail.readUInt16LE(at + 10),
      });
    at += 46 + nameLength + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return found;
}

/** Feed the whole file again, then ask whether one of these parts fetches from elsewhere; a part that cannot be read counts as one that does. */
export function linkFinder(places: readonly PartPlace[]): { see(chunk: Buffer): void; hasLinks(): boolean } {
  const parts = places.map((place) => ({ place, bytes: Buffer.alloc(0), needed: headerSize }));
  let seen = 0;
  return {
    see(chunk) {
      for (const part of parts) {
        const { place } = part;
        if (place.packed > mostPacked) continue;
        // The first 30 bytes tell how long the header is.
        for (let taking = true; taking; ) {
          const from = place.at + part.bytes.length - seen;
          const missing = part.needed - part.bytes.length;
          if (from < 0 || from >= chunk.length || missing <= 0) break;
          part.bytes = Buffer.concat([part.bytes, chunk.subarray(from, from + missing)]);
          taking = part.needed === headerSize && part.bytes.length === headerSize;
          if (taking) part.needed = contentFrom(part.bytes) + place.packed;
        }
      }
      seen += chunk.length;
    },
    hasLinks: () => parts.some(({ place, bytes }) => fetches(bytes, place)),
  };
}

const headerSize = 30;
const contentFrom = (header: Buffer) => headerSize + header.readUInt16LE(26) + header.readUInt16LE(28);

function fetches(bytes: Buffer, { packed, method }: PartPlace): boolean {
  if (bytes.length < headerSize || bytes.readUInt32LE(0) !== 0x04034b50 || bytes.length < contentFrom(bytes) + packed)
    return true;
  const content = bytes.subarray(contentFrom(bytes));
  try {
    return namesOutside(method === 0 ? content : inflateRawSync(content, { maxOutputLength: mostInflated }));
  } catch {
    return true;
  }
}

/** What is loaded without anybody asking, a picture too: fetching it tells its owner who opened the file, and when. A hyperlink is none. */
const loaded = /\/(?:attachedTemplate|frame|oleObject|subDocument|aFChunk|image)["']/i;

function namesOutside(xml: Buffer): boolean {
  // In UTF-16 every second byte of these words is 0; a letter may also stand as its number.
  const text = xml
    .toString('utf8')
    .replace(/\0/g, '')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_all, hex?: string, digits?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(digits);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    });
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return true;
  const relationships = text.match(/<(?:[\w.-]+:)?Relationship\s(?:[^>"']|"[^"]*"|'[^']*')*>/gi) ?? [];
  return relationships.some((one) => /TargetMode\s*=\s*["']\s*External\s*["']/i.test(one) && loaded.test(one));
}
