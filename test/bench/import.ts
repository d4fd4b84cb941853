// npm run bench:import [-- --rows N --seed N] [--xlsx] [--heap MB] [--statements]: a messy book from upload to reconciled and out again, on a database server of
// its own. The work is done by worker processes whose heap is held to so many MB, however long the book; the one that imports is killed
// in the middle and another goes on. For each phase: seconds, CPU seconds of the worker and of the database, rows a second of both, and
// the most memory the worker held; and of the try and the import, how memory and rows a CPU second of the last quarter of the rows stand to those
// of the first (flat.ts). What comes of the book is compared with what was written down before, count by count: the exit code is 1 where one
// differs, where a phase is not flat, where a worker held more than its bound (`memoryBound`) or all took longer than `longestMs`; the last line says
// PASS or FAIL. With --statements the dearest statements of each phase stand below it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
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
import { csvOf, xlsxOf } from '../importing/book-files.ts';
import { messyBook, mistyped, nothingExpected, outdated } from '../importing/generator.ts';
import { differences, fieldsIn, lettersIn, outcomeExpected, outcomeOf, petitionYears } from '../importing/outcome.ts';
import { lastToFirst, type Sample, unflat } from './flat.ts';
import { dearest, startNoting } from './statements.ts';

process.env.NODE_ENV = 'test';
/** What a worker process is told. */
interface Orders {
  appUrl: string;
  workerUrl: string;
  files: string;
  /** Its clock runs so far ahead: the silence of a killed worker has passed. */
  aheadMs: number;
}
const servicesOf = ({ appUrl, files, aheadMs }: Orders) => {
  const database = openDatabase({ appUrl, poolSize: 4, migrations: migrationNames(), onError: () => undefined });
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: files, LOG_LEVEL: 'error', DEMO: 'yes' });
  return { database, services: makeServices({ config, database, now: () => new Date(Date.now() + aheadMs) }) };
};
if (process.env.BENCH_ORDERS) {
  const orders = JSON.parse(process.env.BENCH_ORDERS) as Orders;
  const { database, services } = servicesOf(orders);
  await runJobs(services, orders.workerUrl);
  await database.close();
  process.exit(0);
}

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    seed: { type: 'string' },
    xlsx: { type: 'boolean', default: false },
    heap: { type: 'string', default: '256' },
    statements: { type: 'boolean', default: false },
  },
});
const rows = Number(asked.rows ?? positionals[0] ?? 100_000);
const seed = Number(asked.seed ?? positionals[1] ?? 1);
if (!Number.isInteger(rows) || rows < 1 || !Number.isInteger(seed))
  throw new Error('How many rows, by which seed: whole numbers');
/** The most a worker may hold, however long the book: its heap, and what lies beside it. */
const memoryBound = (Number(asked.heap) + 128) * 1048576;
/** A hundred thousand rows are read, tried, imported and taken back within the hour; workers take a while to start. */
const longestMs = 60_000 + rows * 36;
const folder = mkdtempSync(join(tmpdir(), 'donthu-bench-'));
chmodSync(folder, 0o755);
const server = await (asked.statements ? startNoting : startEmbedded)(folder);
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
const orders: Orders = { appUrl: urlOf(roles.app), workerUrl: urlOf(roles.worker), files: join(folder, 'files'), aheadMs: 0 };
const { database, services } = servicesOf(orders);
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

const megabytes = (bytes: number) => `${Math.round(bytes / 1048576)} MB`;
const ticks = 100;
const statOf = (pid: number | string) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
/** CPU seconds of a process; with those of its ended children where asked. */
function cpuOf(pid: number | string, withEnded = false): number {
  const [own = 0, kernel = 0, ended = 0, endedKernel = 0] = statOf(pid).slice(11, 15).map(Number);
  return (own + kernel + (withEnded ? ended + endedKernel : 0)) / ticks;
}
const memoryOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
const mostMemoryOf = (pid: number) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
const dataFolder = await as('hoa.badinh', ({ tx }) => tx.one<{ at: number }>('select pg_backend_pid() as at'));
/** The server's first process: the parent of our own connection's. */
const postmaster = statOf(dataFolder.at)[1] ?? '0';
function databaseCpu(): number {
  let all = cpuOf(postmaster, true);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (statOf(pid)[1] === postmaster) all += cpuOf(pid);
    } catch {
      // It ended meanwhile: the parent counts it.
    }
  }
  return all;
}

