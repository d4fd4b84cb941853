// Backup: one consistent reading of the database and every file it points at, into one encrypted archive, proved before it counts.
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { recordHouseEvent } from '../audit/events.ts';
import { asOwner } from '../database/owner.ts';
import {
  countLines,
  readSnapshot,
  type Snapshot,
  type StoredBlob,
  type StoredSequence,
  type TableDigest,
} from '../database/snapshot.ts';
import type { HouseTx } from '../database/tx.ts';
import type { FileStore } from '../documents/file-store.ts';
import type { Keyring } from '../sealing/envelope.ts';
import { type ArchiveWriter, hashing, writeArchive } from './archive.ts';
import { hasBlob, isWhole, readSealed } from './blobs.ts';
import { BackupRefused } from './refused.ts';

/** The last entry of an archive: what everything before it must add up to. */
export interface Manifest {
  tables: Record<string, TableDigest>;
  sequences: StoredSequence[];
  files: Record<string, string>;
}

export interface Installation {
  ownerUrl: string;
  keyring: Keyring;
  files: FileStore;
  filesDir: string;
}

export interface BackupReport {
  rows: number;
  tables: number;
  files: number;
  bytes: number;
  /** Files a record needs that are gone or changed; the backup is made all the same. */
  damaged: string[];
}

/**
 * Writes the archive under its final name only when it is whole.
 * @throws BackupRefused when the file exists
 */
export async function makeBackup(from: Installation, path: string, at: Date): Promise<BackupReport> {
  if (existsSync(path)) throw new BackupRefused(`${path} exists already. Give another name; a backup is never overwritten.`);
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  const archive = await writeArchive(unfinished, from.keyring, at);
  try {
    const report = await readSnapshot(from.ownerUrl, (snapshot) => writeAll(from, snapshot, archive));
    await archive.close();
    renameSync(unfinished, path);
    return { ...report, bytes: statSync(path).size };
  } catch (error) {
    archive.abort();
    rmSync(unfinished, { force: true });
    throw error;
  }
}

async function writeAll(from: Installation, snapshot: Snapshot, archive: ArchiveWriter): Promise<Omit<BackupReport, 'bytes'>> {
  const manifest: Manifest = { tables: {}, sequences: snapshot.sequences, files: {} };
  await archive.add({ kind: 'about', migrations: snapshot.migrations, jobs: snapshot.jobs });
  let rows = 0;
  for (const table of snapshot.tables) {
    let count = 0;
    const counted = (async function* () {
      for await (const chunk of snapshot.read(table)) {
        count += countLines(chunk);
        yield chunk;
      }
    })();
    let sha256 = '';
    await archive.add(
      { kind: 'table', table },
      hashing(counted, (found) => (sha256 = found)),
    );
    manifest.tables[table.name] = { rows: count, sha256 };
    rows += count;
  }
  const damaged: string[] = [];
  for (const blob of snapshot.blobs) {
    if (!(await isKept(from, blob, damaged))) continue;
    let sha256 = '';
    await archive.add(
      { kind: 'file', blobId: blob.blobId },
      hashing(readSealed(from.filesDir, blob.blobId), (found) => (sha256 = found)),
      { compress: false },
    );
    manifest.files[blob.blobId] = sha256;
  }
  await archive.add({ kind: 'manifest', manifest });
  return { rows, tables: snapshot.tables.length, files: Object.keys(manifest.files).length, damaged };
}

/** A file that is there is kept even when it is damaged: somebody may still save a part of it. */
async function isKept(from: Installation, blob: StoredBlob, damaged: string[]): Promise<boolean> {
  const isThere = hasBlob(from.filesDir, blob.blobId);
  if (blob.isNeeded && !(isThere && (await isWhole(from.files, blob)))) damaged.push(blob.blobId);
  return isThere;
}

/** The audit of the house says that a backup was made, and by which proof. */
export async function recordBackup(
  ownerUrl: string,
  kind: 'backup.made' | 'backup.restored',
  data: Record<string, unknown>,
  at: Date,
): Promise<void> {
  await asOwner(ownerUrl, (tx) => recordHouseEvent(tx as HouseTx, { kind, at, accountId: null, data }));
}
