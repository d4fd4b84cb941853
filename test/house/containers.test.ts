// The image and its composition, as far as they can be read without a container engine: sources, settings, health checks that can fail.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Environment } from '../../src/config.ts';
import { heartbeatName, startHeartbeat } from '../../src/worker-heartbeat.ts';
import { readSource, root } from './sources.ts';

const dockerfile = readSource('Dockerfile');
const compose = readSource('docker-compose.yml');
const folder = mkdtempSync(join(tmpdir(), 'donthu-containers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines under `name:` at this depth, up to the next line of the same depth. */
function block(text: string, name: string, depth: number): string {
  const indent = ' '.repeat(depth);
  return new RegExp(`^${indent}${name}:.*\\n((?:${indent} +.*\\n|\\s*\\n)*)`, 'm').exec(text)?.[1] ?? '';
}
const services = (text: string) => [...block(text, 'services', 0).matchAll(/^ {2}(\w+):/gm)].map((match) => match[1] ?? '');

describe('the image', () => {
  it('copies only what the repository holds', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => (match[1] ?? '').split(' '));
    expect(copied.length).toBeGreaterThan(6);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('runs as nobody special, says whether it works, and starts what the build makes', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK [^\n]*\\\n\s+CMD \[.*\/readyz.*\]$/m);
    const started = [...`${dockerfile}${compose}`.matchAll(/dist\/(src\/\w+)\.js/g)].map((match) => `${match[1]}.ts`);
    expect(started.sort()).toEqual(['src/server.ts', 'src/worker.ts']);
    expect(started.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('the composition', () => {
  it('is indented by twos without tabs, and every anchor and network it uses is there', () => {
    for (const [index, line] of compose.split('\n').entries())
      if (!/^ {6,}(?:#!|set|psql|create|SQL)/.test(line))
        expect([index + 1, line]).toEqual([index + 1, expect.stringMatching(/^(?: {2})*(?![ \t])/)]);
    for (const [, name] of compose.matchAll(/<<: \*(\w+)/g)) expect(compose).toContain(`&${name}`);
    for (const name of ['inside', 'outside']) expect(block(compose, 'networks', 0)).toContain(`  ${name}:`);
    for (const name of ['database', 'files']) expect(block(compose, 'volumes', 0)).toContain(`  ${name}:`);
  });

  it('has the database, the app and the worker, each waiting for the one before to be healthy', () => {
    expect(services(compose)).toEqual(['database', 'app', 'worker']);
    const inside = block(compose, 'services', 0);
    for (const [service, before] of [
      ['app', 'database'],
      ['worker', 'app'],
    ] as const)
      expect(block(inside, service, 2)).toMatch(new RegExp(`depends_on:\\n +${before}:\\n +condition: service_healthy`));
    for (const service of ['database', 'worker'])
      expect(block(inside, service, 2)).toMatch(/healthcheck:\n(?: +#.*\n)* +test: \[CMD, /);
  });

  it('gives only settings the product reads', () => {
    const given = [...block(block(compose, 'x-donthu', 0), 'environment', 2).matchAll(/^ {4}([A-Z_]+):/gm)].map(
      (match) => match[1],
    );
    expect(given.length).toBeGreaterThan(8);
    expect(given.filter((name) => !(`${name}` in Environment.shape))).toEqual([]);
  });

  it('has no secret in it: each comes from outside, and without it nothing starts', () => {
    for (const name of ['OWNER_PASSWORD', 'POSTGRES_PASSWORD', 'SESSION_SECRET', 'SEALING_KEY', 'SEALING_KEY_KEPT'])
      expect(compose).toContain(`\${${name}:?`);
  });
});

describe('the worker’s sign of life', () => {
  const command = /test: \[CMD, node, -e, "(process\.exit.*)"\]/.exec(compose)?.[1] ?? '';
  const check = () => spawnSync(process.execPath, ['-e', command], { env: { ...process.env, DATA_DIR: folder } }).status;
  const file = join(folder, heartbeatName);

  it('is healthy while fresh, and not when it never came or is a minute old', () => {
    expect(command).toContain(heartbeatName);
    expect(check()).not.toBe(0);
    writeFileSync(file, '');
    expect(check()).toBe(0);
    const old = new Date(Date.now() - 61_000);
    utimesSync(file, old, old);
    expect(check()).not.toBe(0);
    rmSync(file);
  });

  it('is given only while the database answers, and taken away at the end', async () => {
    let answer: () => Promise<boolean> = () => Promise.reject(new Error('away'));
    let asked = 0;
    const beating = startHeartbeat(
      folder,
      () => {
        asked += 1;
        return answer();
      },
      5,
    );
    await vi.waitFor(() => expect(asked).toBeGreaterThan(2));
    expect(existsSync(file)).toBe(false);
    answer = async () => true;
    await vi.waitFor(() => expect(existsSync(file)).toBe(true));
    beating.stop();
    expect(existsSync(file)).toBe(false);
  });
});
