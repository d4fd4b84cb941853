// What pg_catalog says of our tables, for the tests of the wall.
import type { TestDatabase } from '../support/database.ts';

export interface TableFacts {
  name: string;
  owner: string;
  rls: boolean;
  forced: boolean;
  /** Columns of the primary key in order. */
  key: string[];
  columns: string[];
}

export interface PolicyFacts {
  name: string;
  table: string;
  command: 'r' | 'a' | 'w' | 'd' | '*';
  roles: string[];
  permissive: boolean;
  /** Which rows it lets through, and which it lets be written; null where the command asks none. */
  using: string | null;
  check: string | null;
}

/** Every table outside PostgreSQL's own schemas; those of public without the schema in front. */
export function readTables(db: TestDatabase): Promise<TableFacts[]> {
  return db.owner<TableFacts & Record<string, unknown>>(`
    select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name,
           pg_get_userbyid(c.relowner)::text as owner, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
           coalesce((select array_agg(a.attname::text order by k.ordinality) from pg_constraint p, unnest(p.conkey) with ordinality k(attnum, ordinality)
              join pg_attribute a on a.attnum = k.attnum where p.conrelid = c.oid and p.contype = 'p' and a.attrelid = c.oid), '{}') as key,
           (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
     order by 1`);
}

export function readPolicies(db: TestDatabase): Promise<PolicyFacts[]> {
  return db.owner<PolicyFacts & Record<string, unknown>>(`
    select p.polname::text as name, c.relname::text as "table", p.polcmd::text as command, p.polpermissive as permissive,
           pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
           (select array_agg(coalesce(pg_get_userbyid(nullif(r, 0))::text, 'public')) from unnest(p.polroles) r) as roles
      from pg_policy p join pg_class c on c.oid = p.polrelid order by 2, 1`);
}

/** Table → the privileges a role holds on it, among select, insert, update, delete, truncate, references, trigger. */
export async function readPrivileges(db: TestDatabase, role: string): Promise<Map<string, string[]>> {
  const rows = await db.owner<{ name: string; privileges: string[] }>(
    `select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name,
            array(select p from unnest(array['select','insert','update','delete','truncate','references','trigger']) p where has_table_privilege($1, c.oid, p)) as privileges
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`,
    [role],
  );
  return new Map(rows.map(({ name, privileges }) => [name, privileges]));
}
