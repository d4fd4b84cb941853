// One consistent reading of everything, as the owner: what a backup takes and what a restored database is compared with.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { copyOut } from './copy.ts';
import { type RoleNames, readRoles } from './roles.ts';

/** Who is signed in and how often somebody tried belongs to the running server, not to the record. */
const leftOut = ['public.sessions', 'public.parked_forms', 'public.rate_limits'];
/** How the database is built, not what is in it. */
const built = ['public.installation', 'public.knex_migrations', 'public.knex_migrations_lock'];

export interface StoredTable {
  /** Schema-qualified, as tables.ts names it: 'public.petitions'. */
  name: string;
  columns: string[];
}
export interface StoredSequence {
  table: string;
  column: string;
  lastValue: number;
}
export interface StoredJob {
  task: string;
  payload: unknown;
  runAt: string;
  priority: number;
  maxAttempts: number;
  key: string | null;
  queue: string | null;
}
/** A file a row of the record points at. `isNeeded` is false once an officer removed it. */
export interface StoredBlob {
  blobId: string;
  keyId: string;
  wrappedKey: Buffer;
  sha256: Buffer;
  isNeeded: boolean;
}
export interface TableDigest {
  rows: number;
  sha256: string;
}

export interface Snapshot {
  migrations: string[];
  tables: StoredTable[];
  sequences: StoredSequence[];
  jobs: StoredJob[];
  blobs: StoredBlob[];
  /** The rows of one table in COPY's text format, in the order of its key. */
  read(table: StoredTable): AsyncGenerator<Buffer>;
}

/** Opens a read-only snapshot of the whole database and hands it to `work`. Officers go on working meanwhile. */
export async function readSnapshot<T>(ownerUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await openAsOwner(ownerUrl, 'begin isolation level repeatable read read only');
  try {
    const tables = await listTables(client.pg);
    const result = await work({
      tables,
      migrations: (await client.pg.query<{ name: string }>('select name from knex_migrations order by id')).rows.map(
        ({ name }) => name,
      ),
      sequences: await listSequences(client.pg, tables),
      blobs: await listBlobs(client.pg),
      jobs: await client.asWorker(() => listJobs(client.pg)),
      read: (table) => readTable(client.pg, table),
    });
    await client.pg.query('commit');
    return result;
  } finally {
    await client.pg.end();
  }
}

/** Counts and hashes one table as `read` gives it. */
export async function digestOf(rows: AsyncIterable<Buffer>): Promise<TableDigest> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const chunk of rows) {
    hash.update(chunk);
    count += countLines(chunk);
  }
  return { rows: count, sha256: hash.digest('hex') };
}

/** COPY's text format escapes line ends inside values, so every line end closes a row. */
export function countLines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

export interface OwnerClient {
  pg: pg.Client;
  roles: RoleNames;
  asWorker<T>(work: () => Promise<T>): Promise<T>;
}

/** A connection acting as the plain owner inside an open transaction; the caller ends it. Values print the same everywhere. */
export async function openAsOwner(ownerUrl: string, begin: string): Promise<OwnerClient> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'donthu-operations' });
  await client.connect();
  try {
    await client.query(begin);
    const roles = await readRoles(client);
    if (!roles) throw new Error('This database was never migrated');
    const become = (role: string) => client.query(`set local role ${client.escapeIdentifier(role)}`);
    await become(roles.owner);
    await client.query(
      "set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1; set local intervalstyle = 'iso_8601'",
    );
    return {
      pg: client,
      roles,
      async asWorker(work) {
        await become(roles.worker);
        const result = await work();
        await become(roles.owner);
        return result;
      },
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Every table of the record with its stored columns, by name. */
export async function listTables(client: pg.Client): Promise<StoredTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select t.schemaname || '.' || t.tablename as name,
            array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
       from pg_tables t
       join pg_attribute a on a.attrelid = format('%I.%I', t.schemaname, t.tablename)::regclass and a.attnum > 0 and not a.attisdropped
      where t.schemaname in ('public', 'search') and t.schemaname || '.' || t.tablename <> all ($1)
      group by 1 order by 1`,
    [[...leftOut, ...built]],
  );
  return rows;
}

/** A name, with its schema or without, as an identifier in SQL. */
export const quoted = (client: pg.Client, name: string) =>
  name
    .split('.')
    .map((part) => client.escapeIdentifier(part))
    .join('.');

/**
 * Yields one stored table as PostgreSQL's COPY text, chunk by chunk, its rows in the order of the primary key by bytes: the same rows give the
 * same bytes on every server.
 */
export async function* readTable(client: pg.Client, table: StoredTable): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ column: string; text: boolean }>(
    `select a.attname as column, a.attcollation <> 0 as text from pg_index i
       cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where i.indrelid = $1::regclass and i.indisprimary order by k.place`,
    [quoted(client, table.name)],
  );
  // Two servers may sort words differently; "C" is the same everywhere. A table without a key is sorted by its whole rows.
  const order = rows.map((key) => `${client.escapeIdentifier(key.column)}${key.text ? ' collate "C"' : ''}`).join(', ');
  const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(', ');
  yield* copyOut(
    client,
    `copy (select ${columns} from ${quoted(client, table.name)} t order by ${order || 't::text collate "C"'}) to stdout`,
  );
}

async function listSequences(client: pg.Client, tables: readonly StoredTable[]): Promise<StoredSequence[]> {
  const { rows } = await client.query<StoredSequence>(
    `select n.nspname || '.' || c.relname as "table", a.attname as "column", s.last_value::float8 as "lastValue"
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_sequences s on format('%I.%I', s.schemaname, s.sequencename) = pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)
      where a.attidentity <> '' and s.last_value is not null and n.nspname || '.' || c.relname = any ($1) order by 1`,
    [tables.map(({ name }) => name)],
  );
  return rows;
}

async function listBlobs(client: pg.Client): Promise<StoredBlob[]> {
  const { rows } = await client.query<StoredBlob>(
    `select distinct on (blob_id) blob_id as "blobId", key_id as "keyId", wrapped_key as "wrappedKey", sha256, removed_at is null as "isNeeded"
       from (select blob_id, key_id, wrapped_key, sha256, removed_at from attachments
             union all select blob_id, key_id, wrapped_key, sha256, null from feedback_requests where blob_id is not null) stored
      order by blob_id, (removed_at is null) desc`,
  );
  return rows;
}

/** What was promised but not yet done: mails, reminders, recomputing. */
async function listJobs(client: pg.Client): Promise<StoredJob[]> {
  const { rows } = await client.query<StoredJob>(
    `select t.identifier as task, j.payload, j.run_at::text as "runAt", j.priority, j.max_attempts as "maxAttempts", j.key, q.queue_name as queue
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      where j.attempts < j.max_attempts order by j.id`,
  );
  return rows;
}
