// One transaction as the database owner, for seeds and command line tools; requests never come this way.
import pg from 'pg';
import { runAfter, type Tx, wrap } from './tx.ts';

/** Seeding before migrating; the message says what to do. */
export class NotMigrated extends Error {
  constructor() {
    super('The database has no tables yet. Run npm run migrate first.');
  }
}

/**
 * Runs `work` as the owner the database was built with: a superuser steps down first, so that it leaves nothing owned by
 * itself and meets the same policies. All of it happens, or none.
 * @param ownerUrl DATABASE_URL, or the embedded server's owner
 * @throws NotMigrated
 */
export async function asOwner<T>(ownerUrl: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'donthu-owner' });
  await client.connect();
  try {
    await client.query('begin');
    const built = await client.query("select to_regclass('public.installation') is not null as there");
    if (!built.rows[0].there) throw new NotMigrated();
    const { rows } = await client.query<{ owner_role: string }>(
      'select owner_role from installation where owner_role <> current_user',
    );
    if (rows[0]) await client.query(`set local role ${client.escapeIdentifier(rows[0].owner_role)}`);
    const afterwards: (() => unknown)[] = [];
    const result = await work(wrap({ open: async () => client, isOver: () => false }, afterwards));
    await client.query('commit');
    await runAfter(afterwards, (error) => {
      throw error;
    });
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
