// npm run backup -- --to FILE: database and files into one encrypted archive, proved by restoring it into a scratch database.
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { inDatabase, MayNotCreate, withScratch } from '../database/scratch.ts';
import { attachOwner } from '../database/start.ts';
import { localFileStore } from '../documents/file-store.ts';
import { makeBackup, recordBackup } from '../operations/backup.ts';
import { restoreBackup } from '../operations/restore.ts';
import { openKeyring } from '../sealing/envelope.ts';
import { readArguments } from './arguments.ts';
import { CommandRefused, runCommand } from './run.ts';

const usage =
  'Usage: npm run backup -- --to FILE [--unproved]\n  --unproved  do not restore it into a scratch database (when the owner may not create one)';

await runCommand(async () => {
  const options = readArguments({ to: { type: 'string' }, unproved: { type: 'boolean' } }, usage);
  if (!options.to) throw new CommandRefused(usage);
  const path = resolve(process.env.INIT_CWD ?? '.', options.to);
  const config = readConfig();
  const keyring = openKeyring(config.sealing.key);
  const { ownerUrl, stop } = await attachOwner(config);
  try {
    const at = new Date();
    const report = await makeBackup(
      { ownerUrl, keyring, files: localFileStore(config.filesDir, keyring), filesDir: config.filesDir },
      path,
      at,
    );
    console.log(
      `Wrote ${path}: ${report.rows} rows of ${report.tables} tables, ${report.files} files, ${Math.ceil(report.bytes / 1024)} kB.`,
    );
    if (!options.unproved) {
      await withScratch(ownerUrl, (url) => {
        const workerUrl = config.database.workerUrl && inDatabase(config.database.workerUrl, new URL(url).pathname.slice(1));
        return restoreBackup(path, {
          ownerUrl: url,
          roleSecret: config.database.roleSecret,
          workerUrl,
          keyring,
          filesDir: undefined,
        });
      }).catch((error) => {
        if (error instanceof MayNotCreate)
          throw new CommandRefused(
            `${error.message} The backup is written but NOT proved. Give the owner CREATEDB, or say --unproved.`,
          );
        throw new CommandRefused(
          `The backup is written but did NOT come back whole: ${error instanceof Error ? error.message : error}`,
        );
      });
      console.log('Proved: restored into a scratch database, every table and file counted and hashed the same.');
    }
    await recordBackup(
      ownerUrl,
      'backup.made',
      { rows: report.rows, files: report.files, keyId: keyring.id, proved: !options.unproved },
      at,
    );
    console.log(`It opens only with the sealing key ${keyring.id}, which is not in it: keep the escrow sheet.`);
    if (report.damaged.length > 0) {
      throw new CommandRefused(
        `${report.damaged.length} files of the records are missing or damaged in ${config.filesDir}:\n  ${report.damaged.join('\n  ')}`,
      );
    }
  } finally {
    stop();
  }
});
