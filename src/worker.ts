// The worker: takes jobs from the outbox and runs them as the system of one unit, and starts the regular sweeps.
// Runs inside the server, or alone with `npm run worker`. Its log has task names, job ids and error codes; no payload, no name.
import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  type RunnerOptions,
  run,
  runOnce,
  type TaskList,
} from 'graphile-worker';
import { readConfig } from './config.ts';
import { attachWorker } from './database/attach.ts';
import { openWorkerPool } from './database/worker-pool.ts';
import { makeServices } from './services.ts';
import type { Services } from './web/services.ts';
import { startHeartbeat } from './worker-heartbeat.ts';
import { schedule, tasks } from './worker-tasks.ts';

/** What a failed job leaves in the queue's table and in the log: a code, never the words of the error. */
class JobFailed extends Error {}

function taskList(services: Services): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, runTask]) => [
      name,
      async (payload: unknown, { job }: JobHelpers) => {
        const ids = (typeof payload === 'object' && payload !== null ? payload : {}) as Record<string, unknown>;
        const id = (key: string): number => {
          const value = ids[key];
          if (!Number.isSafeInteger(value)) throw new JobFailed(`missing id ${key}`);
          return value as number;
        };
        try {
          await runTask({ services, id, isLastTry: job.attempts >= job.max_attempts });
          services.log.info({ task: name, job: job.id, attempt: job.attempts }, 'job done');
        } catch (error) {
          const code = errorCode(error);
          services.log.error({ task: name, job: job.id, attempt: job.attempts, code }, 'job failed');
          throw new JobFailed(code);
        }
      },
    ]),
  );
}

/** SQLSTATE, system code or class: enough to search by, nothing of what was being written. */
function errorCode(error: unknown): string {
  if (error instanceof JobFailed) return error.message;
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [error.name, code].filter(Boolean).join(' ');
}

/** The queue's own messages: warnings and errors by level only, because they quote what failed. */
function queueLog(services: Services): Logger {
  return new Logger(() => (level) => {
    if (level === 'error' || level === 'warning') services.log.warn({ queue: level }, 'job queue');
  });
}

export interface RunningWorker {
  /** Waits for running jobs, then stops. */
  stop(): Promise<void>;
}

/** Between the end of a queue nobody stopped and its next start, in ms. */
const restartMs = 3_000;

const poolFor = (services: Services, workerUrl: string) =>
  openWorkerPool(workerUrl, 5, (error) => services.log.warn({ code: errorCode(error) }, 'connection of the job queue lost'));

type Pool = ReturnType<typeof poolFor>;

function queueOptions(services: Services, pgPool: Pool): RunnerOptions {
  return {
    pgPool,
    noHandleSignals: true,
    logger: queueLog(services),
    // With a delay, even of none, a job that cannot be written off (database away, class dropped) ends its run with an error;
    // without one the rejection is nobody's and ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
}

function startQueue(services: Services, pool: Pool): Promise<Runner> {
  return run(
    { ...queueOptions(services, pool), concurrency: 3, pollInterval: 2_000 },
    taskList(services),
    parseCronItems(
      schedule.map(({ task, at }) => ({
        task,
        match: `${at} * * *`,
        // The key: runs missed for hours are made up for by one.
        options: { backfillPeriod: 20 * 3_600_000, maxAttempts: 3, jobKey: `regular:${task}` },
      })),
    ),
  );
}

/**
 * Starts taking jobs, and starts again when the queue ends by itself: a job that could not be written off stops all of it.
 * @param workerUrl the worker role's connection: it owns the queue and sees no tenant row; tasks use the app's pool
 */
export async function startWorker(services: Services, workerUrl: string): Promise<RunningWorker> {
  const stopping = new AbortController();
  const pool = poolFor(services, workerUrl);
  let queue: Runner | undefined = await startQueue(services, pool).catch(async (error) => {
    await pool.end();
    throw error;
  });
  const kept = (async () => {
    while (queue) {
      await queue.promise.catch(() => undefined);
      queue = undefined;
      while (!queue && !stopping.signal.aborted) {
        services.log.warn({ queue: 'ended' }, 'job queue');
        await sleep(restartMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (!stopping.signal.aborted) queue = await startQueue(services, pool).catch(() => undefined);
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await queue?.stop().catch(() => undefined);
      await kept;
      await pool.end();
    },
  };
}

/** Runs every job that is ready, then returns: for tests and for the demo's first start. */
export async function runJobs(services: Services, workerUrl: string): Promise<void> {
  const pool = poolFor(services, workerUrl);
  try {
    await runOnce(queueOptions(services, pool), taskList(services));
  } finally {
    await pool.end();
  }
}

async function main(): Promise<void> {
  const config = readConfig();
  const attached = await attachWorker(config, (error) =>
    process.stderr.write(`donthu worker: ${(error as NodeJS.ErrnoException).code ?? 'connection lost'}\n`),
  );
  const worker = await startWorker(makeServices({ config, database: attached.database }), attached.workerUrl);
  const heartbeat = startHeartbeat(config.dataDir, () => attached.database.isReady());
  process.stdout.write('donthu worker: đang chạy. Dừng: Ctrl-C\n');
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    heartbeat.stop();
    await worker.stop().catch(() => undefined);
    await attached.database.close().catch(() => undefined);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) {
  main().catch((error: Error) => {
    process.stderr.write(`donthu worker không khởi động được: ${error.message}\n`);
    process.exit(1);
  });
}
