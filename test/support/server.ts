// Before all tests: one server (the one of DATABASE_URL, else an embedded one in a folder of its own) and one template
// database, migrated and seeded with reference data and the cast. After all tests both are gone. A given database is only
// used to create others beside it.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { seedReference } from '../../seeds/01_reference/index.ts';
import { seedDemoAccounts } from '../../seeds/02_demo/accounts.ts';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { startEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { RoleNames } from '../../src/database/roles.ts';
import { dropPatiently } from '../../src/database/scratch.ts';

/** What a test file needs to make its own database. */
export interface TestServer {
  /** May create databases; connected to none of ours. */
  serverUrl: string;
  template: string;
  secret: string;
  roles: RoleNames;
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL ? { url: process.env.DATABASE_URL, stop: () => undefined } : await embedded();
  const template = `donthu_test_${randomBytes(4).toString('hex')}`;
  const secret = randomBytes(24).toString('base64url');
  let roles: RoleNames | undefined;
  const teardown = async () => {
    await removeAll(server.url, template, roles);
    server.stop();
  };
  try {
    await onServer(server.url, (client) => client.query(`create database ${template}`));
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    const migrated = await migrate(url.toString(), secret);
    roles = migrated.roles;
    await seedReference(migrated.ownerUrl);
    await seedDemoAccounts(migrated.ownerUrl);
    await openDoorsCheaply(migrated.ownerUrl);
    await planOnce(migrated.ownerUrl, migrated.roles.app);
    project.provide('server', { serverUrl: server.url, template, secret, roles });
  } catch (error) {
    await teardown().catch(() => undefined);
    throw error;
  }
  return teardown;
}

async function embedded(): Promise<{ url: string; stop: () => void }> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'test'; // the embedded server then skips fsync
  const folder = mkdtempSync(join(placeOfData(), 'donthu-test-'));
  chmodSync(folder, 0o755); // the postgres account must be able to walk in when root runs the tests
  try {
    const server = await startEmbedded(folder);
    const stop = () => {
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    return { url: server.ownerUrl, stop };
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/**
 * In memory where there is plenty of it: every test file copies a database of a thousand files and drops it, which costs a disk twice as
 * much and makes it wait. What runs that were killed left there is removed.
 */
function placeOfData(): string {
  const memory = '/dev/shm';
  const plenty = 8 * 1024 ** 3;
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < plenty || process.availableMemory() < plenty) return tmpdir();
    for (const left of readdirSync(memory).filter((name) => name.startsWith('donthu-test-')))
      if (isLeft(join(memory, left))) rmSync(join(memory, left), { recursive: true, force: true });
    return memory;
  } catch {
    return tmpdir();
  }
}

/** Nobody's any more: an hour old, and its server does not run. */
function isLeft(folder: string): boolean {
  if (Date.now() - statSync(folder).mtimeMs < 3_600_000) return false;
  const pid = join(folder, 'postgres', 'data', 'postmaster.pid');
  return !existsSync(pid) || !existsSync(`/proc/${readFileSync(pid, 'utf8').split('\n')[0]}`);
}

async function onServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl, application_name: 'donthu-tests' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The cast signs in thousands of times in a run. The same password and the same way in, its hash made with one pass over little memory: a
 * hash carries its own parameters. What the product itself makes and what it costs is test/accounts/passwords.test.ts.
 */
async function openDoorsCheaply(ownerUrl: string): Promise<void> {
  const cheap = await hash(demoPassword, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  await onServer(ownerUrl, (client) => client.query('update accounts set password_hash = $1 where disabled_at is null', [cheap]));
}

/**
 * On the server of the tests the application's statements are planned once a connection, not anew for each value: planning is most of what
 * the database does in a run, the answers are the same. A server that is given (the second of .ci/run) plans as it likes.
 */
async function planOnce(ownerUrl: string, role: string): Promise<void> {
  if (process.env.DATABASE_URL) return;
  await onServer(ownerUrl, (client) =>
    client.query(`alter role ${client.escapeIdentifier(role)} set plan_cache_mode = 'force_generic_plan'`),
  );
}

/** The clones first, then the template, then the roles made for it. */
async function removeAll(serverUrl: string, template: string, roles: RoleNames | undefined): Promise<void> {
  await onServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where datname like $1 order by length(datname) desc',
      [`${template}%`],
    );
    for (const { datname } of rows) await dropPatiently(client, datname);
    const made = roles ? [roles.app, roles.gate, roles.worker, roles.owner].filter((role) => role.startsWith(template)) : [];
    for (const role of made) await client.query(`drop role if exists ${client.escapeIdentifier(role)}`).catch(() => undefined);
  });
}
