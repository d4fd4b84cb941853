// Results over every unit within reach, kept until something they count is changed: what is handed out is what counting again would give.
// Where figures are kept unit by unit, only the units in which something changed are counted again. One unit's own figures are counted
// every time: they are quick, and how quickly they came shall tell nobody that something he may not know of was written in his office.

import { changesSince, type Reading, readingOf, type Wall } from '../../database/changes.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { Context } from '../../web/pages.ts';
import type { Scope } from '../scope.ts';

interface Kept {
  snapshot: string;
  result: unknown;
  /** When its oldest figure was counted, on the machine's clock, in ms. */
  at: number;
}
interface Store {
  kept: Map<string, Kept>;
  /** What is being counted at this moment: whoever asks for the same waits for it. */
  underWay: Map<string, Promise<unknown>>;
}
type Database = Context['services']['database'];
/** By database: every class is one of its own. */
const stores = new WeakMap<Database, Store>();
/** One reading a transaction. */
const readings = new WeakMap<UnitTx, Promise<Reading>>();

/** Changes are remembered for two days (database/sweep.ts); nothing is kept as long as that. */
export const longestMs = 12 * 3_600_000;
const mostKept = 100;
/** Where more units than these have changed, all are counted in one go. */
const mostUnitsAnew = 30;
/** Records that change all the time must not keep anybody waiting for one count after the other. */
const mostWaits = 3;

type Asking = Pick<Context, 'tx' | 'services'>;
/** What is counted. */
export interface Counted {
  wall: Wall;
  /** Everything the result depends on besides the records and the reader. */
  name: readonly unknown[];
}

/** The result of counting, kept from an earlier time when nothing changed since. */
export const keptWhileUnchanged = <T>(asking: Asking, scope: Scope, what: Counted, count: () => Promise<T>): Promise<T> =>
  keptAndMended(asking, scope, what, count, count);

/**
 * The same, of what need not be counted again whole when something changed in a few units.
 * @param mend gives, of what was known, what counting would give now that these units have changed
 */
export async function keptAndMended<T>(
  asking: Asking,
  scope: Scope,
  what: Counted,
  count: () => Promise<T>,
  mend: (known: T, changed: readonly number[]) => Promise<T>,
): Promise<T> {
  if (scope.units !== null) return count();
  return keptOrCounted<T>(asking, what, (known, changed) =>
    known === undefined || changed.length > mostUnitsAnew ? count() : mend(known, changed),
  );
}

/**
 * Figures by unit, those of a unit kept from an earlier time when nothing changed in it since. Each unit's figures may depend on its own
 * records only.
 * @param count the figures of some units, or of every unit within reach
 */
export const keptByUnit = <T>(
  asking: Asking,
  scope: Scope,
  what: Counted,
  count: (units: readonly number[] | null) => Promise<ReadonlyMap<number, T>>,
): Promise<ReadonlyMap<number, T>> =>
  keptAndMended(
    asking,
    scope,
    what,
    () => count(scope.units),
    async (known, changed) => {
      const anew = await count(changed);
      return new Map([...[...known].filter(([unitId]) => !changed.includes(unitId)), ...anew]);
    },
  );

/** @param count is given what was known, and the units that have changed since; undefined where nothing was known */
async function keptOrCounted<T>(
  { tx, services }: Asking,
  what: Counted,
  count: (known: T | undefined, changed: readonly number[]) => Promise<T>,
): Promise<T> {
  const { kept, underWay } = stores.get(services.database) ?? { kept: new Map(), underWay: new Map() };
  stores.set(services.database, { kept, underWay });
  const reading = readings.get(tx) ?? readingOf(tx);
  readings.set(tx, reading);
  const { snapshot, ...reader } = await reading;
  const key = JSON.stringify([reader[what.wall], ...what.name]);
  const now = services.machineNow().getTime();
  const standing = () => {
    const found = kept.get(key);
    return found && now - found.at < longestMs ? found : undefined;
  };
  for (let waits = 0; ; ) {
    const known = standing();
    const changes = known ? await changesSince(tx, known.snapshot) : { snapshot, units: [] };
    if (known && changes.units.length === 0) return known.result as T;
    const counting = underWay.get(key);
    if (waits < mostWaits && (counting || standing() !== known)) {
      waits += 1;
      await counting?.catch(() => undefined);
      continue;
    }
    const mine = count(known?.result as T | undefined, changes.units);
    underWay.set(key, mine);
    try {
      const result = await mine;
      kept.delete(key);
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
      kept.set(key, { snapshot: changes.snapshot, result, at: known?.at ?? now });
      return result;
    } finally {
      if (underWay.get(key) === mine) underWay.delete(key);
    }
  }
}
