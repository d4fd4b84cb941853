// The server as it is installed: built, in a process of its own, on the database that is measured. What it holds in memory, and how it
// answers many officers, says something about an office's server; the process that measures also holds the floor and what it translates.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Installed {
  base: string;
  /** Bytes it holds in memory at this moment. */
  memory(): number;
  stop(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

function memoryOf(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return Number(stdout) * 1024;
  }
}

/** Builds and starts it, and waits until it answers. Throws with what it said when it ends before that. */
export async function startInstalled(databaseUrl: string, settings: Record<string, string>): Promise<Installed> {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The build failed');
  const port = await freePort();
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const server = spawn(process.execPath, scripts.start.split(' ').slice(1), {
    cwd: root,
    env: { ...process.env, ...settings, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (words) => (said += words));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const base = `http://127.0.0.1:${port}`;
  for (;;) {
    const answered = await fetch(`${base}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) break;
    if (server.exitCode !== null) throw new Error(`The server ended before it answered: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    base,
    memory: () => memoryOf(server.pid ?? 0),
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
