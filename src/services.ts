// Builds what the application is made of. The composition root: the only place that knows both the kit and the features.
import { type Logger, pino } from 'pino';
import { may } from './accounts/permissions.ts';
import { identify } from './accounts/queries.ts';
import { roleNames } from './accounts/roles.ts';
import { lookThrough } from './accounts/see-as/actions.ts';
import { recordEvent } from './audit/events.ts';
import { latestActs } from './audit/latest.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { todayInVietnam } from './deadlines/dates.ts';
import { ruleLoader } from './deadlines/rule-set.ts';
import { dropDraft, inLineWords, loadDraft, readDraft, sealOfRecord } from './documents/drafts.ts';
import { localFileStore } from './documents/file-store.ts';
import { typedLabel } from './documents/registry/typed.ts';
import { allPages, classPages } from './features.ts';
import { pageHelp } from './help/page-help.ts';
import { fieldLabel } from './petitions/correction-words.ts';
import { labelOf } from './reception/correction-words.ts';
import { openKeyring } from './sealing/envelope.ts';
import { begunAnewWords } from './training/class-queries.ts';
import { classShell } from './training/class-shell.ts';
import type { Realm, RealmHost, Services } from './web/services.ts';
import { shellOf } from './work/shell.ts';

export interface ServiceOptions {
  config: Config;
  database: Database;
  now?: () => Date;
  /** Where log lines go; standard output when left out. */
  logTo?: { write(line: string): void };
  /** A log already made: a class writes into the installation's. */
  log?: Logger;
  /** How training classes are made; classes cannot be opened without. */
  realms?: RealmHost;
  /** For the services of one class: which, and the machine's clock beside the class's own. */
  realm?: { facts: Realm; machineNow: () => Date };
}

/** Fields many forms have, each with a longer name of its own. */
const sharedLabels: Record<string, string> = { reason: 'Lý do' };

/** The log of one process. @param logTo where lines go; standard output when left out */
export function makeLog(config: Config, logTo: { write(line: string): void } = process.stdout): Logger {
  return pino({ level: config.log.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, logTo);
}

/** The services of one process. @throws SealBroken when SEALING_KEY is not a key */
export function makeServices(options: ServiceOptions): Services {
  const { config, now = () => new Date(), logTo, realm } = options;
  // The database's day is this clock's: a class whose day was moved, a test.
  const database = options.database.dated(() => todayInVietnam(now()));
  const keyring = openKeyring(config.sealing.key);
  const rules = ruleLoader();
  return {
    config,
    database,
    keyring,
    files: localFileStore(config.filesDir, keyring),
    log: options.log ?? makeLog(config, logTo),
    now,
    machineNow: realm?.machineNow ?? now,
    realm: realm?.facts,
    realms: options.realms,
    rules: rules.load,
    forgetRules: rules.forget,
    kit: {
      identify: (house, session, moment) => identify(house, session, moment, config.session),
      ...(realm ? { endedWords: begunAnewWords } : {}),
      lookThrough,
      may,
      roleName: ({ role }) => roleNames[role],
      shell: realm ? classShell : shellOf,
      help: pageHelp,
      doors: realm ? classPages : allPages,
      recordReading: (tx, actor, at, requestId, observation) => recordEvent(tx, actor, { ...observation, at, requestId }),
      loadDraft: (tx, actor, form, subject) => loadDraft(tx, actor, form, subject, keyring),
      readDraft: (tx, actor, form, subject) => readDraft(tx, actor, { form, subject }, keyring),
      inLineWords,
      sealOfRecord,
      latestActs,
      fieldLabel: (name) => sharedLabels[name] ?? (fieldLabel(name) || labelOf(name) || typedLabel(name)),
      dropDraft,
    },
  };
}
