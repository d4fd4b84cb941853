// The connections of the job queue.
import pg from 'pg';

/**
 * A pool for the queue, whose connections may be cut at any moment (a class that is closed drops its database, a server restarts)
 * without ending the process: also in the moments before the queue has taken hold of it and after it let go.
 * @param max connections
 * @param onError told of each connection that was lost
 */
export function openWorkerPool(workerUrl: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: workerUrl, max, application_name: 'donthu-worker' });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
