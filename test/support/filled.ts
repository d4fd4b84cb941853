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

/** What a copy of the filled demo is made of. */
export interface Filled {
  template: string;
  /** Environment that opens the seals of every copy. */
  settings: NodeJS.ProcessEnv;
  /** The hour it was filled. */
  moment: string;
}

/** An application on a copy of the filled demo, its clock on that day. @param options environment on top of the test defaults */
export async function filledApp(options: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const { template, settings } = await filledDemo();
  const app = await testApp({ ...settings, ...options }, undefined, template);
  app.setNow(moment);
  return app;
}

/** Played, if nobody in this run has played it yet. */
export async function filledDemo(): Promise<Filled> {
  const { serverUrl, template, secret } = inject('server');
  const filled = `${template}_filled`;
  const settings = { SEALING_KEY: createHash('sha256').update(`sealing ${secret}`).digest('base64') };
  await onServer(serverUrl, async (client) => {
    // Given back with the connection.
    await client.query('select pg_advisory_lock(hashtext($1))', [filled]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [filled]);
    if (rows.length === 0) await play(settings, filled);
  });
  return { template: filled, settings, moment };
}

async function play(settings: NodeJS.ProcessEnv, name: string): Promise<void> {
  const app = await testApp(settings);
  app.setNow(moment);
  const failures = await fillDemo(app.services, { today: filledOn, workerUrl: app.database.workerUrl });
  if (failures.length > 0) throw new Error(`The demo could not be filled: ${failures.map(({ story }) => story).join(', ')}`);
  await app.database.keepAs(name);
  rmSync(app.services.config.dataDir, { recursive: true, force: true });
}
