// Empties every table of a demo or training database and keeps its shape, so that a running server need not stop.
import { asOwner } from './owner.ts';

/** What says how the database is built, not what is in it. */
const kept = ['installation', 'knex_migrations', 'knex_migrations_lock'];

/** Removes all rows of our tables and all waiting jobs; identities start from 1 again. */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (tx) => {
    const { tables } = await tx.one<{ tables: string }>(
      `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
        where schemaname in ('public', 'search') and tablename <> all ($1)`,
      [kept],
    );
    await tx.run(`truncate ${tables} restart identity cascade`);
    const roles = await tx.one<{ worker: string }>('select quote_ident(worker_role) as worker from installation');
    await tx.run(`set local role ${roles.worker}`);
    await tx.run('delete from graphile_worker._private_jobs where locked_at is null');
  });
}
