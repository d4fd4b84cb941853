// A picture is read to its end: whole ones of each type by size, what only begins like one not at all.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { barePicture } from '../../src/documents/files/bare-pictures.ts';
import { pictureSize } from '../../src/documents/files/pictures.ts';
import { exif, pngChunk } from './file-samples.ts';

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const png = (width: number, height: number, pixels: Buffer) => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    bytes('89504e470d0a1a0a'),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
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

describe('a picture with words beside it keeps what draws it alone', () => {
  const words = 'Nguyễn Văn Kín';
  const said = Buffer.from(words);
  const segment = (marker: string, body: Buffer) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(body.length + 2);
    return Buffer.concat([bytes(marker), length, body]);
  };
  const parts = (file: Buffer, at: number, ...more: Buffer[]) =>
    Buffer.concat([file.subarray(0, at), ...more, file.subarray(at)]);
  const jpegSaid = parts(
    jpeg,
    8,
    segment('ffe1', exif(6, words)),
    segment('ffe1', Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), said])),
    segment('ffe2', said),
    segment('ffed', said),
    segment('fffe', said),
  );
  const chunks = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'gAMA'].map((kind) => pngChunk(kind, said));
  const riff = (...held: [string, Buffer][]) => {
    const body = Buffer.concat(
      held.flatMap(([kind, content]) => {
        const length = Buffer.alloc(4);
        length.writeUInt32LE(content.length);
        return [Buffer.from(kind), length, content, Buffer.alloc(content.length % 2)];
      }),
    );
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length + 4);
    return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), body]);
  };
  const canvas = (flags: string) => bytes(`${flags}000000 040000 030000`);
  const frame = lossy.subarray(20);
  it.each([
    ['PNG', 'image/png', parts(whole, 33, ...chunks), whole],
    // Which side is up stays, in an Exif of its own.
    ['JPEG', 'image/jpeg', jpegSaid, undefined],
    [
      'WebP',
      'image/webp',
      riff(['VP8X', canvas('2c')], ['ICCP', said], ['VP8 ', frame], ['EXIF', said], ['XMP ', said]),
      riff(['VP8X', canvas('00')], ['VP8 ', frame]),
    ],
  ])('%s', async (_, mediaType, picture, expected) => {
    const behind = Buffer.concat([picture, said]);
    const bare = barePicture(behind, mediaType) ?? Buffer.alloc(0);
    expect([behind.includes(said), bare.includes(said), bare.includes('xap'), bare.includes('Kín')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(await pictureSize(bare, mediaType)).toEqual(await pictureSize(picture, mediaType));
    if (expected) expect(bare.equals(expected)).toBe(true);
    // Once bare, it stays as it is.
    expect(barePicture(bare, mediaType)?.equals(bare)).toBe(true);
  });

  it('a JPEG keeps which side is up, and the scan to the last byte', () => {
    const bare = barePicture(jpegSaid, 'image/jpeg') ?? Buffer.alloc(0);
    expect(bare.subarray(2, 38).toString('hex')).toBe(
      `ffe10022${Buffer.from('Exif\0\0').toString('hex')}4d4d002a00000008000101120003000000010006000000000000`,
    );
    expect(bare.subarray(38).equals(jpeg.subarray(8))).toBe(true);
  });

  it('of another type is none that can be bared', () => {
    expect(barePicture(Buffer.from('GIF89a'), 'image/gif')).toBeUndefined();
  });
});
