// How a process of its own (the worker) reaches a database that the server has already migrated.
import pg from 'pg';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from './database.ts';
import { findEmbedded } from './embedded.ts';
import { migrationNames } from './migrate.ts';
import { readRoles, urlFor } from './roles.ts';

export interface Attached {
  database: Database;
  workerUrl: string;
}

/** The database is not there yet, or not migrated: the message says what to do first. */
class NotReady extends Error {}

/**
 * Opens the app's pool and finds the worker's address: the given ones, else derived from the owner's.
 * @param onError hears of lost connections
 * @throws NotReady
 */
export async function attachWorker(config: Config, onError: (error: Error) => void): Promise<Attached> {
  let { appUrl, workerUrl } = config.database;
  if (!appUrl || !workerUrl) {
    const ownerUrl = config.database.url || findEmbedded(config.dataDir)?.ownerUrl;
    if (!ownerUrl)
      throw new NotReady('Chưa có cơ sở dữ liệu nào đang chạy. Khởi động phần mềm (npm start) hoặc đặt DATABASE_URL.');
    const client = new pg.Client({ connectionString: ownerUrl, application_name: 'donthu-worker' });
    await client.connect();
    const roles = await readRoles(client).finally(() => client.end());
    if (!roles) throw new NotReady('Cơ sở dữ liệu chưa được khởi tạo. Chạy npm run migrate trước.');
    appUrl ||= urlFor(ownerUrl, roles.app, config.database.roleSecret);
    workerUrl ||= urlFor(ownerUrl, roles.worker, config.database.roleSecret);
  }
  const database = openDatabase({ appUrl, poolSize: config.database.poolSize, migrations: migrationNames(), onError });
  if (!(await database.isReady())) {
    await database.close();
    throw new NotReady('Cơ sở dữ liệu thiếu bước nâng cấp. Chạy npm run migrate trước.');
  }
  return { database, workerUrl };
}
