// The real application on a cloned database, with signed-in agents of the cast. Time stands still unless a test moves it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import request from 'supertest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { makeServices } from '../../src/services.ts';
import type { Act } from '../../src/web/act.ts';
import type { Services } from '../../src/web/services.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export type Agent = ReturnType<typeof request.agent>;

export interface TestApp {
  app: Express;
  services: Services;
  database: TestDatabase;
  /** Sets the clock: an ISO instant, e.g. '2026-11-25T02:00:00Z'. */
  setNow(instant: string): void;
  /** An agent signed in as this member of the cast. */
  signIn(login: string): Promise<Agent>;
  /**
   * Runs work as this member in one writing transaction, outside HTTP.
   * @param on the day his post and his reach are read; the clock's by default
   */
  as<T>(login: string, work: (act: Act) => Promise<T>, on?: string): Promise<T>;
  close(): Promise<void>;
}

/**
 * @param options environment on top of the test defaults
 * @param template what its database is a copy of, when not of the cast alone
 */
export async function testApp(
  options: NodeJS.ProcessEnv = {},
  logTo?: { write(line: string): void },
  template?: string,
): Promise<TestApp> {
  const database = await testDatabase(template);
  const dataDir = mkdtempSync(join(tmpdir(), 'donthu-app-'));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent', DEMO: 'yes', ...options });
  let now = new Date('2026-11-25T02:00:00Z');
  const services = makeServices({ config, database: database.database, now: () => now, ...(logTo ? { logTo } : {}) });
  const app = createApp(services);
  const today = () => todayInVietnam(now);
  // On the day of this clock, as the application has it.
  const actorOf: TestDatabase['actorOf'] = (login, asked) => database.actorOf(login, { today: today(), ...asked });
  return {
    app,
    services,
    database: { ...database, database: services.database, actorOf },
    setNow: (instant) => {
      now = new Date(instant);
    },
    async signIn(login) {
      const agent = agentOf(app);
      const page = await agent.get('/sign-in').expect(200);
      await agent
        .post('/sign-in')
        .type('form')
        .send({ _csrf: csrfOf(page.text), login, password: demoPassword })
        .expect(303);
      return agent;
    },
    async as(login, work, on = today()) {
      const actor = await actorOf(login, { today: on });
      return services.database.inBoth(actor, async (tx, house) => {
        const moment = { at: now, today: today() };
        return work({
          tx,
          house,
          actor,
          moment,
          rules: await services.rules(house),
          keyring: services.keyring,
          requestId: 'test',
        });
      });
    },
    async close() {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Somebody nobody knows yet, with cookies of his own. He asks for pages as they are: packing and unpacking each costs more than many a page
 * does itself; browsers ask for them packed (test/e2e).
 */
export function agentOf(app: Express): Agent {
  return request.agent(app).set('Accept-Encoding', 'identity');
}

/** The token of the first form in a page. */
export function csrfOf(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** The hidden fields every form carries: token and idempotency key. */
export function formFieldsOf(html: string): { _csrf: string; _key: string } {
  return { _csrf: csrfOf(html), _key: /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? '' };
}

/** The version of the draft a page lets a leader approve. */
export const paperSeenOf = (html: string): { paperSeen: string } => ({
  paperSeen: /name="paperSeen" value="(\d+)"/.exec(html)?.[1] ?? '',
});

const unescaped = (text: string) =>
  text.replace(
    /&(#34|quot|#39|lt|gt|amp);/g,
    (_all, name: string) => ({ '#34': '"', quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' })[name] ?? '',
  );
const attributeOf = (tag: string, name: string) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Everything the form with this id would send as it stands on the page: the officer opens it and presses the button. */
export function unchangedForm(html: string, id: string): Record<string, string> {
  const form = new RegExp(`<form\\b[^>]*\\sid="${id}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const isUnset = /^(radio|checkbox)$/.test(attributeOf(tag, 'type')) && !/\schecked\b/.test(tag);
    if (attributeOf(tag, 'name') && !isUnset) fields[attributeOf(tag, 'name')] = attributeOf(tag, 'value');
  }
  for (const [tag, words = ''] of form.matchAll(/<textarea\b[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[attributeOf(tag, 'name')] = unescaped(words).trim();
  for (const [tag, options = ''] of form.matchAll(/<select\b[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option\b[^>]*\sselected\b[^>]*>/.exec(options)?.[0] ?? /<option\b[^>]*>/.exec(options)?.[0] ?? '';
    fields[attributeOf(tag, 'name')] = attributeOf(chosen, 'value');
  }
  return fields;
}
