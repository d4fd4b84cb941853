// The sealed files as they lie on disk (see documents/file-store.ts): a backup copies them without opening them.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredBlob } from '../database/snapshot.ts';
import type { FileStore } from '../documents/file-store.ts';

/** @throws Error where the id is none: a path is made of nothing else */
function blobPath(folder: string, blobId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(blobId)) throw new Error('Not a blob id');
  return join(folder, blobId.slice(0, 2), blobId);
}

/** Whether the file of this id lies in the folder. */
export const hasBlob = (folder: string, blobId: string) => existsSync(blobPath(folder, blobId));

/** As it lies there, still sealed, in pieces of 1 MiB. */
export function readSealed(folder: string, blobId: string): AsyncIterable<Buffer> {
  return createReadStream(blobPath(folder, blobId), { highWaterMark: 1 << 20 });
}

/** Writes a sealed file under its id; a half-written one never carries the id. Gives false when it is there already. */
export async function writeSealed(folder: string, blobId: string, content: AsyncIterable<Buffer>): Promise<boolean> {
  const path = blobPath(folder, blobId);
  if (existsSync(path)) {
    for await (const _ of content); // ids are random: the same id is the same file
    return false;
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.restoring`;
  try {
    await pipeline(Readable.from(content), createWriteStream(unfinished, { mode: 0o600, flush: true }));
    await rename(unfinished, path);
    return true;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Does the file open with the key, and is it what was uploaded? */
export async function isWhole(files: FileStore, blob: StoredBlob): Promise<boolean> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of await files.open(blob)) hash.update(chunk as Buffer);
    return hash.digest().equals(blob.sha256);
  } catch {
    return false;
  }
}
