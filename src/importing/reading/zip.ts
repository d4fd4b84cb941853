// The container of an .xlsx: its list of parts is checked before a byte is unpacked, and what really comes out is counted again,
// because a list may lie. Nothing is written to disk.
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { FileRefused, limits, refusals } from './limits.ts';

export interface ZipPart {
  name: string;
  method: number;
  packed: number;
  /** As declared. */
  unpacked: number;
  at: number;
}

const endMark = 0x06054b50;
const listMark = 0x02014b50;
const partMark = 0x04034b50;

/** The parts of a container, from its list at the end. @throws FileRefused for one too large, too dense, locked or broken */
export function listParts(file: Buffer): Map<string, ZipPart> {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > limits.parts) throw new FileRefused(refusals.unpacked);
  const parts = new Map<string, ZipPart>();
  let all = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== listMark) throw new FileRefused(refusals.broken);
    if (file.readUInt16LE(at + 8) & 1) throw new FileRefused(refusals.locked);
    const nameLength = file.readUInt16LE(at + 28);
    const part: ZipPart = {
      name: file.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    all += part.unpacked;
    if (part.unpacked > limits.partBytes || all > limits.allPartsBytes) throw new FileRefused(refusals.unpacked);
    assertDensity(part.unpacked, part.packed);
    parts.set(part.name, part);
  }
  return parts;
}

function assertDensity(out: number, packed: number): void {
  if (out > limits.ratioFrom && out > packed * limits.ratio) throw new FileRefused(refusals.bomb);
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at -= 1)
    if (file.readUInt32LE(at) === endMark) return at;
  throw new FileRefused(refusals.broken);
}

/** The content of one part, piece by piece. @throws FileRefused when more comes out than is allowed */
export async function* openPart(file: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  if (part.at + 30 > file.length || file.readUInt32LE(part.at) !== partMark) throw new FileRefused(refusals.broken);
  const start = part.at + 30 + file.readUInt16LE(part.at + 26) + file.readUInt16LE(part.at + 28);
  const packed = file.subarray(start, start + part.packed);
  if (part.method === 0) {
    yield packed;
    return;
  }
  if (part.method !== 8) throw new FileRefused(refusals.broken);
  let out = 0;
  const inflated = Readable.from(slices(packed)).pipe(createInflateRaw());
  try {
    for await (const piece of inflated) {
      out += (piece as Buffer).length;
      if (out > limits.partBytes) throw new FileRefused(refusals.unpacked);
      assertDensity(out, part.packed);
      yield piece as Buffer;
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused(refusals.broken);
  } finally {
    inflated.destroy();
  }
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
