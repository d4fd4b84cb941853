// The rows of a .csv, whatever its separator and bytes: UTF-8 or UTF-16 where the bytes say so, else one sign a byte, which the
// reading of old fonts then turns into letters.
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { FileRefused, limits, refusals } from './limits.ts';
import { type RawRow, type ReadingNotes, rowCounter } from './rows.ts';

export type CsvBytes = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Reads the whole stream once to know how its bytes are meant. @throws FileRefused for one too large, or not text at all */
export async function sniffCsv(content: AsyncIterable<Buffer>): Promise<{ bytes: CsvBytes; separator: string }> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let bytes: CsvBytes | undefined;
  let isUtf8 = true;
  let size = 0;
  let head = Buffer.alloc(0);
  for await (const piece of content) {
    size += piece.length;
    if (size > limits.csvBytes) throw new FileRefused(refusals.csvBytes);
    if (head.length < 65_536) head = Buffer.concat([head, piece.subarray(0, 65_536 - head.length)]);
    if (isUtf8) {
      try {
        strict.decode(piece, { stream: true });
      } catch {
        isUtf8 = false;
      }
    }
  }
  if (size === 0) throw new FileRefused(refusals.empty);
  if (head[0] === 0xff && head[1] === 0xfe) bytes = 'utf-16le';
  else if (head[0] === 0xfe && head[1] === 0xff) bytes = 'utf-16be';
  else if (head.includes(0)) throw new FileRefused(refusals.unknown);
  else bytes = isUtf8 ? 'utf-8' : 'windows-1252';
  return { bytes, separator: separatorOf(new TextDecoder(bytes).decode(head)) };
}

/** The sign that parts the first lines most evenly. */
function separatorOf(head: string): string {
  const lines = head
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const counted = [';', '\t', '|', ','].map((sign) => ({
    sign,
    least: Math.min(...lines.map((line) => line.split(sign).length - 1)),
    most: Math.max(...lines.map((line) => line.split(sign).length - 1)),
  }));
  counted.sort((one, other) => other.least - one.least || other.most - one.most);
  return counted[0] && counted[0].most > 0 ? counted[0].sign : ',';
}

async function* decoded(content: AsyncIterable<Buffer>, bytes: CsvBytes): AsyncGenerator<string> {
  const decoder = new TextDecoder(bytes);
  for await (const piece of content) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** @throws FileRefused */
export async function* readCsv(
  content: AsyncIterable<Buffer>,
  how: { bytes: CsvBytes; separator: string },
  notes: ReadingNotes,
): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter: how.separator,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.cellCharacters * 20,
  });
  const isFull = rowCounter(notes);
  let no = 0;
  const source = Readable.from(decoded(content, how.bytes));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const record of source.pipe(parser)) {
      no += 1;
      const cells = (record as string[]).map((cell) => cell.slice(0, limits.cellCharacters));
      while (cells.length > 0 && cells[cells.length - 1]?.trim() === '') cells.pop();
      notes.formulas += cells.filter((cell) => /^[=@]|^[+-](?!\d)/.test(cell) && /[(!|]/.test(cell)).length;
      const row = { no, cells };
      if (isFull(row)) yield row;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new FileRefused(refusals.unknown);
    throw error;
  }
}
