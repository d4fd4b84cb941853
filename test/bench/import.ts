// How long a messy book takes from upload to reconciled, and what memory the process needs at most.
// npx tsx test/bench/import.ts [rows] [seed]: a database server of its own, gone afterwards.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
// biome-ignore lint/style/noRestrictedImports: the bench makes a server of its own
import pg from 'pg';
import { seedReference } from '../../seeds/01_reference/index.ts';
import { seedDemoAccounts } from '../../seeds/02_demo/accounts.ts';
import { actorOf, listAssignments } from '../../src/accounts/queries.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database/database.ts';
import { startEmbedded } from '../../src/database/embedded.ts';
import { migrate, migrationNames } from '../../src/database/migrate.ts';
import { rolePassword } from '../../src/database/roles.ts';
import { saveChoices, startImport, startUndo, uploadBook } from '../../src/importing/actions.ts';
import { loadImport } from '../../src/importing/queries.ts';
import { makeServices } from '../../src/services.ts';
import type { Act } from '../../src/web/act.ts';
import { runJobs } from '../../src/worker.ts';
import { csvOf, messyBook, mistyped, nothingExpected } from '../importing/generator.ts';

const rows = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
process.env.NODE_ENV = 'test';
const folder = mkdtempSync(join(tmpdir(), 'donthu-bench-'));
chmodSync(folder, 0o755);
const server = await startEmbedded(folder);
const name = 'donthu_bench';
const admin = new pg.Client({ connectionString: server.ownerUrl });
await admin.connect();
await admin.query(`create database ${name}`);
await admin.end();
const url = new URL(server.ownerUrl);
url.pathname = `/${name}`;
const secret = randomBytes(16).toString('base64url');
const { roles, ownerUrl } = await migrate(url.toString(), secret);
await seedReference(ownerUrl);
await seedDemoAccounts(ownerUrl);
// A city has thousands of officers, and every denunciation is searched for all their names.
const officers = 3_000;
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
await owner.query(
  "insert into accounts (login, name, name_ascii, password_hash, must_change_password, created_at) select 'cb' || n, 'Phùng Đắc ' || n, 'phung dac ' || n, '!', false, now() from generate_series(1, $1) n",
  [officers],
);
await owner.end();
const urlOf = (role: string) =>
  Object.assign(new URL(url), { username: role, password: rolePassword(secret, role), search: '' }).toString();
const database = openDatabase({ appUrl: urlOf(roles.app), poolSize: 4, migrations: migrationNames(), onError: () => undefined });
const config = readConfig({ NODE_ENV: 'test', DATA_DIR: join(folder, 'files'), LOG_LEVEL: 'error', DEMO: 'yes' });
const services = makeServices({ config, database });
const today = new Date(services.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

const as = async <T>(login: string, work: (act: Act) => Promise<T>): Promise<T> => {
  const actor = await database.inHouse(async (house) => {
    const account = await house.one<{ id: number }>('select id from accounts where login = $1', [login]);
    const [assignment] = await listAssignments(house, account.id, today);
    if (!assignment) throw new Error(login);
    return actorOf(house, assignment, today);
  });
  return database.inBoth(actor, async (tx, house) =>
    work({
      tx,
      house,
      actor,
      moment: { at: services.now(), today },
      rules: await services.rules(house),
      keyring: services.keyring,
      requestId: 'bench',
    }),
  );
};

let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 100);
const megabytes = (bytes: number) => `${Math.round(bytes / 1048576)} MB`;
let total = 0;
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  globalThis.gc?.();
  most = process.memoryUsage().rss;
  const start = performance.now();
  const before = process.cpuUsage();
  const made = await work();
  const own = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  total += seconds;
  const cpu = (own.user + own.system) / 1_000_000;
  console.log(
    `${what.padEnd(22)} ${seconds.toFixed(1).padStart(7)} s (${cpu.toFixed(1)} s of own work)   at most ${megabytes(most)}`,
  );
  return made;
}
const jobs = () => runJobs(services, urlOf(roles.worker));
const stateOf = (id: number) => as('hoa.badinh', async ({ tx }) => loadImport(tx, id));

const expected = nothingExpected();
const blob = await step('written and uploaded', () => services.files.put(Readable.from(csvOf(messyBook(rows, seed, expected)))));
console.log(
  `  ${expected.rows} rows, ${megabytes(blob.size)}; expected ${expected.taken} taken, ${expected.rows - expected.taken} left outside`,
);
const { id } = await as('hoa.badinh', (act) =>
  uploadBook(
    act,
    { book: 'petitions', source: 'Sổ đo' },
    { ...blob, field: 'file', name: 'so.csv', kept: false, scanState: 'unscanned' },
  ),
);
await step('read and staged', jobs);
await as('hoa.badinh', (act) =>
  saveChoices(act, id, 1, (settings) => ({
    ...settings,
    encoding: 'auto',
    blankState: 'filed',
    values: { type: { [mistyped.key]: mistyped.means } },
  })),
);
await step('tried', jobs);
await as('cuong.badinh', (act) => startImport(act, id, 2));
await step('imported', jobs);
const done = await stateOf(id);
const counted = await as('cuong.badinh', ({ tx }) => tx.one<{ n: number }>('select count(*)::int as n from petitions'));
console.log(
  `  ${done.state}: ${counted.n} petitions, ${counted.n === expected.taken ? 'as expected' : `EXPECTED ${expected.taken}`}; ${(total / 60).toFixed(1)} minutes in all`,
);
await as('cuong.badinh', (act) => startUndo(act, id, 3));
await step('taken back', jobs);
const left = await as('cuong.badinh', ({ tx }) => tx.one<{ n: number }>('select count(*)::int as n from petitions'));
console.log(`  ${(await stateOf(id)).state}: ${left.n} petitions left`);
clearInterval(watch);
await database.close();
server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
