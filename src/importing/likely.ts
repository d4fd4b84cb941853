// Rows of a file that seem to stand in the office's book already, whichever file they came by: number of the old book, day and sender.
import { fold } from '../search/fold.ts';
import type { Act } from '../web/act.ts';
import { type ImportRow, type Likely, mostLikely } from './import.ts';
import { findLikely, listReady } from './queries.ts';
import type { RowReading } from './read-row.ts';

/** Of the rows of one chunk. Of a denunciation the sender is not asked: whoever guessed at names would be told when he is right. */
export function likelyRows(act: Act, one: ImportRow, rows: readonly { no: number; read: RowReading }[]): Promise<Likely[]> {
  const asked = rows.flatMap(({ no, read: { row } }) =>
    row?.oldNumber
      ? [
          {
            rowNo: no,
            number: row.oldNumber,
            on: row.receivedOn,
            sealed: row.sealed,
            name: row.sealed ? '' : fold(row.senders[0]?.name ?? ''),
          },
        ]
      : [],
  );
  return findLikely(act.tx, one, asked);
}

/** What is left of them once rows of this very book that are in already wait outside. */
export async function stillLikely(act: Act, one: ImportRow, found: readonly Likely[]): Promise<Likely[]> {
  if (found.length === 0) return [];
  const ready = await listReady(
    act.tx,
    one,
    found.map(([no]) => ({ no, cells: [] })),
  );
  return found.filter(([no]) => ready.has(no)).slice(0, mostLikely);
}
