// Numbers around an officer's pages, kept until something they count is changed: what is handed out is what counting again would give
// (docs/decisions/0068). They depend on the records of his unit, on what the wall shows him and on who he is.
import { randomInt } from 'node:crypto';
import type { Actor } from '../accounts/actor.ts';
import { walls } from '../database/changes.ts';
import type { Database } from '../database/database.ts';
import type { UnitTx } from '../database/tx.ts';

interface Kept {
  /** Nothing kept here was counted before what this saw. */
  snapshot: string;
  /** How the wall stood for the officer. */
  reading: string;
  /** On the machine's clock, in ms. */
  at: number;
  numbers: Map<string, unknown>;
}

/** Hands out a number that is known, or counts it. A name stands for one way of counting of one officer on one day. */
export type Numbers = <T>(name: string, count: () => Promise<T>) => Promise<T>;

/** By database: every class is one of its own. */
const stores = new WeakMap<Database, Map<string, Kept>>();
const byTransaction = new WeakMap<UnitTx, Promise<Numbers>>();
/** Officers at work in a city at one time; a number each takes some hundred bytes. */
const mostKept = 2_000;
/** Changes are remembered for two days (database/sweep.ts). */
const longestMs = 12 * 3_600_000;
/**
 * One look in so many counts anew though nothing was changed: how long a page took tells nobody that something was written in his office
 * which he may not know of.
 */
const looksForOneCount = 5;

/** Everything by which the wall decides what is counted; a test compares it with the policies of the tables. */
export const readingSql = `md5(jsonb_build_array(${walls.words}, array(select unnest(registered_past_head()) order by 1))::text)`;

const lookSql = `select pg_current_snapshot()::text as snapshot, ${readingSql} as reading, current_setting('transaction_read_only') = 'on' as only_reads,
  ($2::text is null or exists (select 1 from fact_changes c where c.unit_id = $1
    and c.txid >= pg_snapshot_xmin($2::text::pg_snapshot) and not pg_visible_in_snapshot(c.txid, $2::text::pg_snapshot))) as changed`;

/**
 * The numbers of one officer on a day ('YYYY-MM-DD'). One query a transaction, whatever is then asked. A transaction that writes counts
 * everything: what it did may yet be undone.
 * @param database left out: everything is counted
 */
export function numbersOf(tx: UnitTx, actor: Actor, today: string, database?: Database): Promise<Numbers> {
  if (!database) return Promise.resolve((_name, count) => count());
  const known = byTransaction.get(tx);
  if (known) return known;
  const made = look(tx, actor, today, database);
  byTransaction.set(tx, made);
  return made;
}

async function look(tx: UnitTx, actor: Actor, today: string, database: Database): Promise<Numbers> {
  const store = stores.get(database) ?? new Map<string, Kept>();
  stores.set(database, store);
  const key = JSON.stringify([
    actor.unitId,
    actor.accountId,
    actor.role,
    today,
    actor.standsFor ?? null,
    actor.awaitsConfirmation ?? null,
  ]);
  const now = performance.now();
  const found = store.get(key);
  const old = found && now - found.at < longestMs && randomInt(looksForOneCount) > 0 ? found : undefined;
  const { changed, onlyReads, ...seen } = await tx.one<{
    snapshot: string;
    reading: string;
    onlyReads: boolean;
    changed: boolean;
  }>(lookSql, [actor.unitId, old?.snapshot ?? null]);
  if (!onlyReads) return (_name, count) => count();
  const kept: Kept = old && !changed && old.reading === seen.reading ? old : { ...seen, at: now, numbers: new Map() };
  store.delete(key);
  if (store.size >= mostKept) store.delete(store.keys().next().value ?? '');
  store.set(key, kept);
  return async <T>(name: string, count: () => Promise<T>) => {
    if (kept.numbers.has(name)) return kept.numbers.get(name) as T;
    const number = await count();
    kept.numbers.set(name, number);
    return number;
  };
}
