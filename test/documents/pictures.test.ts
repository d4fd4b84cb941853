// A picture is read to its end: whole ones of each type by size, what only begins like one not at all.
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '../../src/documents/files/pictures.ts';

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const chunk = (kind: string, body: Buffer) => {
  const said = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(said));
  return Buffer.concat([length, said, sum]);
};
const png = (width: number, height: number, pixels: Buffer) => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    bytes('89504e470d0a1a0a'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const whole = png(3, 2, Buffer.alloc(2 * 10));
// Quantization, a frame of 2 × 3, a table, a scan with a stuffed ff, the end.
const jpeg = bytes(
  'ffd8 ffe00004 0000 ffdb0003 00 ffc0000b 08 0003 0002 01 011100 ffc40003 00 ffda0008 01 0100 003f00 7fff00a0 ffd9',
);
const webp = (kind: string, body: string) => {
  const held = bytes(body);
  const size = Buffer.alloc(8);
  size.writeUInt32LE(12 + held.length, 0);
  size.writeUInt32LE(held.length, 4);
  return Buffer.concat([Buffer.from('RIFF'), size.subarray(0, 4), Buffer.from(`WEBP${kind}`), size.subarray(4), held]);
};
const lossy = webp('VP8 ', '300100 9d012a 0500 0400 0000');

describe('a whole picture', () => {
  it.each([
    ['PNG', whole, 'image/png', { width: 3, height: 2 }],
    ['JPEG', jpeg, 'image/jpeg', { width: 2, height: 3 }],
    ['WebP', lossy, 'image/webp', { width: 5, height: 4 }],
    ['WebP without loss', webp('VP8L', '2f 04c00000 00'), 'image/webp', { width: 5, height: 4 }],
    ['PNG with something behind it', Buffer.concat([whole, Buffer.from('x')]), 'image/png', { width: 3, height: 2 }],
  ])('%s', async (_, picture, mediaType, size) => {
    expect(await pictureSize(picture, mediaType)).toEqual(size);
  });
});

describe('no picture', () => {
  const turned = Buffer.from(whole);
  turned.writeUInt8(9, 45);
  it.each([
    ['twelve bytes of a JPEG', bytes('ffd8ffe000104a4649460001'), 'image/jpeg'],
    ['a JPEG without a scan', Buffer.concat([jpeg.subarray(0, jpeg.indexOf(bytes('ffda'))), bytes('ffd9')]), 'image/jpeg'],
    ['a JPEG cut off in its scan', jpeg.subarray(0, -2), 'image/jpeg'],
    ['a PNG cut off', whole.subarray(0, -12), 'image/png'],
    ['a PNG with a byte turned', turned, 'image/png'],
    ['a PNG of fewer pixels than it says', png(300, 200, Buffer.alloc(20)), 'image/png'],
    ['a PNG that unpacks to far more', png(3, 2, Buffer.alloc(100_000)), 'image/png'],
    ['a WebP cut off', lossy.subarray(0, -2), 'image/webp'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['another type', whole, 'image/gif'],
  ])('%s', async (_, picture, mediaType) => {
    expect(await pictureSize(picture, mediaType)).toBeUndefined();
  });
});
