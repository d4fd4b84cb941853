// What the officer has said about one file: encoding, columns, meanings. Remembered per source. Kept encrypted, because a head
// or a value may be a name when a column was chosen wrongly. Pure.
import { fold } from '../search/fold.ts';
import type { Encoding, EncodingChoice } from './reading/encoding.ts';
import { detect, readText } from './reading/encoding.ts';
import type { TargetCode } from './targets.ts';
import type { ChoiceField } from './vocabulary.ts';

export interface ImportSettings {
  encoding: EncodingChoice;
  /** The encoding most cells are in: breaks a tie where a cell reads both ways. */
  usual: Encoding;
  /** Cells found in each encoding, in the first rows and some of the others. */
  found: Partial<Record<Encoding, number>>;
  /** Rows up to and with this one are the head. */
  headRow: number;
  heads: string[];
  /** Names of the file's sheets that were read, and those of another layout that were not. */
  sheets: string[];
  otherSheets: string[];
  /** Whether the old book's numbers begin anew within a year. */
  numbering: 'unique' | 'repeats';
  columns: (TargetCode | '')[];
  /** What a row without a result means. */
  blankState: 'open' | 'filed' | '';
  values: Partial<Record<ChoiceField, Record<string, string>>>;
  /** Names of offices the officer matched by hand; 0: kept as words only. */
  units: Record<string, number>;
}

/** What a source remembers for the next file of the same layout. */
export type RememberedSettings = Pick<
  ImportSettings,
  'encoding' | 'columns' | 'blankState' | 'numbering' | 'values' | 'units'
> & {
  headsKey: string;
};

/** How a cell begins that was kept back from a file of rejected rows. */
export const withheldMark = '(được bảo mật: chép lại';

/** Tells one layout from another. */
export const headsKey = (heads: readonly string[]) => heads.map(fold).join('|').replace(/\|+$/, '');

/** The cells of a row by what their columns are, as Unicode text without blanks at the ends. */
export function cellsOf(
  settings: Pick<ImportSettings, 'encoding' | 'usual' | 'columns'>,
  cells: readonly string[],
): Partial<Record<TargetCode, string>> {
  const named: Partial<Record<TargetCode, string>> = {};
  const read = rowReader(settings, cells);
  for (const [index, code] of settings.columns.entries()) {
    const raw = cells[index];
    if (code === '' || raw === undefined || raw === '') continue;
    const lines = read(raw);
    const text = code === 'name' || code === 'nameAddress' ? lines : lines.replaceAll('\n', ' ');
    if (text !== '') named[code] = named[code] ? `${named[code]}, ${text}` : text;
  }
  return named;
}

/** Reads the cells of one row. A short cell may read several ways; a row was typed by one hand. */
export function rowReader(
  settings: Pick<ImportSettings, 'encoding' | 'usual'>,
  cells: readonly string[],
): (cell: string) => string {
  const usual = settings.encoding === 'auto' ? (detect(cells.join(' '), settings.usual) ?? settings.usual) : settings.usual;
  return (cell) => cleanCell(readText(cell, settings.encoding, usual));
}

/** No control characters, single blanks, one kind of line end, no blanks at the ends. The soft hyphen goes after the reading of old fonts only. */
export function cleanCell(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
    .replace(/\s*\n\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
