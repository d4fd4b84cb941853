// From the configuration to an open, migrated database: a given server, or the embedded one.
import type { Config } from '../config.ts';
import { type Database, openDatabase } from './database.ts';
import { type EmbeddedServer, findEmbedded, startEmbedded } from './embedded.ts';
import { type Migrated, migrate, migrationNames } from './migrate.ts';

export interface Started extends Migrated {
  database: Database;
  embedded: EmbeddedServer | undefined;
}

/**
 * Starts the embedded server when no DATABASE_URL is given, migrates, opens the pools.
 * @param onError hears of lost connections
 * @throws EmbeddedUnavailable, RolesMissing
 */
export async function startDatabase(config: Config, onError: (error: Error) => void): Promise<Started> {
  const embedded = config.database.url ? undefined : await startEmbedded(config.dataDir);
  const migrated = await migrate(config.database.url || (embedded?.ownerUrl ?? ''), config.database.roleSecret, config.database);
  const database = openDatabase({
    appUrl: migrated.appUrl,
    poolSize: config.database.poolSize,
    migrations: migrationNames(),
    onError,
  });
  return { ...migrated, database, embedded };
}

/** The owner's address for command line tools: given, running, or started for the occasion (then `stop` ends it). */
export async function attachOwner(config: Config): Promise<{ ownerUrl: string; stop: () => void }> {
  if (config.database.url) return { ownerUrl: config.database.url, stop: () => undefined };
  const running = findEmbedded(config.dataDir);
  if (running) return { ownerUrl: running.ownerUrl, stop: () => undefined };
  const server = await startEmbedded(config.dataDir);
  return { ownerUrl: server.ownerUrl, stop: server.stop };
}
