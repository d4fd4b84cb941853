// Databases made for one purpose: a scratch one to prove a backup in, or a fresh one to restore into.
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

/**
 * Makes an empty database on the server of `ownerUrl`, for the same roles: the passwords in use stay what they are.
 * @returns its address for the owner
 * @throws MayNotCreate, or Error when the name is taken
 */
export async function createDatabase(ownerUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'donthu-operations' });
  await client.connect();
  try {
    const { rows } = await client.query<{ may: boolean }>(
      'select rolcreatedb or rolsuper as may from pg_roles where rolname = session_user',
    );
    if (!rows[0]?.may) throw new MayNotCreate('The database owner may not create databases.');
    const roles = await readRoles(client);
    const id = client.escapeIdentifier(name);
    await client.query('reset role');
    await client.query(
      `create database ${id} template template0 encoding 'UTF8'${roles ? ` owner ${client.escapeIdentifier(roles.owner)}` : ''}`,
    );
    const url = inDatabase(ownerUrl, name);
    if (roles) await shareRoles(url, roles, id);
    return url;
  } finally {
    await client.end();
  }
}

async function shareRoles(url: string, roles: NonNullable<Awaited<ReturnType<typeof readRoles>>>, id: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'donthu-operations' });
  await client.connect();
  try {
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
  } finally {
    await client.end();
  }
}

export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'donthu-operations' });
  await client.connect();
  try {
    await dropPatiently(client, name);
  } finally {
    await client.end();
  }
}

/** An autovacuum worker may sit in the database: it belongs to the superuser, so a plain owner waits until it has gone. */
export async function dropPatiently(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
      return;
    } catch (error) {
      if (attempt === 40) throw error;
      await setTimeout(250);
    }
  }
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