/** How far it is, by what that cost: what else the machine does is none of its pace. @param before the database's seconds at its beginning */
const sampleOf = (pid: number, rows: number, before: number): Sample => ({
  ms: (cpuOf(pid) + databaseCpu() - before) * 1000,
  rows,
  bytes: memoryOf(pid),
});

const isRight = { yet: true };
/** What is not as it was written down before, a line each. */
function wrong(where: string, lines: readonly string[]): void {
  for (const line of lines.slice(0, 20)) console.log(`  WRONG, ${where}: ${line}`);
  if (lines.length > 20) console.log(`  WRONG, ${where}: ${lines.length - 20} more`);
  if (lines.length > 0) isRight.yet = false;
}

let total = 0;
const clock = () => new Date().toISOString().slice(11, 19);
interface Phase {
  /** How many rows it got through; all of them when left out. */
  done?: () => Promise<number>;
  aheadMs?: number;
  /** Asked every second; the process is killed when it says so. */
  killWhen?: () => Promise<boolean>;
  /** Rows it has got through in all: asked all the time, to see that it goes on as it began. */
  rowsSoFar?: () => Promise<number>;
}
/** Runs every ready job in a process of its own. */
async function phase(what: string, { done, aheadMs = 0, killWhen, rowsSoFar }: Phase = {}): Promise<void> {
  const from = clock();
  const start = performance.now();
  const before = databaseCpu();
  const worker = spawn(
    process.execPath,
    [`--max-old-space-size=${asked.heap}`, '--import', 'tsx', fileURLToPath(import.meta.url)],
    {
      env: { ...process.env, BENCH_ORDERS: JSON.stringify({ ...orders, aheadMs }) },
      stdio: 'inherit',
    },
  );
  const ended = new Promise<number | null>((resolve) => worker.on('exit', resolve));
  let isKilled = false;
  let isRunning = true;
  void ended.then(() => {
    isRunning = false;
  });
  let cpu = 0;
  let memory = 0;
  const samples: Sample[] = [];
  while (isRunning) {
    await Promise.race([ended, wait(killWhen || rowsSoFar ? 250 : 1000)]);
    if (rowsSoFar && isRunning) {
      const rows = await rowsSoFar();
      const last = samples.at(-1);
      // One for each step: what it holds when the step is through.
      if (isRunning && rows !== last?.rows) samples.push(sampleOf(worker.pid ?? 0, rows, before));
    }
    try {
      cpu = cpuOf(worker.pid ?? 0);
      memory = Math.max(memory, mostMemoryOf(worker.pid ?? 0));
    } catch {
      break;
    }
    if (isRunning && killWhen && (await killWhen())) {
      isKilled = worker.kill('SIGKILL');
      break;
    }
  }
  const code = await ended;
  // Out of memory, it ends by itself.
  if (!isKilled && code !== 0) throw new Error(`${what}: the worker ended with ${code}`);
  const seconds = (performance.now() - start) / 1000;
  total += seconds;
  const ofDatabase = databaseCpu() - before;
  const through = (await done?.()) ?? rows;
  const pace = (spent: number) => Math.round(through / spent).toLocaleString('en');
  console.log(
    `${from}  ${what.padEnd(24)} ${seconds.toFixed(1).padStart(7)} s   CPU ${cpu.toFixed(1)} s worker + ${ofDatabase.toFixed(1)} s database   ${pace(seconds)} rows/s, ${pace(cpu + ofDatabase)} a CPU second   at most ${megabytes(memory)}`,
  );
  if (memory > memoryBound) wrong(what, [`a worker held ${megabytes(memory)}, more than ${megabytes(memoryBound)}`]);
  if (rowsSoFar) {
    const found = lastToFirst(samples);
    if (found)
      console.log(
        `          last quarter to first: memory ${found.memory.toFixed(2)}, rows a CPU second ${found.pace.toFixed(2)} (${samples.length} steps seen)`,
      );
    wrong(what, unflat(found));
  }
  if (!asked.statements) return;
  for (const { ms, calls, rows, what } of await dearest(server, name, 25))
    console.log(
      `    ${(ms / 1000).toFixed(2).padStart(7)} s ${String(calls).padStart(6)} calls ${String(rows).padStart(7)} rows  ${what}`,
    );
}
const stateOf = (id: number) => as('hoa.badinh', async ({ tx }) => loadImport(tx, id));

