// Many officers at once, in a process of their own so that asking does not slow the answering: each signs in, then opens one page
// after another and reads it for a second or two, as people do.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { Client } from './client.ts';

export interface Crowd {
  base: string;
  logins: readonly string[];
  password: string;
  paths: readonly string[];
  /** How long they work. */
  seconds: number;
  /** How long each reads a page, in ms at least and at most. */
  reading: readonly [number, number];
}

export interface CrowdTold {
  /** Milliseconds of each page. */
  times: readonly number[];
  /** Answers that were not 200, by status and page. */
  errors: Readonly<Record<string, number>>;
}

/** Sets the crowd to work and gives what it saw. */
export function letWork(crowd: Crowd): Promise<CrowdTold> {
  return new Promise((resolve, reject) => {
    const officers = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
    officers.once('message', (told) => resolve(told as CrowdTold));
    officers.once('exit', (code) => reject(new Error(`The officers went home early (${code})`)));
    officers.send(crowd);
  });
}

async function work({ base, logins, password, paths, seconds, reading }: Crowd): Promise<CrowdTold> {
  const random = randomFrom(17);
  const clients = logins.map(() => new Client(base));
  for (const [index, client] of clients.entries()) await client.signIn(logins[index] as string, password);
  const times: number[] = [];
  const errors: Record<string, number> = {};
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, random.between(...reading)));
        const from = performance.now();
        const path = random.pick(paths);
        const { status } = await client.ask('GET', path);
        times.push(performance.now() - from);
        if (status !== 200) errors[`${status} ${path}`] = (errors[`${status} ${path}`] ?? 0) + 1;
      }
      client.close();
    }),
  );
  return { times, errors };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url))
  process.once('message', async (crowd) => {
    process.send?.(await work(crowd as Crowd));
    process.disconnect();
  });
