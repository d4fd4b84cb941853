// Invented petitions into the tables in bulk, with numbers, matters, people, clocks, events, slips and search rows, so that
// every invariant of a registered petition holds. As the owner; never run in production.
import type { Tx } from '../../database/tx.ts';
import type { Keyring } from '../../sealing/envelope.ts';
import type { Counters } from './counters.ts';
import { insertClocks, numberClocks } from './insert-clocks.ts';
import { insertEvents } from './insert-events.ts';
import { insertOutcomes } from './insert-outcomes.ts';
import { insertFacts, insertSlips, insertWords } from './insert-petitions.ts';
import { insertProceedings } from './insert-proceedings.ts';
import { insertSealed } from './insert-sealed.ts';
import { insertSearch } from './insert-search.ts';
import { insertAnswers, insertLinks, insertTransfers } from './insert-sent.ts';
import { insertSteps } from './insert-steps.ts';
import { insertVisits } from './insert-visits.ts';
import type { BenchPetition } from './petitions.ts';
import { placeRows } from './rows.ts';

/** Inserts one batch. */
export async function insertBatch(tx: Tx, batch: readonly BenchPetition[], counters: Counters, keyring: Keyring): Promise<void> {
  const rows = await placeRows(tx, batch, counters);
  const clocks = await numberClocks(tx, rows);
  await insertFacts(tx, rows, clocks);
  await insertWords(tx, rows);
  await insertProceedings(tx, rows, clocks);
  await insertSteps(tx, rows, clocks);
  await insertOutcomes(tx, rows, clocks);
  await insertVisits(tx, rows);
  await insertClocks(tx, clocks);
  await insertSlips(tx, rows);
  await insertTransfers(tx, rows);
  await insertAnswers(tx, rows);
  await insertLinks(tx, rows);
  await insertEvents(tx, rows);
  await insertSearch(
    tx,
    rows.filter((row) => !row.sealed),
  );
  await insertSealed(
    tx,
    rows.filter((row) => row.sealed),
    keyring,
  );
}
