// Realms as PostgreSQL sees them: whole databases, cloned from one template and dropped again (decisions 1). Everything here
// goes through one narrow connection: that of a role that may create databases. Requests never come this way.
import pg from 'pg';
import { readRoles } from './roles.ts';
import { createDatabase, inDatabase, MayNotCreate } from './scratch.ts';

/** The three addresses of one database: for its owner, for requests, for the job queue. */
export interface Addresses {
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
}

/** The same roles in another database. */
export function addressesIn(base: Addresses, name: string): Addresses {
  return {
    ownerUrl: inDatabase(base.ownerUrl, name),
    appUrl: inDatabase(base.appUrl, name),
    workerUrl: inDatabase(base.workerUrl, name),
  };
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'donthu-realms' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether this connection may make databases at all. */
export function mayCreateDatabases(controlUrl: string): Promise<boolean> {
  return onServer(controlUrl, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'select rolcreatedb or rolsuper as may from pg_roles where rolname = session_user',
    );
    return rows[0]?.may ?? false;
  });
}

/** The name of the database this connection stands in: realms are named after it. */
export function databaseName(controlUrl: string): Promise<string> {
  return onServer(controlUrl, async (client) => (await client.query('select current_database() as name')).rows[0].name);
}

/** Names of the databases on this server that begin so. */
export function listDatabases(controlUrl: string, prefix: string): Promise<string[]> {
  return onServer(controlUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname::text as name from pg_database where starts_with(datname::text, $1) order by 1',
      [prefix],
    );
    return rows.map(({ name }) => name);
  });
}

export interface Template {
  name: string;
  /** Changes when the shape or the reference data of the template would. */
  fingerprint: string;
  /** Migrates and fills the empty database. */
  fill: (ownerUrl: string) => Promise<void>;
}

/**
 * Makes the template when it is missing or out of date. Two processes may ask at once: the second waits and finds it made.
 * @returns true when it was made by this call
 * @throws MayNotCreate
 */
export function ensureTemplate(base: Addresses, controlUrl: string, template: Template): Promise<boolean> {
  return onServer(controlUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('donthu training template'))");
    const url = inDatabase(base.ownerUrl, template.name);
    const known = (await listDatabases(controlUrl, template.name)).includes(template.name);
    if (known && (await fingerprintOf(url)) === template.fingerprint) return false;
    if (known) await dropRealm(base, controlUrl, template.name);
    await createDatabase(controlUrl, template.name);
    try {
      await template.fill(url);
      await onServer(url, async (inside) => {
        const roles = await readRoles(inside);
        if (roles) await inside.query(`set role ${inside.escapeIdentifier(roles.owner)}`);
        await inside.query("insert into settings (key, value) values ('realm.template', to_jsonb($1::text))", [
          template.fingerprint,
        ]);
      });
    } catch (error) {
      await dropRealm(base, controlUrl, template.name).catch(() => undefined);
      throw error;
    }
    return true;
  });
}

async function fingerprintOf(url: string): Promise<string> {
  return onServer(url, async (client) => {
    const { rows: built } = await client.query("select to_regclass('public.settings') is not null as there");
    if (!built[0].there) return '';
    const { rows } = await client.query("select value #>> '{}' as print from settings where key = 'realm.template'");
    return rows[0]?.print ?? '';
  });
}

/**
 * A new database like the template: rows, roles and rights.
 * @param about what the realm is to know of itself, for `settings`
 * @throws MayNotCreate, or Error when the name is taken
 */
export function cloneDatabase(base: Addresses, controlUrl: string, template: string, name: string, about: object): Promise<void> {
  return onServer(controlUrl, async (client) => {
    if (!(await mayCreateDatabases(controlUrl))) throw new MayNotCreate('The database owner may not create databases.');
    const roles = await readRoles(client);
    const id = (word: string) => client.escapeIdentifier(word);
    await client.query('reset role');
    const owner = roles ? ` owner ${id(roles.owner)}` : '';
    // PostgreSQL refuses while anybody, an autovacuum for one, is still in the template.
    await patiently('55006', () => client.query(`create database ${id(name)} template ${id(template)}${owner}`));
    if (!roles) throw new Error('This database was never migrated');
    // Rights on the database itself are not copied with a template; nobody but our own roles has business in a realm.
    await client.query(`set role ${id(roles.owner)}`);
    await client.query(`revoke connect on database ${id(name)} from public`);
    await client.query(`grant connect on database ${id(name)} to ${id(roles.app)}, ${id(roles.worker)}`);
    await client.query(`grant create on database ${id(name)} to ${id(roles.worker)}`);
    await onServer(inDatabase(base.ownerUrl, name), async (inside) => {
      await inside.query(`set role ${id(roles.owner)}`);
      await inside.query("delete from settings where key = 'realm.template'");
      await inside.query("insert into settings (key, value) values ('realm.class', $1::jsonb)", [JSON.stringify(about)]);
    });
  });
}

/** Drops a realm whoever is still connected: each of our roles ends its own connections first. */
export async function dropRealm(base: Addresses, controlUrl: string, name: string): Promise<void> {
  const endOwn = (url: string) =>
    onServer(url, (client) =>
      client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = session_user and pid <> pg_backend_pid()',
        [name],
      ),
    ).catch(() => undefined);
  await Promise.all([endOwn(base.appUrl), endOwn(base.workerUrl)]);
  await onServer(controlUrl, (client) =>
    patiently(undefined, () => client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)),
  );
}

/** Tries for five seconds while the server says that the database is in use. */
async function patiently(code: string | undefined, work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && (code === undefined || error.code === code);
      if (!isBusy || attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
