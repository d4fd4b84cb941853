// A training class with the cast and the whole work of the demo in it, entered under its own address: what an office would have, behind
// the class's own services. For what a class of trainees has too few records to show.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { createApp } from '../../src/app.ts';
import { openClassRealm } from '../../src/class-realm.ts';
import { readConfig } from '../../src/config.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { makeLog, makeServices } from '../../src/services.ts';
import type { RealmHost } from '../../src/web/services.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { filledDemo } from '../support/filled.ts';
import { enterApp, under } from './arrange.ts';

export const code = 'banlam';
export const base = `/class/${code}`;

/** As `testApp`, of one class: addresses are asked without the class's own beginning, and answered with it. */
export async function classOffice(): Promise<TestApp> {
  const { template, settings, moment } = await filledDemo();
  const [database, production] = await Promise.all([testDatabase(template), testApp()]);
  const dataDir = mkdtempSync(join(tmpdir(), 'donthu-class-'));
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    DEMO: 'yes',
    SMTP_URL: 'smtp://127.0.0.1:1',
    ...settings,
  });
  let now = new Date(moment);
  const realm = openClassRealm(
    { config, log: makeLog(config), now: () => now, onError: () => undefined },
    {
      code,
      databaseName: 'class_of_a_test',
      database: database.database,
      addresses: database,
      settings: { code, name: 'Lớp bàn làm việc', offsetSeconds: 0 },
    },
  );
  const realms: Partial<RealmHost> = { find: async (asked) => (asked === code ? realm : undefined) };
  const services = makeServices({
    config,
    database: production.database.database,
    now: () => now,
    realms: realms as RealmHost,
  });
  const app = createApp(services);
  return {
    app,
    services: realm.services,
    database,
    setNow: (instant) => {
      now = new Date(instant);
    },
    signIn: async (login) => under(await enterApp(app, login, demoPassword, base), base),
    async as(login, work, on) {
      const today = todayInVietnam(now);
      const actor = await database.actorOf(login, { today: on ?? today });
      const { services: own } = realm;
      return own.database.inBoth(actor, async (tx, house) =>
        work({
          tx,
          house,
          actor,
          moment: { at: now, today },
          rules: await own.rules(house),
          keyring: own.keyring,
          requestId: 'test',
        }),
      );
    },
    async close() {
      await realm.close();
      await Promise.all([database.drop().catch(() => undefined), production.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
