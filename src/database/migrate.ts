// Brings a database to the current shape. Migrations are plain SQL in migrations/, frozen once merged; the job queue's
// own tables come from graphile-worker, run as the worker role.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runMigrations } from 'graphile-worker';
import knex, { type Knex } from 'knex';
import { ensureRoles, type RoleNames, urlFor } from './roles.ts';

const folder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Migration names, in order, without extension: the same from source and from the build. */
export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d{14}_.*\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -extname(file).length))
    .sort();
}

const source = (only?: readonly string[]): Knex.MigrationSource<string> => ({
  getMigrations: async () => migrationNames().filter((name) => only?.includes(name) ?? true),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const extension = readdirSync(folder).some((file) => file === `${name}.ts`) ? '.ts' : '.js';
    return (await import(pathToFileURL(join(folder, `${name}${extension}`)).href)) as Knex.Migration;
  },
});

export interface Migrated {
  roles: RoleNames;
  /** The owner's connection as migrations used it (never acting as superuser). */
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  /** Names applied by this run. */
  applied: string[];
}

/**
 * Makes the roles, runs what is missing, and gives the addresses of the narrower roles. Safe to repeat.
 * @param given addresses set by the administrator instead of the derived ones, '' when absent
 * @param only the migrations to run, for a database that is filled from an older backup; all when left out
 * @throws RolesMissing (see roles.ts)
 */
export async function migrate(
  ownerUrl: string,
  secret: string,
  given = { appUrl: '', workerUrl: '' },
  only?: readonly string[],
): Promise<Migrated> {
  const { roles, ownerUrl: url } = await ensureRoles(ownerUrl, secret);
  const appUrl = given.appUrl || urlFor(ownerUrl, roles.app, secret);
  const workerUrl = given.workerUrl || urlFor(ownerUrl, roles.worker, secret);
  const db = knex({
    client: 'pg',
    connection: { connectionString: url, application_name: 'donthu-migrate' },
    pool: { min: 1, max: 2 },
  });
  try {
    const [, applied] = (await db.migrate.latest({ migrationSource: source(only) })) as [number, string[]];
    await runMigrations({ connectionString: workerUrl });
    const { rows } = await db.raw("select to_regclass('public.knex_migrations') as t");
    if (rows[0].t) await db.raw('grant select on knex_migrations to ??', [roles.app]);
    return { roles, ownerUrl: url, appUrl, workerUrl, applied };
  } finally {
    await db.destroy();
  }
}
