// The filled demo. It takes half a minute to play, so it is played once in a run: whoever asks first plays it, each gets a copy.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { inject } from 'vitest';
import { fillDemo } from '../../seeds/02_demo/fill.ts';
import { onServer } from '../../src/database/scratch.ts';
import { type TestApp, testApp } from './app.ts';

/** The day of the filled demo. */
export const filledOn = '2026-11-30';
const moment = `${filledOn}T07:10:00Z`;

/** An application on a copy of the filled demo, its clock on that day. @param options environment on top of the test defaults */
export async function filledApp(options: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const { serverUrl, template, secret } = inject('server');
  const filled = `${template}_filled`;
  // Every copy opens the same seals.
  const settings = { SEALING_KEY: createHash('sha256').update(`sealing ${secret}`).digest('base64'), ...options };
  await onServer(serverUrl, async (client) => {
    // Given back with the connection.
    await client.query('select pg_advisory_lock(hashtext($1))', [filled]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [filled]);
    if (rows.length === 0) await play(settings, filled);
  });
  const app = await testApp(settings, undefined, filled);
  app.setNow(moment);
  return app;
}

async function play(settings: NodeJS.ProcessEnv, name: string): Promise<void> {
  const app = await testApp(settings);
  await fill(app);
  await app.database.keepAs(name);
  rmSync(app.services.config.dataDir, { recursive: true, force: true });
}

/** Plays the demo in an office that has the cast, and leaves its clock on the day. */
export async function fill(app: TestApp): Promise<void> {
  app.setNow(moment);
  const failures = await fillDemo(app.services, { today: filledOn, workerUrl: app.database.workerUrl });
  if (failures.length > 0) throw new Error(`The demo could not be filled: ${failures.map(({ story }) => story).join(', ')}`);
}
