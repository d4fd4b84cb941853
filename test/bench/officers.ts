// Many officers at once, in a process of their own so that asking does not slow the answering: each signs in, then opens one page
// after another and reads it for a second or two, as people do; where he may, he registers a petition at every tenth look.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { Client } from './client.ts';
import { registering } from './pages.ts';

export interface Crowd {
  base: string;
  officers: readonly Officer[];
  password: string;
  /** The day petitions are registered on ('YYYY-MM-DD'). */
  today: string;
  /** How long they work. */
  seconds: number;
  /** How long each reads a page, in ms at least and at most. */
  reading: readonly [number, number];
}

export interface Officer {
  login: string;
  /** The pages he goes through, as chance has it. */
  paths: readonly string[];
  mayRegister: boolean;
}

export interface CrowdTold {
  /** Milliseconds of each page. */
  times: readonly number[];
  /** Of each petition registered, its page and its form not counted. */
  written: readonly number[];
  /** Answers that were not what they must be, by status and page. */
  errors: Readonly<Record<string, number>>;
}

/** Sets the crowd to work and gives what it saw. */
export function letWork(crowd: Crowd): Promise<CrowdTold> {
  return new Promise((resolve, reject) => {
    const officers = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
    officers.once('message', (told) => resolve(told as CrowdTold));
    // Not at its exit: what it has told may still be on the way then, an hour's times are a megabyte and more.
    officers.once('disconnect', () => reject(new Error('The officers went home early')));
    officers.send(crowd);
  });
}

/** An officer does something at every tenth look. */
const looksAnAct = 10;

async function work({ base, officers, password, today, seconds, reading }: Crowd): Promise<CrowdTold> {
  const random = randomFrom(17);
  const desks = officers.map((officer) => ({ ...officer, client: new Client(base) }));
  for (const { client, login } of desks) await client.signIn(login, password);
  const times: number[] = [];
  const written: number[] = [];
  const errors: Record<string, number> = {};
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    desks.map(async ({ client, paths, mayRegister }) => {
      const register = registering(client, today, random.between(1, 1_000_000));
      const ask = async (what: string, wanted: number, into: number[], asked: () => Promise<{ status: number }>) => {
        const from = performance.now();
        const { status } = await asked();
        into.push(performance.now() - from);
        if (status !== wanted) errors[`${status} ${what}`] = (errors[`${status} ${what}`] ?? 0) + 1;
      };
      // Not all of them write at the same look.
      for (let look = random.between(1, looksAnAct); performance.now() < until; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, random.between(...reading)));
        if (mayRegister && look % looksAnAct === 0) await ask('registering', 303, written, register);
        else {
          const path = random.pick(paths);
          await ask(path, 200, times, () => client.ask('GET', path));
        }
      }
      client.close();
    }),
  );
  return { times, written, errors };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url))
  process.once('message', async (crowd) => {
    process.send?.(await work(crowd as Crowd), () => process.disconnect());
  });
