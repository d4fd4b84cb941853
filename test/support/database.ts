// A database for one test file: a clone of the template (tens of milliseconds), opened as the app's role.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { actorOf, listAssignments } from '../../src/accounts/queries.ts';
import type { OfficerRole } from '../../src/accounts/roles.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { migrationNames } from '../../src/database/migrate.ts';
import { type RoleNames, rolePassword } from '../../src/database/roles.ts';
import { cloneWhole, dropPatiently, isInUse, onServer, patiently } from '../../src/database/scratch.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';

export interface TestDatabase {
  /** As the application has it: the app's role, behind the wall. */
  database: Database;
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  roles: RoleNames;
  /** Runs SQL as the owner, who sees every row: to arrange what no screen makes, and to prove what was written. Columns keep their names. */
  owner: <Row extends pg.QueryResultRow = Record<string, unknown>>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;
  /**
   * The officer of the cast with this login, reach resolved. For the one with two assignments the first, or the one with `role`.
   * @param today the day the assignment and the reach are read; today by default
   */
  actorOf: (login: string, options?: { role?: OfficerRole; today?: string }) => Promise<Actor>;
  /** A bare connection as the app or the worker, to try the wall without our own code in front of it. */
  asRole: <T>(role: 'app' | 'worker', work: (client: pg.Client) => Promise<T>) => Promise<T>;
  /** A unit's id by its code of today: GSO code of a commune, or slug of an office ('thanh-tra-tp'). */
  unitId: (code: string) => Promise<number>;
  /** Closes the pools and drops the database. */
  drop: () => Promise<void>;
  /** Closes the pools and leaves the database under this name, for others to be cloned from. */
  keepAs: (name: string) => Promise<void>;
}

/**
 * A fresh database: reference data and the cast, nothing else.
 * `const db = await testDatabase(); afterAll(() => db.drop());`
 * @param template another database of this run it is a copy of
 */
export async function testDatabase(template = inject('server').template): Promise<TestDatabase> {
  const server = inject('server');
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.serverUrl });
  await admin.connect();
  const id = (word: string) => admin.escapeIdentifier(word);
  try {
    await cloneWhole(admin, template, name, server.roles.owner, 'file_copy');
    // Rights on the database itself are not copied with a template.
    await admin.query(`grant create on database ${id(name)} to ${id(server.roles.worker)}`);
  } finally {
    await admin.end();
  }

  const urlOf = (role: string) => {
    const url = new URL(server.serverUrl);
    url.pathname = `/${name}`;
    url.username = role;
    url.password = rolePassword(server.secret, role);
    url.searchParams.delete('options');
    return url.toString();
  };
  const asOwner = new URL(server.serverUrl);
  asOwner.pathname = `/${name}`;
  if (decodeURIComponent(asOwner.username) !== server.roles.owner)
    asOwner.searchParams.set('options', `-c role=${server.roles.owner}`);
  const ownerUrl = asOwner.toString();

  const ownerPool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  ownerPool.on('error', () => undefined); // the database is dropped under it at the end
  const database = openDatabase({
    appUrl: urlOf(server.roles.app),
    poolSize: 6,
    migrations: migrationNames(),
    onError: () => undefined,
  });
  const owner: TestDatabase['owner'] = async (sql, params = []) => (await ownerPool.query(sql, [...params])).rows as never;

  return {
    database,
    ownerUrl,
    appUrl: urlOf(server.roles.app),
    workerUrl: urlOf(server.roles.worker),
    roles: server.roles,
    owner,
    actorOf: async (login, { role, today = todayInVietnam(new Date()) } = {}) => {
      const [account] = await owner<{ id: number }>('select id from accounts where login = $1', [login]);
      if (!account) throw new Error(`Nobody in the cast signs in as ${login}`);
      return database.inHouse(async (house) => {
        const assignments = await listAssignments(house, account.id, today);
        const chosen = assignments.find((one) => role === undefined || one.role === role);
        if (!chosen) throw new Error(`${login} has no such assignment on ${today}`);
        return actorOf(house, chosen, today);
      });
    },
    asRole: async (role, work) => {
      const client = new pg.Client({ connectionString: urlOf(server.roles[role]) });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    unitId: async (code) => {
      const [row] = await owner<{ unit_id: number }>('select unit_id from unit_codes where code = $1 and upper_inf(during)', [
        code,
      ]);
      if (!row) throw new Error(`No unit of today has the code ${code}`);
      return row.unit_id;
    },
    drop: async () => {
      await Promise.all([database.close(), ownerPool.end()]);
      await onServer(server.serverUrl, (client) => dropPatiently(client, name));
    },
    keepAs: async (kept) => {
      await Promise.all([database.close(), ownerPool.end()]);
      await onServer(server.serverUrl, (client) =>
        patiently(() => client.query(`alter database ${id(name)} rename to ${id(kept)}`), isInUse),
      );
    },
  };
}

/**
 * The connections this database is opened with from now on plan as an office's do (test/support/server.ts has each text planned once): where
 * a test fills what was empty when its pages were first asked, what was planned then takes seconds.
 */
export const plansAnew = ({ owner, roles }: TestDatabase): Promise<unknown> =>
  owner(
    `do $$ begin execute format('alter role %I in database %I set plan_cache_mode = auto', '${roles.app}', current_database()); end $$`,
  );
