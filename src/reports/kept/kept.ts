// Results over every unit within reach, kept until something they count is changed: what is handed out is what counting again would give.
// One unit's own table is counted every time: it is quick, and how quickly it came shall tell nobody that something he may not know of
// was written in his office.
import type { UnitTx } from '../../database/tx.ts';
import type { Context } from '../../web/pages.ts';
import type { Scope } from '../scope.ts';
import { changedSince, type Reading, readingOf } from './queries.ts';

interface Kept {
  snapshot: string;
  result: unknown;
  /** On the machine's clock, in ms. */
  at: number;
}
type Database = Context['services']['database'];
/** By database: every class is one of its own. */
const keptOf = new WeakMap<Database, Map<string, Kept>>();
/** One reading a transaction. */
const readings = new WeakMap<UnitTx, Promise<Reading>>();

/** Changes are remembered for two days (database/sweep.ts); nothing is kept as long as that. */
export const longestMs = 12 * 3_600_000;
const mostKept = 200;

/**
 * The result of counting, kept from an earlier time when nothing changed since.
 * @param name what is counted: everything the result depends on besides the records and the reader
 */
export async function keptWhileUnchanged<T>(
  { tx, services }: Pick<Context, 'tx' | 'services'>,
  scope: Scope,
  name: readonly unknown[],
  count: () => Promise<T>,
): Promise<T> {
  if (scope.units !== null) return count();
  const kept = keptOf.get(services.database) ?? new Map<string, Kept>();
  keptOf.set(services.database, kept);
  const reading = readings.get(tx) ?? readingOf(tx);
  readings.set(tx, reading);
  const { snapshot, reader } = await reading;
  const key = JSON.stringify([reader, ...name]);
  const known = kept.get(key);
  const now = services.machineNow().getTime();
  if (known && now - known.at < longestMs && !(await changedSince(tx, known.snapshot))) return known.result as T;
  const result = await count();
  kept.delete(key);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, { snapshot, result, at: now });
  return result;
}
