// A book kept in several sheets, one a year: the rows of every sheet with the head of the first, and which sheets are of another
// layout. A cover in front is no book, a head said again and a line of sums are no rows. Pure.
import { readDate } from './cells.ts';
import { columnNames, readHead } from './head.ts';
import { type RawRow, sheetOf } from './reading/rows.ts';
import { headsKey, rowReader } from './settings.ts';
import { type Book, groupMark, guessColumns, numbersColumns } from './targets.ts';

/** A head stands among so many leading rows of its sheet. */
const leadingRows = 15;

const textsOf = (row: RawRow) => row.cells.map(rowReader({ encoding: 'auto', usual: 'unicode' }, row.cells));

const plainCell = (cell: string) => cell.trim().replace(/\s+/g, ' ').toLowerCase();
const writtenAs = (row: RawRow | undefined) => (row?.cells ?? []).map(plainCell).join('\n').trimEnd();

/** What a book has that is not read: sheets of another layout, by their places, and rows that are none. */
export interface LeftOut {
  sheets: Set<number>;
  rows: number;
}

/** Passes on the rows of one book. @param left is filled with what was left out */
export async function* oneBook(rows: AsyncIterable<RawRow>, book: Book, left: LeftOut): AsyncGenerator<RawRow> {
  let keys: readonly string[] | undefined;
  /** The rows of the head as the file has them: told without reading every cell of a book. */
  const written = new Set<string>();
  /** The words over each column, as the file has them: a head of several rows is said again in one. */
  let over: ReadonlySet<string>[] = [];
  let sheet = -1;
  let leading: RawRow[] = [];
  let state = 'looking' as 'looking' | 'underHead' | 'reading' | 'leaving';
  /** Whether a row says the head once more, as on every page of a printed book, or numbers the columns under it. */
  const isRepeated = (row: RawRow): boolean => {
    const isHead = written.has(writtenAs(row)) || saysWords(row, over);
    const isRepeat = isHead || (state === 'underHead' && numbersColumns(textsOf(row)));
    state = isHead ? 'underHead' : 'reading';
    if (!isRepeat && !isSum(row)) return false;
    left.rows += 1;
    return true;
  };
  /** The first sheet that may be a book gives the head; nothing up to it is dropped. */
  const found = (): RawRow[] => {
    const head = readHead(
      leading.map((row) => ({ no: row.no, texts: textsOf(row) })),
      book,
    );
    keys = head.keys;
    for (const index of head.rows) written.add(writtenAs(leading[index]));
    over = wordsOver(head.rows.flatMap((index) => (leading[index]?.cells ? [leading[index].cells] : [])));
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
        else left.sheets.add(sheet);
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
          left.sheets.add(sheet);
        }
      }
    }
  }
  if (state !== 'looking' || leading.length === 0) return;
  if (keys === undefined) yield* found();
  else left.sheets.add(sheet);
}

const isBook = (leading: readonly RawRow[], book: Book) =>
  leading.some((row) => guessColumns(textsOf(row), book).filter(Boolean).length >= 2);

/** The words that stand over each column, those that run over it among them. */
const wordsOver = (rows: readonly (readonly string[])[]): ReadonlySet<string>[] =>
  columnNames(rows).map((name) => new Set(name.split(groupMark).map(plainCell).filter(Boolean)));

/** Whether most cells of a row are the words over their own columns. */
function saysWords({ cells }: RawRow, over: readonly ReadonlySet<string>[]): boolean {
  let said = 0;
  let known = 0;
  for (const [column, cell] of cells.entries()) {
    const text = plainCell(cell).replace(/\s*:$/, '');
    if (text === '') continue;
    said += 1;
    if (over[column]?.has(text)) known += 1;
  }
  return known >= 2 && (known === said || (known >= 3 && known * 2 > said));
}

/** What follows the word of a sum: nothing, a sign, a number, or of what it is. */
const sumWords =
  /^(?:tổng cộng|tong cong|cộng|tổng số|tong so)(?:\s*$|\s*[:.(=\d]|\s+(?:trang|tháng|quý|năm|kỳ|sổ|số|đơn|chuyển|mang|cả|chung|lũy|lại|các)(?![\p{L}\p{M}]))/u;

/** A line of sums: its word, and beside it numbers alone. */
function isSum(row: RawRow): boolean {
  const isWord = (cell: string) => /\p{L}/u.test(cell);
  // A petition says more than one thing: told without reading every cell of a book.
  if (row.cells.filter(isWord).length > 4) return false;
  const said = textsOf(row).filter((text) => text !== '');
  const [first = '', ...others] = said.filter(isWord).map((text) => text.normalize('NFC').toLocaleLowerCase('vi'));
  if (!sumWords.test(first) || said.some((text) => readDate(text) !== undefined)) return false;
  return others.every((text) => sumWords.test(text) || /^\d+ (?:đơn|vụ|lượt|người)$/u.test(text));
}
