// One database (a realm): its small pools and the only three ways in. See architecture §4 and decisions 1–4.
import pg from 'pg';
import type { Actor } from '../accounts/actor.ts';
import { type HouseTx, inOneWrite, type LookupTx, mostPlanned, plannedOn, runAfter, type Tx, type UnitTx, wrap } from './tx.ts';

// date stays text; bigint fits a number here (ids far below 2^53); numeric stays text.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// bigint[] arrives as text unless told otherwise.
pg.types.setTypeParser(
  1016 as number,
  (value: string) => value.slice(1, -1).split(',').filter(Boolean).map(Number) as unknown as string,
);

export interface Database {
  /** One transaction as this officer: tenant tables by reach, writes only in his unit. Read-only unless said otherwise. */
  inUnit<T>(actor: Actor, work: (tx: UnitTx) => Promise<T>, mode?: Mode): Promise<T>;
  /**
   * One transaction over what belongs to no unit. `single`: statements that need no common transaction, each read-only; saves the two
   * round trips around one.
   */
  inHouse<T>(work: (tx: HouseTx) => Promise<T>, mode?: Mode | 'single'): Promise<T>;
  /** One transaction that may call gate functions only (public look-up). */
  inLookup<T>(work: (tx: LookupTx) => Promise<T>, mode?: Mode): Promise<T>;
  /** Both worlds in one transaction, for acts that must change both or neither. */
  inBoth<T>(actor: Actor, work: (tx: UnitTx, house: HouseTx) => Promise<T>): Promise<T>;
  /**
   * One transaction in which several units act in turn, each behind its own wall: what one hands over and what the other takes in
   * happen together or not at all. One step at a time; a step's handle is of no use after it.
   */
  acrossUnits<T>(work: (as: Acting) => Promise<T>): Promise<T>;
  /**
   * The same database on the day of another clock: what its statements take for today, today_here() in SQL. Without it the machine's day, in
   * Vietnam.
   * @param today 'YYYY-MM-DD', asked at the first statement of each transaction
   */
  dated(today: () => string): Database;
  /** True when the database answers and no migration is missing. */
  isReady(): Promise<boolean>;
  /** For connect-pg-simple only. */
  readonly sessionPool: pg.Pool;
  close(): Promise<void>;
}

export type Mode = 'read' | 'write';

/** Runs one step of a shared transaction as one unit's actor. */
export type Acting = <T>(actor: Actor, step: (tx: UnitTx, house: HouseTx) => Promise<T>) => Promise<T>;

/** How one transaction begins, and how long one of its statements is waited for, in ms. */
interface Opening {
  begin: string;
  mode: Mode;
  patience: number;
  /** The day its statements take for today; '' the machine's. */
  today: () => string;
}

export interface DatabaseOptions {
  appUrl: string;
  poolSize: number;
  /** Connections of the session store; 4 when left out. */
  sessionPoolSize?: number;
  /** How long an officer waits for one statement, in ms; 20 s when left out. */
  patienceMs?: number;
  /** Migration names that must have been applied. */
  migrations: readonly string[];
  onError: (error: Error) => void;
}

/** A server that is silent this long, hung or cut off, counts as away: whoever waits gets the calm page with her words. */
const patienceMs = 20_000;
/** Jobs, and the administrator who sets them going, move whole offices in one statement. */
const jobPatienceMs = 600_000;
const movers: readonly string[] = ['system', 'admin'];
/** Who asks whether the software can work asks often. */
const readyPatienceMs = 3_000;

/** The option of a statement; the driver knows it, its types do not. */
const waiting = (ms: number): object => ({ query_timeout: ms });

