// Builds what the application is made of. The composition root: the only place that knows both the kit and the features.
import { pino } from 'pino';
import { may } from './accounts/permissions.ts';
import { identify } from './accounts/queries.ts';
import { lookThrough } from './accounts/see-as/actions.ts';
import { recordEvent } from './audit/events.ts';
import { latestActs } from './audit/latest.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { ruleLoader } from './deadlines/rule-set.ts';
import { dropDraft, loadDraft } from './documents/drafts.ts';
import { localFileStore } from './documents/file-store.ts';
import { typedLabel } from './documents/registry/typed.ts';
import { allPages } from './features.ts';
import { pageHelp } from './help/page-help.ts';
import { fieldLabel } from './petitions/correction-words.ts';
import { labelOf } from './reception/correction.ts';
import { openKeyring } from './sealing/envelope.ts';
import type { Services } from './web/services.ts';
import { shellOf } from './work/shell.ts';

export interface ServiceOptions {
  config: Config;
  database: Database;
  now?: () => Date;
  /** Where log lines go; standard output when left out. */
  logTo?: { write(line: string): void };
}

/** The services of one process. @throws SealBroken when SEALING_KEY is not a key */
export function makeServices({ config, database, now = () => new Date(), logTo }: ServiceOptions): Services {
  const keyring = openKeyring(config.sealing.key);
  const rules = ruleLoader();
  return {
    config,
    database,
    keyring,
    files: localFileStore(config.filesDir, keyring),
    log: pino({ level: config.log.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, logTo ?? process.stdout),
    now,
    rules: rules.load,
    forgetRules: rules.forget,
    kit: {
      identify: (house, session, moment) => identify(house, session, moment, config.session),
      lookThrough,
      may,
      shell: shellOf,
      help: pageHelp,
      doors: allPages,
      recordReading: (tx, actor, at, requestId, observation) => recordEvent(tx, actor, { ...observation, at, requestId }),
      loadDraft: (tx, actor, form, subject) => loadDraft(tx, actor, form, subject, keyring),
      latestActs,
      fieldLabel: (name) => fieldLabel(name) || labelOf(name) || typedLabel(name),
      dropDraft,
    },
  };
}
