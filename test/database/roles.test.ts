// A database whose owner may make no roles (decisions 2): the statements for the administrator are said, nothing is done before
// they were run, and after that the office starts.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import { migrate, migrationNames } from '../../src/database/migrate.ts';
import { RolesMissing } from '../../src/database/roles.ts';
import { dropPatiently, inDatabase, onServer } from '../../src/database/scratch.ts';

const name = `donthu_narrow_${randomBytes(4).toString('hex')}`;
const secret = randomBytes(24).toString('base64url');
const made = ['app', 'gate', 'worker'].map((role) => `${name}_${role}`);
const { serverUrl } = inject('server');
const ownerUrl = () => {
  const url = new URL(inDatabase(serverUrl, name));
  url.username = name;
  url.password = secret;
  url.searchParams.delete('options');
  return url.toString();
};
const asAdministrator = (sql: string, params: unknown[] = []) =>
  onServer(inDatabase(serverUrl, name), async (client) => (await client.query(sql, params)).rows as unknown[]);
const rolesMade = () => asAdministrator('select rolname from pg_roles where rolname = any ($1)', [made]);

beforeAll(() =>
  onServer(serverUrl, async (client) => {
    await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole password '${secret}'`);
    await client.query(`grant ${name} to current_user`);
    await client.query(`create database ${name} owner ${name}`);
  }),
);
afterAll(() =>
  onServer(serverUrl, async (client) => {
    await dropPatiently(client, name);
    for (const role of [...made, name]) await client.query(`drop role if exists ${role}`);
  }),
);

it('says what the administrator must run and stops; once that was run it goes on', { timeout: 60_000 }, async () => {
  let statements = '';
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await runCommand(async () => {
    await migrate(ownerUrl(), secret).catch((error: unknown) => {
      statements = error instanceof RolesMissing ? error.statements : '';
      throw error;
    });
  });
  const [[message] = []] = printed.mock.calls;
  printed.mockRestore();
  expect(process.exitCode).toBe(1);
  process.exitCode = 0;
  expect(statements).not.toBe('');
  expect(message).toContain(statements);
  expect(message).toContain('run npm run migrate again');
  expect(await rolesMade()).toEqual([]);
  expect(await asAdministrator("select 1 from pg_class where relnamespace = 'public'::regnamespace")).toEqual([]);

  // As they were printed, in one piece.
  await asAdministrator(statements);
  expect(await rolesMade()).toHaveLength(3);
  const { applied, roles } = await migrate(ownerUrl(), secret);
  expect(applied).toHaveLength(migrationNames().length);
  expect(roles).toEqual({ owner: name, app: `${name}_app`, gate: `${name}_gate`, worker: `${name}_worker` });
  expect((await migrate(ownerUrl(), secret)).applied).toEqual([]);
});
