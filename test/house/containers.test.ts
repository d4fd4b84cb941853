// The image and its composition, as far as they can be read without a container engine: sources, settings, health checks that can fail.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { Environment } from '../../src/config.ts';
import { heartbeatName, startHeartbeat } from '../../src/worker-heartbeat.ts';
import { readSource, root } from './sources.ts';

const dockerfile = readSource('Dockerfile');
const compose = readSource('docker-compose.yml');
const folder = mkdtempSync(join(tmpdir(), 'donthu-containers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Service {
  image?: string;
  command?: string[];
  environment: Record<string, string>;
  networks: string[];
  volumes: string[];
  configs?: { source: string }[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[]; interval: string; retries: number };
}
/** The composition as a container engine reads it: anchors and merges resolved, a key written twice refused. */
const composition = parse(compose, { merge: true, strict: true, uniqueKeys: true }) as {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
  configs: Record<string, unknown>;
};
const service = (name: string): Service => {
  const found = composition.services[name];
  if (!found) throw new Error(`There is no service ${name}.`);
  return found;
};

describe('the image', () => {
  it('is written in instructions an engine knows, from images with a version', () => {
    const lines = dockerfile
      .replace(/\\\n/g, ' ')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'));
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|HEALTHCHECK|CMD|ENTRYPOINT|LABEL|ARG|STOPSIGNAL) \S/;
    expect(lines.filter((line) => !known.test(line))).toEqual([]);
    expect(lines[0]).toMatch(/^FROM /);
    const images = [...lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []), service('database').image ?? ''];
    const stages = lines.flatMap((line) => /^FROM \S+ AS (\S+)$/i.exec(line)?.[1] ?? []);
    expect(images.filter((image) => !stages.includes(image) && !/^[a-z]+:\d+[\w.-]*$/.test(image))).toEqual([]);
    const from = [...dockerfile.matchAll(/COPY --from=(\S+)/g)].map(([, stage]) => stage);
    expect(from.filter((stage) => !stages.includes(stage ?? ''))).toEqual([]);
  });

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
  it('uses only networks, volumes and configurations it declares', () => {
    for (const { networks, volumes, configs = [] } of Object.values(composition.services)) {
      expect(Object.keys(composition.networks)).toEqual(expect.arrayContaining(networks));
      expect(Object.keys(composition.volumes)).toEqual(expect.arrayContaining(volumes.map((one) => one.split(':')[0] ?? '')));
      expect(Object.keys(composition.configs)).toEqual(expect.arrayContaining(configs.map(({ source }) => source)));
    }
  });

  it('has the database, the app and the worker, each waiting for the one before to be healthy', () => {
    expect(Object.keys(composition.services)).toEqual(['database', 'app', 'worker']);
    expect(service('app').depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(service('worker').depends_on).toEqual({ app: { condition: 'service_healthy' } });
    // The app's own check stands in the image.
    for (const name of ['database', 'worker']) {
      expect(service(name).healthcheck?.test[0]).toBe('CMD');
      expect(service(name).healthcheck?.retries).toBeGreaterThan(0);
    }
  });

  it('keeps the database where nobody outside reaches it', () => {
    expect(service('database').networks).toEqual(['inside']);
    expect(composition.networks.inside).toMatchObject({ internal: true });
  });

  it('gives only settings the product reads', () => {
    for (const name of ['app', 'worker']) {
      const given = Object.keys(service(name).environment);
      expect(given.length).toBeGreaterThan(8);
      expect(given.filter((one) => !(one in Environment.shape))).toEqual([]);
    }
  });

  it('has no secret in it: each comes from outside, and without it nothing starts', () => {
    for (const name of ['OWNER_PASSWORD', 'POSTGRES_PASSWORD', 'SESSION_SECRET', 'SEALING_KEY', 'SEALING_KEY_KEPT'])
      expect(compose).toContain(`\${${name}:?`);
  });
});

describe('the worker’s sign of life', () => {
  const command = service('worker').healthcheck?.test[3] ?? '';
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
