// Databases made and dropped whole: a scratch one to prove a backup in, a fresh one to restore into, those of training classes.
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { readRoles } from './roles.ts';

/** The owner may not create databases. */
export class MayNotCreate extends Error {}

/** The same server and role, another database. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.toString();
}

/** One short connection of its own, for what no pool of ours does. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'donthu-operations' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether this connection's role may make databases at all. */
export async function mayCreateDatabases(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = session_user',
  );
  return rows[0]?.may ?? false;
}

/** @throws MayNotCreate */
export async function assertMayCreate(client: pg.Client): Promise<void> {
  if (!(await mayCreateDatabases(client))) throw new MayNotCreate('The database owner may not create databases.');
}

/** Somebody is still in the database. */
export const isInUse = (error: unknown) => error instanceof Error && 'code' in error && error.code === '55006';

/** Tries for ten seconds: whoever is in the way, an autovacuum for one, goes by himself. */
export async function patiently<T>(work: () => Promise<T>, isBusy: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || attempt === 40) throw error;
      await setTimeout(250);
    }
  }
}

/**
 * A database like another one; PostgreSQL refuses while anybody is still in the template.
 * @param owner of the new database; the connection's own role when left out
 * @param strategy copying files is quicker where nobody minds the checkpoints it forces
 */
export async function cloneWhole(
  client: pg.Client,
  template: string,
  name: string,
  owner?: string,
  strategy: 'wal_log' | 'file_copy' = 'wal_log',
): Promise<void> {
  const id = (word: string) => client.escapeIdentifier(word);
  await patiently(
    () =>
      client.query(
        `create database ${id(name)} template ${id(template)} strategy ${strategy}${owner ? ` owner ${id(owner)}` : ''}`,
      ),
    isInUse,
  );
}

/**
 * Makes an empty database on the server of `ownerUrl`, for the same roles: the passwords in use stay what they are.
 * @returns its address for the owner
 * @throws MayNotCreate, or Error when the name is taken
 */
export function createDatabase(ownerUrl: string, name: string): Promise<string> {
  return onServer(ownerUrl, async (client) => {
    await assertMayCreate(client);
    const roles = await readRoles(client);
    const id = client.escapeIdentifier(name);
    await client.query('reset role');
    await client.query(
      `create database ${id} template template0 encoding 'UTF8'${roles ? ` owner ${client.escapeIdentifier(roles.owner)}` : ''}`,
    );
    const url = inDatabase(ownerUrl, name);
    if (roles) await shareRoles(url, roles, id);
    return url;
  });
}

function shareRoles(url: string, roles: NonNullable<Awaited<ReturnType<typeof readRoles>>>, id: string): Promise<void> {
  return onServer(url, async (client) => {
    await client.query(`set role ${client.escapeIdentifier(roles.owner)}`);
    await client.query(`create table installation (only_row boolean primary key default true check (only_row),
      owner_role text not null, app_role text not null, gate_role text not null, worker_role text not null, created_at timestamptz not null default now())`);
    await client.query('insert into installation (owner_role, app_role, gate_role, worker_role) values ($1, $2, $3, $4)', [
      roles.owner,
      roles.app,
      roles.gate,
      roles.worker,
    ]);
    await client.query('revoke create on schema public from public');
    await client.query(`grant create on database ${id} to ${client.escapeIdentifier(roles.worker)}`);
  });
}

/** Sends away whoever is still connected to it, then drops it; one that is not there is no error. */
export function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  return onServer(ownerUrl, (client) => dropPatiently(client, name));
}

/**
 * Drops a database whoever is in it. An autovacuum worker belongs to the superuser, so a plain owner waits until it has gone.
 * @param endOthers before each try: ends the connections of roles this one may not end
 */
export async function dropPatiently(client: pg.Client, name: string, endOthers?: () => Promise<unknown>): Promise<void> {
  await patiently(
    async () => {
      await endOthers?.();
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    },
    () => true,
  );
}

/** Runs `work` in a database of its own and drops it afterwards, whatever happened. @throws MayNotCreate */
export async function withScratch<T>(ownerUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `donthu_check_${randomBytes(5).toString('hex')}`;
  const url = await createDatabase(ownerUrl, name);
  try {
    return await work(url);
  } finally {
    await dropDatabase(ownerUrl, name);
  }
}
