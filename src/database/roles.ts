// The four database roles (decisions 2): an owner that is never superuser, <db>_app for requests, <db>_gate (no login)
// that owns the few security-definer functions, <db>_worker that owns the job queue and nothing of the tenants.
import { createHmac } from 'node:crypto';
import pg from 'pg';

export interface RoleNames {
  owner: string;
  app: string;
  gate: string;
  worker: string;
}

/** The given owner may not create roles; `statements` is what the database administrator must run. */
export class RolesMissing extends Error {
  constructor(readonly statements: string) {
    super(
      `The database owner may not create roles. Ask the database administrator to run, as a superuser:\n\n${statements}\n\nThen run npm run migrate again.`,
    );
  }
}

/** A role's password, derived from the installation's secret and the role's name, so that it needs no keeping. */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`role:${role}`).digest('base64url');
}

/** The connection of `role` to the same server and database as `ownerUrl`. */
export function urlFor(ownerUrl: string, role: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  url.searchParams.delete('options');
  return url.toString();
}

/** The roles a database was built with; clones of a template keep the template's. */
export async function readRoles(client: pg.Client): Promise<RoleNames | undefined> {
  const exists = await client.query("select to_regclass('public.installation') is not null as there");
  if (!exists.rows[0].there) return undefined;
  const { rows } = await client.query('select owner_role, app_role, gate_role, worker_role from installation');
  return rows[0] && { owner: rows[0].owner_role, app: rows[0].app_role, gate: rows[0].gate_role, worker: rows[0].worker_role };
}

/**
 * Makes the roles and the `installation` row. When the connection is a superuser's, a plain owner takes the database over,
 * because a superuser (and an owner without FORCE) would walk through the wall unseen.
 * @returns the role names and the address migrations must use
 * @throws RolesMissing when the roles are absent and may not be created
 */
export async function ensureRoles(ownerUrl: string, secret: string): Promise<{ roles: RoleNames; ownerUrl: string }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'donthu-migrate' });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select current_database() as db, current_user as me, r.rolsuper as super, r.rolcreaterole as creates, r.rolname from pg_roles r where r.rolname = current_user',
    );
    const { db, me, super: isSuper, creates } = rows[0] as { db: string; me: string; super: boolean; creates: boolean };
    const known = await readRoles(client);
    const roles = known ?? { owner: isSuper ? `${db}_owner` : me, app: `${db}_app`, gate: `${db}_gate`, worker: `${db}_worker` };
    const statements = roleStatements(client, roles, db, secret, isSuper, me);
    const present = await client.query('select rolname from pg_roles where rolname = any($1)', [
      [roles.owner, roles.app, roles.gate, roles.worker],
    ]);
    const complete = present.rowCount === 4 && (await mayAct(client, roles));
    if (!complete && !isSuper && !creates) throw new RolesMissing(`${statements.join(';\n')};`);
    if (!complete || isSuper) for (const statement of statements) await client.query(statement);
    else if (creates)
      for (const role of [roles.app, roles.worker])
        await client
          .query(`alter role ${client.escapeIdentifier(role)} password ${client.escapeLiteral(rolePassword(secret, role))}`)
          .catch(() => undefined);
    const url = new URL(ownerUrl);
    if (isSuper) url.searchParams.set('options', `-c role=${roles.owner}`);
    if (!known) await recordInstallation(url.toString(), roles);
    return { roles, ownerUrl: url.toString() };
  } finally {
    await client.end();
  }
}

async function mayAct(client: pg.Client, roles: RoleNames): Promise<boolean> {
  const { rows } = await client.query(
    "select pg_has_role(current_user, $1, 'member') as gate, pg_has_role(current_user, $2, 'member') as worker",
    [roles.gate, roles.worker],
  );
  return rows[0].gate && rows[0].worker;
}

function roleStatements(client: pg.Client, roles: RoleNames, db: string, secret: string, isSuper: boolean, me: string): string[] {
  const id = (name: string) => client.escapeIdentifier(name);
  const login = (role: string) =>
    `login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(rolePassword(secret, role))}`;
  const make = (role: string, rights: string) =>
    `do $do$ begin if not exists (select 1 from pg_roles where rolname = ${client.escapeLiteral(role)}) then create role ${id(role)} ${rights}; end if; end $do$`;
  const member = isSuper ? roles.owner : me;
  return [
    ...(isSuper
      ? [
          make(roles.owner, 'nologin nosuperuser nocreatedb nocreaterole nobypassrls'),
          `alter database ${id(db)} owner to ${id(roles.owner)}`,
          `alter schema public owner to ${id(roles.owner)}`,
        ]
      : []),
    make(roles.app, login(roles.app)),
    `alter role ${id(roles.app)} password ${client.escapeLiteral(rolePassword(secret, roles.app))}`,
    make(roles.gate, 'nologin nosuperuser nocreatedb nocreaterole nobypassrls'),
    make(roles.worker, login(roles.worker)),
    `alter role ${id(roles.worker)} password ${client.escapeLiteral(rolePassword(secret, roles.worker))}`,
    `grant ${id(roles.gate)}, ${id(roles.worker)} to ${id(member)}`,
    `grant connect on database ${id(db)} to ${id(roles.app)}, ${id(roles.worker)}`,
    `grant create on database ${id(db)} to ${id(roles.worker)}`,
  ];
}

async function recordInstallation(ownerUrl: string, roles: RoleNames): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`create table if not exists installation (only_row boolean primary key default true check (only_row),
      owner_role text not null, app_role text not null, gate_role text not null, worker_role text not null, created_at timestamptz not null default now())`);
    await client.query(
      'insert into installation (owner_role, app_role, gate_role, worker_role) values ($1, $2, $3, $4) on conflict do nothing',
      [roles.owner, roles.app, roles.gate, roles.worker],
    );
    await client.query('revoke create on schema public from public');
  } finally {
    await client.end();
  }
}
