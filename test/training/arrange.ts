// An application that may open training classes, on a cloned database: classes are databases beside it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { inject } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { actorOf, listAssignments } from '../../src/accounts/queries.ts';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { dropRealm, listRealms } from '../../src/database/realms.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { realmHost } from '../../src/realms.ts';
import { makeLog, makeServices } from '../../src/services.ts';
import { loginOf, parts } from '../../src/training/parts.ts';
import { slipPassword } from '../../src/training/slips.ts';
import type { Act } from '../../src/web/act.ts';
import type { OpenRealm, Services } from '../../src/web/services.ts';
import { type Agent, agentOf, csrfOf, formFieldsOf } from '../support/app.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

export interface School {
  app: Express;
  services: Services;
  database: TestDatabase;
  setNow(instant: string): void;
  /** A signed-in agent of production. */
  signIn(login: string): Promise<Agent>;
  /** Opens a class as the trainer, over HTTP. @returns its id, code and address */
  openClass(form?: Record<string, string>): Promise<{ id: number; code: string; at: string }>;
  /** A trainee of a class in one of his parts ('' is the ward's processor). */
  enter(code: string, seat: number, suffix?: string): Promise<Agent>;
  realm(code: string): Promise<OpenRealm>;
  close(): Promise<void>;
}

/** A signed-in agent of an application; of the class at `base` when one is given. */
export async function enterApp(app: Express, login: string, password = demoPassword, base = ''): Promise<Agent> {
  const agent = agentOf(app);
  const page = await agent.get(`${base}/sign-in`).expect(200);
  const answer = await agent
    .post(`${base}/sign-in`)
    .type('form')
    .send({ _csrf: csrfOf(page.text), login, password });
  if (answer.status !== 303) throw new Error(`${login} could not sign in at ${base}: ${answer.status}`);
  return agent;
}

/** As the agent, of the class at `base`: addresses are asked without the class's own beginning. */
export const under = (agent: Agent, base: string): Agent =>
  new Proxy(agent, {
    get: (target, name) =>
      name === 'get' || name === 'post'
        ? (address: string) => target[name as 'get' | 'post'](address.startsWith(`${base}/`) ? address : `${base}${address}`)
        : Reflect.get(target, name),
  });

/** One act of an account of this realm in its only post, now on the realm's clock. */
export async function actAs<T>(services: Services, login: string, work: (act: Act) => Promise<T>): Promise<T> {
  const at = services.now();
  const today = todayInVietnam(at);
  const actor = await services.database.inHouse(async (house) => {
    const { id } = await house.one<{ id: number }>('select id from accounts where login = $1', [login]);
    const [assignment] = await listAssignments(house, id, today);
    if (!assignment) throw new Error(`${login} has no post today`);
    return actorOf(house, assignment, today);
  });
  return services.database.inBoth(actor, async (tx, house) =>
    work({
      tx,
      house,
      actor,
      moment: { at, today },
      rules: await services.rules(house),
      keyring: services.keyring,
      requestId: '',
    }),
  );
}

export async function school(options: NodeJS.ProcessEnv = {}, logTo?: { write(line: string): void }): Promise<School> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'donthu-school-'));
  // The roles of a class are the installation's: so is the secret their passwords come from.
  const secret = () => randomBytes(32).toString('base64');
  const secrets = { sessionSecret: secret(), sealingKey: secret(), roleSecret: inject('server').secret };
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(secrets));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent', DEMO: 'yes', ...options });
  let now = new Date('2026-11-25T02:00:00Z');
  const log = makeLog(config, logTo);
  const { appUrl, ownerUrl, workerUrl } = database;
  const realms = realmHost({
    config,
    database: database.database,
    addresses: { appUrl, ownerUrl, workerUrl },
    log,
    now: () => now,
  });
  const services = makeServices({ config, database: database.database, now: () => now, log, realms });
  const app = createApp(services);
  const signIn = (login: string) => enterApp(app, login);

  return {
    app,
    services,
    database,
    setNow: (instant) => {
      now = new Date(instant);
    },
    signIn,
    async openClass(form = {}) {
      const trainer = await signIn('taphuan');
      const page = await trainer.get('/training/classes/new').expect(200);
      const answer = await trainer
        .post('/training/classes/new')
        .type('form')
        .send({
          ...formFieldsOf(page.text),
          name: 'Lớp thử',
          place: '',
          heldOn: '25/11/2026',
          seats: '2',
          day: '25/11/2026',
          people: '',
          ...form,
        });
      if (answer.status !== 303) throw new Error(`The class was not opened: ${answer.status} ${answer.text.slice(0, 2000)}`);
      const id = Number(/\/training\/classes\/(\d+)$/.exec(answer.headers.location as string)?.[1]);
      const [row] = await database.owner<{ realm_code: string }>('select realm_code from training_classes where id = $1', [id]);
      const code = row?.realm_code ?? '';
      return { id, code, at: `/class/${code}` };
    },
    enter(code, seat, suffix = '') {
      const part = parts.find((one) => one.suffix === suffix);
      if (!part) throw new Error(`No part ${suffix}`);
      return enterApp(app, loginOf(seat, part), slipPassword(config, code, seat), `/class/${code}`);
    },
    async realm(code) {
      const found = await realms.find(code);
      if (!found) throw new Error(`The class ${code} is not open`);
      return found;
    },
    async close() {
      await realms.close();
      for (const { name } of await listRealms(ownerUrl, `${new URL(ownerUrl).pathname.slice(1)}_`))
        await dropRealm(database, ownerUrl, name);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
