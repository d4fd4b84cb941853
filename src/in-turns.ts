// Work on many rows that lets the others of this process have their turn: a page must not wait for a whole chunk of a book.
import { setImmediate as others } from 'node:timers/promises';

const rowsAtATime = 25;

/** What `work` gives of each row, in order. */
export async function inTurns<From, To>(rows: readonly From[], work: (row: From) => To): Promise<To[]> {
  const done: To[] = [];
  for (const row of rows) {
    done.push(work(row));
    if (done.length % rowsAtATime === 0) await others();
  }
  return done;
}
