// npm run restore -- --from FILE [--into NAME]: an archive into an empty database and the file store.
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { createDatabase, dropDatabase, inDatabase, MayNotCreate } from '../database/scratch.ts';
import { attachOwner } from '../database/start.ts';
import { recordBackup } from '../operations/backup.ts';
import { restoreBackup } from '../operations/restore.ts';
import { openKeyring } from '../sealing/envelope.ts';
import { readArguments } from './arguments.ts';
import { CommandRefused, runCommand } from './run.ts';

const usage = `Usage: npm run restore -- --from FILE [--into NAME]
  into the empty database of DATABASE_URL (or of DATA_DIR), or with --into into a new database of that name on the same server;
  files go to DATA_DIR/files`;

await runCommand(async () => {
  const options = readArguments({ from: { type: 'string' }, into: { type: 'string' } }, usage);
  if (!options.from) throw new CommandRefused(usage);
  if (options.into !== undefined && !/^[a-z][a-z0-9_]{0,40}$/.test(options.into))
    throw new CommandRefused('--into takes a name of small letters, digits and _.');
  const path = resolve(process.env.INIT_CWD ?? '.', options.from);
  const config = readConfig();
  const keyring = openKeyring(config.sealing.key);
  const { ownerUrl, stop } = await attachOwner(config);
  const fresh = options.into;
  try {
    const url = fresh ? await createDatabase(ownerUrl, fresh).catch(refuseCreation) : ownerUrl;
    try {
      const workerUrl =
        fresh && config.database.workerUrl ? inDatabase(config.database.workerUrl, fresh) : config.database.workerUrl;
      const report = await restoreBackup(path, {
        ownerUrl: url,
        roleSecret: config.database.roleSecret,
        workerUrl,
        keyring,
        filesDir: config.filesDir,
      });
      await recordBackup(url, 'backup.restored', { rows: report.rows, files: report.files, keyId: keyring.id }, new Date());
      console.log(
        `Restored ${report.rows} rows of ${report.tables} tables and ${report.files} files. Every table and file was counted and hashed the same as when it was saved.`,
      );
      if (report.newer.length > 0)
        console.log(`The backup was older than this program; ${report.newer.length} migrations were applied after it.`);
      if (fresh) console.log(`They are in the database ${fresh}. To work with it, point DATABASE_URL at it.`);
      console.log('Everybody has to sign in again.');
    } catch (error) {
      if (fresh) await dropDatabase(ownerUrl, fresh);
      throw error;
    }
  } finally {
    stop();
  }
});

function refuseCreation(error: unknown): never {
  if (error instanceof MayNotCreate) throw new CommandRefused(error.message);
  if (error instanceof Error && 'code' in error && error.code === '42P04')
    throw new CommandRefused('A database of that name exists already. Nothing was changed.');
  throw error;
}
