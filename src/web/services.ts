// What the application is built with. Made once in server.ts (or a test) and handed down; no module singletons.
import type { Logger } from 'pino';
import type { Actor } from '../accounts/actor.ts';
import type { Permission } from '../accounts/permissions.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import type { FileStore } from '../documents/file-store.ts';
import type { Keyring } from '../sealing/envelope.ts';
import type { Moment, Observation } from './pages.ts';

/** A training class: a database of its own under an address of its own. */
export interface Realm {
  code: string;
  /** A small pool beside the class's own, for reading all its offices and for the clerk who enters what was there before, while a page holds its transaction: it never waits for itself. */
  marking: Database;
  name: string;
  /** The class's own day, 'dd/mm/yyyy', for the band. */
  day(): string;
}

export interface Services {
  config: Config;
  database: Database;
  keyring: Keyring;
  files: FileStore;
  log: Logger;
  /** The instant an act happens at; tests and training set it. */
  now: () => Date;
  /** The machine's clock, for how long a session lasts: a class whose day is moved signs nobody out. */
  machineNow: () => Date;
  /** undefined in production. */
  realm: Realm | undefined;
  /** Where training classes are made; undefined inside a class, and where nothing was given to make them with. */
  realms: RealmHost | undefined;
  /** The law and the calendar as of the last change, cached and reloaded when their rows change. */
  rules: (house: HouseTx) => Promise<RuleSet>;
  /** After a rule or a holiday was changed here. */
  forgetRules: () => void;
  /** What the kit asks of features it does not know. */
  kit: KitPorts;
}

/** Makes, opens and drops realms. */
export interface RealmHost {
  /** Why no class can be opened on this installation; '' when one can. */
  refusal(): Promise<string>;
  /**
   * A new database for this realm, like the template, open to be furnished before any row names it; the caller closes it.
   * @throws NotAllowedNow with the sentence why not
   */
  make(code: string, about: { name: string; offsetSeconds: number }): Promise<{ databaseName: string; realm: OpenRealm }>;
  /**
   * The open realm of an address; undefined when there is none, or none any more.
   * @throws NotAllowedNow with the sentence why a class of the list cannot be opened; what the database says when it is away
   */
  find(code: string): Promise<OpenRealm | undefined>;
  /** Drops a database no row names any more, and its folder of files. Who is in the middle of a request finishes first. */
  drop(databaseName: string): Promise<void>;
  /** Drops what no row names: classes whose opening or closing was cut off. @returns their names */
  dropOrphans(): Promise<string[]>;
  /** The realm's row changed: it is read again at the next request. Nobody in the class is disturbed. */
  forget(code: string): void;
  close(): Promise<void>;
}
export interface OpenRealm {
  services: Services;
  /** One request begins; what it gives ends it. Nothing is closed under a request. */
  enter(): () => void;
  /** Runs the jobs waiting in this realm, now or a moment later with others. */
  runJobs(): Promise<void>;
  runJobsSoon(): void;
  /** After opening: what was left to be done is begun. */
  settle(): void;
  /** The class's settings changed, its clock above all: read again, and what that left to be done is begun. */
  refresh(): Promise<void>;
  /** When the last request has its answer. */
  close(): Promise<void>;
}

/** The chrome around an application page. */
export interface Shell {
  unitName: string;
  unitSub: string;
  userName: string;
  userRole: string;
  userInitials: string;
  nav: { heading: string | null; items: NavItem[] }[];
  tabs: NavItem[];
  notices: number;
  canRegister: boolean;
  /** Whether the box in the header leads anywhere. */
  canSearch: boolean;
  training: boolean;
  sessionEndsInSeconds: number;
  /** Whom the page was made for, opaque: see holderOf in csrf.ts. */
  holder: string;
  searchQuery: string;
  help: PageHelp;
}
/** Help and "Góp ý" of the screen shown. */
export interface PageHelp {
  /** The guide of this screen, made to stand beside a form. */
  panelHref: string;
  /** '' where nothing is asked for. */
  feedbackHref: string;
  /** How many steps the first tour has, on the page that invites to it; 0 elsewhere and once it was walked or put away. */
  tourSteps: number;
}
export interface NavItem {
  href: string;
  label: string;
  icon: string;
  count: number;
  current: boolean;
}

export interface KitPorts {
  /** The officer of this session in its assignment, reach resolved now, and the session's limits; undefined when it no longer holds. */
  identify: (
    house: HouseTx,
    session: { accountId: number; assignmentId: number; epoch: number },
    moment: { today: string },
  ) => Promise<{ actor: Actor; limits: { idleMinutes: number; hours: number } } | undefined>;
  /** What is told of a session that holds no longer, where this realm has words of its own for it; '' else. */
  endedWords?: (house: HouseTx, session: { accountId: number; epoch: number }) => Promise<string>;
  /** The officer's eyes for one page of the help desk, narrowed, and the page written down; undefined when the look is over. */
  lookThrough: (
    house: HouseTx,
    helper: Actor,
    look: { id: number; path: string },
    moment: Moment,
    requestId: string,
  ) => Promise<Actor | undefined>;
  may: (actor: Actor, permission: Permission) => boolean;
  /** What the role an officer acts in is called. */
  roleName: (actor: Actor) => string;
  /** What surrounds a page on a day ('YYYY-MM-DD'). */
  shell: (
    tx: UnitTx,
    actor: Actor,
    path: string,
    query: URLSearchParams,
    today: string,
    database: Database,
  ) => Promise<Omit<Shell, 'sessionEndsInSeconds' | 'help' | 'holder'>>;
  /** The help of a screen, by its route as the mount table writes it. */
  help: (house: HouseTx, actor: Actor, pattern: string) => Promise<PageHelp>;
  /** The mount table: which permission opens which address. */
  doors: readonly { method: 'get' | 'post'; path: string; permission: string }[];
  recordReading: (tx: UnitTx, actor: Actor, at: Date, requestId: string, observation: Observation) => Promise<void>;
  loadDraft: (
    tx: UnitTx,
    actor: Actor,
    form: string,
    subject: string,
  ) => Promise<{ values: Record<string, string | string[]>; savedAt: string } | undefined>;
  /** The same as it stands now: its version, and which opening of a page wrote it ('' for one saved without script). */
  readDraft: (
    tx: UnitTx,
    actor: Actor,
    form: string,
    subject: string,
  ) => Promise<{ version: number; savedAt: string; writer: string; values: Record<string, string | string[]> } | undefined>;
  /** What the officer reads on a form of which earlier drafts of his wait; '' when none do. */
  /** Whether the record a form is about is sealed by now; undefined for a form about no record. */
  sealOfRecord: (tx: UnitTx, at: { form: string; subject: string }) => Promise<'open' | 'sealed' | undefined>;
  inLineWords: (tx: UnitTx, actor: Actor, form: string, subject: string) => Promise<string>;
  /** What was last done with the record an address is about, newest first: who and when, and what. */
  latestActs: (tx: UnitTx, actor: Actor, address: string) => Promise<{ by: string; what: string }[]>;
  /** The Vietnamese name of a form's field, '' where no feature knows it. */
  fieldLabel: (name: string) => string;
  dropDraft: (tx: UnitTx, actor: Actor, form: string, subject: string) => Promise<void>;
}
