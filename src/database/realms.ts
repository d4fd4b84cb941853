// Realms as PostgreSQL sees them: whole databases, cloned from one template and dropped again (decisions 1). They are made and
// dropped through the connection of a role that may create databases, `controlUrl`; what stands in a new one is written as its
// owner, and each of our roles ends its own connections before a drop. Only what opens and closes classes comes this way.
import { readRoles } from './roles.ts';
import { assertMayCreate, cloneWhole, createDatabase, dropPatiently, inDatabase, onServer } from './scratch.ts';

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

/** The name of the database this connection stands in: realms are named after it. */
export function databaseName(controlUrl: string): Promise<string> {
  return onServer(controlUrl, async (client) => (await client.query('select current_database() as name')).rows[0].name);
}

/** The databases on this server whose names begin so, and how long ago each was made; null when it does not say. */
export function listRealms(controlUrl: string, prefix: string): Promise<{ name: string; ageMs: number | null }[]> {
  return onServer(controlUrl, async (client) => {
    const { rows } = await client.query<{ name: string; ageMs: number | null }>(
      `select datname::text as name,
              (extract(epoch from now() - substring(shobj_description(oid, 'pg_database') from '^donthu: made (\\S+)$')::timestamptz) * 1000)::float8 as "ageMs"
         from pg_database where starts_with(datname::text, $1) order by 1`,
      [prefix],
    );
    return rows;
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
    const known = (await listRealms(controlUrl, template.name)).some(({ name }) => name === template.name);
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
    await assertMayCreate(client);
    const roles = await readRoles(client);
    const id = (word: string) => client.escapeIdentifier(word);
    if (!roles) throw new Error('This database was never migrated');
    await client.query('reset role');
    await cloneWhole(client, template, name, roles.owner);
    // Rights on the database itself are not copied with a template; nobody but our own roles has business in a realm.
    await client.query(`set role ${id(roles.owner)}`);
    // PostgreSQL keeps no such date: what nobody named long after is nobody's.
    await client.query(`comment on database ${id(name)} is ${client.escapeLiteral(`donthu: made ${new Date().toISOString()}`)}`);
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

/** Drops a realm whoever is still connected, or connects again meanwhile: before each try our roles end their own connections. */
export async function dropRealm(base: Addresses, controlUrl: string, name: string): Promise<void> {
  const endOwn = (url: string) =>
    onServer(url, (client) =>
      client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = session_user and pid <> pg_backend_pid()',
        [name],
      ),
    ).catch(() => undefined);
  await onServer(controlUrl, (client) =>
    dropPatiently(client, name, () => Promise.all([endOwn(base.appUrl), endOwn(base.workerUrl)])),
  );
}
