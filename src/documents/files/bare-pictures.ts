// A picture without what was written beside it: where and by whose telephone it was taken, comments, titles, a small copy of the picture as
// it was before something was covered, whatever hangs behind its end. Only the parts that draw it are copied over; nothing is drawn anew, so
// that no sign of a scan gets worse. Pure.

/** The picture with the parts that draw it alone. @param bytes of a whole picture (pictures.ts) @returns undefined for a type that is not known part by part */
export const barePicture = (bytes: Buffer, mediaType: string): Buffer | undefined => strippers[mediaType]?.(bytes);

type Stripper = (bytes: Buffer) => Buffer;
const strippers: Readonly<Record<string, Stripper>> = { 'image/png': barePng, 'image/jpeg': bareJpeg, 'image/webp': bareWebp };

/** May a picture of this type be bared at all? */
export const isBareable = (mediaType: string): boolean => strippers[mediaType] !== undefined;

/** What draws a PNG, each by the bytes it has at most: none of them has room for words. A moving one keeps its first picture. */
const pngParts: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  IDAT: Number.POSITIVE_INFINITY,
  IEND: 0,
  tRNS: 256,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  sBIT: 4,
  pHYs: 9,
};

function barePng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (length <= (pngParts[kind] ?? -1)) kept.push(bytes.subarray(at, at + 12 + length));
    if (kind === 'IEND') break;
    at += 12 + length;
  }
  return Buffer.concat(kept);
}

/** Markers that draw: frames, tables, scans, restarts. Those of programs (e0 to ef), comments (fe) and extensions are not among them. */
const drawsJpeg = (marker: number) => (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf);

function bareJpeg(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at, end);
    if (drawsJpeg(marker)) kept.push(segment);
    else kept.push(...ofProgram(marker, segment));
    at = end;
    if (marker !== 0xda) continue;
    // The scan itself: ff stands before 00 in it, or before the mark of a restart.
    let next = bytes.indexOf(0xff, end);
    while (next >= 0 && isInScan(bytes[next + 1] ?? 0)) next = bytes.indexOf(0xff, next + 2);
    at = next < 0 ? bytes.length : next;
    kept.push(bytes.subarray(end, at));
  }
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])]);
}

const isInScan = (next: number) => next === 0 || (next & 0xf8) === 0xd0;

/** Of a program's segment what the drawing needs: how its colours are meant, and which side is up; made anew, without a word of it. */
function ofProgram(marker: number, segment: Buffer): Buffer[] {
  const name = segment.toString('latin1', 4, 9);
  // The density, without the small picture behind it.
  if (marker === 0xe0 && name === 'JFIF\0' && segment.length >= 18)
    return [Buffer.concat([Buffer.from('ffe00010', 'hex'), segment.subarray(4, 16), Buffer.alloc(2)])];
  if (marker === 0xee && name === 'Adobe' && segment.length >= 16)
    return [Buffer.concat([Buffer.from('ffee000e', 'hex'), segment.subarray(4, 16)])];
  const turned = marker === 0xe1 && name === 'Exif\0' ? orientationIn(segment.subarray(10)) : 1;
  return turned === 1 ? [] : [exifTurned(turned)];
}

/** Which side of a photograph is up, 1 to 8; 1 where it does not say. @param tiff the directory of its Exif */
function orientationIn(tiff: Buffer): number {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const at16 = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = tiff.length < 8 ? 8 : isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let at = first + 2; at < first + 2 + 12 * at16(first) && at + 12 <= tiff.length; at += 12) {
    const turned = at16(at + 8);
    if (at16(at) === 0x0112) return turned >= 1 && turned <= 8 ? turned : 1;
  }
  return 1;
}

/** An Exif that says which side is up and nothing else: one entry, 0112, a short. */
const exifTurned = (turned: number): Buffer =>
  Buffer.concat([
    Buffer.from('ffe10022', 'hex'),
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from('4d4d002a0000000800010112000300000001', 'hex'),
    Buffer.from([0, turned, 0, 0, 0, 0, 0, 0]),
  ]);

/** What draws a WebP; of a moving one each picture by itself. */
const webpParts = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF']);
const framed = 16;

function bareWebp(bytes: Buffer): Buffer {
  const body = Buffer.concat(webpChunks(bytes.subarray(12, 8 + bytes.readUInt32LE(4))));
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function webpChunks(bytes: Buffer): Buffer[] {
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const kind = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (webpParts.has(kind)) kept.push(...webpChunk(kind, bareBody(kind, body)));
    at += 8 + length + (length % 2);
  }
  return kept;
}

function bareBody(kind: string, body: Buffer): Buffer {
  if (kind === 'ANMF') return Buffer.concat([body.subarray(0, framed), ...webpChunks(body.subarray(framed))]);
  if (kind !== 'VP8X') return body;
  // It no longer says that colours, Exif or XMP follow.
  const head = Buffer.from(body.subarray(0, 10));
  head.writeUInt8((head[0] ?? 0) & ~(0x20 | 0x08 | 0x04), 0);
  return head;
}

function webpChunk(kind: string, body: Buffer): Buffer[] {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return [head, body, ...(body.length % 2 === 1 ? [Buffer.alloc(1)] : [])];
}
