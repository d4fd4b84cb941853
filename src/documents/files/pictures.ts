// Whether bytes are a picture to their end: PNG, JPEG, WebP. The first bytes alone say what a file calls itself; a picture cut off behind them
// shows nothing to whoever opens it. Nothing of the picture is kept, and what unpacks is counted, not held.
import { crc32, createInflate } from 'node:zlib';

export interface PictureSize {
  width: number;
  height: number;
}

/** No screen and no scanner of an office makes more; beyond it a small file may unpack to fill the memory of whoever opens it. */
const mostPixels = 100_000_000;

/** The size in pixels of a whole picture of this type; undefined where the bytes are none, are cut off or are broken. */
export async function pictureSize(bytes: Buffer, mediaType: string): Promise<PictureSize | undefined> {
  const read = readers[mediaType];
  // What a broken file points to lies outside it.
  const size = await read?.(bytes).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  return size && size.width > 0 && size.height > 0 && size.width * size.height <= mostPixels ? size : undefined;
}

type Reader = (bytes: Buffer) => Promise<PictureSize | undefined>;
const readers: Readonly<Record<string, Reader>> = { 'image/png': readPng, 'image/jpeg': readJpeg, 'image/webp': readWebp };

const latin = (bytes: Buffer, from: number, length: number) => bytes.subarray(from, from + length).toString('latin1');

/** How many samples a pixel has, by colour type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Every chunk by its checksum to the last; the pixels unpack to as many bytes as the head promises. */
async function readPng(bytes: Buffer): Promise<PictureSize | undefined> {
  if (bytes.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') return undefined;
  let head: Buffer | undefined;
  const packed: Buffer[] = [];
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at);
    const kind = latin(bytes, at + 4, 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.readUInt32BE(at + 8 + length) !== crc32(bytes.subarray(at + 4, at + 8 + length))) return undefined;
    if ((kind === 'IHDR') !== (at === 8)) return undefined;
    if (kind === 'IHDR') head = body;
    if (kind === 'IDAT') packed.push(body);
    if (kind === 'IEND') break;
    at += 12 + length;
  }
  if (head?.length !== 13) return undefined;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const bits = head.readUInt8(8) * (samples[head.readUInt8(9)] ?? 0);
  if (width * height > mostPixels) return undefined;
  // Each row begins with a byte for its filter. Drawn in seven passes there are more rows, so at least as many bytes.
  const least = height * (1 + Math.ceil((width * bits) / 8));
  return bits > 0 && (await unpacksTo(packed, least)) ? { width, height } : undefined;
}

/** Whether zlib data unpacks to this many bytes, or the little more that seven passes take. */
async function unpacksTo(packed: readonly Buffer[], least: number): Promise<boolean> {
  const inflate = createInflate();
  inflate.end(Buffer.concat(packed));
  let size = 0;
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length;
      if (size > 2 * least + 4096) return false;
    }
  } catch {
    return false;
  }
  return size >= least;
}

/** The markers that begin a frame and tell its size; c4, c8 and cc among them mean something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** From marker to marker: a frame with its size, a scan behind it that holds something, and the end. */
async function readJpeg(bytes: Buffer): Promise<PictureSize | undefined> {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let size: PictureSize | undefined;
  let scanned = 0;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return scanned > 0 ? size : undefined;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) return undefined;
    if (isFrame(marker)) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + length;
    if (marker !== 0xda) continue;
    if (!size) return undefined;
    // In the scan ff stands before 00, or before the mark of a restart; before anything else the scan is over.
    const begin = at;
    while (bytes.readUInt8(at) !== 0xff || bytes.readUInt8(at + 1) === 0 || (bytes.readUInt8(at + 1) & 0xf8) === 0xd0) at += 1;
    scanned += at - begin;
  }
}

/** A container of chunks that all lie in the file; the first frame tells the size. */
async function readWebp(bytes: Buffer): Promise<PictureSize | undefined> {
  if (latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 4) !== 'WEBP') return undefined;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  let canvas: PictureSize | undefined;
  for (let at = 12; at + 8 <= end; ) {
    const kind = latin(bytes, at, 4);
    const length = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) return undefined;
    if (kind === 'VP8X') canvas = { width: 1 + body.readUIntLE(4, 3), height: 1 + body.readUIntLE(7, 3) };
    if (kind === 'ANMF') return canvas;
    if (kind === 'VP8 ')
      return body.readUIntBE(3, 3) === 0x9d012a
        ? { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff }
        : undefined;
    if (kind === 'VP8L') {
      if (body.readUInt8(0) !== 0x2f) return undefined;
      const packed = body.readUInt32LE(1);
      return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}
