// Restore: an archive into an empty database and the file store; everything is counted and hashed against the manifest before
// it is committed. The same code proves a new backup in a scratch database.
import { migrate, migrationNames } from '../database/migrate.ts';
import { findFilledTable, refill } from '../database/refill.ts';
import type { StoredJob, StoredTable } from '../database/snapshot.ts';
import type { Keyring } from '../sealing/envelope.ts';
import { type Entry, hashing, readArchive } from './archive.ts';
import type { Manifest } from './backup.ts';
import { writeSealed } from './blobs.ts';
import { ArchiveUnreadable, RestoreRefused } from './refused.ts';

export interface Target {
  ownerUrl: string;
  roleSecret: string;
  /** The worker's connection when the administrator set one, '' otherwise. */
  workerUrl: string;
  keyring: Keyring;
  /** Where sealed files go; undefined when they are only hashed (proving a backup). */
  filesDir: string | undefined;
}

export interface RestoreReport {
  rows: number;
  tables: number;
  files: number;
  /** Migrations the archive did not know, applied after its rows were in. */
  newer: string[];
}

/** @throws RestoreRefused, ArchiveUnreadable; nothing is kept in the database then */
export async function restoreBackup(path: string, into: Target): Promise<RestoreReport> {
  const entries = readArchive(path, into.keyring);
  const about = await readAbout(entries);
  const ours = migrationNames();
  const strange = about.migrations.find((name) => !ours.includes(name));
  if (strange) throw new RestoreRefused(`The backup comes from a newer program (${strange}). Install that program first.`);

  const given = { appUrl: '', workerUrl: into.workerUrl };
  const { ownerUrl } = await migrate(into.ownerUrl, into.roleSecret, given, about.migrations);
  const filled = await findFilledTable(ownerUrl);
  if (filled) {
    throw new RestoreRefused(
      `The database is not empty (${filled} holds rows). Nothing was changed. Restore into a new one: --into NAME, or an empty DATA_DIR.`,
    );
  }
  const report = await refill(ownerUrl, async (database) => {
    const tables: StoredTable[] = [];
    const files: Record<string, string> = {};
    let manifest: Manifest | undefined;
    // To the very end, beyond the manifest: only the last frame says that nothing was cut off or added.
    for await (const entry of entries) {
      if (entry.heading.kind === 'table') {
        const table = entry.heading.table as StoredTable;
        await database.load(table, entry.content);
        tables.push(table);
      } else if (entry.heading.kind === 'file') {
        const blobId = String(entry.heading.blobId);
        files[blobId] = await keepFile(into.filesDir, blobId, entry.content);
      } else if (entry.heading.kind === 'manifest') {
        manifest = entry.heading.manifest as Manifest;
      }
    }
    if (!manifest) throw new ArchiveUnreadable('The backup has no manifest: it was not finished.');
    await database.setSequences(manifest.sequences);
    await database.addJobs(about.jobs);
    const rows = await compareTables(tables, manifest, database.digest);
    compareFiles(files, manifest);
    return { rows, tables: tables.length, files: Object.keys(files).length };
  });
  const { applied } = await migrate(into.ownerUrl, into.roleSecret, given);
  return { ...report, newer: applied };
}

async function readAbout(entries: AsyncGenerator<Entry>): Promise<{ migrations: string[]; jobs: StoredJob[] }> {
  const first = await entries.next();
  if (first.done || first.value.heading.kind !== 'about') throw new ArchiveUnreadable('The backup does not say what it holds.');
  return first.value.heading as unknown as { migrations: string[]; jobs: StoredJob[] };
}

async function keepFile(folder: string | undefined, blobId: string, content: AsyncIterable<Buffer>): Promise<string> {
  let sha256 = '';
  const watched = hashing(content, (found) => {
    sha256 = found;
  });
  if (folder) await writeSealed(folder, blobId, watched);
  else for await (const _ of watched);
  return sha256;
}

async function compareTables(
  tables: readonly StoredTable[],
  manifest: Manifest,
  digest: (table: StoredTable) => Promise<{ rows: number; sha256: string }>,
): Promise<number> {
  if (tables.length !== Object.keys(manifest.tables).length)
    throw new ArchiveUnreadable('The backup lacks a table its manifest names.');
  let rows = 0;
  for (const table of tables) {
    const [was, is] = [manifest.tables[table.name], await digest(table)];
    if (was?.rows !== is.rows) throw new ArchiveUnreadable(`${table.name}: ${was?.rows} rows were saved, ${is.rows} came back.`);
    if (was.sha256 !== is.sha256)
      throw new ArchiveUnreadable(`${table.name}: the rows that came back are not the rows that were saved.`);
    rows += is.rows;
  }
  return rows;
}

function compareFiles(files: Record<string, string>, manifest: Manifest): void {
  const names = Object.keys(manifest.files);
  const broken = names.find((blobId) => files[blobId] !== manifest.files[blobId]);
  if (broken || Object.keys(files).length !== names.length)
    throw new ArchiveUnreadable(`The file ${broken ?? ''} did not come back as it was saved.`);
}
