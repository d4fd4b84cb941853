// The backup's file: a stream of entries (tables, files, a manifest at the end) in encrypted, authenticated frames.
//
//   DONTHU-BACKUP\n  one line of JSON {format, keyId, salt, madeAt}\n  frames …
//   frame: 4 bytes length (top bit: last frame), then AES-256-GCM ciphertext with its tag. The nonce is the frame's number, the
//   header is bound to every frame, and only the last frame carries the top bit, so frames cannot be changed, dropped, moved
//   or cut off unnoticed. The key comes from SEALING_KEY and the salt; the file carries the key's id, never the key.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Keyring } from '../sealing/envelope.ts';
import { ArchiveUnreadable } from './refused.ts';

/** What is in an entry's heading; the rest depends on its kind. */
export type Heading = { kind: string } & Record<string, unknown>;

const MAGIC = 'DONTHU-BACKUP\n';
const FRAME = 256 * 1024;
const LAST = 0x80000000;
const TAG = 16;
const pack = promisify(gzip);
const unpack = promisify(gunzip);

const nonceOf = (frame: number) => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(frame), 4);
  return nonce;
};
const bound = (header: string, isLast: boolean) => Buffer.from(`${header}|${isLast ? 'last' : 'more'}`);

export interface ArchiveWriter {
  /** One entry: its heading, then its bytes. Words are compressed; files are encrypted already and are not. */
  add(heading: Heading, content?: AsyncIterable<Buffer>, options?: { compress: boolean }): Promise<void>;
  /** Writes the last frame and waits for the disk. */
  close(): Promise<void>;
  /** Gives up; the caller removes the file. */
  abort(): void;
}

/** Begins a new archive. @throws when the file exists */
export async function writeArchive(path: string, keyring: Keyring, madeAt: Date): Promise<ArchiveWriter> {
  const salt = randomBytes(32).toString('hex');
  const header = JSON.stringify({ format: 1, keyId: keyring.id, salt, madeAt: madeAt.toISOString() });
  const key = keyring.fingerprint('backup archive', salt);
  const out = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
  await once(out, 'open');
  let failure: Error | undefined;
  out.on('error', (error) => {
    failure = error;
  });
  let held: Buffer[] = [];
  let heldBytes = 0;
  let frames = 0;
  const put = async (bytes: Buffer) => {
    if (failure) throw failure;
    if (!out.write(bytes)) await once(out, 'drain');
  };
  const frame = async (plain: Buffer, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frames));
    frames += 1;
    cipher.setAAD(bound(header, isLast));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE((sealed.length | (isLast ? LAST : 0)) >>> 0);
    await put(length);
    await put(sealed);
  };
  const write = async (bytes: Buffer) => {
    held.push(bytes);
    heldBytes += bytes.length;
    if (heldBytes < FRAME) return;
    const all = Buffer.concat(held);
    let at = 0;
    for (; all.length - at >= FRAME; at += FRAME) await frame(all.subarray(at, at + FRAME), false);
    held = [all.subarray(at)];
    heldBytes = all.length - at;
  };
  const block = async (type: string, bytes: Buffer) => {
    const head = Buffer.alloc(5, type, 'latin1');
    head.writeUInt32BE(bytes.length, 1);
    await write(head);
    await write(bytes);
  };
  await put(Buffer.from(`${MAGIC}${header}\n`));
  return {
    async add(heading, content, options = { compress: true }) {
      await block('H', Buffer.from(JSON.stringify(heading)));
      if (!content) return;
      for await (const bytes of gathered(content))
        await (options.compress ? block('Z', await pack(bytes, { level: 3 })) : block('D', bytes));
    },
    async close() {
      await frame(Buffer.concat(held), true);
      out.end();
      await once(out, 'close');
      if (failure) throw failure;
    },
    abort: () => void out.destroy(),
  };
}

/** Pieces of about a megabyte, so that compressing pays and reading holds little. */
async function* gathered(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < 1 << 20) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

export interface Entry {
  heading: Heading;
  /** Must be read to its end before the next entry is asked for; what is left unread is skipped. */
  content: AsyncGenerator<Buffer>;
}

/**
 * Reads an archive entry by entry.
 * @throws ArchiveUnreadable
 */
