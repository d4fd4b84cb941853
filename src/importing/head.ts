// The head of a book: one row, or several where a word runs over some columns and each of them has its own beneath. Every
// column is called by what stands over it: "Người gửi đơn: Họ và tên". Pure.
import { fold } from '../search/fold.ts';
import { readDate } from './cells.ts';
import { headsKey } from './settings.ts';
import { areOfSent, type Book, findHead, groupMark, guessColumns, numbersColumns } from './targets.ts';
import { meaningOf } from './vocabulary.ts';

/** A leading row of a sheet, its cells in Unicode. */
export interface LeadingRow {
  no: number;
  texts: readonly string[];
}

export interface Head {
  /** Places of its rows among the leading ones, the row that numbers the columns not among them; none where the file begins with its first petition. */
  rows: number[];
  /** The last row that is no petition; 0 where the first one is. */
  lastNo: number;
  /** The name of each column. */
  heads: string[];
  /** Tells each of its rows from every other, in order. */
  keys: string[];
}

/** Looks for the head among the leading rows of a sheet. */
export function readHead(leading: readonly LeadingRow[], book: Book): Head {
  const at = findHead(
    leading.map((row) => row.texts),
    book,
  );
  if (at < 0) {
    const [top] = leading;
    return { rows: [], lastNo: top && numbersColumns(top.texts) ? top.no : 0, heads: [], keys: [] };
  }
  /** Whether the row at `upper` and those beneath it, down to `last`, are one head. */
  const joins = (upper: number, last: number) =>
    isHeadOver(leading[upper], leading.slice(upper + 1, last + 1), leading[last + 1], book);
  let first = at;
  let last = at;
  while (joins(first - 1, last)) first -= 1;
  for (;;) {
    if (joins(last, last + 1)) last += 1;
    // A word over groups that are merged themselves has its columns two rows beneath.
    else if (joins(last + 1, last + 2) && joins(last, last + 2)) last += 2;
    else break;
  }
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const texts = rows.map((index) => leading[index]?.texts ?? []);
  const under = leading[last + 1];
  return {
    rows,
    lastNo: (under && numbersColumns(under.texts) ? under : leading[last])?.no ?? 0,
    heads: columnNames(texts),
    keys: texts.map(headsKey),
  };
}

/** The head where the officer says it ends: the one that is found there anyway, else that row alone; none for 0 or a row that is not among these. */
export function headAt(leading: readonly LeadingRow[], no: number, book: Book): Head {
  const found = readHead(leading, book);
  if (found.lastNo === no) return found;
  const at = leading.findIndex((row) => row.no === no);
  const texts = leading.slice(at, at + 1).map((row) => row.texts);
  return at < 0
    ? { rows: [], lastNo: 0, heads: [], keys: [] }
    : { rows: [at], lastNo: no, heads: columnNames(texts), keys: texts.map(headsKey) };
}

/**
 * The head of a file of a book of which the officer once said where it is: unusual words nobody knows for a head by themselves. It is the row that
 * says the same words, in whichever order.
 * @param key the heads of the file before (`headsKey`)
 */
export function headSaidBefore(leading: readonly LeadingRow[], key: string): Head | undefined {
  const words = sortedWords(key.split('|'));
  const at = leading.findIndex(({ texts }) => words !== '' && sortedWords(texts.map(fold)) === words);
  const row = leading[at];
  return row && { rows: [at], lastNo: row.no, heads: columnNames([row.texts]), keys: [headsKey(row.texts)] };
}
const sortedWords = (words: readonly string[]) => words.filter(Boolean).sort().join('|');

const textIn = (row: readonly string[], column: number) => (row[column] ?? '').trim();
const columnsOf = (row: readonly string[]) => row.flatMap((_, column) => (textIn(row, column) === '' ? [] : [column]));

/** Of each column the word that stands highest in these rows. */
function highestWords(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => textIn(row, column)).find(Boolean) ?? '');
}

/** How many columns a word runs over: those right of it without a word of their own, that have one beneath. */
function spanOf(upper: readonly string[], lower: readonly string[], column: number): number {
  if (textIn(lower, column) === '') return 0;
  let end = column + 1;
  while (end < lower.length && textIn(upper, end) === '' && textIn(lower, end) !== '') end += 1;
  return end - column;
}

/**
 * Whether a row and those directly beneath it are one head. A petition whose number was left blank looks much like a row of sub-heads, so these must be
 * known as such, or stand over the row that numbers the columns.
 */
function isHeadOver(
  upper: LeadingRow | undefined,
  rows: readonly LeadingRow[],
  next: LeadingRow | undefined,
  book: Book,
): boolean {
  if (!upper || rows.length === 0 || rows.some((row, index) => row.no !== upper.no + 1 + index)) return false;
  const lower = highestWords(rows.map((row) => row.texts));
  const above = columnsOf(upper.texts);
  const beneath = columnsOf(lower);
  const groups = above.filter((column) => spanOf(upper.texts, lower, column) > 1);
  if (above.length < 2 || groups.length === 0) return false;
  // Above a whole head stand lines of a title as well: the halves of a letterhead, "Đơn vị: …", a year.
  const isWhole = above.every((column) => beneath.includes(column));
  if (isWhole && (above.includes(0) || above.some((column) => isTitle(textIn(upper.texts, column))))) return false;
  const grouped = groups.reduce((sum, column) => sum + spanOf(upper.texts, lower, column), 0);
  const lone = beneath.filter((column) => above.includes(column) && !groups.includes(column)).length;
  if (lone >= grouped) return false;
  const words = beneath.map((column) => textIn(lower, column));
  if ([...upper.texts, ...words].some((text) => readDate(text) !== undefined)) return false;
  if (words.some((text) => text.length > 120 || !/\p{L}/u.test(text))) return false;
  const isOfSent = groups.some((column) =>
    areOfSent(textIn(upper.texts, column), lower.slice(column, column + spanOf(upper.texts, lower, column))),
  );
  return (next !== undefined && numbersColumns(next.texts)) || areSubHeads(words, book) || isOfSent;
}

const isTitle = (text: string) => text.length > 40 || /[\d:]/.test(text) || /^(cong hoa xa hoi|doc lap)/.test(fold(text));

/** Two columns of the book, or two values of one list side by side: no petition has two types. */
function areSubHeads(words: readonly string[], book: Book): boolean {
  if (guessColumns(words, book).filter(Boolean).length > 1) return true;
  return (['type', 'state'] as const).some(
    (field) => new Set(words.map((word) => meaningOf(field, book, word, {})).filter(Boolean)).size > 1,
  );
}

/** Each column with the words that stand over it, the widest first. */
export function columnNames(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) =>
    rows
      .flatMap((row, index) => {
        const word = textIn(row, column) || wordOver(rows, index, column);
        return word === '' ? [] : [word.replaceAll('\n', ' ').replace(/\s*:$/, '')];
      })
      .filter((word, index, words) => word !== words[index - 1])
      .join(groupMark),
  );
}

/** The word of a row that runs over a column from its left. */
function wordOver(rows: readonly (readonly string[])[], index: number, column: number): string {
  const row = rows[index] ?? [];
  const beneath = highestWords(rows.slice(index + 1));
  let start = column;
  while (start > 0 && textIn(row, start) === '') {
    // Another word above begins here: what stands further left is not this column's.
    if (rows.slice(0, index).some((upper) => textIn(upper, start) !== '')) return '';
    start -= 1;
  }
  return start + spanOf(row, beneath, start) > column ? textIn(row, start) : '';
}
