// A book kept in several sheets, one a year: the rows of every sheet with the head of the first, and which sheets are of another
// layout. A cover in front is no book. Pure.
import { type RawRow, sheetOf } from './reading/rows.ts';
import { headsKey, rowReader } from './settings.ts';
import { type Book, findHead, guessColumns, numbersColumns } from './targets.ts';

/** A head stands among so many leading rows of its sheet. */
const leadingRows = 15;

const textsOf = (row: RawRow) => row.cells.map(rowReader({ encoding: 'auto', usual: 'unicode' }, row.cells));

/** Passes on the rows of one book. @param others is filled with the places of sheets that were left out */
export async function* oneBook(rows: AsyncIterable<RawRow>, book: Book, others: Set<number>): AsyncGenerator<RawRow> {
  let key: string | undefined;
  let sheet = -1;
  let leading: RawRow[] = [];
  let state: 'looking' | 'underHead' | 'reading' | 'leaving' = 'looking';
  /** The first sheet that may be a book gives the head; nothing is dropped from it. */
  const found = (): RawRow[] => {
    const texts = leading.map(textsOf);
    key = headsKey(texts[findHead(texts, book)] ?? []);
    state = 'reading';
    return leading.splice(0);
  };
  for await (const row of rows) {
    if (sheetOf(row.no) !== sheet) {
      if (state === 'looking' && leading.length > 0) {
        if (key === undefined && isBook(leading, book)) yield* found();
        else others.add(sheet);
      }
      sheet = sheetOf(row.no);
      leading = [];
      state = 'looking';
    }
    if (state === 'reading') yield row;
    else if (state === 'underHead') {
      state = 'reading';
      if (!numbersColumns(textsOf(row))) yield row;
    } else if (state === 'looking') {
      leading.push(row);
      if (key !== undefined && headsKey(textsOf(row)) === key) state = 'underHead';
      else if (leading.length === leadingRows) {
        if (key === undefined) yield* found();
        else {
          state = 'leaving';
          others.add(sheet);
        }
      }
    }
  }
  if (state !== 'looking' || leading.length === 0) return;
  if (key === undefined) yield* found();
  else others.add(sheet);
}

const isBook = (leading: readonly RawRow[], book: Book) =>
  leading.some((row) => guessColumns(textsOf(row), book).filter(Boolean).length >= 2);
