// The jobs of an act in a process of its own, as they run in an office, which can be killed; and what it took.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestApp } from '../../support/app.ts';

/** What the process is told. */
export interface CarryingOrders {
  appUrl: string;
  workerUrl: string;
  dataDir: string;
  /** The day and hour it believes it is. */
  now: string;
}

export interface Carried {
  seconds: number;
  /** The most memory it held, in MB. */
  megabytes: number;
  killed: boolean;
}

const mostMemoryOf = (pid: number) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Runs every ready job in a process of its own to its end. @param killWhen asked all the time; the process dies, as by a power cut, when it says so */
export async function carryInProcess(app: TestApp, killWhen?: () => Promise<boolean>): Promise<Carried> {
  const { appUrl, workerUrl } = app.database;
  const orders: CarryingOrders = {
    appUrl,
    workerUrl,
    dataDir: app.services.config.dataDir,
    now: app.services.now().toISOString(),
  };
  const program = fileURLToPath(new URL('./carrying-process.ts', import.meta.url));
  const began = performance.now();
  const worker = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, CARRYING_ORDERS: JSON.stringify(orders) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => worker.on('exit', resolve));
  let isRunning = true;
  void ended.then(() => {
    isRunning = false;
  });
  let megabytes = 0;
  let killed = false;
  while (isRunning) {
    await Promise.race([ended, wait(killWhen ? 50 : 500)]);
    try {
      megabytes = Math.max(megabytes, Math.round(mostMemoryOf(worker.pid ?? 0)));
    } catch {
      // It has ended, or this machine has no such folder: time is told, memory is not.
    }
    if (isRunning && killWhen && (await killWhen())) {
      killed = worker.kill('SIGKILL');
      break;
    }
  }
  const code = await ended;
  if (!killed && code !== 0) throw new Error(`The carrying process ended with ${code}`);
  return { seconds: Math.round((performance.now() - began) / 100) / 10, megabytes, killed };
}
