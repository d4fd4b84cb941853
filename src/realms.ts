// Realms: each training class is a database of its own, with services of its own, under an address of its own (decisions 1,
// docs/decisions/0009). Made from one template, opened at the first request, let go when nobody works in it.
import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { seedReference } from '../seeds/01_reference/index.ts';
import { classPools, filesOf, foldersOf, openClassRealm } from './class-realm.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/database.ts';
import { migrate, migrationNames } from './database/migrate.ts';
import {
  type Addresses,
  addressesIn,
  cloneDatabase,
  databaseName,
  dropRealm,
  ensureTemplate,
  listRealms,
} from './database/realms.ts';
import { MayNotCreate, mayCreateDatabases, onServer } from './database/scratch.ts';
import { NotAllowedNow } from './errors.ts';
import { readClassSettings } from './training/class-settings.ts';
import { findRealm, listOpenRealms } from './training/queries.ts';
import { referenceFingerprint } from './training/reference-fingerprint.ts';
import type { OpenRealm, RealmHost, Services } from './web/services.ts';

/** A realm nobody asked for this long gives its connections back. */
const idleMs = 10 * 60_000;
/** A closed or changed realm is noticed by another process within this time. */
const trustedMs = 2_000;
/** One process keeps so many classes open at once; the one longest unused makes room and comes back at its next request. */
const mostKept = 8;
/** A database no row names is nobody's after this long: before, its class may still be in the making. */
const orphanedMs = 3_600_000;

export interface RealmOptions {
  config: Config;
  /** The production database: it keeps the list of realms. */
  database: Database;
  addresses: Addresses;
  log: Services['log'];
  now?: () => Date;
  /** How many classes this process keeps open at once; 8 when left out. */
  mostOpen?: number;
}

const refusalWords =
  'Tài khoản cơ sở dữ liệu của phần mềm không được phép tạo cơ sở dữ liệu nên chưa mở được lớp tập huấn. Đề nghị người quản trị cơ sở dữ liệu cấp quyền CREATEDB, hoặc khai báo TRAINING_DATABASE_URL, rồi thử lại.';
const unusableWords =
  'Cơ sở dữ liệu của lớp không mở được: phần mềm đã nâng cấp, hoặc dữ liệu vừa được khôi phục từ bản sao lưu (bản sao lưu không gồm các lớp). Giảng viên làm mới lớp, hoặc đóng lớp.';

/** The database is gone, or holds none of our tables: no moment's trouble, but nothing to open. */
const isOtherShape = (error: unknown) =>
  error instanceof Error && 'code' in error && ['3D000', '42P01', '42501'].includes(String(error.code));

interface Kept {
  realm: OpenRealm;
  databaseName: string;
  generation: number;
  trustedUntil: number;
  usedAt: number;
}

