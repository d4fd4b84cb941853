// The demo is filled at whatever hour a machine is started: at midnight as in the morning, no story depends on the clock.
import { afterEach, expect, it } from 'vitest';
import { seedDemo } from '../../seeds/02_demo/index.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
afterEach(() => app.close());

it.each([
  ['00:05', '2026-11-29T17:05:00Z'],
  ['01:17', '2026-11-29T18:17:00Z'],
  ['06:00', '2026-11-29T23:00:00Z'],
  ['23:50', '2026-11-30T16:50:00Z'],
])('filled at %s of the office, every story is played to its end', { timeout: 600_000 }, async (_hour, now) => {
  app = await testApp();
  app.setNow(now);
  expect(await seedDemo(app.database.ownerUrl, app.services, app.database.workerUrl)).toEqual([]);
  const at = app.services.now();
  const [visits] = await app.database.owner<{ today: number; later: number }>(
    'select count(*) filter (where received_on = $2)::int as today, count(*) filter (where received_at > $1)::int as later from visits',
    [at, todayInVietnam(at)],
  );
  expect(visits).toEqual({ today: expect.toSatisfy((count: number) => count > 0), later: 0 });
});
