// What the database did between two moments, statement by statement and function by function: for finding what is dear.
// biome-ignore lint/style/noRestrictedImports: the bench makes a server of its own
import pg from 'pg';
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded.ts';

async function ask<T extends object>(url: string, statements: readonly string[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let last: T[] = [];
    for (const statement of statements) last = (await client.query<T>(statement)).rows;
    return last;
  } finally {
    await client.end();
  }
}

/** The server of this folder, started anew so that it notes every statement, those within functions too. */
export async function startNoting(folder: string): Promise<EmbeddedServer> {
  const first = await startEmbedded(folder);
  await ask(first.adminUrl, [
    "alter system set shared_preload_libraries = 'pg_stat_statements'",
    "alter system set pg_stat_statements.track = 'all'",
    "alter system set track_functions = 'all'",
  ]);
  first.stop();
  const server = await startEmbedded(folder);
  await ask(server.adminUrl, ['create extension pg_stat_statements']);
  return server;
}

interface Spent {
  ms: number;
  calls: number;
  rows: number;
  what: string;
}

/** The dearest since it was asked last, of one database; `ms` with what was called within. */
export async function dearest(server: EmbeddedServer, database: string, most: number): Promise<Spent[]> {
  const spent = await ask<Spent>(server.adminUrl, [
    `select s.total_exec_time + s.total_plan_time as ms, s.calls::int as calls, s.rows::int as rows, left(regexp_replace(s.query, '\\s+', ' ', 'g'), 150) as what
       from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = '${database}' order by 1 desc limit ${most}`,
  ]);
  await ask(server.adminUrl, ['select pg_stat_statements_reset()']);
  return spent;
}
