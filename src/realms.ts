// Realms: each training class is a database of its own, with services of its own, under an address of its own (decisions 1,
// docs/decisions/0009). Made from one template, opened at the first request, closed when nobody works in it.
import { createHash, createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { seedReference } from '../seeds/01_reference/index.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/database.ts';
import { migrate, migrationNames } from './database/migrate.ts';
import {
  type Addresses,
  addressesIn,
  cloneDatabase,
  databaseName,
  dropRealm,
  ensureTemplate,
  mayCreateDatabases,
} from './database/realms.ts';
import { MayNotCreate } from './database/scratch.ts';
import { NotAllowedNow } from './errors.ts';
import { makeServices } from './services.ts';
import { classDay, readClassSettings } from './training/class-settings.ts';
import { fillEmptyBooks } from './training/populate.ts';
import { findRealm } from './training/queries.ts';
import { referenceFingerprint } from './training/reference-fingerprint.ts';
import type { OpenRealm, RealmHost, Services } from './web/services.ts';
import { runJobs } from './worker.ts';

/** A realm nobody asked for this long gives its connections back. */
const idleMs = 10 * 60_000;
/** A closed or changed realm is noticed by another process within this time. */
const trustedMs = 2_000;
/** Jobs of a class run this long after the act that queued them, many together. */
const gatherMs = 800;

export interface RealmOptions {
  config: Config;
  /** The production database: it keeps the list of realms. */
  database: Database;
  addresses: Addresses;
  log: Services['log'];
  now?: () => Date;
  onError?: (error: Error) => void;
}

const refusalWords =
  'Tài khoản cơ sở dữ liệu của phần mềm không được phép tạo cơ sở dữ liệu nên chưa mở được lớp tập huấn. Đề nghị người quản trị cơ sở dữ liệu cấp quyền CREATEDB, hoặc khai báo TRAINING_DATABASE_URL, rồi thử lại.';

interface Kept {
  realm: OpenRealm;
  generation: number;
  trustedUntil: number;
  usedAt: number;
}

/** The one place where realms are made and found. */
export function realmHost(options: RealmOptions): RealmHost {
  const { config, database, addresses } = options;
  const onError = options.onError ?? (() => undefined);
  const controlUrl = config.database.trainingUrl || addresses.ownerUrl;
  const kept = new Map<string, Kept>();
  const opening = new Map<string, Promise<OpenRealm | undefined>>();
  let prefix: Promise<string> | undefined;
  const nameOf = async (ending: string) => {
    prefix ??= databaseName(controlUrl);
    return `${await prefix}_${ending}`;
  };

  const release = async (code: string) => {
    const one = kept.get(code);
    kept.delete(code);
    await one?.realm.close().catch(onError);
  };
  const sweep = setInterval(() => {
    for (const [code, one] of kept) if (one.usedAt + idleMs < performance.now()) void release(code);
  }, 60_000);
  sweep.unref();

  async function open(code: string): Promise<OpenRealm | undefined> {
    const name = await nameOf(`class_${code}`);
    const its = addressesIn(addresses, name);
    const db = openDatabase({
      appUrl: its.appUrl,
      poolSize: 5,
      sessionPoolSize: 2,
      migrations: migrationNames(),
      onError,
    });
    try {
      const settings = (await db.isReady()) ? await db.inHouse(readClassSettings) : undefined;
      // Only a database that says it is this class is opened as this class, whatever the list says.
      if (settings?.code !== code) throw new Error('not this realm');
      return realmOf(options, code, db, its, settings);
    } catch {
      await db.close().catch(onError);
      return undefined;
    }
  }

  async function find(code: string): Promise<OpenRealm | undefined> {
    const known = kept.get(code);
    if (known && known.trustedUntil > performance.now()) {
      known.usedAt = performance.now();
      return known.realm;
    }
    const row = await database.inHouse((house) => findRealm(house, code));
    if (row?.state !== 'open') {
      await release(code);
      return undefined;
    }
    if (known && known.generation === row.generation) {
      known.trustedUntil = performance.now() + trustedMs;
      known.usedAt = performance.now();
      return known.realm;
    }
    await release(code);
    const realm = await open(code);
    // What an act or a moved clock left to be done is done now; books still empty are filled while people come in.
    realm?.settle();
    if (realm)
      kept.set(code, {
        realm,
        generation: row.generation,
        trustedUntil: performance.now() + trustedMs,
        usedAt: performance.now(),
      });
    return realm;
  }

  return {
    refusal: async () => ((await mayCreateDatabases(controlUrl)) ? '' : refusalWords),
    async make(code, about) {
      const template = await nameOf('training');
      try {
        await ensureTemplate(addresses, controlUrl, {
          name: template,
          fingerprint: createHash('sha256').update(`${migrationNames().join()}:${referenceFingerprint()}`).digest('hex'),
          fill: async (ownerUrl) => {
            const { appUrl, workerUrl } = addressesIn(addresses, template);
            const migrated = await migrate(ownerUrl, config.database.roleSecret, { appUrl, workerUrl });
            await seedReference(migrated.ownerUrl);
          },
        });
        await cloneDatabase(addresses, controlUrl, template, await nameOf(`class_${code}`), { code, ...about });
        return await nameOf(`class_${code}`);
      } catch (error) {
        if (error instanceof MayNotCreate) throw new NotAllowedNow(refusalWords, '/training');
        throw error;
      }
    },
    async prepare(code) {
      const realm = await open(code);
      if (!realm) throw new Error('A realm made a moment ago cannot be opened');
      return realm;
    },
    find(code) {
      if (!/^[a-z0-9]{5,12}$/.test(code)) return Promise.resolve(undefined);
      const already = opening.get(code);
      if (already) return already;
      const asked = find(code).finally(() => opening.delete(code));
      opening.set(code, asked);
      return asked;
    },
    async drop(code) {
      await release(code);
      await dropRealm(addresses, controlUrl, await nameOf(`class_${code}`));
      rmSync(folderOf(config, code), { recursive: true, force: true });
    },
    forget: release,
    async close() {
      clearInterval(sweep);
      await Promise.all([...kept.keys()].map(release));
    },
  };
}

const folderOf = (config: Config, code: string) => join(config.dataDir, 'realms', code);

/** Nothing of production's secrets works in a class, nor one class's in another. */
function configOf(config: Config, code: string): Config {
  const derived = (secret: string, purpose: string) =>
    createHmac('sha256', secret).update(`realm:${purpose}:${code}`).digest('base64');
  const basePath = `/class/${code}`;
  return Object.freeze({
    ...config,
    demo: false,
    filesDir: join(folderOf(config, code), 'files'),
    session: Object.freeze({ ...config.session, secret: derived(config.session.secret, 'session') }),
    sealing: Object.freeze({ key: derived(config.sealing.key, 'sealing') }),
    // Nothing leaves a class: without a server, mail is kept where one can read it.
    mail: Object.freeze({ ...config.mail, url: '' }),
    web: Object.freeze({
      ...config.web,
      basePath,
      cookiePrefix: 'donthu.class',
      publicUrl: config.web.publicUrl ? `${config.web.publicUrl.replace(/\/$/, '')}${basePath}` : '',
    }),
  });
}

function realmOf(
  options: RealmOptions,
  code: string,
  database: Database,
  addresses: Addresses,
  settings: { name: string; offsetSeconds: number },
): OpenRealm {
  const machineNow = options.now ?? (() => new Date());
  const now = () => new Date(machineNow().getTime() + settings.offsetSeconds * 1000);
  const marking = openDatabase({
    appUrl: addresses.appUrl,
    poolSize: 2,
    migrations: [],
    onError: options.onError ?? (() => undefined),
  });
  const services = makeServices({
    config: configOf(options.config, code),
    database,
    now,
    log: options.log.child({ realm: code }),
    realm: { facts: { code, marking, name: settings.name, day: () => classDay(now()) }, machineNow },
  });
  let running: Promise<void> | undefined;
  let filling: Promise<void> | undefined;
  let isClosing = false;
  let timer: NodeJS.Timeout | undefined;
  const runNow = (): Promise<void> => {
    running = (running ?? Promise.resolve()).then(() => runJobs(services, addresses.workerUrl)).catch(() => undefined);
    return running;
  };
  const runSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void runNow();
    }, gatherMs).unref();
  };
  return {
    services,
    runJobsSoon: runSoon,
    runJobs: runNow,
    settle() {
      filling ??= fillEmptyBooks(services, () => isClosing).catch(options.onError ?? (() => undefined));
      runSoon();
    },
    async close() {
      isClosing = true;
      clearTimeout(timer);
      await Promise.all([running, filling]);
      await Promise.all([database.close(), marking.close()]);
    },
  };
}
