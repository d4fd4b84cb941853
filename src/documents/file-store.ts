// Where file contents lie: one local folder, every blob encrypted with a key of its own, because a scanned petition shows
// the denouncer's name and hand. S3 comes behind the same interface with the operations issue.
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { Keyring } from '../sealing/envelope.ts';

/** What is known of a stored blob; kept in the attachments row. */
export interface StoredBlob {
  blobId: string;
  keyId: string;
  wrappedKey: Buffer;
  sha256: Buffer;
  size: number;
  /** By content, never by name; '' when the bytes tell nothing. */
  mediaType: string;
}

export interface FileStore {
  /** Streams a file in, encrypting, hashing and sniffing on the way. */
  put(content: Readable): Promise<StoredBlob>;
  /** The clear content. Errors as a stream error when the blob is gone or was changed. */
  open(blob: Pick<StoredBlob, 'blobId' | 'keyId' | 'wrappedKey'>): Promise<Readable>;
  remove(blobId: string): Promise<void>;
  /** Every blob id present, for sweeps and backups. */
  list(): Promise<string[]>;
}

const NONCE = 12;
const TAG = 16;
const SNIFF = 4100;

/** A file store in a local folder. @param folder created when absent */
export function localFileStore(folder: string, keyring: Keyring): FileStore {
  const pathOf = (blobId: string) => {
    if (!/^[0-9a-f-]{36}$/.test(blobId)) throw new Error('Not a blob id');
    return join(folder, blobId.slice(0, 2), blobId);
  };
  return {
    async put(content) {
      const blobId = randomUUID();
      const path = pathOf(blobId);
      await mkdir(join(folder, blobId.slice(0, 2)), { recursive: true, mode: 0o700 });
      const { key, wrappedKey } = keyring.freshKey(`blob:${blobId}`);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const hash = createHash('sha256');
      const head: Buffer[] = [];
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          if (size < SNIFF) head.push(chunk.subarray(0, SNIFF - size));
          size += chunk.length;
          hash.update(chunk);
          done(null, chunk);
        },
      });
      const out = createWriteStream(path, { mode: 0o600, flags: 'wx' });
      out.write(nonce);
      try {
        // The tag goes to the end, once the cipher has seen everything.
        const withTag = new PassThrough();
        const writing = pipeline(withTag, out);
        await pipeline(content, measure, cipher, async (source) => {
          for await (const chunk of source)
            if (!withTag.write(chunk)) await new Promise((resolve) => withTag.once('drain', resolve));
        });
        withTag.end(cipher.getAuthTag());
        await writing;
      } catch (error) {
        out.destroy();
        await rm(path, { force: true });
        throw error;
      }
      const type = await fileTypeFromBuffer(Buffer.concat(head));
      return { blobId, keyId: keyring.id, wrappedKey, sha256: hash.digest(), size, mediaType: type?.mime ?? '' };
    },
    async open(blob) {
      const path = pathOf(blob.blobId);
      const key = keyring.unwrap(blob.keyId, blob.wrappedKey, `blob:${blob.blobId}`);
      const handle = await open(path, 'r');
      try {
        const { size } = await handle.stat();
        const nonce = Buffer.alloc(NONCE);
        const tag = Buffer.alloc(TAG);
        await handle.read(nonce, 0, NONCE, 0);
        await handle.read(tag, 0, TAG, size - TAG);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce);
        decipher.setAuthTag(tag);
        if (size === NONCE + TAG) return decipher.end();
        const source = createReadStream(path, { start: NONCE, end: size - TAG - 1 });
        source.on('error', (error) => decipher.destroy(error));
        return source.pipe(decipher);
      } finally {
        await handle.close();
      }
    },
    async remove(blobId) {
      await rm(pathOf(blobId), { force: true });
    },
    async list() {
      const folders = await readdir(folder).catch(() => []);
      const inside = await Promise.all(folders.map((name) => readdir(join(folder, name)).catch(() => [])));
      return inside.flat();
    },
  };
}
