// The handle every query goes through. Three brands for three worlds: a UnitTx sees one officer's tenant tables,
// a HouseTx what belongs to no unit, a LookupTx only the gate's functions. The pool itself never leaves this folder.
import { createHash } from 'node:crypto';
import type { ClientBase, QueryArrayResult } from 'pg';
import { NotFound } from '../errors.ts';

export type Param = string | number | boolean | null | Date | Buffer | readonly (string | number | null)[] | object;

export interface Tx {
  /** All rows; columns arrive in camelCase, dates as 'YYYY-MM-DD', timestamps as Date, bigint as number. */
  rows<Row>(sql: string, params?: readonly Param[]): Promise<Row[]>;
  /** The first row, if any. */
  maybe<Row>(sql: string, params?: readonly Param[]): Promise<Row | undefined>;
  /** Exactly one row. Throws NotFound when there is none. */
  one<Row>(sql: string, params?: readonly Param[]): Promise<Row>;
  /** Runs a statement, gives the number of rows it touched. */
  run(sql: string, params?: readonly Param[]): Promise<number>;
  /** Runs an update that must touch exactly one row: behind the wall a foreign update touches none and says nothing. Throws NotFound. */
  changeOne(sql: string, params?: readonly Param[]): Promise<void>;
  /**
   * What must wait until the rows stand: runs once after COMMIT, before the reply; never when the transaction failed. The act is done
   * by then: what fails here is told to the log, not to the officer.
   */
  afterCommit(work: () => unknown): void;
  /** How many statements this transaction has run; tests refuse a request that queries in a loop. */
  readonly statements: number;
}

declare const unitBrand: unique symbol;
declare const houseBrand: unique symbol;
declare const lookupBrand: unique symbol;
export interface UnitTx extends Tx {
  readonly [unitBrand]: true;
}
export interface HouseTx extends Tx {
  readonly [houseBrand]: true;
}
export interface LookupTx extends Tx {
  readonly [lookupBrand]: true;
}

const camels = new Map<string, string>();
/** Column names are few and come with every answer. */
function camel(name: string): string {
  const known = camels.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());
  if (camels.size < 5_000) camels.set(name, made);
  return made;
}
const names = new Map<string, string>();
/** Texts whose names are remembered; a forgotten one gets the same name again. */
const mostNames = 5_000;

/** A stable statement name, so that the server plans each text once per connection. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= mostNames) names.delete(names.keys().next().value ?? '');
  const name = createHash('sha1').update(sql).digest('base64url').slice(0, 20);
  names.set(sql, name);
  return name;
}

/** What a connection may hold of planned statements before it is closed and another opened: all pages of all roles say about 800 texts. */
export const mostPlanned = 1_200;

/** How many statements this connection holds planned. The driver keeps them by name; its types do not name them. */
export const plannedOn = (client: ClientBase): number =>
  Object.keys((client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection.parsedStatements)
    .length;

interface Corkable {
  cork(): void;
  uncork(): void;
}
const held = new WeakSet<Corkable>();

/**
 * What is asked in the same turn goes to the server in one write instead of one each: a page asks a dozen statements at once, and each
 * write is a call into the kernel and a wake-up of the server. The stream is the driver's own; its types do not name it.
 */
export function inOneWrite(client: ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Corkable } }).connection;
  if (held.has(stream)) return;
  held.add(stream);
  stream.cork();
  process.nextTick(() => {
    held.delete(stream);
    stream.uncork();
  });
}

/** One after the other, whatever becomes of the others. */
export async function runAfter(afterwards: readonly (() => unknown)[], onError: (error: Error) => void): Promise<void> {
  for (const work of afterwards) await Promise.resolve().then(work).catch(onError);
}

/** A connection for one transaction: given at the first statement, and no longer once the transaction is over. */
interface Connection {
  open(): Promise<ClientBase>;
  isOver(): boolean;
  /** How long one statement is waited for, in ms; without end when left out. */
  patience?: number;
}

/**
 * The handle over a connection. What is to run after the commit lands in `afterwards`. Not exported from the folder: only database.ts
 * makes handles.
 */
export function wrap({ open, isOver, patience }: Connection, afterwards: (() => unknown)[]): Tx {
  let statements = 0;
  const query = async (sql: string, params: readonly Param[]): Promise<QueryArrayResult> => {
    statements += 1;
    const name = statementName(sql);
    const client = await open();
    // The connection may already serve somebody else, behind another wall.
    if (isOver()) throw new Error('A statement came after the end of its transaction');
    inOneWrite(client);
    return client.query({
      text: sql,
      values: [...params],
      rowMode: 'array',
      name,
      ...(patience ? { query_timeout: patience } : {}),
    });
  };
  const rows = async <Row>(sql: string, params: readonly Param[] = []): Promise<Row[]> => {
    const result = await query(sql, params);
    const keys = result.fields.map((field) => camel(field.name));
    return result.rows.map((values) => {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < keys.length; i += 1) row[keys[i] as string] = values[i];
      return row as Row;
    });
  };
  const run = async (sql: string, params: readonly Param[] = []) => (await query(sql, params)).rowCount ?? 0;
  return {
    rows,
    run,
    maybe: async <Row>(sql: string, params: readonly Param[] = []) => (await rows<Row>(sql, params))[0],
    one: async <Row>(sql: string, params: readonly Param[] = []) => {
      const [row] = await rows<Row>(sql, params);
      if (row === undefined) throw new NotFound();
      return row;
    },
    changeOne: async (sql: string, params: readonly Param[] = []) => {
      const touched = await run(sql, params);
      if (touched === 0) throw new NotFound();
      if (touched > 1) throw new Error(`An update meant for one row touched ${touched}`);
    },
    afterCommit: (work) => {
      afterwards.push(work);
    },
    get statements() {
      return statements;
    },
  };
}