async function fromUploadToUndo(): Promise<void> {
  const expected = nothingExpected();
  const book = messyBook(rows, seed, expected);
  const blob = await services.files.put(asked.xlsx ? xlsxOf(book) : Readable.from(csvOf(book)));
  console.log(
    `  ${expected.rows} rows by ${expected.people} people of ${expected.names} names, ${megabytes(blob.size)} as ${asked.xlsx ? '.xlsx' : '.csv'}; expected ${expected.taken} taken, ${expected.rows - expected.taken} left outside; heap of a worker ${asked.heap} MB`,
  );
  const { id } = await as('hoa.badinh', (act) =>
    uploadBook(
      act,
      { book: 'petitions', source: 'Sổ đo' },
      { ...blob, field: 'file', name: asked.xlsx ? 'so.xlsx' : 'so.csv', kept: false, scanState: 'unscanned' },
    ),
  );
  const compareCounts = (where: string) =>
    as('hoa.badinh', async ({ tx, actor }) =>
      wrong(where, differences(outcomeExpected(expected), await outcomeOf(tx, { unitId: actor.unitId, id }))),
    );
  const petitionsIn = () => as('cuong.badinh', ({ tx, actor }) => petitionYears(tx, actor.unitId));
  await phase('read and staged');
  await as('hoa.badinh', (act) =>
    saveChoices(act, id, 1, (settings) => ({
      ...settings,
      encoding: 'auto',
      blankState: 'filed',
      values: { type: { [mistyped.key]: mistyped.means }, field: { [outdated.key]: outdated.means } },
    })),
  );
  const rowsDone = async () => (await stateOf(id)).rowsDone;
  await phase('tried', { rowsSoFar: rowsDone });
  await compareCounts('tried');
  await as('cuong.badinh', async (act) => startImport(act, id, (await stateOf(id)).run));
  const isHalf = async () => {
    const one = await stateOf(id);
    return one.state !== 'running' || one.chunksDone >= one.chunks / 2;
  };
  await phase('imported, killed half-way', { killWhen: isHalf, done: rowsDone, rowsSoFar: rowsDone });
  const half = await stateOf(id);
  console.log(`          ${half.state}: ${half.chunksDone} of ${half.chunks} chunks in; nobody is at work`);
  // The regular sweep finds the silence.
  await as('hoa.badinh', ({ tx }) => tx.run("select enqueue('resume_imports', '{}')"));
  await phase('woken, to its end', {
    aheadMs: 120_000,
    done: async () => (await rowsDone()) - half.rowsDone,
    rowsSoFar: async () => (await rowsDone()) - half.rowsDone,
  });
  const done = await stateOf(id);
  await compareCounts('imported');
  wrong('in the book', differences(expected.years, await petitionsIn()));
  await as('cuong.badinh', async ({ tx, actor }) =>
    wrong('fields', differences(expected.fields, await fieldsIn(tx, actor.unitId))),
  );
  await as('cuong.badinh', async ({ tx, actor }) =>
    wrong('people in the book', differences(expected.letters, await lettersIn(tx, actor.unitId))),
  );
  console.log(
    `  ${done.state}: ${isRight.yet ? 'rows, years, types, fields, open ones, offices, reasons and people as written down before' : 'NOT AS EXPECTED'}; ${(total / 60).toFixed(1)} minutes, ${Math.round(rows / total).toLocaleString('en')} rows/s in all`,
  );
  await as('cuong.badinh', (act) => startUndo(act, id, done.run));
  await phase('taken back', { aheadMs: 120_000 });
  wrong('taken back', differences({}, await petitionsIn()));
  if (total * 1000 > longestMs) wrong('from upload to undo', [`${total.toFixed(0)} s, more than ${longestMs / 1000} s`]);
  console.log(`  ${(await stateOf(id)).state}; ${isRight.yet ? 'all as expected' : 'NOT AS EXPECTED'}`);
}
try {
  await fromUploadToUndo();
} catch (error) {
  wrong('broken off', [error instanceof Error ? error.message : String(error)]);
}
await database.close();
server.stop();
rmSync(folder, { recursive: true, force: true });
console.log(
  isRight.yet
    ? `PASS: ${rows} rows, every count as written down before, each worker within ${megabytes(memoryBound)}, ${(total / 60).toFixed(1)} minutes`
    : `FAIL: ${rows} rows, see the lines marked WRONG`,
);
process.exit(isRight.yet ? 0 : 1);
