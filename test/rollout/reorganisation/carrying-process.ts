// Started by carrying.ts: runs the jobs that are ready and ends.
import { readConfig } from '../../../src/config.ts';
import { openDatabase } from '../../../src/database/database.ts';
import { migrationNames } from '../../../src/database/migrate.ts';
import { makeServices } from '../../../src/services.ts';
import { runJobs } from '../../../src/worker.ts';
import type { CarryingOrders } from './carrying.ts';

const orders = JSON.parse(process.env.CARRYING_ORDERS ?? '{}') as CarryingOrders;
const database = openDatabase({
  appUrl: orders.appUrl,
  poolSize: 4,
  migrations: migrationNames(),
  onError: () => undefined,
});
const config = readConfig({ NODE_ENV: 'test', DATA_DIR: orders.dataDir, LOG_LEVEL: 'silent', DEMO: 'yes' });
await runJobs(makeServices({ config, database, now: () => new Date(orders.now) }), orders.workerUrl);
await database.close();
process.exit(0);
