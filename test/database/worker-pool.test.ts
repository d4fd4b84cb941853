// The queue's connections are cut at any moment: a class that is closed drops its database.
import { expect, it } from 'vitest';
import { openWorkerPool } from '../../src/database/worker-pool.ts';
import { testDatabase } from '../support/database.ts';

it('a connection cut while it waits, or while it is held, is told of and ends nothing', async () => {
  const database = await testDatabase();
  const lost: Error[] = [];
  const pool = openWorkerPool(database.workerUrl, 2, (error) => lost.push(error));
  try {
    const cut = () =>
      database.owner(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'donthu-worker'",
      );
    await pool.query('select 1');
    await cut();
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    const told = lost.length;
    const held = await pool.connect();
    await cut();
    await expect.poll(() => lost.length).toBeGreaterThan(told);
    held.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await pool.end();
    await database.drop();
  }
});
