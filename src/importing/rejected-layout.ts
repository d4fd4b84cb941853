// The two columns a file of rejected rows has in front of the book's own. Mended and sent back it is the book again: they go, the rest
// has the layout the source is remembered with, and what stands before words that look like a formula goes too. Pure.
import { textOfCell } from '../documents/papers/cell.ts';
import { hasText, type RawRow, sheetOf } from './reading/rows.ts';

export const rejectedHeads = ['Lý do chưa nhập', 'Dòng'] as const;

const isOurs = (cells: readonly string[]) => rejectedHeads.every((head, index) => cells[index]?.normalize('NFC').trim() === head);

/** The rows of a file as its book has them. */
export async function* withoutOurColumns(rows: AsyncIterable<RawRow>): AsyncGenerator<RawRow> {
  let sheet = -1;
  let ours = false;
  for await (const row of rows) {
    if (sheetOf(row.no) !== sheet) {
      sheet = sheetOf(row.no);
      ours = isOurs(row.cells);
    }
    if (!ours) yield row;
    else {
      const cells = row.cells.slice(rejectedHeads.length).map(textOfCell);
      if (hasText(cells)) yield { no: row.no, cells };
    }
  }
}
