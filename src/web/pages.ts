// How a feature states its routes: path, permission and handler in one place. The permission is required; 'public' is said aloud.

import type { Request } from 'express';
import type { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { Permission } from '../accounts/permissions.ts';
import type { NewEvent } from '../audit/events.ts';
import type { HouseTx, LookupTx, UnitTx } from '../database/tx.ts';
import { NotAllowedNow } from '../errors.ts';
import { stateDraftForm } from './draft-forms.ts';
import type { FormState, FormValues } from './forms.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** When an act happens: the instant, and the legal day in Asia/Ho_Chi_Minh as 'YYYY-MM-DD'. */
export interface Moment {
  at: Date;
  today: string;
}

/** A reading the law wants recorded: written before the first byte (decisions 19). */
export interface Observation extends Omit<NewEvent, 'at' | 'requestId'> {
  unitId: number;
}

export interface Context {
  /** This officer's transaction: read-only on GET. `house` is the same transaction, for tables that belong to no unit. */
  tx: UnitTx;
  house: HouseTx;
  actor: Actor;
  /** The ids in the address, already checked to be digits. */
  params: Record<string, string>;
  id: number;
  query: URLSearchParams;
  moment: Moment;
  requestId: string;
  services: Services;
  csrf: string;
  /** For sign-in, upload streams and the session itself; most handlers never touch it. */
  req: Request;
  /** Only on pages that declare `observes`. */
  observe(observation: Observation): void;
  /** Adds a sentence to the one shown on the next page, when the act is done; the same one once. */
  remark(sentence: string): void;
  remarks: string[];
  /** Work that must stand although the act is refused: done in a transaction of its own once this one was rolled back. */
  outlast(work: (tx: UnitTx) => Promise<void>): void;
  outlasting: ((tx: UnitTx) => Promise<void>)[];
}

/** Nobody is signed in (or it does not matter). `lookup` may call gate functions only. */
export interface PublicContext {
  house: HouseTx;
  lookup: LookupTx;
  query: URLSearchParams;
  params: Record<string, string>;
  values: FormValues;
  moment: Moment;
  services: Services;
  csrf: string;
  requestId: string;
  req: Request;
}

export type Observes = 'export' | 'print' | 'opened' | 'reveal';

export interface PublicPage {
  kind: 'public';
  method: 'get' | 'post';
  path: string;
  permission: 'public';
  /** false: the page sets no cookie, reads none and has no CSRF field (/lookup, /calendar). */
  session: boolean;
  handler: (context: PublicContext) => Promise<Reply>;
  /** What a form with a token of another session is answered with, nothing done; without it the page that says so. */
  stale: ((context: PublicContext) => Promise<Reply>) | undefined;
}
export interface GetPage {
  kind: 'get';
  method: 'get';
  path: string;
  permission: Permission;
  observes: Observes | undefined;
  /** The page counts what its frame counts (work/shell-counts.ts), and the frame waits for that. */
  countsWork: boolean;
  handler: (context: Context) => Promise<Reply>;
}
export interface PostPage {
  kind: 'post';
  method: 'post';
  path: string;
  permission: Permission;
  uploads: boolean;
  /** POSTs that only compute (live duplicates, draft preview) run read-only and keep no idempotency key. */
  computes: boolean;
  /** The same rendered form may be sent again and again (autosave): its idempotency key is left for the act itself. */
  repeatable: boolean;
  /** Acts for whoever signed in, also while he looks through somebody's eyes: only to end that. */
  asSelf: boolean;
  handler: (context: Context, values: FormValues) => Promise<Reply>;
}
export interface FormPage {
  kind: 'form';
  method: 'get' | 'post';
  path: string;
  permission: Permission;
  uploads: boolean;
  draft: string | undefined;
  /** Ends the draft's name, where one address serves two forms that must never share words (an open and a sealed intake). */
  draftVariant: ((query: URLSearchParams, values: FormValues) => string) | undefined;
  /** Each opening keeps a draft of its own, under the number in the field and in the address `draft`; none opens unasked. */
  manyDrafts: boolean;
  schema: (moment: Moment) => z.ZodType;
  initial: ((context: Context) => Promise<FormValues>) | undefined;
  /** What the record holds now, where a fresh form opens with suggestions as well. */
  stored: ((context: Context) => Promise<FormValues>) | undefined;
  /** What the form calls its fields, where another form calls the same name otherwise. */
  labels: Readonly<Record<string, string>> | undefined;
  /** What the codes of a field mean, said back on a refusal. */
  choices: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** What only the database can ask of a form the schema refuses: FormInvalid, told in the same round. */
  asks: ((context: Context, values: FormValues) => Promise<void>) | undefined;
  show: (context: Context, form: FormState) => Promise<Reply>;
  act: (context: Context, value: never, values: FormValues) => Promise<Reply>;
}
/** A page that asks who is there. */
export type OfficerPage = GetPage | PostPage | FormPage;
export type Page = PublicPage | OfficerPage;

export interface PageBook {
  /** A page anyone may open, said aloud. */
  open(
    method: 'get' | 'post',
    path: string,
    options: { session: boolean; handler: PublicPage['handler']; stale?: PublicPage['stale'] },
  ): void;
  get(
    path: string,
    options: { permission: Permission; observes?: Observes; countsWork?: boolean; handler: GetPage['handler'] },
  ): void;
  /** An act without a form page of its own (a button), or a computation for script. */
  post(
    path: string,
    options: {
      permission: Permission;
      uploads?: boolean;
      computes?: boolean;
      repeatable?: boolean;
      asSelf?: boolean;
      handler: PostPage['handler'];
    },
  ): void;
  /**
   * GET shows the form, POST checks it with `schema` and runs `act`; errors show the same page again, 422, words kept.
   * `draft` names the server-side draft (autosave at POST /drafts/:form); its subject is the id in the address.
   * `initial` gives the values of a fresh form; `stored` what the record holds, where that is something else. `asks` makes the later
   * checks, as far as the words can be read, where the schema refuses: mistakes come in one round.
   */
  form<S extends z.ZodType>(
    path: string,
    options: {
      permission: Permission;
      uploads?: boolean;
      draft?: string;
      manyDrafts?: boolean;
      draftVariant?: (query: URLSearchParams, values: FormValues) => string;
      schema: (moment: Moment) => S;
      initial?: (context: Context) => Promise<FormValues>;
      stored?: (context: Context) => Promise<FormValues>;
      labels?: Readonly<Record<string, string>>;
      choices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
      asks?: (context: Context, values: FormValues) => Promise<void>;
      show: (context: Context, form: FormState) => Promise<Reply>;
      act: (context: Context, value: z.infer<S>, values: FormValues) => Promise<Reply>;
    },
  ): void;
}

/** The same addresses and permissions, every one answered by a sentence: what this place has none of. */
export function refusing(page: Page, words: string): Page {
  const refuse = async () => {
    throw new NotAllowedNow(words);
  };
  return page.kind === 'form'
    ? { ...page, initial: undefined, asks: undefined, show: refuse, act: refuse }
    : { ...page, handler: refuse };
}

/** Collects a feature's pages. `export const pages = definePages((page) => { page.get(…) })` */
export function definePages(define: (page: PageBook) => void): Page[] {
  const pages: Page[] = [];
  define({
    open: (method, path, options) =>
      pages.push({ kind: 'public', method, path, permission: 'public', stale: undefined, ...options }),
    get: (path, options) => pages.push({ kind: 'get', method: 'get', path, observes: undefined, countsWork: false, ...options }),
    post: (path, options) =>
      pages.push({
        kind: 'post',
        method: 'post',
        path,
        uploads: false,
        computes: false,
        repeatable: false,
        asSelf: false,
        ...options,
      }),
    form: (path, options) => {
      const shared = {
        kind: 'form' as const,
        path,
        uploads: false,
        draft: undefined,
        draftVariant: undefined,
        manyDrafts: false,
        initial: undefined,
        stored: undefined,
        labels: undefined,
        choices: undefined,
        asks: undefined,
        ...options,
        act: options.act as FormPage['act'],
      };
      const { draft: name, permission } = options;
      const { schema, labels, choices } = shared;
      if (name) stateDraftForm({ name, permission, path, schema, labels, choices });
      pages.push({ ...shared, method: 'get' }, { ...shared, method: 'post' });
    },
  });
  return pages;
}
