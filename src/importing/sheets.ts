// A book kept in several sheets, one a year: the rows of every sheet with the head of the first, and which sheets are of another
// layout. A cover in front is no book. Pure.
import { readHead } from './head.ts';
import { type RawRow, sheetOf } from './reading/rows.ts';
import { headsKey, rowReader } from './settings.ts';
import { type Book, guessColumns, numbersColumns } from './targets.ts';

/** A head stands among so many leading rows of its sheet. */
const leadingRows = 15;

const textsOf = (row: RawRow) => row.cells.map(rowReader({ encoding: 'auto', usual: 'unicode' }, row.cells));

const writtenAs = (row: RawRow | undefined) => (row?.cells ?? []).map((cell) => cell.trim()).join('\n');

/** Passes on the rows of one book. @param others is filled with the places of sheets that were left out */
export async function* oneBook(rows: AsyncIterable<RawRow>, book: Book, others: Set<number>): AsyncGenerator<RawRow> {
  let keys: readonly string[] | undefined;
  /** The rows of the head as the file has them: told without reading every cell of a book. */
  const written = new Set<string>();
  let sheet = -1;
  let leading: RawRow[] = [];
  let state = 'looking' as 'looking' | 'underHead' | 'reading' | 'leaving';
  /** Whether a row says the head once more, as on every page of a printed book, or numbers the columns under it. */
  const isRepeated = (row: RawRow): boolean => {
    const isHead = written.has(writtenAs(row));
    const isRepeat = isHead || (state === 'underHead' && numbersColumns(textsOf(row)));
    state = isHead ? 'underHead' : 'reading';
    return isRepeat;
  };
  /** The first sheet that may be a book gives the head; nothing up to it is dropped. */
  const found = (): RawRow[] => {
    const head = readHead(
      leading.map((row) => ({ no: row.no, texts: textsOf(row) })),
      book,
    );
    keys = head.keys;
    for (const index of head.rows) written.add(writtenAs(leading[index]));
    state = 'reading';
    return leading.splice(0).filter((row) => row.no <= head.lastNo || !isRepeated(row));
  };
  const endsWithHead = () =>
    keys !== undefined &&
    keys.length > 0 &&
    leading.length >= keys.length &&
    leading.slice(-keys.length).every((row, index) => headsKey(textsOf(row)) === keys?.[index]);
  for await (const row of rows) {
    if (sheetOf(row.no) !== sheet) {
      if (state === 'looking' && leading.length > 0) {
        if (keys === undefined && isBook(leading, book)) yield* found();
        else others.add(sheet);
      }
      sheet = sheetOf(row.no);
      leading = [];
      state = 'looking';
    }
    if (state === 'reading' || state === 'underHead') {
      if (!isRepeated(row)) yield row;
    } else if (state === 'looking') {
      leading.push(row);
      if (endsWithHead()) {
        for (const one of leading.slice(-(keys?.length ?? 0))) written.add(writtenAs(one));
        state = 'underHead';
      } else if (leading.length === leadingRows) {
        if (keys === undefined) yield* found();
        else {
          state = 'leaving';
          others.add(sheet);
        }
      }
    }
  }
  if (state !== 'looking' || leading.length === 0) return;
  if (keys === undefined) yield* found();
  else others.add(sheet);
}

const isBook = (leading: readonly RawRow[], book: Book) =>
  leading.some((row) => guessColumns(textsOf(row), book).filter(Boolean).length >= 2);