/** Opens the pools of one database. Connects lazily: a database that is away shows as errors of the calls, not here. */
export function openDatabase(options: DatabaseOptions): Database {
  const officerPatience = options.patienceMs ?? patienceMs;
  const settings = {
    connectionString: options.appUrl,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30 * 60_000,
    keepAlive: true,
  };
  const pool = new pg.Pool({
    ...settings,
    max: options.poolSize,
    application_name: 'donthu',
    // Statements that do not wait for each other are sent at once and answered in order (docs/decisions/0061).
    pipeline: true,
    // A connection writes only inside a transaction that says so.
    // The policies make statements look dear, so that compiling them would cost a hundred times what it saves.
    onConnect: (client) =>
      client.query('set session characteristics as transaction read only;set jit = off') as unknown as undefined,
  });
  const sessionPool = new pg.Pool({
    ...settings,
    max: options.sessionPoolSize ?? 4,
    application_name: 'donthu-sessions',
    query_timeout: officerPatience,
  });
  pool.on('error', options.onError);
  sessionPool.on('error', options.onError);
  /** The day each connection was told last; '' the machine's. */
  const toldDays = new WeakMap<pg.PoolClient, string>();

  /** Runs `work` on one connection, taken at its first statement: a page that asks nothing costs the database nothing. */
  async function connected<T>({ begin, mode, patience, today }: Opening, work: (tx: Tx) => Promise<T>): Promise<T> {
    let taken: Promise<pg.PoolClient> | undefined;
    let begun: Promise<unknown> | undefined;
    let broken: Error | undefined;
    let isOver = false;
    const say = (client: pg.PoolClient, text: string) => client.query({ text, ...waiting(patience) });
    const afterwards: (() => unknown)[] = [];
    const onError = (error: Error) => {
      broken = error;
    };
    const take = async () => {
      const day = today();
      const client = await pool.connect();
      client.on('error', onError);
      inOneWrite(client);
      // Told once a day and before any transaction: a rollback would take it back.
      if (day !== (toldDays.get(client) ?? '')) {
        toldDays.set(client, day);
        client.query({ text: sayToday, values: [day], ...waiting(patience) }).catch(onError);
      }
      // Not waited for: the server answers in order, and where this fails the policies let nothing through and no COMMIT is sent.
      begun = begin ? say(client, begin) : undefined;
      begun?.catch(() => undefined);
      return client;
    };
    const giveBack = (client: pg.PoolClient, error?: Error) => {
      client.off('error', onError);
      // Its memory on the server ends with it.
      client.release(error ?? broken ?? plannedOn(client) > mostPlanned);
    };
    const open = () => {
      taken ??= take();
      return taken;
    };
    let result: T;
    try {
      result = await work(wrap({ open, isOver: () => isOver, patience }, afterwards));
      isOver = true;
      const client = await taken;
      if (client) {
        await begun;
        const committed = begin ? say(client, 'COMMIT') : Promise.resolve();
        // What only read has nothing to lose: its answer does not wait for the end of its transaction.
        if (mode === 'read') void committed.then(() => giveBack(client)).catch((error: Error) => giveBack(client, error));
        else {
          await committed;
          giveBack(client);
        }
      }
    } catch (error) {
      isOver = true;
      const client = await taken?.catch(() => undefined);
      if (client && begin && !broken) await say(client, 'ROLLBACK').catch((e: Error) => (broken = e));
      if (client) giveBack(client);
      throw error;
    }
    await runAfter(afterwards, options.onError);
    return result;
  }

  const begins: Record<Mode, string> = { read: 'BEGIN READ ONLY', write: 'BEGIN READ WRITE' };
  const dated = (today: () => string): Database => {
    const house = (mode: Mode): Opening => ({ begin: begins[mode], mode, patience: officerPatience, today });
    const houseOpening: Record<Mode | 'single', Opening> = {
      read: house('read'),
      single: { ...house('read'), begin: '' },
      // Only jobs write to what belongs to no unit outside an officer's act.
      write: { ...house('write'), patience: jobPatienceMs },
    };
    const asActor = (actor: Actor, mode: Mode): Opening => ({
      begin: `${begins[mode]};${contextOf(actor)}`,
      mode,
      patience: movers.includes(actor.role) ? jobPatienceMs : officerPatience,
      today,
    });
    return {
      inUnit: (actor, work, mode = 'read') => connected(asActor(actor, mode), (tx) => work(tx as UnitTx)),
      inHouse: (work, mode = 'read') => connected(houseOpening[mode], (tx) => work(tx as HouseTx)),
      inLookup: (work, mode = 'read') => connected(house(mode), (tx) => work(tx as LookupTx)),
      inBoth: (actor, work) => connected(asActor(actor, 'write'), (tx) => work(tx as UnitTx, tx as HouseTx)),
      acrossUnits: (work) =>
        connected({ ...house('write'), patience: jobPatienceMs }, (tx) =>
          work(async (actor, step) => {
            await tx.rows(switchActor, contextValues(actor));
            return step(tx as UnitTx, tx as HouseTx);
          }),
        ),
      dated,
      async isReady() {
        const { rows } = await pool.query<{ name: string }>({
          text: 'select name from knex_migrations',
          ...waiting(Math.min(readyPatienceMs, officerPatience)),
        });
        const applied = new Set(rows.map((row) => row.name));
        return options.migrations.every((name) => applied.has(name));
      },
      sessionPool,
      async close() {
        await Promise.all([pool.end(), sessionPool.end()]);
      },
    };
  };
  return dated(() => '');
}

/** What today_here() reads. Of the connection, not of a transaction: a day is the same for all of them. */
const sayToday = "select set_config('app.today',$1,false)";

/** The same settings as contextOf, as one statement with values: for changing who acts within a transaction. */
const switchActor = `select set_config('app.unit',$1,true),set_config('app.account',$2,true),set_config('app.all',$3,true),set_config('app.units',$4,true),
  set_config('app.sealed',$5,true),set_config('app.assigned',$6,true),set_config('app.seen_by','',true),set_config('app.reveal','',true),set_config('app.reveal_visit','',true),set_config('app.reveal_taken','',true),set_config('app.contents',$7,true)`;
const contextValues = ({ unitId, accountId, reach }: Actor): string[] => [
  String(unitId),
  String(accountId),
  reach.all ? '1' : '0',
  `{${reach.units.join(',')}}`,
  reach.sealed,
  reach.assignedOnly ? '1' : '0',
  reach.contents ?? '',
];

/** The settings the policies read. Integers only, so the text can ride in the same round trip as BEGIN. */
function contextOf(actor: Actor): string {
  const int = (value: number) => {
    if (!Number.isSafeInteger(value)) throw new Error('Tenant context must be integers');
    return String(value);
  };
  const units = actor.reach.units.map(int).join(',');
  return (
    `select set_config('app.unit','${int(actor.unitId)}',true),set_config('app.account','${int(actor.accountId)}',true),` +
    `set_config('app.all','${actor.reach.all ? '1' : '0'}',true),set_config('app.units','{${units}}',true),` +
    `set_config('app.sealed','${actor.reach.sealed}',true),set_config('app.assigned','${actor.reach.assignedOnly ? '1' : '0'}',true),set_config('app.seen_by','${actor.seenBy ? int(actor.seenBy.helperId) : ''}',true),set_config('app.reveal','',true),set_config('app.reveal_visit','',true),set_config('app.reveal_taken','',true),set_config('app.contents','${actor.reach.contents ?? ''}',true)`
  );
}
