// Fills a demo database with invented petitions: officers for every unit, then batch after batch, then statistics.

import { asOwner } from '../../database/owner.ts';
import type { HouseTx } from '../../database/tx.ts';
import { readRules } from '../../deadlines/rule-set.ts';
import type { Keyring } from '../../sealing/envelope.ts';
import { CommandRefused } from '../run.ts';
import { readCounters, writeCounters } from './counters.ts';
import { insertBatch } from './insert.ts';
import { writeOrder } from './order.ts';
import { periodsOf } from './periods.ts';
import { randomFrom } from './random.ts';
import { staffUnits } from './staff.ts';

export interface BenchAsk {
  petitions: number;
  seed: number;
  today: string;
  /** Petitions of one transaction. */
  batchSize?: number;
}

const usualBatch = 2_000;
/** How far back the petitions go. */
export const benchYears = 10;

/**
 * Adds the petitions; `tell` hears how many are in after each batch. Each batch is one transaction.
 * @throws CommandRefused where no office works on that day, as in a database without its reference data
 */
export async function fillBench(ownerUrl: string, keyring: Keyring, ask: BenchAsk, tell: (done: number) => void): Promise<void> {
  const { units, counters, periodOf } = await asOwner(ownerUrl, async (tx) => {
    const units = await staffUnits(tx, ask.today, ask.seed);
    if (units.length === 0)
      throw new CommandRefused(
        `There is no office on ${ask.today} to invent petitions for. In a new database run \`npm run seed\` first. Nothing was changed.`,
      );
    return {
      units,
      counters: await readCounters(tx),
      periodOf: periodsOf(await readRules(tx as unknown as HouseTx)),
    };
  });
  const written = writeOrder(randomFrom(ask.seed), units, {
    count: ask.petitions,
    today: ask.today,
    span: Math.round(365.25 * benchYears),
    periodOf,
  });
  const rebuild = ask.petitions >= 20_000 ? await dropWordIndexes(ownerUrl) : async () => undefined;
  try {
    await insertAll();
  } finally {
    await rebuild();
  }
  for (const table of [
    'petitions',
    'petition_contents',
    'parties',
    'clocks',
    'clock_events',
    'events',
    'proceedings',
    'proceeding_steps',
    'proceeding_outcomes',
    'visits',
    'visit_contents',
    'visit_matters',
    'reception_days',
    'transfers',
    'transfer_answers',
    'petition_links',
    'public_slips',
    'search.petition_words',
    'search.petition_bands',
  ])
    await asOwner(ownerUrl, (tx) => tx.run(`analyze ${table}`));

  async function insertAll(): Promise<void> {
    for (let done = 0; done < ask.petitions; ) {
      const size = Math.min(ask.batchSize ?? usualBatch, ask.petitions - done);
      const batch = take(written, size);
      await asOwner(ownerUrl, async (tx) => {
        await tx.run('set local synchronous_commit = off');
        await insertBatch(tx, batch, counters, keyring);
        await writeCounters(tx, counters);
      });
      done += size;
      tell(done);
    }
  }
}

function take<T>(from: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = from.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/** The word indexes are built once at the end, not word by word. Gives the way to build them again. */
async function dropWordIndexes(ownerUrl: string): Promise<() => Promise<undefined>> {
  const indexes = await asOwner(ownerUrl, async (tx) => {
    const found = await tx.rows<{ name: string; made: string }>(
      "select format('%I.%I', schemaname, indexname) as name, indexdef as made from pg_indexes where schemaname = 'search' and indexdef like '%USING gin%'",
    );
    for (const { name } of found) await tx.run(`drop index ${name}`);
    return found;
  });
  return async () => {
    await asOwner(ownerUrl, async (tx) => {
      await tx.run("set local maintenance_work_mem = '256MB'");
      for (const { made } of indexes) await tx.run(made);
    });
    return undefined;
  };
}
