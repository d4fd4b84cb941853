// What an act would do, found out by doing it and taking it back: the same checks, and nothing left of it.
import type { Tx } from './tx.ts';

/** The same transaction, whose work after the commit is forgotten: what is taken back tells nobody. */
const silent = <T extends Tx>(tx: T): T => Object.create(tx, { afterCommit: { value: () => undefined } }) as T;

/** Does the work and takes every row of it back, whatever came of it; what it locked is free again. @throws what the work threw */
export async function tryOut<T extends Tx, R>(tx: T, work: (tx: T) => Promise<R>): Promise<R> {
  await tx.run('savepoint tried_out');
  try {
    return await work(silent(tx));
  } finally {
    await tx.run('rollback to savepoint tried_out');
    await tx.run('release savepoint tried_out');
  }
}
