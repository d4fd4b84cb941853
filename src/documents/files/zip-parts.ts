// The parts of an Office file, unpacked one after the other in memory; what comes out is counted, because a list may lie.
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** What one part may unpack to, and all of a file; more of them than that no office writes. */
export const unpacked = { part: 48 * 1024 * 1024, all: 160 * 1024 * 1024, parts: 2_000 };

const inflated = promisify(inflateRaw) as (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

/**
 * Each part by its name; without content one that is locked, broken or too large, and one without a name for all that the list says more than it
 * holds. Nothing at all of a file that has no list of parts.
 */
export async function* zipParts(file: Buffer): AsyncGenerator<{ name: string; content: Buffer | undefined }> {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > file.length) return;
  const said = file.readUInt16LE(end + 10);
  const count = Math.min(said, unpacked.parts);
  let at = file.readUInt32LE(end + 16);
  let all = 0;
  let index = 0;
  for (; index < count && at + 46 <= file.length && file.readUInt32LE(at) === 0x02014b50; index += 1) {
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const [isLocked, method] = [(file.readUInt16LE(at + 8) & 1) === 1, file.readUInt16LE(at + 10)];
    const [packedLength, place] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    const content = isLocked || all > unpacked.all ? undefined : await contentOf(file, place, packedLength, method);
    all += content?.length ?? 0;
    yield { name, content };
  }
  if (index < said) yield { name: '', content: undefined };
}

async function contentOf(file: Buffer, place: number, length: number, method: number): Promise<Buffer | undefined> {
  if (place + 30 > file.length) return undefined;
  const start = place + 30 + file.readUInt16LE(place + 26) + file.readUInt16LE(place + 28);
  const packed = file.subarray(start, start + length);
  if (method === 0) return packed;
  return method === 8 ? inflated(packed, { maxOutputLength: unpacked.part }).catch(() => undefined) : undefined;
}