/** The one place where realms are made and found. */
export function realmHost(options: RealmOptions): RealmHost {
  const { config, database, addresses, log } = options;
  const controlUrl = config.database.trainingUrl || addresses.ownerUrl;
  const kept = new Map<string, Kept>();
  const opening = new Map<string, Promise<OpenRealm | undefined>>();
  /** Realms on their way out, by database: nothing is dropped under a request. */
  const leaving = new Map<string, Promise<void>>();
  // Codes only: a driver's message may quote a value.
  const onError = (error: unknown) => {
    const { code = 'unknown', name = '' } = error as { code?: string; name?: string };
    log.warn({ code, name }, 'class database');
  };

  const release = (code: string): Promise<void> => {
    const one = kept.get(code);
    if (!one) return Promise.resolve();
    kept.delete(code);
    const left = one.realm
      .close()
      .catch(onError)
      .finally(() => leaving.delete(one.databaseName));
    leaving.set(one.databaseName, left);
    return left;
  };
  const makeRoom = () => {
    const [oldest] = [...kept].sort(([, one], [, two]) => one.usedAt - two.usedAt);
    if (oldest && kept.size >= (options.mostOpen ?? mostKept)) void release(oldest[0]);
  };
  const sweep = setInterval(() => {
    for (const [code, one] of kept) if (one.usedAt + idleMs < performance.now()) void release(code);
  }, 60_000);
  sweep.unref();

  /** @throws NotAllowedNow when the database is gone, of another program, or not this class; what the database says when it is away */
  async function open(code: string, name: string): Promise<OpenRealm> {
    const its = addressesIn(addresses, name);
    const db = openDatabase({ appUrl: its.appUrl, ...classPools, migrations: migrationNames(), onError });
    const settings = await (async () => ((await db.isReady()) ? db.inHouse(readClassSettings) : undefined))().catch(
      async (error: unknown) => {
        await db.close().catch(onError);
        if (!isOtherShape(error)) throw error;
        onError(error);
        return undefined;
      },
    );
    // Only a database that says it is this class is opened as this class, whatever the list says.
    if (settings?.code === code)
      return openClassRealm({ ...options, onError }, { code, databaseName: name, database: db, addresses: its, settings });
    await db.close().catch(onError);
    throw new NotAllowedNow(unusableWords);
  }

  async function find(code: string): Promise<OpenRealm | undefined> {
    const known = kept.get(code);
    const now = performance.now();
    if (known && known.trustedUntil > now) {
      known.usedAt = now;
      return known.realm;
    }
    const row = await database.inHouse((house) => findRealm(house, code));
    if (row?.state !== 'open') {
      void release(code);
      return undefined;
    }
    if (known && known.databaseName === row.databaseName) {
      // The class goes on with the pools it has: a moved clock interrupts nobody.
      if (known.generation !== row.generation) await known.realm.refresh();
      Object.assign(known, { generation: row.generation, trustedUntil: now + trustedMs, usedAt: now });
      return known.realm;
    }
    void release(code);
    makeRoom();
    const realm = await open(code, row.databaseName);
    const { databaseName: name, generation } = row;
    kept.set(code, {
      realm,
      databaseName: name,
      generation,
      trustedUntil: performance.now() + trustedMs,
      usedAt: performance.now(),
    });
    // What an act or a moved clock left to be done is done now; books still empty are filled while people come in.
    realm.settle();
    return realm;
  }

  /** Whoever still works in it finishes; then the database goes, and the files with it. */
  async function drop(name: string): Promise<void> {
    await Promise.allSettled(opening.values());
    for (const [code, one] of kept) if (one.databaseName === name) void release(code);
    await leaving.get(name);
    await dropRealm(addresses, controlUrl, name);
    rmSync(filesOf(config, name), { recursive: true, force: true });
  }

  async function makeDatabase(code: string, about: { name: string; offsetSeconds: number }): Promise<string> {
    const production = await databaseName(controlUrl);
    const template = `${production}_training`;
    await ensureTemplate(addresses, controlUrl, {
      name: template,
      fingerprint: createHash('sha256').update(`${migrationNames().join()}:${referenceFingerprint()}`).digest('hex'),
      fill: async (ownerUrl) => {
        const { appUrl, workerUrl } = addressesIn(addresses, template);
        const migrated = await migrate(ownerUrl, config.database.roleSecret, { appUrl, workerUrl });
        await seedReference(migrated.ownerUrl);
      },
    });
    const name = `${production}_class_${code}_${Math.random().toString(36).slice(2, 6)}`;
    await cloneDatabase(addresses, controlUrl, template, name, { code, ...about });
    return name;
  }

  return {
    refusal: async () => ((await onServer(controlUrl, mayCreateDatabases)) ? '' : refusalWords),
    async make(code, about) {
      try {
        const name = await makeDatabase(code, about);
        const realm = await open(code, name).catch(async (error: unknown) => {
          await drop(name).catch(onError);
          throw error;
        });
        return { databaseName: name, realm };
      } catch (error) {
        if (error instanceof MayNotCreate) throw new NotAllowedNow(refusalWords, '/training');
        throw error;
      }
    },
    find(code) {
      if (!/^[a-z0-9]{5,12}$/.test(code)) return Promise.resolve(undefined);
      const already = opening.get(code);
      if (already) return already;
      const asked = find(code).finally(() => opening.delete(code));
      opening.set(code, asked);
      return asked;
    },
    drop,
    async dropOrphans() {
      const prefix = `${await databaseName(controlUrl)}_class_`;
      // First what there is, then what is named: a class made meanwhile is in no danger.
      const found = await listRealms(controlUrl, prefix);
      const named = new Set(await database.inHouse(listOpenRealms));
      const orphans = found.filter(({ name, ageMs }) => !named.has(name) && ageMs !== null && ageMs > orphanedMs);
      for (const { name } of orphans) await drop(name);
      for (const name of foldersOf(config))
        if (!named.has(name) && Date.now() - statSync(filesOf(config, name)).mtimeMs > orphanedMs)
          rmSync(filesOf(config, name), { recursive: true, force: true });
      return orphans.map(({ name }) => name);
    },
    forget(code) {
      const known = kept.get(code);
      if (known) known.trustedUntil = 0;
    },
    async close() {
      clearInterval(sweep);
      for (const code of [...kept.keys()]) void release(code);
      await Promise.all(leaving.values());
    },
  };
}
