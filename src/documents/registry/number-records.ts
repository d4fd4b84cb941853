// The numbers of a book: which are given or promised, and its counter.
import type { Tx, UnitTx } from '../../database/tx.ts';
import { takePaperNumber } from './records.ts';

/** A number of the unit's own book that is given or promised. */
export interface KeptNumber {
  number: number;
  paperId: number;
  /** Its paper has not taken it yet. */
  promised: boolean;
}

const last = 2_147_483_647;

/** The numbers of a book between two that are given or promised, also to papers whoever asks may not read. */
export function listKept(tx: Tx, book: string, year: number, from: number, to = last): Promise<KeptNumber[]> {
  return tx.rows<KeptNumber>('select number, paper_id, promised from numbers_kept($1, $2, $3, $4) order by number', [
    book,
    year,
    from,
    to,
  ]);
}

/** The first number after the counter that nobody has. */
export function firstFree(counter: number, kept: readonly Pick<KeptNumber, 'number'>[]): number {
  const taken = new Set(kept.map(({ number }) => number));
  let next = counter + 1;
  while (taken.has(next)) next += 1;
  return next;
}

/** Holds a book of a year until the transaction ends: nobody else gives or promises a number of it. Gives its counter. */
export async function lockBook(tx: UnitTx, unitId: number, book: string, year: number): Promise<number> {
  const { value } = await tx.one<{ value: number }>(
    `insert into counters (unit_id, name, year, value) values ($1, $2, $3, 0)
     on conflict (unit_id, name, year) do update set value = counters.value returning value`,
    [unitId, `paper:${book}`, year],
  );
  return value;
}

/** The next number of a book in a year: without gaps but for what is promised, because the book stays locked until the act commits. */
export async function nextPaperNumber(tx: UnitTx, unitId: number, book: string, year: number): Promise<number> {
  const counter = await lockBook(tx, unitId, book, year);
  const next = firstFree(counter, await listKept(tx, book, year, counter + 1));
  await takePaperNumber(tx, unitId, book, year, next);
  return next;
}
