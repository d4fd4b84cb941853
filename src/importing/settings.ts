// What the officer has said about one file: encoding, columns, meanings. Remembered per source. Kept encrypted, because a head
// or a value may be a name when a column was chosen wrongly. Pure.
import { fold } from '../search/fold.ts';
import type { Encoding, EncodingChoice } from './reading/encoding.ts';
import { convert, readText } from './reading/encoding.ts';
import { rowEncodings } from './reading/row-encoding.ts';
import { type Book, guessColumns, type TargetCode } from './targets.ts';
import type { ChoiceField } from './vocabulary.ts';

/** Not known who sent it; nobody signed it; it waits outside until somebody is written down. */
export const blankSenders = ['unknown', 'anonymous', 'wait'] as const;
export type BlankSender = (typeof blankSenders)[number];

export interface ImportSettings {
  encoding: EncodingChoice;
  /** The encoding most cells are in: breaks a tie where a cell reads both ways. */
  usual: Encoding;
  /** Cells found in each encoding. */
  found: Partial<Record<Encoding, number>>;
  /** Cells of a file of several encodings that read in more than one of them: how many, and some of their rows. */
  doubtful?: { cells: number; rows: number[] };
  /** Some rows that hold each encoding, from all over the file; none of a file staged before this was kept. */
  sampleRows?: Partial<Record<Encoding, number[]>>;
  /** Rows up to and with this one are the head. */
  headRow: number;
  heads: string[];
  /** The columns stand as in the file before by their place alone, for neither names them. */
  isByPlace?: boolean;
  /** What the file before had a column for and this one seems to have none. */
  missed?: TargetCode[];
  /** Names of the file's sheets that were read, and those of another layout that were not. */
  sheets: string[];
  otherSheets: string[];
  /** Rows left out as none: a head said again, a line of sums. */
  leftOut?: number;
  /** Whether the old book's numbers begin anew within a year. */
  numbering: 'unique' | 'repeats';
  columns: (TargetCode | '')[];
  /** What a row without a result means. */
  blankState: 'open' | 'filed' | '';
  /** What a row is that writes down nobody as its sender; left out of an older file: not known. */
  blankSender?: BlankSender;
  values: Partial<Record<ChoiceField, Record<string, string>>>;
  /** Names of offices the officer matched by hand; 0: kept as words only. */
  units: Record<string, number>;
}

/** What a source remembers for the next file of the same layout. */
export type RememberedSettings = Pick<
  ImportSettings,
  'encoding' | 'columns' | 'blankState' | 'blankSender' | 'numbering' | 'values' | 'units'
> & {
  headsKey: string;
};

/** How a cell begins that was kept back from a file of rejected rows. */
export const withheldMark = '(được bảo mật: chép lại';

/** What stands in place of a cell of a row that may denounce, on a page and in a file: the file's own row has it. */
export const withheld = (place: string) => `${withheldMark} từ dòng ${place} của tệp gốc)`;

/** So many rows of a file are looked at for its head. */
export const leadingRows = 15;

/** Tells one layout from another. */
export const headsKey = (heads: readonly string[]) => heads.map(fold).join('|').replace(/\|+$/, '');

/** What each column is: as the source had it last time, in the same layout or under the same head; else by guess. */
export function proposeColumns(
  heads: readonly string[],
  book: Book,
  remembered: Pick<RememberedSettings, 'headsKey' | 'columns'> | undefined,
): (TargetCode | '')[] {
  if (remembered?.headsKey === headsKey(heads)) return remembered.columns;
  const known = new Map(remembered?.headsKey.split('|').map((head, index) => [head, remembered.columns[index] ?? '']));
  // Of two columns with one head the first is meant.
  const chosen = heads.map((head, index) => (head === '' || heads.indexOf(head) < index ? undefined : known.get(fold(head))));
  return guessColumns(heads, book).map((guess, index) => chosen[index] ?? (chosen.includes(guess) ? '' : guess));
}

/** Where the columns differ from those of the file before, or rest on nothing but their place: to be said, so that nobody trusts them unseen. */
export function againstBefore(
  heads: readonly string[],
  columns: readonly (TargetCode | '')[],
  remembered: Pick<RememberedSettings, 'headsKey' | 'columns'> | undefined,
): Pick<ImportSettings, 'isByPlace' | 'missed'> {
  if (!remembered) return {};
  if (remembered.headsKey === headsKey(heads)) return headsKey(heads) === '' ? { isByPlace: true } : {};
  const missed = remembered.columns.filter((code): code is TargetCode => code !== '' && !columns.includes(code));
  return missed.length > 0 ? { missed: [...new Set(missed)] } : {};
}

/** A row in Unicode, read once and handed on. */
export interface DecodedRow {
  /** Every cell, without blanks at the ends. */
  texts: readonly string[];
  /** The cells of chosen columns by what these are. */
  said: Partial<Record<TargetCode, string>>;
}

/** A row by what its columns were chosen to be; two columns of one meaning are joined by a comma. Only names keep their line breaks. */
export function decodeRow(
  settings: Pick<ImportSettings, 'encoding' | 'usual' | 'columns'>,
  cells: readonly string[],
): DecodedRow {
  const texts = cells.map(rowReader(settings, cells));
  const said: DecodedRow['said'] = {};
  for (const [index, code] of settings.columns.entries()) {
    const lines = texts[index] ?? '';
    if (code === '' || lines === '') continue;
    const text = code === 'name' || code === 'nameAddress' ? lines : lines.replaceAll('\n', ' ');
    said[code] = said[code] ? `${said[code]}, ${text}` : text;
  }
  return { texts, said };
}

/** Reads the cells of one row, each in the encoding the whole row tells. */
export function rowReader(
  settings: Pick<ImportSettings, 'encoding' | 'usual'>,
  cells: readonly string[],
): (cell: string) => string {
  if (settings.encoding !== 'auto') return (cell) => cleanCell(readText(cell, settings.encoding, settings.usual));
  const found = rowEncodings(cells, settings.usual);
  const of = new Map(cells.map((cell, index) => [cell, found[index]?.encoding ?? 'unicode']));
  return (cell) => cleanCell(convert(cell, of.get(cell) ?? 'unicode'));
}

/** No control characters, single blanks, one kind of line end, no blanks at the ends. The soft hyphen goes after the reading of old fonts only. */
function cleanCell(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
    .replace(/\s*\n\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
