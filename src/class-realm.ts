// One open training class: the services of an office with this class's database, keys, folder and clock, and the jobs it left.
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/database.ts';
import type { Addresses } from './database/realms.ts';
import { todayInVietnam } from './deadlines/dates.ts';
import { makeServices } from './services.ts';
import { type ClassSettings, classDay, readClassSettings } from './training/class-settings.ts';
import { furnish } from './training/populate.ts';
import type { OpenRealm, Services } from './web/services.ts';
import { runJobs } from './worker.ts';

/** Connections of one class in one process; those nobody uses are given back after half a minute. docs/operations.md counts them. */
export const classPools = { poolSize: 4, sessionPoolSize: 1 };
const markingPoolSize = 2;
/** Jobs of a class run this long after the act that queued them, many together. */
const gatherMs = 800;
/** Who is in the middle of a request is waited for, this long at most. */
const patienceMs = 10_000;

/** Files of one class lie apart from the installation's and from every other class's. */
export const filesOf = (config: Config, databaseName: string): string => join(config.dataDir, 'realms', databaseName);
/** Names of the databases that have a folder of files. */
export const foldersOf = (config: Config): string[] => {
  const all = join(config.dataDir, 'realms');
  return existsSync(all) ? readdirSync(all) : [];
};

/** Nothing of production's secrets works in a class, nor one class's in another. */
function configOf(config: Config, code: string, databaseName: string): Config {
  const derived = (secret: string, purpose: string) =>
    createHmac('sha256', secret).update(`realm:${purpose}:${code}`).digest('base64');
  const basePath = `/class/${code}`;
  return Object.freeze({
    ...config,
    demo: false,
    filesDir: filesOf(config, databaseName),
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

interface Installation {
  config: Config;
  log: Services['log'];
  now?: () => Date;
  onError: (error: unknown) => void;
}
interface ClassRealm {
  code: string;
  databaseName: string;
  database: Database;
  addresses: Addresses;
  settings: ClassSettings;
}

/**
 * Opens a class as a realm of its own: its database, its services with the class's clock, its work in the background. Nothing of the real
 * installation is reached from it but the machine's time and the settings.
 */
export function openClassRealm(installation: Installation, its: ClassRealm): OpenRealm {
  const { config, log, onError } = installation;
  const { code, database, addresses } = its;
  let { settings } = its;
  const machineNow = installation.now ?? (() => new Date());
  const now = () => new Date(machineNow().getTime() + settings.offsetSeconds * 1000);
  const marking = openDatabase({
    appUrl: addresses.appUrl,
    poolSize: markingPoolSize,
    sessionPoolSize: 1,
    migrations: [],
    onError,
  }).dated(() => todayInVietnam(now()));
  const services = makeServices({
    config: configOf(config, code, its.databaseName),
    database,
    now,
    log: log.child({ realm: code }),
    realm: { facts: { code, marking, name: settings.name, day: () => classDay(now()) }, machineNow },
  });
  let running: Promise<void> | undefined;
  let filling: Promise<void> | undefined;
  let closing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let inside = 0;
  let emptied: (() => void) | undefined;
  const runNow = (): Promise<void> => {
    if (closing) return Promise.resolve();
    running = (running ?? Promise.resolve())
      .then(() => (closing ? undefined : runJobs(services, addresses.workerUrl)))
      .catch(onError);
    return running;
  };
  const runSoon = () => {
    if (closing) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void runNow();
    }, gatherMs).unref();
  };
  /** Until the last request has its answer. */
  const empty = () =>
    new Promise<void>((resolve) => {
      if (inside === 0) return resolve();
      const late = setTimeout(resolve, patienceMs).unref();
      emptied = () => {
        clearTimeout(late);
        resolve();
      };
    });
  return {
    services,
    enter() {
      inside += 1;
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        inside -= 1;
        if (inside === 0) emptied?.();
      };
    },
    runJobsSoon: runSoon,
    runJobs: runNow,
    settle() {
      if (closing) return;
      filling ??= furnish(services, () => closing !== undefined).catch(onError);
      runSoon();
    },
    async refresh() {
      settings = (await database.inHouse(readClassSettings)) ?? settings;
      runSoon();
    },
    close() {
      closing ??= (async () => {
        clearTimeout(timer);
        await Promise.all([running, filling, empty()]);
        await Promise.all([database.close(), marking.close()]);
      })();
      return closing;
    },
  };
}
