// Fills an empty, migrated database from a backup, as the plain owner, in one transaction: all of it or nothing.
import { copyIn } from './copy.ts';
import {
  digestOf,
  listTables,
  openAsOwner,
  quoted,
  readTable,
  type StoredJob,
  type StoredSequence,
  type StoredTable,
  type TableDigest,
} from './snapshot.ts';

export interface Refill {
  /** Loads the rows of one table. @throws Error when this program knows no such table or column */
  load(table: StoredTable, rows: AsyncIterable<Buffer>): Promise<void>;
  setSequences(sequences: readonly StoredSequence[]): Promise<void>;
  addJobs(jobs: readonly StoredJob[]): Promise<void>;
  /** What the table holds now, counted and hashed the way the backup did. */
  digest(table: StoredTable): Promise<TableDigest>;
}

/**
 * The first table that holds more than what migrations themselves put in; undefined when nobody has used the database.
 * Seeds, sign-ins and work all leave rows in units or events.
 */
export async function findFilledTable(ownerUrl: string): Promise<string | undefined> {
  const client = await openAsOwner(ownerUrl, 'begin read only');
  try {
    const marks = ['public.units', 'public.house_events', 'public.events', 'public.petitions', 'public.visits'];
    for (const { name } of (await listTables(client.pg)).filter((table) => marks.includes(table.name))) {
      const { rows } = await client.pg.query(`select 1 from ${quoted(client.pg, name)} limit 1`);
      if (rows.length > 0) return name;
    }
    return undefined;
  } finally {
    await client.pg.end();
  }
}

/**
 * COPY refuses tables behind a forced wall, and rows point at each other in circles. So, inside this transaction only, the
 * owner steps out of the wall and the foreign keys are taken off; putting them back checks every row.
 */
export async function refill<T>(ownerUrl: string, work: (refill: Refill) => Promise<T>): Promise<T> {
  const client = await openAsOwner(ownerUrl, 'begin');
  const db = client.pg;
  try {
    const known = new Map((await listTables(db)).map((table) => [table.name, table]));
    const forced = await db.query<{ name: string }>(
      "select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and n.nspname in ('public', 'search')",
    );
    const keys = await db.query<{ table: string; name: string; definition: string }>(
      `select n.nspname || '.' || c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
         from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where k.contype = 'f' and n.nspname in ('public', 'search') and k.conparentid = 0`,
    );
    const triggered = await db.query<{ name: string }>(
      "select distinct n.nspname || '.' || c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and n.nspname in ('public', 'search')",
    );
    for (const { name } of forced.rows) await db.query(`alter table ${quoted(db, name)} no force row level security`);
    // What the triggers once did comes back with the rows.
    for (const { name } of triggered.rows) await db.query(`alter table ${quoted(db, name)} disable trigger user`);
    for (const { table, name } of keys.rows)
      await db.query(`alter table ${quoted(db, table)} drop constraint ${db.escapeIdentifier(name)}`);
    // Rows a migration put in come back with the backup.
    await db.query(`truncate ${[...known.keys()].map((name) => quoted(db, name)).join(', ')}`);
    const result = await work({
      async load(table, rows) {
        const here = known.get(table.name);
        const strange = here ? table.columns.find((column) => !here.columns.includes(column)) : '';
        if (!here || strange)
          throw new Error(`The backup holds ${table.name}${strange ? `.${strange}` : ''}, which this program does not know`);
        await copyIn(
          db,
          `copy ${quoted(db, table.name)} (${table.columns.map((name) => db.escapeIdentifier(name)).join(', ')}) from stdin`,
          rows,
        );
      },
      async setSequences(sequences) {
        for (const { table, column, lastValue } of sequences)
          await db.query('select setval(pg_get_serial_sequence($1, $2), $3)', [quoted(db, table), column, lastValue]);
      },
      addJobs: (jobs) =>
        client.asWorker(async () => {
          for (const job of jobs) {
            await db.query(
              `select graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4::timestamptz, max_attempts => $5, job_key => $6, priority => $7)`,
              [job.task, JSON.stringify(job.payload), job.queue, job.runAt, job.maxAttempts, job.key, job.priority],
            );
          }
        }),
      digest: (table) => digestOf(readTable(db, table)),
    });
    for (const { table, name, definition } of keys.rows) {
      await db.query(`alter table ${quoted(db, table)} add constraint ${db.escapeIdentifier(name)} ${definition}`);
    }
    for (const { name } of triggered.rows) await db.query(`alter table ${quoted(db, name)} enable trigger user`);
    for (const { name } of forced.rows) await db.query(`alter table ${quoted(db, name)} force row level security`);
    await db.query('commit');
    await db.query('analyze');
    return result;
  } catch (error) {
    await db.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await db.end();
  }
}
