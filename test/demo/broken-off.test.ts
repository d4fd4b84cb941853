// Ctrl-C while the demo is filled: it ends between two acts, and every later start says what is missing and what to do.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Conductor, type Story } from '../../seeds/02_demo/conductor.ts';
import { seedDemo } from '../../seeds/02_demo/index.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('begins no act once it is told to stop, and ends without failures', async () => {
  const conductor = new Conductor();
  const halt = new AbortController();
  const played: string[] = [];
  const story = (name: string, offset: number): Story => ({
    name,
    tell: async () => {
      for (let day = 0; day < 5; day += 1)
        await conductor.at(new Date(day * 1000 + offset), async () => {
          played.push(`${name}${day}`);
          if (played.length === 3) halt.abort();
        });
    },
  });
  expect(await conductor.play([story('a', 0), story('b', 1)], halt.signal)).toEqual([]);
  expect(played).toEqual(['a0', 'b0', 'a1']);
});

it('says so at this and every later start, and fills nothing twice', async () => {
  const { ownerUrl, workerUrl } = app.database;
  const halt = new AbortController();
  const seeding = seedDemo(ownerUrl, app.services, workerUrl, halt.signal);
  const petitions = async () => (await app.database.owner('select 1 from petitions')).length;
  await expect.poll(petitions, { timeout: 60_000, interval: 50 }).toBeGreaterThan(0);
  halt.abort();
  const said = await seeding;
  expect(said).toEqual([expect.stringContaining('npm run demo:reset')]);
  const left = await petitions();
  expect(await seedDemo(ownerUrl, app.services, workerUrl)).toEqual(said);
  expect(await petitions()).toBe(left);
}, 90_000);
