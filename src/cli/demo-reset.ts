// npm run demo:reset: empties the demo and fills it again, so that its dates count from today. Refused in production.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seedReference } from '../../seeds/01_reference/index.ts';
import { seedDemo } from '../../seeds/02_demo/index.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/database.ts';
import { emptyDatabase } from '../database/empty.ts';
import { migrate, migrationNames } from '../database/migrate.ts';
import { attachOwner } from '../database/start.ts';
import { makeServices } from '../services.ts';
import { CommandRefused, runCommand } from './run.ts';

await runCommand(async () => {
  const config = readConfig();
  if (config.isProduction || !config.demo) throw new CommandRefused('This is not a demo installation. Nothing was changed.');
  const { ownerUrl, stop } = await attachOwner(config);
  try {
    const { appUrl, workerUrl } = await migrate(ownerUrl, config.database.roleSecret, config.database);
    await emptyDatabase(ownerUrl);
    clearFolder(config.filesDir);
    await seedReference(ownerUrl);
    const database = openDatabase({ appUrl, poolSize: 4, migrations: migrationNames(), onError: () => undefined });
    try {
      const services = makeServices({ config, database });
      for (const line of await seedDemo(ownerUrl, services, workerUrl)) console.log(line);
    } finally {
      await database.close();
    }
    console.log('The demo is new. Everybody has to sign in again; `npm run demo:accounts` lists who can.');
  } finally {
    stop();
  }
});

function clearFolder(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return; // no file was ever uploaded
  }
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
}
