// Where file contents lie: one local folder, every blob encrypted with a key of its own, because a scanned petition shows
// the denouncer's name and hand. S3 comes behind the same interface with the operations issue.
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotAllowedNow } from '../errors.ts';
import type { Keyring } from '../sealing/envelope.ts';
import { isOfficeXml, linkedType } from './files/file-types.ts';
import { directoryBytes, linkFinder, relationshipParts, tailOf } from './files/office-links.ts';
import { sniffer } from './files/sniffer.ts';

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
  /** Streams a file in, encrypting, hashing and sniffing on the way; on disk when the promise resolves. */
  put(content: Readable): Promise<StoredBlob>;
  /** The clear content. @throws NotAllowedNow when the blob is gone; a changed blob is a stream error at its end */
  open(blob: Pick<StoredBlob, 'blobId' | 'keyId' | 'wrappedKey'>): Promise<Readable>;
  remove(blobId: string): Promise<void>;
  /** Every blob id present, or only those written before an instant; for sweeps and backups. */
  list(before?: Date): Promise<string[]>;
}

const NONCE = 12;
const TAG = 16;

/** A file store in a local folder. @param folder created when absent */
export function localFileStore(folder: string, keyring: Keyring): FileStore {
  const pathOf = (blobId: string) => {
    if (!/^[0-9a-f-]{36}$/.test(blobId)) throw new Error('Not a blob id');
    return join(folder, blobId.slice(0, 2), blobId);
  };
  const store: FileStore = {
    async put(content) {
      const blobId = randomUUID();
      const path = pathOf(blobId);
      await mkdir(join(folder, blobId.slice(0, 2)), { recursive: true, mode: 0o700 });
      const { key, wrappedKey } = keyring.freshKey(`blob:${blobId}`);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const hash = createHash('sha256');
      const kind = sniffer();
      const ends = tailOf(directoryBytes);
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          hash.update(chunk);
          kind.see(chunk);
          ends.see(chunk);
          done(null, chunk);
        },
      });
      // Nonce first, tag last: the tag exists once the cipher has seen everything.
      let isFirst = true;
      const wrapping = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          if (isFirst) this.push(nonce);
          isFirst = false;
          done(null, chunk);
        },
        flush(done) {
          if (isFirst) this.push(nonce);
          done(null, cipher.getAuthTag());
        },
      });
      try {
        await pipeline(content, measure, cipher, wrapping, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      const blob = { blobId, keyId: keyring.id, wrappedKey };
      const told = await kind.result();
      const mediaType =
        isOfficeXml(told) && (await fetchesElsewhere(() => store.open(blob), ends.last(), size)) ? linkedType : told;
      return { ...blob, sha256: hash.digest(), size, mediaType };
    },
    async open(blob) {
      const path = pathOf(blob.blobId);
      const key = keyring.unwrap(blob.keyId, blob.wrappedKey, `blob:${blob.blobId}`);
      const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        throw new NotAllowedNow('Chưa mở được tệp: nội dung không còn trong kho tệp. Đề nghị quản trị khôi phục từ bản sao lưu.');
      });
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
        decipher.on('close', () => source.destroy());
        return source.pipe(decipher);
      } finally {
        await handle.close();
      }
    },
    async remove(blobId) {
      await rm(pathOf(blobId), { force: true });
    },
    async list(before) {
      const folders = await readdir(folder).catch(() => []);
      const inside = await Promise.all(folders.map((name) => readdir(join(folder, name)).catch(() => [])));
      const ids = inside.flat();
      if (!before) return ids;
      const old = await Promise.all(
        ids.map(
          async (id) => ((await stat(pathOf(id)).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY) < before.getTime(),
        ),
      );
      return ids.filter((_, index) => old[index]);
    },
  };
  return store;
}

/** Does an Office file load something from elsewhere when it is opened? Read once more, only if it has parts that could say so. */
async function fetchesElsewhere(content: () => Promise<Readable>, tail: Buffer, size: number): Promise<boolean> {
  const places = relationshipParts(tail, size);
  if (places.length === 0) return false;
  const finder = linkFinder(places);
  for await (const chunk of await content()) finder.see(chunk as Buffer);
  return finder.hasLinks();
}