export async function* readArchive(path: string, keyring: Keyring): AsyncGenerator<Entry> {
  const blocks = readBlocks(plainBytes(path, keyring));
  let next = await blocks.next();
  while (!next.done) {
    const { type, bytes } = next.value;
    if (type !== 'H') throw new ArchiveUnreadable('The backup is damaged: an entry has no heading.');
    const heading = JSON.parse(bytes.toString()) as Heading;
    let isOpen = true;
    const content = (async function* () {
      while (isOpen) {
        next = await blocks.next();
        if (next.done || next.value.type === 'H') isOpen = false;
        else yield next.value.type === 'Z' ? await unpack(next.value.bytes) : next.value.bytes;
      }
    })();
    yield { heading, content };
    while (isOpen) {
      next = await blocks.next();
      if (next.done || next.value.type === 'H') isOpen = false;
    }
  }
}

async function* readBlocks(source: AsyncGenerator<Buffer>): AsyncGenerator<{ type: string; bytes: Buffer }> {
  const take = taker(source);
  for (;;) {
    const head = await take(5);
    if (!head) return;
    const bytes = await take(head.readUInt32BE(1));
    if (!bytes) throw new ArchiveUnreadable('The backup is damaged: an entry is cut off.');
    yield { type: head.toString('latin1', 0, 1), bytes };
  }
}

async function* plainBytes(path: string, keyring: Keyring): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: FRAME })[Symbol.asyncIterator]() as AsyncGenerator<Buffer>;
  const take = taker(source);
  const magic = await take(MAGIC.length);
  if (magic?.toString() !== MAGIC) throw new ArchiveUnreadable('This file is not a backup of donthu.');
  const header = await headerLine(take);
  const { format, keyId, salt } = JSON.parse(header) as { format: number; keyId: string; salt: string };
  if (format !== 1)
    throw new ArchiveUnreadable(`The backup has format ${format}; this program reads format 1. Use a newer program.`);
  if (keyId !== keyring.id) {
    throw new ArchiveUnreadable(
      `The backup was made with the sealing key ${keyId}; this installation holds ${keyring.id}. Set SEALING_KEY to the key on the escrow sheet ${keyId}.`,
    );
  }
  const key = keyring.fingerprint('backup archive', salt);
  for (let frame = 0; ; frame += 1) {
    const length = (await take(4))?.readUInt32BE();
    if (length === undefined) throw new ArchiveUnreadable('The backup is cut off: its end is missing.');
    const isLast = length >= LAST;
    const sealed = await take(isLast ? length - LAST : length);
    if (!sealed || sealed.length < TAG) throw new ArchiveUnreadable('The backup is cut off: its end is missing.');
    yield opened(key, frame, bound(header, isLast), sealed);
    if (!isLast) continue;
    if (await take(1)) throw new ArchiveUnreadable('The backup is damaged: something follows its end.');
    return;
  }
}

function opened(key: Buffer, frame: number, aad: Buffer, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame));
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new ArchiveUnreadable('The backup is damaged or was changed. Use another copy.');
  }
}

async function headerLine(take: (bytes: number) => Promise<Buffer | undefined>): Promise<string> {
  let line = '';
  for (;;) {
    const byte = (await take(1))?.toString('latin1');
    if (byte === undefined || line.length > 500) throw new ArchiveUnreadable('This file is not a backup of donthu.');
    if (byte === '\n') return line;
    line += byte;
  }
}

/** Takes exactly so many bytes from a stream; undefined when it has ended. */
function taker(source: AsyncGenerator<Buffer>): (bytes: number) => Promise<Buffer | undefined> {
  let held: Buffer = Buffer.alloc(0);
  return async (bytes) => {
    if (held.length < bytes) {
      const parts = [held];
      let have = held.length;
      while (have < bytes) {
        const { value, done } = await source.next();
        if (done) return undefined;
        parts.push(value);
        have += value.length;
      }
      held = Buffer.concat(parts);
    }
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    return taken;
  };
}

/** sha256 of a stream, passing it on. */
export async function* hashing(
  content: AsyncIterable<Buffer>,
  done: (sha256: string, bytes: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  done(hash.digest('hex'), bytes);
}
